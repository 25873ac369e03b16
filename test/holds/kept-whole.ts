import type pg from 'pg';

/** Text as the product may keep it: composed, without a byte-order mark, runs of white space as one. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\ufeff', '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** Tables of an organisation whose rows hold what somebody typed. */
async function tablesOf(owner: pg.Client): Promise<readonly string[]> {
  const { rows } = await owner.query(
    `select t.table_name as name from information_schema.tables t
       join information_schema.columns c using (table_schema, table_name)
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'organisation_id'
        and t.table_name not like 'log\\_%' and t.table_name not like 'message%'
        and t.table_name <> 'confirmation'`,
  );
  return rows.map(({ name }) => String(name));
}

/** Every text that an organisation's rows hold, anywhere in the database, made plain. */
export async function textsKept(owner: pg.Client, organisationId: string): Promise<Set<string>> {
  const from = (what: string, table: string, key = 'organisation_id') =>
    `select ${what} as row from ${table} t where ${key} = $1`;
  const query = [
    ...(await tablesOf(owner)).map((name) => from('to_jsonb(t)', name)),
    from('to_jsonb(t)', 'organisation', 'id'),
    from('facts::jsonb', 'confirmation'),
  ].join(' union all ');
  const { rows } = await owner.query(query, [organisationId]);
  return textsIn(rows);
}

/**
 * Notes from now on each row that is written, until `end` takes the notes away again: quicker than to read every table
 * after each request.
 * @returns what was written since it was last asked: its texts, made plain
 */
export async function noteWrites(owner: pg.Client) {
  const watched = [
    ...(await tablesOf(owner)).map((name) => [name, 'to_jsonb(new)'] as const),
    ['organisation', 'to_jsonb(new)'] as const,
    ['confirmation', 'new.facts::jsonb'] as const,
  ];
  await owner.query(
    `create schema noted;
     create unlogged table noted.written (row jsonb not null);
     grant usage on schema noted to public;
     ${['to_jsonb(new)', 'new.facts::jsonb']
       .map(
         (
           what,
           at,
         ) => `create function noted.note_${at}() returns trigger language plpgsql security definer as
           $$ begin insert into noted.written values (${what}); return null; end $$;`,
       )
       .join('\n')}
     ${watched
       .map(
         ([table, what]) => `create trigger zz_noted after insert or update on ${table}
           for each row execute function noted.note_${what === 'to_jsonb(new)' ? 0 : 1}();`,
       )
       .join('\n')}`,
  );
  return {
    /** Texts of the rows written since this was last asked. */
    async texts(): Promise<Set<string>> {
      const { rows } = await owner.query('delete from noted.written returning row');
      return textsIn(rows);
    },
    async end(): Promise<void> {
      await owner.query('drop schema noted cascade');
    },
  };
}

function textsIn(rows: readonly { readonly row: unknown }[]): Set<string> {
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
