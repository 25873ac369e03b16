import type pg from 'pg';

/** Text as the product may keep it: composed, without a byte-order mark, runs of white space as one. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\ufeff', '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** Every text that an organisation's rows hold, anywhere in the database, made plain. */
export async function textsKept(owner: pg.Client, organisationId: string): Promise<Set<string>> {
  const { rows: tables } = await owner.query(
    `select t.table_name as name from information_schema.tables t
       join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'organisation_id'
        and t.table_name not like 'log\\_%' and t.table_name not like 'message%'
        and t.table_name <> 'confirmation'`,
  );
  const all = [
    ...tables.map(
      ({ name }) => `select to_jsonb(t) as row from ${name} t where organisation_id = $1`,
    ),
    'select to_jsonb(t) as row from organisation t where id = $1',
    'select facts::jsonb as row from confirmation where organisation_id = $1',
  ];
  const { rows } = await owner.query(all.join(' union all '), [organisationId]);
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
