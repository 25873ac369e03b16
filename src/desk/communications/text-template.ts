import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText, listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { communicationsDb } from './tables.ts';
import { textTemplateSaved } from './text-events.ts';

/** What stands for something else in a text, in braces. */
export const PLACEHOLDERS = ['first name', 'name', 'agency', 'my name'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

const BRACES = /\{([^{}]*)\}/g;

/**
 * The text with its placeholders filled; refuses `unknown-placeholder`, naming those there are.
 * @param what what it is called to whoever wrote it: 'The subject'
 */
export function fill(
  body: string,
  values: Readonly<Record<Placeholder, string>>,
  what = 'The text',
): Result<string> {
  const unknown = [...body.matchAll(BRACES)]
    .map(([, name = '']) => name.trim().toLowerCase())
    .find((name) => !PLACEHOLDERS.some((known) => known === name));
  if (unknown !== undefined) {
    return refuse(
      'unknown-placeholder',
      `${what} holds {${unknown}}, and nothing is known to stand for it. There are ${listed(PLACEHOLDERS.map((one) => `{${one}}`))}.`,
    );
  }
  return ok(
    body.replace(BRACES, (_, name: string) => values[name.trim().toLowerCase() as Placeholder]),
  );
}

const EXAMPLE = { 'first name': '', name: '', agency: '', 'my name': '' } as const;

/**
 * Saves a wording as a new version, made from the one before; the version it was sent with stays with each text.
 * Refuses `template-changed`, `template-not-found`, `unknown-placeholder` and what `cleanText` refuses.
 */
export async function saveTemplate(
  tx: Tx,
  input: {
    readonly id: string;
    readonly from: number;
    readonly name: string;
    readonly body: string;
    readonly retired: boolean;
  },
): Promise<Result<{ id: string; version: number }>> {
  const name = cleanText(input.name, { min: 1, max: 80, what: 'The name' });
  if (!name.ok) return name;
  const body = cleanText(input.body, { min: 1, max: 1000, lines: true, what: 'The text' });
  if (!body.ok) return body;
  const filled = fill(body.value, EXAMPLE);
  if (!filled.ok) return filled;
  const db = communicationsDb(tx);
  const last = await db
    .selectFrom('text_template')
    .select(['version', 'name', 'body', 'retired'])
    .where('id', '=', input.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const same =
    last?.name === name.value && last.body === body.value && last.retired === input.retired;
  if (last && same) return ok({ id: input.id, version: last.version });
  if (!last && input.from > 0) return refuse('template-not-found', 'There is no such wording.');
  if ((last?.version ?? 0) !== input.from) {
    return refuse(
      'template-changed',
      'Somebody saved this wording a moment ago. Read it again, then change it.',
    );
  }
  const version = input.from + 1;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('text_template')
    .values({
      organisation_id: organisationId,
      id: input.id,
      version,
      name: name.value,
      body: body.value,
      saved_at: nowOf(tx),
      saved_by: memberId,
      retired: input.retired,
    })
    .execute();
  record(tx, textTemplateSaved, {
    subjects: { template: input.id },
    facts: { version, name: name.value, body: body.value, retired: input.retired },
  });
  return ok({ id: input.id, version });
}

/** The wordings in use, by name. */
export async function templates(tx: Tx) {
  const { rows } = await sql<{
    id: string;
    version: number;
    name: string;
    body: string;
    saved_at: Date;
    saved_by: string | null;
    retired: boolean;
  }>`select distinct on (id) id, version, name, body, saved_at, saved_by, retired
    from text_template order by id, version desc`.execute(communicationsDb(tx));
  const names = await memberNames(tx);
  return rows
    .filter(({ retired }) => !retired)
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map(({ id, version, name, body, saved_at, saved_by }) => ({
      id,
      version,
      name,
      body,
      savedAt: saved_at.toISOString(),
      savedBy: names.get(saved_by ?? '') ?? 'Deskproof',
    }));
}
