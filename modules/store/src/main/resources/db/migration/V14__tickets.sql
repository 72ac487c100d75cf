-- A link that opens one thing in one file, once; what is kept of it is a keyed hash. What became of it the file's history tells.
create table gehoor.ticket (
  tenant_id text        not null,
  lookup    bytea       not null,
  file_id   uuid        not null,
  -- an invitation of the file by its id, or "mailbox": a new receipt for who complains
  opens     text        not null,
  -- from when it opens nothing; a while later the row is forgotten
  until     timestamptz not null,
  primary key (tenant_id, lookup),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id),
  check (octet_length(lookup) = 32)
);
create index ticket_file on gehoor.ticket (tenant_id, file_id);
create index ticket_until on gehoor.ticket (tenant_id, until);

alter table gehoor.ticket enable row level security;
alter table gehoor.ticket force row level security;
create policy tenant on gehoor.ticket
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, delete on gehoor.ticket to gehoor_app;
