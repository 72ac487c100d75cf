-- What keeps tenants apart, asked of the catalogue. Each rule answers with (rule, object) for whatever
-- breaks it. Schemas count that are not PostgreSQL's own; tables without a tenant are named in "global"
-- with the reason why they may be.
with
global (name, reason) as (
  values ('migration.flyway_schema_history', 'which migrations ran; the runtime role can read it'),
         ('waker.scheduled_tasks', 'when to look for work; names no tenant and no file')
),
granted (name, privileges) as (
  values ('gehoor.entry',             array['INSERT', 'SELECT']),
         ('gehoor.link',              array['INSERT', 'SELECT']),
         ('gehoor.attachment',        array['INSERT', 'SELECT']),
         ('gehoor.attachment_chunk',  array['INSERT', 'SELECT']),
         ('gehoor.opening',           array['INSERT', 'SELECT']),
         ('gehoor.checkpoint',        array['INSERT', 'SELECT']),
         ('gehoor.stand_in',          array['INSERT', 'SELECT']),
         ('gehoor.stand_in_ended',    array['INSERT', 'SELECT']),
         ('gehoor.governed',          array['INSERT', 'SELECT']),
         ('gehoor.taken_along',       array['INSERT', 'SELECT']),
         ('vault.disclosure',         array['INSERT', 'SELECT']),
         ('gehoor.file',              array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.clock',             array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.number_series',     array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.outbox',            array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.person',            array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.config_version',    array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.covered',           array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.organisation',      array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.begun',             array['INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.suspension',        array['DELETE', 'INSERT', 'SELECT']),
         ('gehoor.removed',           array['SELECT']),
         ('gehoor.mark',              array['DELETE', 'INSERT', 'SELECT']),
         ('gehoor.search_token',      array['DELETE', 'INSERT', 'SELECT']),
         ('gehoor.saved_view',        array['DELETE', 'INSERT', 'SELECT']),
         ('gehoor.idempotency',       array['DELETE', 'INSERT', 'SELECT']),
         ('gehoor.ticket',            array['DELETE', 'INSERT', 'SELECT']),
         ('vault.file_key',           array['DELETE', 'INSERT', 'SELECT']),
         ('gehoor.draft',             array['DELETE', 'INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.removal',           array['DELETE', 'INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.job',               array['DELETE', 'INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.proposal',          array['DELETE', 'INSERT', 'SELECT', 'UPDATE']),
         ('gehoor.receipt',           array['DELETE', 'INSERT', 'SELECT', 'UPDATE']),
         ('vault.identity',           array['DELETE', 'INSERT', 'SELECT', 'UPDATE'])
),
schema as (
  select n.oid, n.nspname, n.nspacl, n.nspowner from pg_namespace n
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
),
relation as (
  select c.*, format('%I.%I', s.nspname, c.relname) as name from pg_class c join schema s on s.oid = c.relnamespace
),
tenanted as (
  select r.* from relation r
  where r.relkind in ('r', 'p') and r.name not in (select name from global)
),
tenant as (
  select a.attrelid, a.attnum from pg_attribute a where a.attname = 'tenant_id' and not a.attisdropped
),
app as (
  select * from pg_roles where rolname = 'gehoor_app'
),
breach (rule, object) as (
  select 'tenant-column', t.name
  from tenanted t
  where not exists (
    select from pg_attribute a
    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'text'::regtype and a.attnum = 1)

  union all
  select 'row-security-enabled', t.name from tenanted t where not t.relrowsecurity
  union all
  select 'row-security-forced', t.name from tenanted t where not t.relforcerowsecurity

  union all
  -- One policy a table, and it is the policy: a second permissive one would be an "or".
  select 'one-policy', t.name
  from tenanted t
  where (select count(*) from pg_policy p where p.polrelid = t.oid) <> 1
  union all
  select 'policy-is-the-tenant', t.name || ' ' || p.polname
  from tenanted t join pg_policy p on p.polrelid = t.oid
  where p.polcmd <> '*' or not p.polpermissive or p.polroles <> array[0::oid]
     or pg_get_expr(p.polqual, p.polrelid) is distinct from
        '(tenant_id = NULLIF(current_setting(''app.tenant''::text, true), ''''::text))'
     or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from
        '(tenant_id = NULLIF(current_setting(''app.tenant''::text, true), ''''::text))'

  union all
  select 'primary-key', t.name
  from tenanted t
  where not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')
  union all
  -- Unique keys, exclusions and plain indexes alike; an index on an expression first has attnum 0 there.
  select 'index-begins-with-tenant', i.indexrelid::regclass::text
  from tenanted t join pg_index i on i.indrelid = t.oid
  where not exists (select from tenant where attrelid = t.oid and attnum = i.indkey[0])
  union all
  select 'foreign-key-begins-with-tenant', t.name || ' ' || c.conname
  from tenanted t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
  where not exists (select from tenant where attrelid = c.conrelid and attnum = c.conkey[1])
     or not exists (select from tenant where attrelid = c.confrelid and attnum = c.confkey[1])

  union all
  -- A default is filled in unseen: a moment nobody asked to keep, or a number that counts other tenants' rows.
  select 'default-is-a-constant', t.name || '.' || a.attname
  from tenanted t
  join pg_attrdef d on d.adrelid = t.oid
  join pg_attribute a on a.attrelid = t.oid and a.attnum = d.adnum
  where a.attgenerated = '' and (pg_get_expr(d.adbin, d.adrelid) ~* '\(|current_|localtime'
     or format_type(a.atttypid, null) ~ '^(timestamp|time|date|interval)')
  union all
  select 'no-identity-column', t.name || '.' || a.attname
  from tenanted t join pg_attribute a on a.attrelid = t.oid and a.attidentity <> '' and not a.attisdropped
  union all
  select 'no-sequence', r.name from relation r where r.relkind = 'S'

  union all
  select 'no-materialized-view', r.name from relation r where r.relkind = 'm'
  union all
  select 'no-foreign-table', r.name from relation r where r.relkind = 'f'
  union all
  select 'view-as-invoker', r.name
  from relation r
  where r.relkind = 'v' and not coalesce(r.reloptions && array['security_invoker=true', 'security_invoker=on'], false)
  union all
  select 'no-function', format('%I.%I', s.nspname, f.proname) from pg_proc f join schema s on s.oid = f.pronamespace
  union all
  select 'no-trigger', t.name || ' ' || g.tgname
  from relation t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
  union all
  select 'no-rule', t.name || ' ' || w.rulename
  from relation t join pg_rewrite w on w.ev_class = t.oid and w.rulename <> '_RETURN'
  union all
  select 'no-publication', p.pubname from pg_publication p

  union all
  -- What the runtime role may do with each table, neither more nor less.
  select 'granted-as-listed', t.name || ' ' || coalesce(held.privileges::text, '{}')
  from tenanted t
  left join granted g on g.name = t.name
  left join lateral (
    select array_agg(x.privilege_type::text order by x.privilege_type) as privileges
    from aclexplode(t.relacl) x where x.grantee = (select oid from app)) held on true
  where coalesce(held.privileges, '{}') is distinct from coalesce(g.privileges, '{}') or g.name is null
  union all
  select 'granted-to-nobody-else', t.name || ' ' || coalesce(x.grantee::regrole::text, 'public') || ' ' || x.privilege_type
  from relation t, aclexplode(t.relacl) x
  where t.relkind <> 'i' and x.grantee <> t.relowner and x.grantee <> (select oid from app)
  union all
  select 'granted-without-option', t.name from relation t, aclexplode(t.relacl) x
  where x.is_grantable and x.grantee <> t.relowner
  union all
  select 'no-column-grant', t.name || '.' || a.attname
  from relation t join pg_attribute a on a.attrelid = t.oid and a.attacl is not null
  union all
  select 'no-default-grant', d.defaclrole::regrole::text from pg_default_acl d
  union all
  select 'global-is-granted-as-listed', r.name || ' ' || x.privilege_type
  from relation r, aclexplode(r.relacl) x
  where r.name in (select name from global) and x.grantee = (select oid from app)
    and not (r.name = 'waker.scheduled_tasks' and x.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
    and not (r.name = 'migration.flyway_schema_history' and x.privilege_type = 'SELECT')
  union all
  select 'schema-for-use-only', s.nspname || ' ' || p.privilege
  from schema s, app, (values ('CREATE'), ('USAGE')) p (privilege)
  where has_schema_privilege(app.oid, s.oid, p.privilege)
    and not (p.privilege = 'USAGE' and s.nspname in ('gehoor', 'vault', 'waker', 'migration', 'public'))
  union all
  select 'database-for-use-only', p.privilege
  from app, (values ('CREATE'), ('TEMPORARY')) p (privilege)
  where has_database_privilege(app.oid, current_database(), p.privilege)

  union all
  select 'runtime-role-exists', 'gehoor_app' where not exists (select from app)
  union all
  select 'runtime-role-without-power', a.attribute
  from app, lateral (values
      ('SUPERUSER', app.rolsuper), ('BYPASSRLS', app.rolbypassrls), ('CREATEROLE', app.rolcreaterole),
      ('CREATEDB', app.rolcreatedb), ('REPLICATION', app.rolreplication)) a (attribute, has)
  where a.has
  union all
  select 'runtime-role-member-of-nothing', m.roleid::regrole::text
  from app join pg_auth_members m on m.member = app.oid
  union all
  select 'runtime-role-owns-nothing', d.classid::regclass || ' ' || d.objid
  from app join pg_shdepend d on d.refclassid = 'pg_authid'::regclass and d.refobjid = app.oid and d.deptype = 'o'
  where d.dbid in (0, (select oid from pg_database where datname = current_database()))
  union all
  select 'runtime-role-has-no-tenant', array_to_string(s.setconfig, ', ')
  from pg_db_role_setting s
  where exists (select from unnest(s.setconfig) one where one ~* '^(app\.tenant|row_security|role|search_path)=')
    and (s.setrole = 0 or s.setrole = (select oid from app))
    and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
  union all
  -- A view or a function of an owner that is above row-level security would carry others above it too.
  select 'owner-without-power', r.name || ' ' || o.rolname
  from relation r join pg_roles o on o.oid = r.relowner
  where o.rolsuper or o.rolbypassrls
)
select rule, object from breach order by rule, object
