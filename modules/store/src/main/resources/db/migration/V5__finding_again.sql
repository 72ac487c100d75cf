-- What files are found by: keyed tokens, of words that people wrote and of what people are called. Which word a token stands
-- for is known to who holds the tenant's key. A b-tree on numbers serves under row-level security; a text index would not.
create table gehoor.search_token (
  tenant_id text    not null,
  token     bigint  not null,
  file_id   uuid    not null,
  -- of what somebody is called or reached by; gone with the name
  person    boolean not null,
  primary key (tenant_id, token, file_id),
  foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id)
);
create index search_token_person on gehoor.search_token (tenant_id, file_id) where person;

alter table gehoor.search_token enable row level security;
alter table gehoor.search_token force row level security;
create policy tenant on gehoor.search_token
  using (tenant_id = nullif(current_setting('app.tenant', true), ''))
  with check (tenant_id = nullif(current_setting('app.tenant', true), ''));

grant select, insert, delete on gehoor.search_token to gehoor_app;
