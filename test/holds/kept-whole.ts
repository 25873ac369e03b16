import type pg from 'pg';

/** Text as the product may keep it: composed, without a byte-order mark, runs of white space as one. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\ufeff', '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** A moment of the database: what is written from here on is younger. */
export async function momentOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query('select pg_snapshot_xmin(pg_current_snapshot())::text as at');
  return rows[0].at;
}

const queries = new WeakMap<pg.Client, Promise<string>>();

/** One question about the rows of every table of an organisation, written at a moment or after it. */
async function queryOf(owner: pg.Client): Promise<string> {
  const { rows: tables } = await owner.query(
    `select t.table_name as name from information_schema.tables t
       join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'organisation_id'
        and t.table_name not like 'log\\_%' and t.table_name not like 'message%'
        and t.table_name <> 'confirmation'`,
  );
  const from = (what: string, table: string, key = 'organisation_id') =>
    `select ${what} as row from ${table} t
      where ${key} = $1 and t.xmin::text::bigint >= $2::bigint`;
  return [
    ...tables.map(({ name }) => from('to_jsonb(t)', name)),
    from('to_jsonb(t)', 'organisation', 'id'),
    from('facts::jsonb', 'confirmation'),
  ].join(' union all ');
}

/**
 * Every text that an organisation's rows hold, anywhere in the database, made plain.
 * @param since only rows written at this moment or after it
 */
export async function textsKept(
  owner: pg.Client,
  organisationId: string,
  since = '0',
): Promise<Set<string>> {
  const query = queries.get(owner) ?? queryOf(owner);
  queries.set(owner, query);
  // By a name: it is long, and planned once.
  const values = [organisationId, since];
  const { rows } = await owner.query({ name: 'texts-kept', text: await query, values });
  const texts = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.add(plain(value));
    else if (value && typeof value === 'object') Object.values(value).forEach(walk);
  };
  for (const { row } of rows) walk(row);
  return texts;
}

/** The messages of a refusal by field, as the pages read them. */
export function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  const { refusal } = body as {
    refusal?: { details?: { fields?: Record<string, string> } };
  };
  return refusal?.details?.fields ?? {};
}

export function becauseOf(body: unknown): string {
  return (body as { refusal?: { because?: string } }).refusal?.because ?? '';
}
