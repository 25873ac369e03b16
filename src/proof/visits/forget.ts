import { sql } from 'kysely';
import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Section } from './pack-sections.ts';
import { visitsDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'visit', keys: ['id'], columns: ['agenda', 'asks_for'] },
  { table: 'visit_step', keys: ['visit_id', 'number'], columns: ['words'] },
  { table: 'external_contact', keys: ['id'], columns: ['words', 'notes'] },
  { table: 'external_observation', keys: ['id'], columns: ['seen'] },
  { table: 'visit_report', keys: ['id'], columns: ['words'] },
  { table: 'visit_action', keys: ['id'], columns: ['words'] },
  {
    table: 'visit_action_answer',
    keys: ['action_id', 'number'],
    columns: ['words', 'judged_words'],
  },
];

/** Every word that a pack says, a line each: as it was written, not as JSON escapes it. */
const wordsIn = (says: readonly Section[]): string =>
  says.flatMap(({ title, columns, rows }) => [title, ...columns, ...rows.flat()]).join('\n');

/**
 * Forgets a person in what was written of visits: name, address and number are taken out. A pack that names them
 * loses its content, with every file in it: a pack made anew without them would not be the one that was handed over.
 * Its hash, and how many files and bytes it had, stay.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  const db = visitsDb(tx);
  await hideInTexts(db, TEXTS, hidden);
  const { rows } = await sql<{ id: string; says: readonly Section[] }>`
    select id, says from visit_pack
    where organisation_id = current_organisation() and says is not null`.execute(db);
  for (const { id, says } of rows) {
    const words = wordsIn(says);
    if (hideTexts(words, hidden) === words) continue;
    await sql`
      update visit_pack set says = null, content = null
      where organisation_id = current_organisation() and id = ${id}::uuid`.execute(db);
  }
  return ok(null);
}

onErasure('visits', forgetPerson);
