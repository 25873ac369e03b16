import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworkExtended } from './events.ts';
import { frameworkNotFound } from './record-choice.ts';
import { frameworksDb, type Until } from './tables.ts';
import { frameworkOf } from './tree.ts';

interface NewExtension {
  readonly id: string;
  readonly frameworkId: string;
  /** Null: the version as a whole. */
  readonly unitId: string | null;
  readonly until: Until;
  /** The new last day, YYYY-MM-DD. */
  readonly endsOn: string;
  /** The awarding body's letter: its reference, or where it is kept. */
  readonly letter: string;
  /** YYYY-MM-DD */
  readonly letterDated: string;
}

/**
 * Enters the last day that the awarding body wrote for a version or one of its units (R12, practice W28). An
 * earlier one stays readable and counts no more. The same id again gives the first result. Refuses
 * `framework-not-found`, `unit-not-found` and `letter-in-future`.
 */
export async function enterExtension(
  tx: Tx,
  input: NewExtension,
): Promise<Result<{ extensionId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Somebody enters an extension, never the system.');
  const db = frameworksDb(tx);
  const before = await db
    .selectFrom('framework_extension')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ extensionId: before.id });
  const framework = await frameworkOf(tx, input.frameworkId);
  if (!framework) return frameworkNotFound();
  const unit = framework.units.find(({ unitId }) => unitId === input.unitId);
  if (input.unitId !== null && !unit) {
    return refuse('unit-not-found', 'There is no such unit in this framework.', undefined, {
      fields: { unitId: 'Choose a unit of this framework, or the version as a whole.' },
    });
  }
  if (input.letterDated > dateIn(nowOf(tx))) {
    const because = 'The letter is dated after today. Enter the day it bears.';
    return refuse('letter-in-future', because, undefined, { fields: { letterDated: because } });
  }
  await db
    .insertInto('framework_extension')
    .values({
      organisation_id: organisationId,
      id: input.id,
      framework_id: framework.id,
      unit_id: input.unitId,
      until: input.until,
      ends_on: input.endsOn,
      letter: input.letter,
      letter_dated: input.letterDated,
      entered_at: nowOf(tx),
      entered_by: memberId,
    })
    .execute();
  record(tx, frameworkExtended, {
    subjects: { framework: framework.id },
    facts: {
      framework: framework.code,
      revision: framework.revision,
      unit: unit?.reference ?? null,
      until: input.until,
      endsOn: input.endsOn,
      letterDated: input.letterDated,
    },
  });
  return ok({ extensionId: input.id });
}
