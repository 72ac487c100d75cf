-- Organisations that somebody began at the console, by the proposal that would make each of them live for the first time. Rows of the
-- platform, as those of gehoor.organisation: the proposal itself is a row of the organisation's own.
create table gehoor.begun (
  tenant_id    text not null,
  organisation text not null,
  proposal     uuid not null,
  primary key (tenant_id, organisation)
);

alter table gehoor.begun enable row level security;
alter table gehoor.begun force row level security;
create policy tenant on gehoor.begun using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, update on gehoor.begun to gehoor_app;
