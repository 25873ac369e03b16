import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure, peopleOf } from '../people/index.ts';
import { rotaDb } from './tables.ts';

/** Fields of a line in which a name may have been written. */
const FREE = ['notes', 'reference', 'team', 'shift', 'role'] as const;

/**
 * Forgets a worker who is asked for in drafts: by the id a line was copied with, and by name wherever a line
 * holds the whole of it. The line stays, without them.
 */
async function forgetWorker(tx: Tx, personId: string): Promise<Result<unknown>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  const db = rotaDb(tx);
  const names = new Set(
    card
      ? [
          card.displayName,
          `${card.givenName} ${card.familyName}`,
          `${card.familyName} ${card.givenName}`,
        ]
          .map(nameKey)
          .filter((name) => name.includes(' '))
      : [],
  );
  const holds = (text: string) =>
    [...names].some((name) => ` ${nameKey(text)} `.includes(` ${name} `));
  const rows = await db
    .selectFrom('rota_line')
    .select(['draft_id', 'line', 'worker', 'worker_id', 'said'])
    .where((eb) =>
      eb.or([
        eb('worker', '<>', ''),
        sql<boolean>`coalesce(said->>'notes', '') || coalesce(said->>'reference', '') || coalesce(said->>'team', '') || coalesce(said->>'shift', '') || coalesce(said->>'role', '') ~ ' '`,
      ]),
    )
    .execute();
  for (const row of rows) {
    const asked = row.worker_id === personId || holds(row.worker);
    const fields = FREE.filter((field) => holds(row.said[field] ?? ''));
    if (!asked && fields.length === 0) continue;
    const said = { ...row.said, ...Object.fromEntries(fields.map((field) => [field, ''])) };
    await db
      .updateTable('rota_line')
      .set({
        ...(asked ? { worker: '', worker_id: null } : {}),
        said: JSON.stringify(said) as unknown as typeof said,
      })
      .where('draft_id', '=', row.draft_id)
      .where('line', '=', row.line)
      .execute();
  }
  return ok(null);
}

onErasure('rota', forgetWorker);
