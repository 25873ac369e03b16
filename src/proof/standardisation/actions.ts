import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { actionAnswered, actionClosed } from './events.ts';
import { presentMembers, whoActs } from './found.ts';
import type { answerActionRoute, closeStaffActionRoute, readItem } from './schema.ts';
import { standardisationDb } from './tables.ts';

/** What an action comes from: one of them. */
export type Source =
  | { readonly observation_id: string }
  | { readonly interview_id: string }
  | { readonly item_id: string }
  | { readonly meeting_id: string };

export interface AskedAction {
  readonly id: string;
  readonly words: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** Refuses `due-in-past` and `owner-not-found`. */
export async function mayAsk(tx: Tx, actions: readonly AskedAction[]): Promise<Result<null>> {
  const today = dateIn(nowOf(tx));
  if (actions.some(({ dueOn }) => dueOn < today)) {
    return wrongField('actions', 'due-in-past', 'An action is due today or later.');
  }
  const here = new Set((await presentMembers(tx)).map(({ memberId }) => memberId));
  return actions.every(({ ownerId }) => here.has(ownerId))
    ? ok(null)
    : wrongField('actions', 'owner-not-found', 'Choose somebody who works here for each action.');
}

/** Keeps actions with what they come from; `mayAsk` was asked before. */
export async function keepActions(
  tx: Tx,
  source: Source,
  actions: readonly AskedAction[],
): Promise<void> {
  if (actions.length === 0) return;
  await standardisationDb(tx)
    .insertInto('staff_action')
    .values(
      actions.map(({ id, words, ownerId, dueOn }, position) => ({
        organisation_id: actorOf(tx).organisationId,
        observation_id: null,
        interview_id: null,
        item_id: null,
        meeting_id: null,
        ...source,
        id,
        position,
        words,
        owner_id: ownerId,
        due_on: dueOn,
        answered_at: null,
        answer: null,
        closed_at: null,
        closed_by: null,
        closed_words: null,
        closed_in: null,
      })),
    )
    .execute();
}

async function actionHere(tx: Tx, actionId: string) {
  const row = await standardisationDb(tx)
    .selectFrom('staff_action')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('action-not-found', 'There is no such action here.');
  return row.closed_at === null
    ? ok(row)
    : refuse('already-closed', 'This action is closed already.');
}

/** Its owner says what they did. Refuses `action-not-found`, `already-closed` and `not-your-action`. */
export async function answerAction(
  tx: Tx,
  actionId: string,
  { answer }: BodyOf<typeof answerActionRoute>,
): Promise<Result<{ actionId: string }>> {
  const action = await actionHere(tx, actionId);
  if (!action.ok) return action;
  if (action.value.owner_id !== whoActs(tx)) {
    return refuse('not-your-action', 'Only whose action it is says what they did.');
  }
  if (action.value.answer === answer) return ok({ actionId });
  await standardisationDb(tx)
    .updateTable('staff_action')
    .set({ answered_at: nowOf(tx), answer })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', actionId)
    .execute();
  record(tx, actionAnswered, { subjects: { staff_action: actionId }, facts: {} });
  return ok({ actionId });
}

/**
 * An action is done, as another than its owner saw. Refuses `action-not-found`, `already-closed` and `own-action`.
 */
export async function closeStaffAction(
  tx: Tx,
  actionId: string,
  { words }: BodyOf<typeof closeStaffActionRoute>,
): Promise<Result<{ actionId: string }>> {
  const action = await actionHere(tx, actionId);
  if (!action.ok) return action;
  const by = whoActs(tx);
  if (action.value.owner_id === by) {
    return refuse(
      'own-action',
      'Nobody closes an action of their own. A colleague looks at it, or the next meeting does.',
    );
  }
  await standardisationDb(tx)
    .updateTable('staff_action')
    .set({ closed_at: nowOf(tx), closed_by: by, closed_words: words })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', actionId)
    .execute();
  record(tx, actionClosed, { subjects: { staff_action: actionId }, facts: {} });
  return ok({ actionId });
}

/** An action as pages show it, with what it comes from. */
export type ShownAction = ReplyIn<typeof readItem>['actions'][number] & {
  readonly of: string;
  readonly about: 'observation' | 'interview' | 'item' | 'meeting';
};

/** The actions of these sources, or every one that is open; in the order of their days. */
export async function actionsOf(
  tx: Tx,
  of: readonly string[] | 'open',
): Promise<readonly ShownAction[]> {
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  let asked = standardisationDb(tx)
    .selectFrom('staff_action')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId);
  if (of === 'open') asked = asked.where('closed_at', 'is', null);
  const rows = await asked.orderBy('due_on').orderBy('position').orderBy('id').execute();
  const wanted = of === 'open' ? null : new Set(of);
  return rows.flatMap((row): ShownAction[] => {
    const [about, source] = sourceOf(row);
    if (wanted && !wanted.has(source)) return [];
    return [
      {
        actionId: row.id,
        of: source,
        about,
        words: row.words,
        ownerId: row.owner_id,
        ownerName: names.get(row.owner_id) ?? '',
        dueOn: row.due_on,
        late: row.closed_at === null && row.due_on < today,
        answer: row.answer,
        closed: row.closed_at && {
          at: row.closed_at.toISOString(),
          by: names.get(row.closed_by ?? '') ?? '',
          words: row.closed_words ?? '',
        },
      },
    ];
  });
}

function sourceOf(row: {
  readonly observation_id: string | null;
  readonly interview_id: string | null;
  readonly item_id: string | null;
  readonly meeting_id: string | null;
}): [ShownAction['about'], string] {
  if (row.observation_id !== null) return ['observation', row.observation_id];
  if (row.interview_id !== null) return ['interview', row.interview_id];
  return row.item_id === null ? ['meeting', row.meeting_id ?? ''] : ['item', row.item_id];
}
