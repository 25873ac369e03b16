import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { resultReceived } from './events.ts';
import { notAhead, whoActs } from './found.ts';
import type { enterResultRoute } from './schema.ts';
import { certificationDb } from './tables.ts';

onConstraint('award_certificate_organisation_id_number_key', {
  code: 'number-taken',
  because: 'Another certificate has this number already. Compare it with the awarding body’s list.',
});

/**
 * The awarding body's answer for one learner. The same answer again gives the first result. Refuses `line-not-found`, `already-answered`, `schedule-not-sent`,
 * `own-award`, `number-needed`, `because-needed`, `not-yet`, `before-it-was-sent` and `number-taken`.
 */
export async function enterResult(
  tx: Tx,
  lineId: string,
  { outcome, on, certificateId, number, because }: BodyOf<typeof enterResultRoute>,
): Promise<Result<{ lineId: string }>> {
  const db = certificationDb(tx);
  const line = await db
    .selectFrom('award_line')
    .select(['claim_id', 'learner_id', 'outcome', 'answered_on', 'refused_because'])
    .where('id', '=', lineId)
    .forUpdate()
    .executeTakeFirst();
  if (!line) return refuse('line-not-found', 'There is no such line of a claim here.');
  if (line.outcome !== null) {
    const same =
      line.outcome === outcome &&
      line.answered_on === on &&
      (outcome === 'refused'
        ? line.refused_because === because
        : await issuedAs(tx, lineId, certificateId));
    if (same) return ok({ lineId });
    return refuse('already-answered', 'The awarding body’s answer for this line is entered.');
  }
  const by = whoActs(tx);
  if (line.learner_id === by) {
    return refuse('own-award', 'Nobody enters their own result. A colleague enters yours.');
  }
  const { sent_on } = await db
    .selectFrom('award_claim')
    .select('sent_on')
    .where('id', '=', line.claim_id)
    .executeTakeFirstOrThrow();
  if (sent_on === null) {
    return refuse('schedule-not-sent', 'Say first when the schedule of results was sent.');
  }
  if (on < sent_on) return wrongField('on', 'before-it-was-sent', 'That is before it was sent.');
  const ahead = notAhead(tx, on);
  if (ahead) return ahead;
  if (outcome === 'issued' && number === '') {
    return wrongField('number', 'number-needed', 'Enter the number of the certificate.');
  }
  if (outcome === 'refused' && because === '') {
    return wrongField('because', 'because-needed', 'Say why the awarding body refused it.');
  }
  await db
    .updateTable('award_line')
    .set({
      outcome,
      answered_on: on,
      refused_because: outcome === 'refused' ? because : null,
      answered_by: by,
    })
    .where('id', '=', lineId)
    .execute();
  if (outcome === 'issued') await keepCertificate(tx, { id: certificateId, lineId, number, on });
  record(tx, resultReceived, {
    subjects: { learner: line.learner_id, claim: line.claim_id },
    facts: { line: lineId, outcome, on },
  });
  return ok({ lineId });
}

/** Is this the certificate with which the line was answered? */
async function issuedAs(tx: Tx, lineId: string, certificateId: string): Promise<boolean> {
  const row = await certificationDb(tx)
    .selectFrom('award_certificate')
    .select('id')
    .where('id', '=', certificateId)
    .where('line_id', '=', lineId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A certificate that the awarding body issued, in place of another if it replaces one. */
export async function keepCertificate(
  tx: Tx,
  given: {
    readonly id: string;
    readonly lineId: string;
    readonly number: string;
    readonly on: string;
    readonly replaces?: string;
  },
): Promise<void> {
  await certificationDb(tx)
    .insertInto('award_certificate')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: given.id,
      line_id: given.lineId,
      number: given.number,
      issued_on: given.on,
      replaces: given.replaces ?? null,
      entered_at: nowOf(tx),
      received_on: null,
      checked_on: null,
      checked_by: null,
      handed_on: null,
      handed_how: null,
      faulty: null,
      faulty_on: null,
      faulty_note: null,
    })
    .execute();
}
