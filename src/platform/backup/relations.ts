import type pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** A table as it stands in the catalogue, with the columns that hold something of their own. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** What a database holds, asked of its own catalogue: a new table is never left out because nobody listed it. */
export interface Relations {
  readonly tables: readonly Table[];
  readonly sequences: readonly string[];
  readonly views: number;
}

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly string[];
}

const RELATIONS = `
  select format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind,
    array(select format('%I', a.attname) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relkind in ('r', 'p', 'S', 'm', 'f', 'v')
    and not exists (select 1 from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1`;

/**
 * All tables and sequences of a database, whatever schema they are in. Refuses `backup-unknown-kind` for what
 * a copy of rows would not bring back: large objects, partitioned and foreign tables, materialised views.
 */
export async function relationsOf(client: pg.Client): Promise<Result<Relations>> {
  const { rows } = await client.query<Row>(RELATIONS);
  const odd = rows.find(({ kind }) => kind === 'p' || kind === 'f' || kind === 'm');
  if (odd) return unknownKind(`${odd.name} is neither a plain table nor a view`);
  const blobs = await client.query('select 1 from pg_largeobject_metadata limit 1');
  if (blobs.rowCount) return unknownKind('there are large objects');
  const named = (kind: string) => rows.filter((row) => row.kind === kind);
  return ok({
    tables: named('r').map(({ name, columns }) => ({ name, columns })),
    sequences: named('S').map(({ name }) => name),
    views: named('v').length,
  });
}

function unknownKind(what: string): Result<never> {
  return refuse(
    'backup-unknown-kind',
    `This database holds what Deskproof did not make and cannot copy: ${what}. Use your database's own tools, or take that away first.`,
  );
}

/** So that a copy reads the same wherever it is taken and put back. */
export async function plainText(client: pg.Client): Promise<void> {
  await client.query(`
    set local row_security = off;
    set local client_encoding = 'UTF8';
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'postgres';
    set local timezone = 'UTC';
    set local extra_float_digits = 3;
    set local bytea_output = 'hex';
    set local statement_timeout = 0`);
}
