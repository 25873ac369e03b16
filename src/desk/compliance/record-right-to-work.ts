import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { rightToWorkChecked } from './events.ts';
import { onTheBooks } from './on-the-books.ts';
import { type RightToWork, rightToWorkShown } from './right-to-work.ts';
import { complianceDb } from './tables.ts';

/** A right-to-work check as somebody did it. */
export interface RightToWorkDone extends Omit<RightToWork, 'basis'> {
  readonly id: string;
  readonly personId: string;
  readonly outcome: 'satisfied' | 'not_satisfied';
  /** What it rests on; needed when satisfied. */
  readonly basis?: RightToWork['basis'] | undefined;
  /** What was seen, in words: 'British passport'. */
  readonly document?: string;
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
 * @returns what follows from it, or `worker-not-found`, `checked-in-future`, `basis-missing`, what
 *   `rightToWorkShown` refuses or what `cleanText` refuses
 */
export async function recordRightToWork(
  tx: Tx,
  input: RightToWorkDone,
): Promise<Result<RightToWorkRecorded>> {
  const { id, personId, outcome, route, basis, checkedOn } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  const document = cleanText(input.document ?? '', { max: 120, what: 'The document' });
  if (!document.ok) return document;
  const reference = cleanText(input.reference ?? '', { max: 120, what: 'The reference' });
  if (!reference.ok) return reference;
  if (checkedOn > dateIn(nowOf(tx))) {
    return refuse(
      'checked-in-future',
      'The day of the check lies ahead. Record it once it is done.',
    );
  }
  const satisfied = outcome === 'satisfied';
  if (satisfied && basis === undefined) {
    return refuse('basis-missing', 'Say what the check showed: choose what it rests on.');
  }
  const shown =
    satisfied && basis !== undefined
      ? rightToWorkShown({ ...input, basis })
      : ok({ list: null, followUpBy: null });
  if (!shown.ok) return shown;
  const { list, followUpBy } = shown.value;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await complianceDb(tx)
    .insertInto('worker_check')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      kind: 'right_to_work',
      name: document.value,
      route,
      list,
      basis: satisfied ? (basis ?? null) : null,
      permission_ends_on: input.permissionEndsOn ?? null,
      notice_dated: input.noticeDated ?? null,
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
        document: document.value,
        reference: reference.value,
        list,
        basis: basis ?? null,
        permissionEndsOn: input.permissionEndsOn ?? null,
        noticeDated: input.noticeDated ?? null,
        inTimeApplication: input.inTimeApplication ?? false,
      },
    },
  });
  return ok({ checkId: id, list, followUpBy });
}
