import type { ReplyOf } from '../../lib/route.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import type { listLetters } from './letter-schema.ts';
import { policy } from './policy.ts';
import { centreDb } from './tables.ts';

/** Correspondence, newest first, with what still waits for its answer, and the support of the centre. */
export async function letterList(tx: Tx): Promise<ReplyOf<typeof listLetters>> {
  const db = centreDb(tx);
  const { organisationId, roles } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  const letters = await db
    .selectFrom('centre_letter')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
  const answered = new Map<string, DateText>();
  for (const { answers, on_day, taken_back_at } of letters) {
    // Newest first, so that the first answer is the one kept.
    if (answers !== null && taken_back_at === null) answered.set(answers, on_day);
  }
  const support = await db
    .selectFrom('centre_support')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  const inForce = support.find(({ from_on }) => from_on <= today)?.id;
  return {
    today,
    total: letters.length,
    rows: letters.map((row) => ({
      letterId: row.id,
      direction: row.direction,
      on: row.on_day,
      about: row.about,
      words: row.words,
      reference: row.reference,
      answerDue: row.answer_due,
      answeredOn: answered.get(row.id) ?? null,
      answers: row.answers,
      late:
        row.answer_due !== null &&
        row.answer_due < today &&
        row.taken_back_at === null &&
        !answered.has(row.id),
      by: nameOf(row.recorded_by),
      takenBack: row.taken_back_at && {
        at: row.taken_back_at.toISOString(),
        by: nameOf(row.taken_back_by),
        because: row.taken_back_because ?? '',
      },
    })),
    support: support.map((row) => ({
      supportId: row.id,
      status: row.status,
      fromOn: row.from_on,
      visits: row.visits,
      remote: row.remote,
      letter: row.letter,
      inForce: row.id === inForce,
      by: nameOf(row.recorded_by),
    })),
    mayWrite: may(policy, roles, 'centre.administer'),
  };
}

/** The Centre Support Status in force on a day, and how many visits and remote looks of a year it means (R34). */
export async function supportOn(tx: Tx, on: DateText) {
  const row = await centreDb(tx)
    .selectFrom('centre_support')
    .select(['status', 'from_on', 'visits', 'remote'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const { status, from_on, visits, remote } = row;
  return { status, fromOn: from_on, visits, remote };
}
