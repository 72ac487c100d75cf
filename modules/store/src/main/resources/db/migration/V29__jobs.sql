-- What takes longer than an answer may: how far it is, and for an hour what came of it, so that every node can say so. A row of the
-- organisation that it is about; who runs the platform alone reads it, at the console and by the interface. What came of it is figures that
-- point to no file, and what is proved of procedures: nothing that anybody wrote in a file, and no name.
create table gehoor.job (
  tenant_id  text        not null,
  id         uuid        not null,
  kind       text        not null,
  state      text        not null,
  -- 0 to 100
  percent    int         not null,
  -- somebody stops it: the node that does it sees this at its next sign of life
  stopping   boolean     not null,
  -- its node gave no sign of life any more, or left
  broken_off boolean     not null,
  begun_at   timestamptz not null,
  -- the last sign of life of the node that does it, or keeps it waiting for its turn
  seen_at    timestamptz not null,
  over_at    timestamptz,
  -- as JSON; null where nothing came of it, or not yet
  result     text,
  primary key (tenant_id, id),
  constraint job_over check ((over_at is null) = (state in ('WAITING', 'RUNNING')))
);
-- One of a kind at a time for an organisation, whichever node is asked.
create unique index job_under_way on gehoor.job (tenant_id, kind) where over_at is null;

alter table gehoor.job enable row level security;
alter table gehoor.job force row level security;
create policy tenant on gehoor.job using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, update, delete on gehoor.job to gehoor_app;
