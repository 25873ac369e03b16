import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { concernRaised, safeguardingRaised } from './events.ts';
import { whoActs } from './found.ts';
import type { raiseConcernRoute } from './schema.ts';
import { concernsDb } from './tables.ts';

const wrongField = (field: string, code: string, because: string) =>
  refuse(code, because, undefined, { fields: { [field]: because } });

/**
 * Enters what was said. The same id again gives the first result. Refuses `still-to-come`, `due-before-said` and
 * `member-not-found`.
 */
export async function raiseConcern(
  tx: Tx,
  { id, kind, saidOn, dueOn, saidBy, about, facts, against }: BodyOf<typeof raiseConcernRoute>,
): Promise<Result<{ concernId: string }>> {
  if (saidOn > dateIn(nowOf(tx))) {
    return wrongField(
      'saidOn',
      'still-to-come',
      'This day is still to come. Enter the day it was said.',
    );
  }
  if (dueOn < saidOn) {
    return wrongField('dueOn', 'due-before-said', 'It cannot be due before it was said.');
  }
  if (against !== null && !(await memberNames(tx)).has(against)) {
    return wrongField('against', 'member-not-found', 'There is no such member here.');
  }
  const made = await concernsDb(tx)
    .insertInto('concern')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      kind,
      said_on: saidOn,
      due_on: dueOn,
      said_by: saidBy,
      about,
      facts,
      against,
      raised_at: nowOf(tx),
      raised_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    // Whom it is against is no subject: their own history would tell them.
    record(tx, kind === 'safeguarding' ? safeguardingRaised : concernRaised, {
      subjects: { concern: id },
      facts: { kind, saidOn, dueOn },
    });
  }
  return ok({ concernId: id });
}
