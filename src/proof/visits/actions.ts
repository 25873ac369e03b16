import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { appointedFor, appointedToday, mayReadOf } from '../external/index.ts';
import { actionAnswered, actionAsked, actionJudged } from './events.ts';
import { lockVisit, whoActs } from './found.ts';
import type {
  answerActionRoute,
  askActionRoute,
  judgeActionRoute,
  readVisits,
  SOURCES,
} from './schema.ts';
import { visitsDb } from './tables.ts';

export type AskedAction = ReplyIn<typeof readVisits>['actions'][number];

/** Who of the centre an action may be for: everybody here but external verifiers and who is a learner alone. */
export async function ownersHere(tx: Tx) {
  const { members } = await membersOf(tx);
  return members
    .filter(
      ({ leftAt, roles }) =>
        leftAt === null &&
        !roles.includes('external_verifier') &&
        roles.some((role) => role !== 'learner'),
    )
    .map(({ id, name }) => ({ memberId: id, name }));
}

const TABLES = {
  visit: 'visit',
  contact: 'external_contact',
  observation: 'external_observation',
} as const;

const isWithout = (of: keyof typeof SOURCES): of is 'letter' | 'remote' =>
  of === 'letter' || of === 'remote';

type Asked = BodyOf<typeof askActionRoute>;

/** What an action comes from, of the actor's own: an appointment in force, or what they visited, contacted, watched. */
async function sourceOf(tx: Tx, { of, sourceId }: Pick<Asked, 'of' | 'sourceId'>) {
  if (isWithout(of)) {
    const own = await appointedToday(tx, whoActs(tx));
    return own.find(({ appointmentId }) => appointmentId === sourceId)?.frameworkCode;
  }
  const row = await visitsDb(tx)
    .selectFrom(TABLES[of])
    .select('framework_code')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', sourceId)
    .where('member_id', '=', whoActs(tx))
    .executeTakeFirst();
  return row?.framework_code;
}

/**
 * Asks the centre for an action, from an own visit, contact or observation, or by letter or in remote contact under an
 * own appointment. The same id again gives the first result.
 * Refuses `source-not-found`, `not-appointed`, `owner-not-found` and `due-in-past`.
 */
export async function askAction(
  tx: Tx,
  { id, of, sourceId, words, ownerId, dueOn }: BodyOf<typeof askActionRoute>,
): Promise<Result<{ actionId: string }>> {
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const code = await sourceOf(tx, { of, sourceId });
  if (code === undefined) {
    return refuse(
      'source-not-found',
      'Ask for it from a visit, contact or observation of yours, or under an appointment of yours in force.',
    );
  }
  const may = await appointedFor(tx, code);
  if (!may.ok) return may;
  if (!(await ownersHere(tx)).some(({ memberId }) => memberId === ownerId)) {
    return wrongField('ownerId', 'owner-not-found', 'Choose somebody who works here.');
  }
  if (dueOn < dateIn(nowOf(tx))) {
    return wrongField('dueOn', 'due-in-past', 'An action is due today or later.');
  }
  const made = await db
    .insertInto('visit_action')
    .values({
      organisation_id: organisationId,
      id,
      framework_code: code,
      visit_id: of === 'visit' ? sourceId : null,
      contact_id: of === 'contact' ? sourceId : null,
      observation_id: of === 'observation' ? sourceId : null,
      appointment_id: isWithout(of) ? sourceId : null,
      by_means: isWithout(of) ? of : null,
      member_id: whoActs(tx),
      words,
      owner_id: ownerId,
      due_on: dueOn,
      made_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, actionAsked, {
      subjects: { action: id, [isWithout(of) ? 'appointment' : of]: sourceId, member: ownerId },
      facts: { of, dueOn },
    });
  }
  return ok({ actionId: id });
}

async function actionHere(tx: Tx, actionId: string) {
  await lockVisit(tx, actionId);
  const found = (await actionsOf(tx, { ids: [actionId] }))[0];
  if (!found) return refuse('action-not-found', 'There is no such action here.');
  const may = await mayReadOf(tx, found.frameworkCode);
  return may.ok ? ok(found) : may;
}

/**
 * The centre answers an action. The same answer again gives the first result. Refuses `action-not-found`,
 * `already-closed` and `already-answered` while an answer waits to be judged.
 */
export async function answerAction(
  tx: Tx,
  actionId: string,
  { number, words }: BodyOf<typeof answerActionRoute>,
): Promise<Result<{ actionId: string; number: number }>> {
  const found = await actionHere(tx, actionId);
  if (!found.ok) return found;
  const { answers, state } = found.value;
  if (answers.some((one) => one.number === number && one.words === words)) {
    return ok({ actionId, number });
  }
  if (state === 'closed') return refuse('already-closed', 'This action is closed.');
  if (state === 'answered' || number !== answers.length + 1) {
    return refuse(
      'already-answered',
      'It was answered meanwhile: the external verifier looks at that answer first.',
    );
  }
  await visitsDb(tx)
    .insertInto('visit_action_answer')
    .values({
      organisation_id: actorOf(tx).organisationId,
      action_id: actionId,
      number,
      words,
      answered_at: nowOf(tx),
      answered_by: whoActs(tx),
      closed: null,
      judged_words: '',
      judged_at: null,
      judged_by: null,
    })
    .execute();
  record(tx, actionAnswered, { subjects: { action: actionId }, facts: { number } });
  return ok({ actionId, number });
}

/**
 * The external verifier closes an action on its newest answer, or not, with a reason. Again changes nothing. Refuses
 * `action-not-found`, `not-appointed`, `answer-not-found`, `already-judged` and `reason-needed`.
 */
export async function judgeAction(
  tx: Tx,
  actionId: string,
  { number, closed, words }: BodyOf<typeof judgeActionRoute>,
): Promise<Result<{ actionId: string; number: number }>> {
  const found = await actionHere(tx, actionId);
  if (!found.ok) return found;
  const answer = found.value.answers.find((one) => one.number === number);
  if (!answer) return refuse('answer-not-found', 'The centre has not answered that yet.');
  if (answer.judged?.closed === closed) return ok({ actionId, number });
  if (answer.judged) return refuse('already-judged', 'This answer was judged already: it stays.');
  if (!closed && words === '') {
    return wrongField('words', 'reason-needed', 'Say what is still missing.');
  }
  await visitsDb(tx)
    .updateTable('visit_action_answer')
    .set({ closed, judged_words: words, judged_at: nowOf(tx), judged_by: whoActs(tx) })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('action_id', '=', actionId)
    .where('number', '=', number)
    .execute();
  record(tx, actionJudged, { subjects: { action: actionId }, facts: { number, closed } });
  return ok({ actionId, number });
}

/** Actions with their answers, those due first: of these ids, one visit, or all of a qualification or of every one. */
export async function actionsOf(
  tx: Tx,
  of: { readonly ids?: readonly string[]; readonly visitId?: string; readonly code?: string } = {},
): Promise<readonly AskedAction[]> {
  const db = visitsDb(tx);
  let asked = db
    .selectFrom('visit_action')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId);
  if (of.ids) asked = asked.where(sql<boolean>`id = any(${[...of.ids]}::uuid[])`);
  if (of.visitId) asked = asked.where('visit_id', '=', of.visitId);
  if (of.code) asked = asked.where('framework_code', '=', of.code);
  const rows = await asked.orderBy('due_on').orderBy('id').execute();
  if (rows.length === 0) return [];
  const answers = await db
    .selectFrom('visit_action_answer')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`action_id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .orderBy('number')
    .execute();
  const names = await memberNames(tx);
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  const today = dateIn(nowOf(tx));
  return rows.map((row) => {
    const own = answers.filter(({ action_id }) => action_id === row.id);
    const last = own.at(-1);
    const state = !last || last.closed === false ? 'open' : last.closed ? 'closed' : 'answered';
    return {
      actionId: row.id,
      of:
        row.by_means ??
        (row.visit_id !== null ? 'visit' : row.contact_id !== null ? 'contact' : 'observation'),
      sourceId: row.visit_id ?? row.contact_id ?? row.observation_id ?? row.appointment_id ?? '',
      frameworkCode: row.framework_code,
      words: row.words,
      ownerId: row.owner_id,
      ownerName: nameOf(row.owner_id),
      dueOn: row.due_on,
      askedBy: nameOf(row.member_id),
      madeAt: row.made_at.toISOString(),
      state,
      late: state === 'open' && row.due_on < today,
      answers: own.map((one) => ({
        number: one.number,
        words: one.words,
        answeredAt: one.answered_at.toISOString(),
        answeredBy: nameOf(one.answered_by),
        judged:
          one.judged_at === null
            ? null
            : {
                closed: one.closed === true,
                words: one.judged_words,
                at: one.judged_at.toISOString(),
                by: nameOf(one.judged_by),
              },
      })),
    };
  });
}
