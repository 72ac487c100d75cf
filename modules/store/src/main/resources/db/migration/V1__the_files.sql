-- Where files are kept. In every table the tenant comes first: in the row, in each key, in each index.
-- No column fills itself with a moment, and nothing counts across tenants: what is not said is not known.

create schema gehoor;
create schema vault;

-- A file as it stands: a projection of its entries, written together with them.
create table gehoor.file (
  tenant_id         text   not null,
  id                uuid   not null,
  procedure         text   not null,
  procedure_version text   not null,
  number            text   collate "C",
  kind              text   not null,
  stage             text   not null,
  outcome           text,
  identity          text   not null,
  channel           text   not null,
  language          text   not null,
  received          date   not null,
  registered        date   not null,
  closed_on         date,
  next_due          date,
  wake_at           timestamptz,
  handlers          text[] not null,
  marks             text[] not null,
  linked            boolean not null,
  version           bigint not null,
  chain             bytea  not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  check (version > 0),
  check (octet_length(chain) = 32)
) with (fillfactor = 85);

create index file_wake on gehoor.file (tenant_id, wake_at, id) where wake_at is not null;
create index file_registered on gehoor.file (tenant_id, registered desc, id);

-- What happened, as it was written: the truth. The runtime role can add, never change or remove.
create table gehoor.entry (
  tenant_id text        not null,
  file_id   uuid        not null,
  seq       int         not null,
  at        timestamptz not null,
  clear     text        not null,
  sealed    bytea,
  previous  bytea       not null,
  hash      bytea       not null,
  primary key (tenant_id, file_id, seq),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id),
  check (seq > 0),
  check (octet_length(previous) = 32 and octet_length(hash) = 32)
);

create table gehoor.clock (
  tenant_id text not null,
  file_id   uuid not null,
  run       text not null,
  clock     text not null,
  kind      text not null,
  owner     text not null,
  state     text not null,
  due       date not null,
  wake_at   timestamptz,
  primary key (tenant_id, file_id, run),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);

-- What files are found by: file.marks turned around.
create table gehoor.mark (
  tenant_id text not null,
  mark      text not null,
  file_id   uuid not null,
  primary key (tenant_id, mark, file_id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index mark_file on gehoor.mark (tenant_id, file_id);

-- A link as each of its two files sees it: link is "origin" where the other is the file it came from.
create table gehoor.link (
  tenant_id text not null,
  file_id   uuid not null,
  link      text not null,
  other_id  uuid not null,
  primary key (tenant_id, file_id, link, other_id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id),
  foreign key (tenant_id, other_id) references gehoor.file (tenant_id, id)
);

-- The last number given out in each series and year. Taken last in a transaction, and taken back with it.
create table gehoor.number_series (
  tenant_id text not null,
  series    text not null,
  year      int  not null,
  last      int  not null,
  primary key (tenant_id, series, year),
  check (last > 0)
);

-- A receipt opens files; what is kept of it is a keyed hash.
create table gehoor.receipt (
  tenant_id   text    not null,
  lookup      bytea   not null,
  file_id     uuid    not null,
  holder      text    not null,
  provisional boolean not null,
  replaces    bytea,
  primary key (tenant_id, lookup, file_id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id),
  check (octet_length(lookup) = 32)
);
create index receipt_file on gehoor.receipt (tenant_id, file_id);
create index receipt_replaces on gehoor.receipt (tenant_id, replaces) where replaces is not null;

-- Requests that were carried out, so that the same request again is not carried out again.
create table gehoor.idempotency (
  tenant_id   text  not null,
  key         bytea not null,
  fingerprint bytea not null,
  file_id     uuid  not null,
  seq         int   not null,
  day         date  not null,
  primary key (tenant_id, key),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index idempotency_day on gehoor.idempotency (tenant_id, day);

-- Who is to be told something: neither text nor address.
create table gehoor.outbox (
  tenant_id  text        not null,
  id         uuid        not null,
  file_id    uuid        not null,
  seq        int         not null,
  place      int         not null,
  recipient  text        not null,
  name       text        not null,
  letter     text,
  daily      boolean     not null,
  not_before timestamptz not null,
  attempts   int         not null,
  enclosed   bytea,
  state      text        not null,
  day        date,
  primary key (tenant_id, id),
  unique (tenant_id, file_id, seq, place),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index outbox_waiting on gehoor.outbox (tenant_id, not_before, id) where state = 'WAITING';

create table gehoor.attachment (
  tenant_id text   not null,
  id        uuid   not null,
  file_id   uuid   not null,
  seq       int    not null,
  field     text   not null,
  label     bytea  not null,
  size      bigint not null,
  chunks    int    not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index attachment_file on gehoor.attachment (tenant_id, file_id, seq);

create table gehoor.attachment_chunk (
  tenant_id     text  not null,
  attachment_id uuid  not null,
  number        int   not null,
  sealed        bytea not null,
  primary key (tenant_id, attachment_id, number),
  foreign key (tenant_id, attachment_id) references gehoor.attachment (tenant_id, id)
);
-- Sealed bytes do not compress.
alter table gehoor.attachment_chunk alter column sealed set storage external;

-- Who opened a file of somebody who is known or could be.
create table gehoor.opening (
  tenant_id    text        not null,
  id           uuid        not null,
  file_id      uuid        not null,
  person       text        not null,
  roles        text        not null,
  compartments text        not null,
  at           timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index opening_file on gehoor.opening (tenant_id, file_id, at);

-- Members of staff, never who complains.
create table gehoor.person (
  tenant_id text   not null,
  id        text   not null,
  name      text   not null,
  mail      text,
  roles     text[] not null,
  belongs   text[] not null,
  primary key (tenant_id, id)
);
create index person_name on gehoor.person (tenant_id, name, id);

-- Configurations that were live, whole, for the files that still run under them.
create table gehoor.config_version (
  tenant_id    text        not null,
  fingerprint  text        not null,
  files        text        not null,
  procedures   text        not null,
  activated_at timestamptz not null,
  activated_by text        not null,
  live         boolean     not null,
  primary key (tenant_id, fingerprint)
);
create unique index config_version_live on gehoor.config_version (tenant_id) where live;

-- The vault: keys of files, wrapped; identities, sealed; and who was told one.
create table vault.file_key (
  tenant_id text  not null,
  file_id   uuid  not null,
  purpose   text  not null,
  wrapped   bytea not null,
  -- No foreign key: a key is made before its file begins, and one of them serves a whole tenant.
  primary key (tenant_id, file_id, purpose)
);

create table vault.identity (
  tenant_id text  not null,
  file_id   uuid  not null,
  purpose   text  not null,
  party     text  not null,
  sealed    bytea not null,
  primary key (tenant_id, file_id, purpose, party)
);

create table vault.disclosure (
  tenant_id text        not null,
  id        uuid        not null,
  file_id   uuid        not null,
  purpose   text        not null,
  party     text        not null,
  told      text        not null,
  role      text        not null,
  ground    text        not null,
  what_for  text        not null,
  until     timestamptz not null,
  at        timestamptz not null,
  primary key (tenant_id, id)
);
create index disclosure_file on vault.disclosure (tenant_id, file_id, at);

-- The wall: whatever a query says, a transaction sees and writes the rows of its tenant. After a transaction
-- the setting is empty, not null, and an empty tenant is no tenant.
do $$
declare one record;
begin
  for one in select schemaname, tablename from pg_tables where schemaname in ('gehoor', 'vault') loop
    execute format('alter table %I.%I enable row level security', one.schemaname, one.tablename);
    execute format('alter table %I.%I force row level security', one.schemaname, one.tablename);
    execute format(
      'create policy tenant on %I.%I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))'
      ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', one.schemaname, one.tablename);
  end loop;
end $$;

-- What the runtime role may do: as little as its work needs. isolation.sql holds the same list.
grant usage on schema gehoor, vault to gehoor_app;
grant select, insert on gehoor.entry, gehoor.link, gehoor.attachment, gehoor.attachment_chunk, gehoor.opening,
  vault.disclosure to gehoor_app;
grant select, insert, update on gehoor.file, gehoor.clock, gehoor.number_series, gehoor.outbox, gehoor.person,
  gehoor.config_version to gehoor_app;
grant select, insert, delete on gehoor.mark, gehoor.idempotency, vault.file_key to gehoor_app;
grant select, insert, update, delete on gehoor.receipt, vault.identity to gehoor_app;

-- Temporary tables would be tables without a wall.
do $$
begin
  execute format('revoke temporary, create on database %I from public', current_database());
end $$;
