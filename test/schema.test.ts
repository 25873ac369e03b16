import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { openWorld } from './world.ts';

const world = await openWorld();

/** Tables that hold no tenant's rows, each with its reason. */
const WITHOUT_TENANT: Readonly<Record<string, string>> = {
  organisation: 'the tenant itself: its id is the tenant, and its policy says so',
  postcode_district: 'open reference data, the same for everyone',
  bank_holiday_year: 'open reference data, the same for everyone',
  bank_holiday: 'open reference data, the same for everyone',
  bad_try: 'wrong tries are counted before any organisation is known',
  migration: 'which files made this schema',
};

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  return (await world.owner.query<Row>(sql)).rows;
}

describe('the schema', () => {
  it('is the one that was accepted in db/schema.txt', async () => {
    await expect(await catalogue(world.owner)).toMatchFileSnapshot('../db/schema.txt');
  });

  it('has no table outside the tenants but those that are named here', async () => {
    const rows = await ask<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not exists (select 1 from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)`);
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(WITHOUT_TENANT).sort());
  });

  it('puts every tenant table behind row-level security, with a policy on its organisation', async () => {
    const rows = await ask<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not c.relname = any('{${Object.keys(WITHOUT_TENANT).filter((name) => name !== 'organisation')}}')
        and (not c.relrowsecurity or not exists (select 1 from pg_policies p
          where p.schemaname = 'public' and p.tablename = c.relname and p.qual like '%current_organisation()%'))`);
    expect(rows).toEqual([]);
  });

  it('starts every tenant table’s primary key with its organisation', async () => {
    const rows = await ask<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
      where n.nspname = 'public' and c.relkind = 'r' and not exists (select 1 from pg_constraint o
        where o.conrelid = c.oid and o.contype = 'p' and o.conkey[1] = a.attnum)`);
    expect(rows).toEqual([]);
  });

  it('carries the organisation in every foreign key between tenants’ tables', async () => {
    const rows = await ask<{ name: string }>(`
      select o.conname as name from pg_constraint o join pg_class c on c.oid = o.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
      where n.nspname = 'public' and o.contype = 'f' and o.conkey[1] is distinct from a.attnum`);
    expect(rows).toEqual([]);
  });

  it('makes every view look with the eyes of whoever asks', async () => {
    const rows = await ask<{ name: string; options: string[] | null }>(`
      select c.relname as name, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('v', 'm')`);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter((row) => !row.options?.includes('security_invoker=true'))).toEqual([]);
  });

  it('gives every definer function a fixed search path, and none to the public', async () => {
    const rows = await ask<{ name: string }>(`
      select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef and (
        not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, public']
        or p.proacl is null
        or exists (select 1 from aclexplode(p.proacl) acl where acl.grantee = 0))`);
    expect(rows).toEqual([]);
  });

  it('lets the application log in without power over the schema', async () => {
    const [role] = await ask<object>(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
        (select count(*) from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = 'deskproof_app'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: true,
      owned: 0,
    });
  });
});
