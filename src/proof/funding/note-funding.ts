import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { enrolmentsOf, idTaken } from '../portfolio/index.ts';
import { agreementSigned, eligibilityNoted } from './events.ts';
import type { noteEligibilityRoute, recordAgreementRoute } from './schema.ts';
import { fundingDb } from './tables.ts';

interface Note {
  readonly id: string;
  readonly kind: 'eligibility' | 'agreement';
  readonly on_day: string;
  readonly eligible: boolean | null;
  readonly words: string;
  readonly signed_by: string;
}

/** Keeps a note; whether this press made it. Refuses `enrolment-not-found`, `own-funding`, `still-to-come` and `id-taken`. */
async function keep(
  tx: Tx,
  enrolmentId: string,
  note: Note,
): Promise<Result<{ readonly made: boolean; readonly learnerId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('A note on funding was made by nobody.');
  const [enrolment] = await enrolmentsOf(tx, { ids: [enrolmentId] });
  if (!enrolment) return refuse('enrolment-not-found', 'There is no such enrolment here.');
  const { learnerId } = enrolment;
  if (learnerId === memberId) {
    return refuse('own-funding', 'Nobody notes this of themselves. Ask a colleague.');
  }
  if (note.on_day > dateIn(nowOf(tx))) {
    return wrongField('on', 'still-to-come', 'This day is still to come.');
  }
  const made = await fundingDb(tx)
    .insertInto('funding_note')
    .values({
      organisation_id: organisationId,
      enrolment_id: enrolmentId,
      learner_id: learnerId,
      ...note,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) return ok({ made: true, learnerId });
  const first = await fundingDb(tx)
    .selectFrom('funding_note')
    .select(['enrolment_id', 'kind'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', note.id)
    .executeTakeFirst();
  const isSame = first?.enrolment_id === enrolmentId && first.kind === note.kind;
  return isSame ? ok({ made: false, learnerId }) : idTaken();
}

/**
 * Somebody looked whether the learner is eligible, and says what they saw (C10); the newest word counts. The same id
 * again gives the first result. Refuses as `keep`.
 */
export async function noteEligibility(
  tx: Tx,
  enrolmentId: string,
  { id, on, eligible, words }: BodyOf<typeof noteEligibilityRoute>,
): Promise<Result<{ noteId: string }>> {
  const kept = await keep(tx, enrolmentId, {
    id,
    kind: 'eligibility',
    on_day: on,
    eligible,
    words,
    signed_by: '',
  });
  if (!kept.ok) return kept;
  if (kept.value.made) {
    record(tx, eligibilityNoted, {
      subjects: { learner: kept.value.learnerId, enrolment: enrolmentId },
      facts: { on, eligible },
    });
  }
  return ok({ noteId: id });
}

/** The agreement was signed (C10). The same id again gives the first result. Refuses as `keep`. */
export async function recordAgreement(
  tx: Tx,
  enrolmentId: string,
  { id, on, signedBy, words }: BodyOf<typeof recordAgreementRoute>,
): Promise<Result<{ noteId: string }>> {
  const kept = await keep(tx, enrolmentId, {
    id,
    kind: 'agreement',
    on_day: on,
    eligible: null,
    words,
    signed_by: signedBy,
  });
  if (!kept.ok) return kept;
  if (kept.value.made) {
    record(tx, agreementSigned, {
      subjects: { learner: kept.value.learnerId, enrolment: enrolmentId },
      facts: { on },
    });
  }
  return ok({ noteId: id });
}
