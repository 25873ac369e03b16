import { sql } from 'kysely';
import { emptyMail } from '../../desk/communications/index.ts';
import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { collectedDb } from './tables.ts';

/** Where people write freely here. */
const TEXTS = [
  { table: 'personal_statement', keys: ['evidence_id'], columns: ['words'] },
  { table: 'testimony', keys: ['request_id'], columns: ['words'] },
  { table: 'testimony_request', keys: ['id'], columns: ['what'] },
  { table: 'observation', keys: ['id'], columns: ['words', 'answer'] },
  { table: 'observation_mark', keys: ['observation_id', 'criterion_id'], columns: ['words'] },
];

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
  await hideInTexts(db, TEXTS, await hiddenOf(tx, personId));
  return ok(null);
}

onErasure('collected', forgetPerson);
