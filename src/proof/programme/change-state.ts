import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { stateChanged } from './events.ts';
import { holdProgramme, isKept } from './found.ts';
import { type changeStateRoute, LEARNER_STATES } from './schema.ts';
import { statesOf } from './standing.ts';
import { programmeDb } from './tables.ts';
import { isOver, plannedEnd, type Standing } from './way.ts';

/**
 * How a learner stands from a day on (C7). The same id again gives the first result. Refuses `before-it-began`,
 * `before-last-state`, `already-so`, `programme-over`, `end-needed`, `end-not-asked` and `end-not-later`.
 */
export async function changeState(
  tx: Tx,
  enrolmentId: string,
  { id, state, fromOn, newEndOn, words }: BodyOf<typeof changeStateRoute>,
): Promise<Result<{ stateId: string }>> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  if (await isKept(tx, 'learner_state', id)) return ok({ stateId: id });
  const { enrolment, row, subjects, by } = held.value;
  if (fromOn < enrolment.startedOn) {
    return wrongField('fromOn', 'before-it-began', 'That is before their programme began.');
  }
  const states = (await statesOf(tx, [enrolmentId])).get(enrolmentId) ?? [];
  const last = states.at(-1);
  if (last && fromOn < last.fromOn) {
    return wrongField(
      'fromOn',
      'before-last-state',
      `Their state was changed from ${showDate(last.fromOn)} on. Give that day or a later one.`,
    );
  }
  const before: Standing['state'] = last?.state ?? 'in_learning';
  if (before === state && state !== 'extended') {
    return refuse('already-so', `They stand as ‘${LEARNER_STATES[state]}’ already.`);
  }
  if (isOver(before) && state !== 'in_learning') {
    return refuse(
      'programme-over',
      `Their programme is over: ${LEARNER_STATES[before].toLowerCase()}. If they come back, record that they are in learning.`,
    );
  }
  const asksEnd = state === 'break' || state === 'extended';
  if (asksEnd && newEndOn === null) {
    return wrongField('newEndOn', 'end-needed', 'Say when the programme will end now.');
  }
  if (!asksEnd && newEndOn !== null) {
    return wrongField('newEndOn', 'end-not-asked', 'Only a break or an extension moves the end.');
  }
  const due = plannedEnd(enrolment.startedOn, held.value.framework.code, states);
  if (newEndOn !== null && (newEndOn <= fromOn || (state === 'extended' && newEndOn <= due))) {
    return wrongField(
      'newEndOn',
      'end-not-later',
      `The programme ends on ${showDate(due)} as planned. Give a later day.`,
    );
  }
  await programmeDb(tx)
    .insertInto('learner_state')
    .values({
      ...row,
      id,
      state,
      from_on: fromOn,
      new_end_on: newEndOn,
      words,
      recorded_at: nowOf(tx),
      recorded_by: by,
    })
    .execute();
  record(tx, stateChanged, {
    subjects: { ...subjects, state: id },
    facts: { state, fromOn, newEndOn },
  });
  return ok({ stateId: id });
}
