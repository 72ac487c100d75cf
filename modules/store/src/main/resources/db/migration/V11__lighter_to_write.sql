-- A token is written in one transaction with what was written in its file, by a role that can take no file away: what a foreign
-- key looks for here cannot be missing, and looking took longer than writing.
alter table gehoor.search_token drop constraint search_token_tenant_id_file_id_fkey;

-- A notice is known by its id. That no two stand at one place of one entry follows from how they are made, and notices of a
-- file are found by the file alone.
create index outbox_file on gehoor.outbox (tenant_id, file_id);
alter table gehoor.outbox drop constraint outbox_tenant_id_file_id_seq_place_key;
