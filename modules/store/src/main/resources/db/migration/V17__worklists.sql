-- A worklist comes by its nearest date: in that order the files of a tenant lie here, however many there are.
create index file_worklist on gehoor.file (tenant_id, coalesce(next_due, 'infinity'), id);

-- What waits for a role while nobody has it, is found by a mark of its own, as what waits for a role or a person is.
alter table gehoor.file no force row level security;
alter table gehoor.mark no force row level security;
update gehoor.file f
  set marks = f.marks || array(select 'free:' || substring(m from 6) from unnest(f.marks) m where m like 'role:%')
  where exists (select from unnest(f.marks) m where m like 'role:%')
    and not exists (select from unnest(f.marks) m where m like 'person:%');
insert into gehoor.mark (tenant_id, mark, file_id)
  select f.tenant_id, m, f.id from gehoor.file f, unnest(f.marks) m where m like 'free:%';
alter table gehoor.file force row level security;
alter table gehoor.mark force row level security;
