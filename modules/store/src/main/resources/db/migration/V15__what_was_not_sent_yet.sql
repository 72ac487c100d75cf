-- What staff wrote in a form and did not send yet: sealed, under their own name, one row for each form and for its files. Where the
-- form is of a file it is sealed under the file's key, and cannot be read any more once that is destroyed.
create table gehoor.draft (
  tenant_id text  not null,
  person    text  not null,
  form      text  not null,
  part      text  not null,
  file_id   uuid,
  sealed    bytea not null,
  day       date  not null,
  primary key (tenant_id, person, form, part),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index draft_day on gehoor.draft (tenant_id, day);
-- Sealed bytes do not compress.
alter table gehoor.draft alter column sealed set storage external;

alter table gehoor.draft enable row level security;
alter table gehoor.draft force row level security;
create policy tenant on gehoor.draft
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, update, delete on gehoor.draft to gehoor_app;
