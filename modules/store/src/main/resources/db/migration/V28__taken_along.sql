-- Which files a member of staff of an organisation that leaves has taken along, each as it was with its entry of that number, and what of it
-- they could read. Written after it was handed out; insert only.
create table gehoor.taken_along (
  tenant_id    text        not null,
  file_id      uuid        not null,
  seq          int         not null,
  person       text        not null,
  at           timestamptz not null,
  compartments text        not null default '',
  primary key (tenant_id, file_id, seq, person, at),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index taken_along_person on gehoor.taken_along (tenant_id, person, at);

alter table gehoor.taken_along enable row level security;
alter table gehoor.taken_along force row level security;
create policy tenant on gehoor.taken_along using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert on gehoor.taken_along to gehoor_app;
