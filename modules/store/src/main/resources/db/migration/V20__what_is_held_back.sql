-- What is held back is few, and is to be found at once, however much was ever sent.
create index outbox_held on gehoor.outbox (tenant_id, file_id) where state = 'HELD';
