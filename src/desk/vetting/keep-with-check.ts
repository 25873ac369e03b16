import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { notAfterToday } from './found.ts';
import type { Certificate, Referee } from './schema.ts';
import { vettingDb } from './tables.ts';

interface OfCheck {
  readonly checkId: string;
  readonly personId: string;
}

/**
 * Keeps what a certificate covers beside the check that was just recorded; the check is the work record.
 * Refuses `not-yet`, `seen-before-issue`, `lists-without-enhanced` (the barred lists are seen only with an
 * enhanced certificate) and `basic-not-in-service` (a basic one cannot join the Update Service).
 */
export async function keepCertificate(
  tx: Tx,
  { checkId, personId }: OfCheck,
  given: Certificate,
): Promise<Result<null>> {
  const fault = certificateFault(tx, given);
  if (fault) return fault;
  await vettingDb(tx)
    .insertInto('certificate')
    .values({
      organisation_id: actorOf(tx).organisationId,
      check_id: checkId,
      person_id: personId,
      issued_by: given.issuedBy,
      level: given.level,
      workforce: given.workforce,
      children_list: given.childrenList,
      adults_list: given.adultsList,
      issued_on: given.issuedOn,
      original_seen_on: given.originalSeenOn,
      update_consent: given.updateConsent,
    })
    .execute();
  return ok(null);
}

function certificateFault(tx: Tx, given: Certificate): Result<never> | null {
  const { level, issuedOn, originalSeenOn } = given;
  const issued = notAfterToday(tx, issuedOn, 'issuedOn');
  if (!issued.ok) return issued;
  const seen =
    originalSeenOn === null ? ok(null) : notAfterToday(tx, originalSeenOn, 'originalSeenOn');
  if (!seen.ok) return seen;
  if (originalSeenOn !== null && originalSeenOn < issuedOn) {
    return wrongField(
      'originalSeenOn',
      'seen-before-issue',
      'The original was seen before it was issued. Check both days.',
    );
  }
  if (level !== 'enhanced' && (given.childrenList || given.adultsList)) {
    return wrongField(
      'level',
      'lists-without-enhanced',
      'The barred lists are shown on enhanced certificates only. Choose enhanced, or take the lists away.',
    );
  }
  if (level === 'basic' && given.updateConsent !== null) {
    return refuse(
      'basic-not-in-service',
      'A basic certificate cannot join the Update Service: standard and enhanced ones only.',
      'Guidance on the DBS Update Service',
      { fields: { updateConsent: 'A basic certificate cannot join the Update Service.' } },
    );
  }
  return null;
}

/** Keeps who the referee is beside the reference that was just recorded. */
export async function keepReferee(
  tx: Tx,
  { checkId, personId }: OfCheck,
  { relative, mayBeShown }: Referee,
): Promise<Result<null>> {
  await vettingDb(tx)
    .insertInto('referee')
    .values({
      organisation_id: actorOf(tx).organisationId,
      check_id: checkId,
      person_id: personId,
      relative,
      may_be_shown: mayBeShown,
    })
    .execute();
  return ok(null);
}
