import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { rightToWorkChecked } from './events.ts';
import { onTheBooks } from './on-the-books.ts';
import { type RightToWork, rightToWorkShown } from './right-to-work.ts';
import { DOCUMENTS } from './schema.ts';
import { complianceDb } from './tables.ts';

/** A right-to-work check as somebody did it. */
export interface RightToWorkDone extends RightToWork {
  readonly id: string;
  readonly personId: string;
  readonly outcome: 'satisfied' | 'not_satisfied';
  /** Another document in words: 'Birth certificate with National Insurance letter'. */
  readonly documentName?: string;
  /** Where the copy is kept, or the number of the service's answer. */
  readonly reference?: string;
}

/** What follows from a check. */
export interface RightToWorkRecorded {
  readonly checkId: string;
  readonly list: 'A' | 'B1' | 'B2' | null;
  readonly followUpBy: DateText | null;
}

/**
 * Records a right-to-work check, satisfied or not; list and follow-up are worked out. A later check takes
 * its place. The same id again gives the first result.
 * @returns what follows from it, or `worker-not-found`, `checked-in-future`, `document-without-name`, what
 *   `rightToWorkShown` refuses or what `cleanText` refuses
 */
export async function recordRightToWork(
  tx: Tx,
  input: RightToWorkDone,
): Promise<Result<RightToWorkRecorded>> {
  const { id, personId, outcome, route, document, checkedOn } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const words = cleanText(input.documentName ?? '', { max: 120, what: 'The document' });
  if (!words.ok) return words;
  const reference = cleanText(input.reference ?? '', { max: 120, what: 'The reference' });
  if (!reference.ok) return reference;
  if (document === 'other' && words.value === '') {
    return refuse('document-without-name', 'Say which document was seen.');
  }
  if (checkedOn > dateIn(nowOf(tx))) {
    return refuse(
      'checked-in-future',
      'The day of the check lies ahead. Record it once it is done.',
    );
  }
  const shown =
    outcome === 'satisfied'
      ? rightToWorkShown(input)
      : ok({ basis: null, list: null, noticeDated: null, followUpBy: null });
  if (!shown.ok) return shown;
  const { basis, list, noticeDated, followUpBy } = shown.value;
  const name = words.value === '' ? DOCUMENTS[document] : words.value;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await complianceDb(tx)
    .insertInto('worker_check')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      kind: 'right_to_work',
      name,
      route,
      list,
      basis,
      permission_ends_on: input.permissionEndsOn ?? null,
      notice_dated: noticeDated,
      in_time_application: input.inTimeApplication ?? false,
      outcome,
      checked_on: checkedOn,
      expires_on: followUpBy,
      reference: reference.value,
      checked_by: memberId,
      recorded_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ checkId: id, list, followUpBy });
  record(tx, rightToWorkChecked, {
    subjects: { worker: personId },
    facts: { check: id, route, outcome, checkedOn, followUpBy },
    people: {
      [personId]: {
        document: name,
        reference: reference.value,
        list,
        basis,
        permissionEndsOn: input.permissionEndsOn ?? null,
        noticeDated,
        inTimeApplication: input.inTimeApplication ?? false,
      },
    },
  });
  return ok({ checkId: id, list, followUpBy });
}
