-- Up to which act of the trail (gehoor.governed) this checkpoint, or one before it, seals. Null: none is sealed yet.
alter table gehoor.checkpoint add column trail int;
