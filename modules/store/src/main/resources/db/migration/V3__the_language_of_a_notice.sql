-- In which language a notice was made. That of a party is known to the vault alone, which is not opened to look at a letter
-- that has left. Null while it waits, and for what left before this column was there.

alter table gehoor.outbox add column language text;
