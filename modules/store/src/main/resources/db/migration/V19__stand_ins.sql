-- Who stands in for whom, and when that was ended. Never changed and never taken away: it tells who could see and do what, and when.
create table gehoor.stand_in (
  tenant_id  text not null,
  id         uuid not null,
  person     text not null,
  deputy     text not null,
  roles      text[] not null,
  -- both null: named beforehand; it begins by a row of its own, which names this one
  starts     date,
  ends       date,
  beforehand uuid,
  named_by   text not null,
  named_at   timestamptz not null,
  primary key (tenant_id, id),
  constraint stand_in_other check (person <> deputy),
  constraint stand_in_days check ((starts is null) = (ends is null) and starts <= ends)
);

create table gehoor.stand_in_ended (
  tenant_id text not null,
  id        uuid not null,
  ended_by  text not null,
  ended_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references gehoor.stand_in (tenant_id, id)
);

alter table gehoor.stand_in enable row level security;
alter table gehoor.stand_in force row level security;
create policy tenant on gehoor.stand_in
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));
alter table gehoor.stand_in_ended enable row level security;
alter table gehoor.stand_in_ended force row level security;
create policy tenant on gehoor.stand_in_ended
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert on gehoor.stand_in, gehoor.stand_in_ended to gehoor_app;
