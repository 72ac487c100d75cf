-- What is counted every few seconds must not be looked for in all that ever was.
create index clock_missed on gehoor.clock (tenant_id, due) where state = 'missed';
create index outbox_failed on gehoor.outbox (tenant_id, day) where state = 'FAILED';

-- A replica that does not migrate looks for itself whether the database is at its level.
grant usage on schema migration to gehoor_app;
grant select on migration.flyway_schema_history to gehoor_app;
