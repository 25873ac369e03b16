import { emptyMail } from '../../desk/communications/index.ts';
import { hiddenOf, onErasure } from '../../desk/people/index.ts';
import { hideTexts } from '../../lib/redact.ts';
import { ok, type Result } from '../../lib/result.ts';
import { hideInTexts } from '../../platform/db/hide-in-texts.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type PlanAction, programmeDb } from './tables.ts';

/** Where people write freely in a programme. */
const TEXTS = [
  { table: 'programme_step', keys: ['id'], columns: ['who', 'words'] },
  {
    table: 'special_arrangement',
    keys: ['id'],
    columns: ['what', 'agreed_words', 'ended_because'],
  },
  { table: 'prior_learning', keys: ['id'], columns: ['awarded_by', 'currency', 'decided_words'] },
  { table: 'plan_version', keys: ['id'], columns: ['words'] },
  { table: 'guided_time', keys: ['id'], columns: ['words', 'taken_back_because'] },
  { table: 'required_learning', keys: ['id'], columns: ['what', 'because', 'lifted_because'] },
  { table: 'review_signing', keys: ['id'], columns: ['comment', 'job'] },
  { table: 'learner_state', keys: ['id'], columns: ['words'] },
];

/** Takes a person's name, address and number out of what was written of learners' programmes; that it was written stays. */
async function forgetPerson(tx: Tx, personId: string): Promise<Result<null>> {
  const hidden = await hiddenOf(tx, personId);
  const db = programmeDb(tx);
  await hideInTexts(db, TEXTS, hidden);
  const signed = await db
    .updateTable('review_signing')
    .set({ signed_name: '', job: '' })
    .where('signer_id', '=', personId)
    .returning('message_id')
    .execute();
  await emptyMail(
    tx,
    signed.flatMap(({ message_id }) => message_id ?? []),
  );
  const hide = (text: string) => hideTexts(text, hidden);
  for (const { id, actions } of await db
    .selectFrom('plan_version')
    .select(['id', 'actions'])
    .execute()) {
    const before = actionsIn(actions);
    const now = before.map((one) => ({
      ...one,
      what: hide(one.what),
      resources: hide(one.resources),
    }));
    if (JSON.stringify(now) === JSON.stringify(before)) continue;
    await db
      .updateTable('plan_version')
      .set({ actions: JSON.stringify(now) })
      .where('id', '=', id)
      .execute();
  }
  return ok(null);
}

/** A jsonb column comes back parsed, and goes in as text. */
const actionsIn = (actions: unknown): readonly PlanAction[] =>
  typeof actions === 'string' ? JSON.parse(actions) : (actions as readonly PlanAction[]);

onErasure('programme', forgetPerson);
