-- Organisations that take nothing new from the public now, and since when; who decided so, and why, stands in gehoor.governed. The row goes
-- when it is taken up again.
create table gehoor.suspension (
  tenant_id text        not null,
  since     timestamptz not null,
  primary key (tenant_id)
);

alter table gehoor.suspension enable row level security;
alter table gehoor.suspension force row level security;
create policy tenant on gehoor.suspension using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, delete on gehoor.suspension to gehoor_app;
