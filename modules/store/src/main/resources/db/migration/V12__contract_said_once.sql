-- What stood in an entry as the hash before it, stands in the entry before as its own. Rows of before keep it, and are held
-- to it.
alter table gehoor.entry alter column previous drop not null;

-- The clear part lies packed: the words that all entries are made of are said once, in the program. Rows of before keep their
-- text; both are read, and both are what the hash is over.
alter table gehoor.entry add column packed bytea;
alter table gehoor.entry alter column clear drop not null;
alter table gehoor.entry add check (num_nonnulls(clear, packed) = 1);

-- Half of each hash is kept: 128 bits. What was done just now is known again by the same half.
alter table gehoor.idempotency no force row level security;
update gehoor.idempotency set key = substring(key from 1 for 16), fingerprint = substring(fingerprint from 1 for 16);
alter table gehoor.idempotency force row level security;
alter table gehoor.idempotency add check (octet_length(key) <= 16 and octet_length(fingerprint) <= 16);

-- Rows live a day and are forgotten tenant by tenant, which the primary key finds.
drop index gehoor.idempotency_day;
