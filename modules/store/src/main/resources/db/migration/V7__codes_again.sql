-- Receipt codes that an answer told, for who asks again because the answer got lost: sealed with what only the asker has,
-- and under the file's key. Null where none were told, and for requests of before.

alter table gehoor.idempotency add column codes bytea;
