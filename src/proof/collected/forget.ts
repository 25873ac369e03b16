import { sql } from 'kysely';
import { emptyMail } from '../../desk/communications/index.ts';
import { onErasure, peopleOf } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { collectedDb } from './tables.ts';

/**
 * Forgets a person in what was collected: the name, address and number in statements, testimonies and
 * observations, the name a witness signed with, and the mails to them. That a witness spoke, the hash of
 * their words and what was frozen for an assessor under other names stays.
 */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const db = collectedDb(tx);
  const requests = await db
    .selectFrom('testimony_request')
    .select(['id'])
    .where('witness_id', '=', personId)
    .execute();
  const ids = requests.map(({ id }) => id);
  const { rows: mails } = await sql<{ id: string }>`
    select message_id as id from testimony_request
    where organisation_id = current_organisation() and witness_id = ${personId}::uuid
      and message_id is not null`.execute(db);
  await emptyMail(
    tx,
    mails.map(({ id }) => id),
  );
  await db
    .updateTable('testimony')
    .set({ signed_name: '', job: '' })
    .where(sql<boolean>`request_id = any(${ids}::uuid[])`)
    .execute();
  const card = (await peopleOf(tx, [personId])).get(personId);
  if (!card) return ok(null);
  const names = new Set([card.displayName, `${card.givenName} ${card.familyName}`]);
  const hidden = [...names, card.email, card.phone].flatMap((text) =>
    text ? [{ text, mark: 'name' }] : [],
  );
  const hide = (text: string) => hideTexts(text, hidden);
  for (const { evidence_id: id, words } of await db
    .selectFrom('personal_statement')
    .select(['evidence_id', 'words'])
    .execute()) {
    if (hide(words) === words) continue;
    await db
      .updateTable('personal_statement')
      .set({ words: hide(words) })
      .where('evidence_id', '=', id)
      .execute();
  }
  for (const { request_id: id, words } of await db
    .selectFrom('testimony')
    .select(['request_id', 'words'])
    .execute()) {
    if (hide(words) === words) continue;
    await db
      .updateTable('testimony')
      .set({ words: hide(words) })
      .where('request_id', '=', id)
      .execute();
  }
  for (const { id, what } of await db
    .selectFrom('testimony_request')
    .select(['id', 'what'])
    .execute()) {
    if (hide(what) === what) continue;
    await db
      .updateTable('testimony_request')
      .set({ what: hide(what) })
      .where('id', '=', id)
      .execute();
  }
  for (const { id, words, answer } of await db
    .selectFrom('observation')
    .select(['id', 'words', 'answer'])
    .execute()) {
    if (hide(words) === words && hide(answer) === answer) continue;
    await db
      .updateTable('observation')
      .set({ words: hide(words), answer: hide(answer) })
      .where('id', '=', id)
      .execute();
  }
  for (const { observation_id, criterion_id, words } of await db
    .selectFrom('observation_mark')
    .select(['observation_id', 'criterion_id', 'words'])
    .where('words', '<>', '')
    .execute()) {
    if (hide(words) === words) continue;
    await db
      .updateTable('observation_mark')
      .set({ words: hide(words) })
      .where('observation_id', '=', observation_id)
      .where('criterion_id', '=', criterion_id)
      .execute();
  }
  return ok(null);
}

onErasure('collected', forgetPerson);
