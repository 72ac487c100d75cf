-- What waits is looked for by its time. Those of one time are few: their order by id needs no place in each row's entry here.
drop index gehoor.outbox_waiting;
create index outbox_waiting on gehoor.outbox (tenant_id, not_before) where state = 'WAITING';
