import type pg from 'pg';

const LINES = `
select 'table ' || n.nspname || '.' || c.relname || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where n.nspname in ('public', 'auth') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
union all
select 'table ' || n.nspname || '.' || c.relname || ' row level security '
    || case when c.relrowsecurity then 'on' else 'off' end
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and c.relkind = 'r'
union all
select 'table ' || n.nspname || '.' || c.relname || ' constraint ' || o.conname || ' ' || pg_get_constraintdef(o.oid)
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and o.contype <> 'n'
union all
select 'index ' || pg_get_indexdef(i.indexrelid)
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth')
    and not exists (select 1 from pg_constraint o where o.conindid = i.indexrelid)
union all
select 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-')
  from pg_policies where schemaname in ('public', 'auth')
union all
select 'view ' || c.relname || ' options ' || coalesce(array_to_string(c.reloptions, ','), 'none') || ' ' || md5(pg_get_viewdef(c.oid))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'v'
union all
select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'
    || case when p.prosecdef then ' security definer' else '' end
    || coalesce(' set ' || array_to_string(p.proconfig, ','), '') || ' ' || md5(p.prosrc)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
union all
select 'grant ' || g.privilege_type || coalesce(' (' || g.column_name || ')', '') || ' on ' || g.nspname || '.' || g.relname || ' to '
    || coalesce(r.rolname, 'PUBLIC')
  from (
    -- From the catalogue itself: the information schema asks for every pair of roles, which takes half a minute.
    select n.nspname, c.relname, null as column_name, acl.privilege_type, acl.grantee
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join lateral aclexplode(c.relacl) acl
      where c.relkind in ('r', 'v', 'p', 'f') and acl.privilege_type <> 'MAINTAIN'
    union all
    select n.nspname, c.relname, a.attname, acl.privilege_type, acl.grantee
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      cross join lateral aclexplode(a.attacl) acl
      where not exists (select 1 from aclexplode(c.relacl) whole
        where whole.grantee = acl.grantee and whole.privilege_type = acl.privilege_type)
  ) g
  left join pg_roles r on r.oid = g.grantee
  where coalesce(r.rolname, 'PUBLIC') in ('deskproof_app', 'deskproof_auth', 'PUBLIC') and g.nspname in ('public', 'auth')
union all
select 'grant EXECUTE on ' || p.proname || ' to ' || r.rolname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  cross join lateral aclexplode(p.proacl) acl join pg_roles r on r.oid = acl.grantee
  where n.nspname = 'public' and r.rolname in ('deskproof_app', 'deskproof_auth')
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

/** The catalogue as the database itself prints it: tables, constraints, indexes, policies, functions, grants. */
export async function catalogue(owner: pg.Pool): Promise<string> {
  const { rows } = await owner.query<{ line: string }>(`select line from (${LINES}) all_lines`);
  const lines = rows.map((row) => row.line.replaceAll(/\s+/g, ' '));
  return `${[...new Set(lines)].sort().join('\n')}\n`;
}
