import { newId } from '../../lib/ids.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { conflictNoted } from './events.ts';
import { type ConflictRow, kindOf, peopleOf, subjectsOf } from './found.ts';
import type { ByWhom, Cause, How, Step } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';

onConstraint('conflict_record_pkey', {
  code: 'already-used',
  because: 'The number of what was said is that of something else. Write it down again.',
});
onConstraint('conflict_sum_pkey', {
  code: 'already-used',
  because: 'A sum of this agreement has the number of another sum. Enter the agreement again.',
});

/** One thing to write down. */
export interface ToKeep {
  readonly id?: string;
  readonly step: Step;
  readonly byWhom: ByWhom;
  readonly how: How;
  readonly words: string;
  readonly cause?: Cause | null | undefined;
  readonly optionId?: string | null;
  readonly withWhom?: readonly ByWhom[];
  /** When it was said or done; left out: now. */
  readonly at?: Date | undefined;
}

/** Writes it down, without an entry in the log. */
export async function keep(tx: Tx, conflictId: string, said: ToKeep): Promise<void> {
  const { organisationId, memberId, name } = actorOf(tx);
  const now = nowOf(tx);
  await conflictsDb(tx)
    .insertInto('conflict_record')
    .values({
      organisation_id: organisationId,
      id: said.id ?? newId(),
      conflict_id: conflictId,
      step: said.step,
      by_whom: said.byWhom,
      how: said.how,
      words: said.words,
      cause: said.cause ?? null,
      option_id: said.optionId ?? null,
      with_whom: [...(said.withWhom ?? [])],
      at: said.at ?? now,
      recorded_at: now,
      recorded_by: memberId,
      recorded_by_name: name,
    })
    .execute();
}

/** Writes it down with its entry. */
export async function note(tx: Tx, row: ConflictRow, said: ToKeep): Promise<void> {
  await keep(tx, row.id, said);
  record(tx, conflictNoted, {
    subjects: subjectsOf(row),
    facts: {
      conflict: row.id,
      kind: kindOf(row),
      step: said.step,
      byWhom: said.byWhom,
      how: said.how,
      cause: said.cause ?? null,
    },
    ...peopleOf(row, said.words),
  });
}
