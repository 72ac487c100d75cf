-- Sealing looks at what was written lately, not at all files. Entries lie in the order in which they came, and are never
-- changed: a few ranges of pages are the last days', and an index of ranges costs next to nothing to keep.
create index entry_lately on gehoor.entry using brin (tenant_id, at) with (pages_per_range = 32, autosummarize = on);
