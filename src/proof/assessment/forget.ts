import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { assessmentDb } from './tables.ts';

/**
 * Forgets a person in what is written of a learner's programme: their name, address and number. What was judged of a
 * claim, and its papers, are assessment records and stay for as long as the awarding body asks.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  const hide = (text: string) => hideTexts(text, hidden);
  const db = assessmentDb(tx);
  for (const { id, because } of await db
    .selectFrom('learner_reports')
    .select(['id', 'because'])
    .execute()) {
    if (hide(because) === because) continue;
    await db
      .updateTable('learner_reports')
      .set({ because: hide(because) })
      .where('id', '=', id)
      .execute();
  }
  for (const { id, words } of await db
    .selectFrom('action_answer')
    .select(['id', 'words'])
    .execute()) {
    if (hide(words) === words) continue;
    await db
      .updateTable('action_answer')
      .set({ words: hide(words) })
      .where('id', '=', id)
      .execute();
  }
  for (const { id, lines } of await db
    .selectFrom('assessment_plan')
    .select(['id', 'lines'])
    .execute()) {
    const told = lines.map((line) => ({ ...line, what: hide(line.what), place: hide(line.place) }));
    if (JSON.stringify(told) === JSON.stringify(lines)) continue;
    await db
      .updateTable('assessment_plan')
      .set({ lines: JSON.stringify(told) })
      .where('id', '=', id)
      .execute();
  }
  for (const { judgement_id: id, reason } of await db
    .selectFrom('dialogue_set_aside')
    .select(['judgement_id', 'reason'])
    .execute()) {
    if (hide(reason) === reason) continue;
    await db
      .updateTable('dialogue_set_aside')
      .set({ reason: hide(reason) })
      .where('judgement_id', '=', id)
      .execute();
  }
  for (const { id, note } of await db
    .selectFrom('balance_judgement')
    .select(['id', 'note'])
    .execute()) {
    if (hide(note) === note) continue;
    await db
      .updateTable('balance_judgement')
      .set({ note: hide(note) })
      .where('id', '=', id)
      .execute();
  }
  return ok(null);
}

onErasure('assessment', forgetPerson);
