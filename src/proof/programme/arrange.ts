import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { confirmedLately } from '../../platform/identity/confirm.ts';
import { arrangementAgreed, arrangementAsked, arrangementEnded } from './events.ts';
import { type Held, holdProgramme, isKept, notToCome } from './found.ts';
import type {
  agreeArrangementRoute,
  agreeAsVerifierRoute,
  askArrangementRoute,
  endArrangementRoute,
} from './schema.ts';
import { programmeDb } from './tables.ts';
import { mayAgreeOf } from './verifier-may.ts';

type Made = Result<{ arrangementId: string }>;

/** A special arrangement is asked for. The same id again gives the first result. */
export async function askArrangement(
  tx: Tx,
  enrolmentId: string,
  { id, on, size, what }: BodyOf<typeof askArrangementRoute>,
): Promise<Made> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  if (await isKept(tx, 'special_arrangement', id)) return ok({ arrangementId: id });
  const wrong = notToCome('on', on, held.value.today);
  if (wrong) return wrong;
  await programmeDb(tx)
    .insertInto('special_arrangement')
    .values({
      ...held.value.row,
      id,
      size,
      what,
      asked_on: on,
      recorded_at: nowOf(tx),
      recorded_by: held.value.by,
      agreed_with: null,
      agreed_on: null,
      agreed_words: null,
      agreed_recorded_by: null,
      from_on: null,
      to_on: null,
      ended_at: null,
      ended_by: null,
      ended_because: null,
    })
    .execute();
  record(tx, arrangementAsked, {
    subjects: { ...held.value.subjects, arrangement: id },
    facts: { on, size },
  });
  return ok({ arrangementId: id });
}

async function arrangementHere(tx: Tx, id: string) {
  const find = () =>
    programmeDb(tx)
      .selectFrom('special_arrangement')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
  const before = await find();
  if (!before) return refuse('arrangement-not-found', 'There is no such arrangement here.');
  const held: Result<Held> = await holdProgramme(tx, before.enrolment_id);
  if (!held.ok) return held;
  // Read again: somebody may have agreed or ended it while this act waited.
  const row = (await find()) ?? before;
  if (row.ended_at) return refuse('already-ended', 'This arrangement has ended already.');
  return ok({ row, held: held.value });
}

/**
 * An arrangement is agreed: a minor one with the external verifier, a significant one by the awarding body in writing,
 * before it is used (R48). Refuses `arrangement-not-found`, `already-ended`, `already-agreed`, `verifier-presses`,
 * `awarding-body-needed`, `still-to-come`, `before-asked`, `used-before-agreed` and `ends-first`.
 */
export async function agreeArrangement(
  tx: Tx,
  id: string,
  { with: partner, on, words, fromOn, toOn }: BodyOf<typeof agreeArrangementRoute>,
): Promise<Made> {
  const found = await arrangementHere(tx, id);
  if (!found.ok) return found;
  const { row, held } = found.value;
  if (row.agreed_on) return refuse('already-agreed', 'This arrangement is agreed already.');
  if (row.size === 'minor' && partner === 'external_verifier') {
    return wrongField(
      'with',
      'verifier-presses',
      'The external verifier agrees to a minor arrangement by their own press, under Arrangements. Ask them to.',
      'R48',
    );
  }
  if (row.size === 'significant' && partner !== 'awarding_body') {
    return wrongField(
      'with',
      'awarding-body-needed',
      'A significant arrangement is agreed by the awarding body, in writing. Record its letter.',
      'R48',
    );
  }
  const early = notToCome('on', on, held.today);
  if (early) return early;
  if (on < row.asked_on) {
    return wrongField('on', 'before-asked', 'It was asked for after that day.');
  }
  if (fromOn < on) {
    return wrongField(
      'fromOn',
      'used-before-agreed',
      'An arrangement is agreed before it is used. Give the day of agreement or a later one.',
      'R48',
    );
  }
  return keepAgreed(tx, id, found.value, { with: partner, on, words, fromOn, toOn });
}

/**
 * The external verifier agrees to a minor arrangement by their own press, today, before it is used (R48). Refuses
 * `arrangement-not-found`, `already-ended`, `not-appointed` for another qualification than theirs, `already-agreed`,
 * `awarding-body-needed`, `used-before-agreed`, `confirm-it-is-you` and `ends-first`.
 */
export async function agreeAsVerifier(
  tx: Tx,
  id: string,
  { words, fromOn, toOn }: BodyOf<typeof agreeAsVerifierRoute>,
): Promise<Made> {
  const found = await arrangementHere(tx, id);
  if (!found.ok) return found;
  const { row, held } = found.value;
  const may = await mayAgreeOf(tx, held.framework.code);
  if (!may.ok) return may;
  if (row.agreed_on) return refuse('already-agreed', 'This arrangement is agreed already.');
  if (row.size !== 'minor') {
    return refuse(
      'awarding-body-needed',
      'A significant arrangement is agreed by the awarding body, in writing. The centre records its letter.',
      'R48',
    );
  }
  const on = held.today;
  if (fromOn < on) {
    return wrongField(
      'fromOn',
      'used-before-agreed',
      'An arrangement is agreed before it is used. Give today or a later day.',
      'R48',
    );
  }
  const confirmed = await confirmedLately(tx);
  if (!confirmed.ok) return confirmed;
  return keepAgreed(tx, id, found.value, { with: 'external_verifier', on, words, fromOn, toOn });
}

async function keepAgreed(
  tx: Tx,
  id: string,
  { row, held }: { readonly row: { readonly size: 'minor' | 'significant' }; readonly held: Held },
  { with: partner, on, words, fromOn, toOn }: BodyOf<typeof agreeArrangementRoute>,
): Promise<Made> {
  if (toOn !== null && toOn < fromOn) {
    return wrongField('toOn', 'ends-first', 'That is before it begins.');
  }
  await programmeDb(tx)
    .updateTable('special_arrangement')
    .set({
      agreed_with: partner,
      agreed_on: on,
      agreed_words: words,
      agreed_recorded_by: held.by,
      from_on: fromOn,
      to_on: toOn,
    })
    .where('id', '=', id)
    .execute();
  record(tx, arrangementAgreed, {
    subjects: { ...held.subjects, arrangement: id },
    facts: { size: row.size, with: partner, on, fromOn, toOn },
  });
  return ok({ arrangementId: id });
}

/** An arrangement ends, or was not agreed. Refuses `arrangement-not-found` and `already-ended`. */
export async function endArrangement(
  tx: Tx,
  id: string,
  { because }: BodyOf<typeof endArrangementRoute>,
): Promise<Made> {
  const found = await arrangementHere(tx, id);
  if (!found.ok) return found;
  await programmeDb(tx)
    .updateTable('special_arrangement')
    .set({ ended_at: nowOf(tx), ended_by: found.value.held.by, ended_because: because })
    .where('id', '=', id)
    .execute();
  record(tx, arrangementEnded, {
    subjects: { ...found.value.held.subjects, arrangement: id },
    facts: {},
  });
  return ok({ arrangementId: id });
}
