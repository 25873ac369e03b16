import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Certificate, keepCertificate, keepReferee, type Referee } from '../vetting/index.ts';
import { holdWorkers } from '../worktime/index.ts';
import { checkCompleted } from './events.ts';
import { onTheBooks } from './on-the-books.ts';
import { complianceDb } from './tables.ts';

/**
 * Records a check of identity, DBS, a reference, or one with a name of its own. Of a DBS certificate are kept
 * outcome, day, number and what it covers; of a reference who the referee is. A later check of the same kind
 * takes its place. The same id again gives the first result.
 * @returns its id, or `worker-not-found`, `checked-in-future`, `expires-before-check`, `check-without-name`
 *   `particulars-of-other-check`, `issued-after-check`, or what `cleanText` and `keepCertificate` refuse
 */
export async function recordCheck(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly kind: 'identity' | 'dbs' | 'reference' | 'other';
    readonly name?: string;
    readonly outcome: 'satisfied' | 'not_satisfied';
    readonly checkedOn: DateText;
    readonly expiresOn?: DateText | undefined;
    readonly reference?: string;
    /** Of a DBS check: what the certificate covers. */
    readonly certificate?: Certificate | undefined;
    /** Of a reference: who the referee is. */
    readonly referee?: Referee | undefined;
  },
): Promise<Result<{ checkId: string }>> {
  const { id, personId, kind, outcome, checkedOn, expiresOn = null } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const name = cleanText(input.name ?? '', { max: 120, what: 'The name of the check' });
  if (!name.ok) return name;
  const reference = cleanText(input.reference ?? '', { max: 120, what: 'The reference' });
  if (!reference.ok) return reference;
  if (kind === 'other' && name.value === '') {
    return refuse('check-without-name', 'Say what was checked: give the check a name.');
  }
  if (checkedOn > dateIn(nowOf(tx))) {
    return refuse(
      'checked-in-future',
      'The day of the check lies ahead. Record it once it is done.',
    );
  }
  if (expiresOn !== null && expiresOn < checkedOn) {
    return refuse(
      'expires-before-check',
      'It runs out before the day of the check. Check both dates.',
    );
  }
  const fault = particularsFault(input);
  if (fault) return fault;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await complianceDb(tx)
    .insertInto('worker_check')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      kind,
      name: name.value,
      route: '',
      list: null,
      basis: null,
      permission_ends_on: null,
      notice_dated: null,
      in_time_application: false,
      outcome,
      checked_on: checkedOn,
      expires_on: expiresOn,
      reference: reference.value,
      checked_by: memberId,
      recorded_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ checkId: id });
  const of = { checkId: id, personId };
  const { certificate, referee } = input;
  const kept = certificate
    ? await keepCertificate(tx, of, certificate)
    : referee
      ? await keepReferee(tx, of, referee)
      : ok(null);
  if (!kept.ok) return kept;
  record(tx, checkCompleted, {
    subjects: { worker: personId },
    facts: { check: id, kind, outcome, checkedOn, expiresOn },
    people: {
      [personId]: {
        name: name.value,
        reference: reference.value,
        ...(certificate ? { certificate } : {}),
        ...(referee ? { referee } : {}),
      },
    },
  });
  return ok({ checkId: id });
}

/** Particulars go with the kind of check they belong to; null: they do. */
function particularsFault({
  kind,
  checkedOn,
  certificate,
  referee,
}: Parameters<typeof recordCheck>[1]): Result<never> | null {
  if ((certificate && kind !== 'dbs') || (referee && kind !== 'reference')) {
    return refuse(
      'particulars-of-other-check',
      'What a certificate covers goes with a DBS check, and who the referee is with a reference.',
    );
  }
  if (certificate && certificate.issuedOn > checkedOn) {
    const because = 'The certificate was issued after the day of the check. Check both days.';
    return refuse('issued-after-check', because, undefined, { fields: { issuedOn: because } });
  }
  return null;
}
