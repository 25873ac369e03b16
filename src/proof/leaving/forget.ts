import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { leavingDb } from './tables.ts';

/**
 * Forgets a person in what earlier assessors wrote. Packages hold no candidate's or client's name: their renditions
 * were redacted where they were made.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  const db = leavingDb(tx);
  const rows = await db
    .selectFrom('brought_decision')
    .select(['id', 'record_id', 'details'])
    .execute();
  for (const { id, record_id, details } of rows) {
    const text = JSON.stringify(details);
    const told = JSON.stringify(hiddenIn(details, (words) => hideTexts(words, hidden)));
    if (told === text) continue;
    await db
      .updateTable('brought_decision')
      .set({ details: told })
      .where('record_id', '=', record_id)
      .where('id', '=', id)
      .execute();
  }
  return ok(null);
}

function hiddenIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((one) => hiddenIn(one, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hiddenIn(one, hide)]));
}

onErasure('leaving', forgetPerson);
