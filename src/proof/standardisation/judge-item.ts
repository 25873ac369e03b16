import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { unitOf } from '../frameworks/index.ts';
import { keepActions, mayAsk } from './actions.ts';
import { itemAgreed, itemJudged, itemUncovered } from './events.ts';
import { lockThing, whoActs, wordsHash } from './found.ts';
import { fileHanded } from './item-file.ts';
import type { agreeItemRoute, judgeItemRoute } from './schema.ts';
import { type Answer, spreadOf } from './spread.ts';
import { standardisationDb } from './tables.ts';

/** An item with its criteria. Refuses `item-not-found`. */
export async function itemHere(tx: Tx, id: string) {
  const db = standardisationDb(tx);
  const { organisationId } = actorOf(tx);
  const row = await db
    .selectFrom('standardised_item')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return refuse('item-not-found', 'There is no such item here.');
  const criteria = await db
    .selectFrom('standardised_criterion')
    .select(['criterion_id', 'says', 'reasons'])
    .where('organisation_id', '=', organisationId)
    .where('item_id', '=', id)
    .execute();
  return ok({ ...row, criteria });
}

/** The answers to items that the reader may see: their own, and of what is uncovered all. The database holds it. */
export async function answersSeen(tx: Tx, itemIds: readonly string[]) {
  const db = standardisationDb(tx);
  await sql`select set_config('app.member', ${actorOf(tx).memberId ?? ''}, true)`.execute(db);
  return db
    .selectFrom('standardised_answer')
    .select(['item_id', 'member_id', 'criterion_id', 'says', 'why'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`item_id = any(${[...itemIds]}::uuid[])`)
    .orderBy('answered_at')
    .orderBy('member_id')
    .execute();
}

/**
 * One's own judgement of the item, of every criterion, once (C12). The same again changes nothing. Refuses
 * `item-not-found`, `not-asked`, `already-uncovered`, `already-judged`, `file-missing` and `criteria-missing`.
 */
export async function judgeItem(
  tx: Tx,
  id: string,
  { answers }: BodyOf<typeof judgeItemRoute>,
): Promise<Result<{ itemId: string }>> {
  await lockThing(tx, id);
  const item = await itemHere(tx, id);
  if (!item.ok) return item;
  const db = standardisationDb(tx);
  const { organisationId: organisation_id } = actorOf(tx);
  const member_id = whoActs(tx);
  const seat = await db
    .selectFrom('standardised_seat')
    .select('answered_at')
    .where('organisation_id', '=', organisation_id)
    .where('item_id', '=', id)
    .where('member_id', '=', member_id)
    .executeTakeFirst();
  if (!seat) return refuse('not-asked', 'You were not asked to judge this item.');
  if (seat.answered_at) {
    const own = (await answersSeen(tx, [id])).filter((one) => one.member_id === member_id);
    const same = answers.every(({ criterionId, says, why }) =>
      own.some((one) => one.criterion_id === criterionId && one.says === says && one.why === why),
    );
    return same
      ? ok({ itemId: id })
      : refuse('already-judged', 'Your judgement of this item is written, and stays as it is.');
  }
  if (item.value.uncovered_at) {
    return refuse('already-uncovered', 'What each said is uncovered: nobody judges it any more.');
  }
  if (item.value.title !== null && !(await fileHanded(tx, id))) {
    return refuse('file-missing', 'Its file is not here yet. Who asked you hands it in first.');
  }
  const said = new Set(answers.map(({ criterionId }) => criterionId));
  const asked = item.value.criteria.map((one) => one.criterion_id);
  if (said.size !== answers.length || said.size !== asked.length || asked.some((c) => !said.has(c)))
    return wrongField('answers', 'criteria-missing', 'Judge each of the criteria once.');
  await db
    .insertInto('standardised_answer')
    .values(
      answers.map(({ criterionId: criterion_id, says, why }) => ({
        organisation_id,
        item_id: id,
        member_id,
        criterion_id,
        says,
        why,
        answered_at: nowOf(tx),
      })),
    )
    .execute();
  await db
    .updateTable('standardised_seat')
    .set({ answered_at: nowOf(tx) })
    .where('organisation_id', '=', organisation_id)
    .where('item_id', '=', id)
    .where('member_id', '=', member_id)
    .execute();
  record(tx, itemJudged, {
    subjects: { standardised_item: id },
    // With the one who judged: alike answers of two leave unlike hashes, so the log tells nothing before its time.
    facts: { answersSha256: wordsHash({ member_id, answers }) },
  });
  return ok({ itemId: id });
}

const seatsOf = (tx: Tx, id: string) =>
  standardisationDb(tx)
    .selectFrom('standardised_seat')
    .select(['member_id', 'answered_at'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('item_id', '=', id)
    .execute();

/**
 * Ends the judging: from here everybody sees what each said, and nobody judges any more. Again nothing changes.
 * Refuses `item-not-found`, and `too-few-judged` before two have.
 */
export async function uncoverItem(tx: Tx, id: string): Promise<Result<{ itemId: string }>> {
  await lockThing(tx, id);
  const item = await itemHere(tx, id);
  if (!item.ok) return item;
  if (item.value.uncovered_at) return ok({ itemId: id });
  const seats = await seatsOf(tx, id);
  const judged = seats.filter(({ answered_at }) => answered_at !== null).length;
  if (judged < 2) {
    return refuse(
      'too-few-judged',
      'Fewer than two have judged it, so there is nothing to compare yet. Wait for them.',
    );
  }
  await standardisationDb(tx)
    .updateTable('standardised_item')
    .set({ uncovered_at: nowOf(tx), uncovered_by: whoActs(tx) })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', id)
    .execute();
  const unit = await unitOf(tx, item.value.unit_id);
  const codes = new Map(unit?.criteria.map((one) => [one.criterionId, one.code]));
  const answers = (await answersSeen(tx, [id])).map(
    (one): Answer => ({
      criterionId: one.criterion_id,
      memberId: one.member_id,
      says: one.says,
    }),
  );
  record(tx, itemUncovered, {
    subjects: { standardised_item: id },
    facts: {
      judged,
      missed: seats.length - judged,
      spread: item.value.criteria.map(({ criterion_id }) => {
        const { met, notYet } = spreadOf(answers, criterion_id);
        return { criterion: codes.get(criterion_id) ?? '', met, notYet };
      }),
    },
  });
  return ok({ itemId: id });
}

/**
 * What was agreed of an item, criterion by criterion with reasons, who was there, and what comes of it; once. Refuses
 * `item-not-found`, `still-blind`, `already-agreed`, `criteria-missing`, `not-asked` and what actions are refused for.
 */
export async function agreeItem(
  tx: Tx,
  id: string,
  { answers, attendedIds, conclusion, actions }: BodyOf<typeof agreeItemRoute>,
): Promise<Result<{ itemId: string }>> {
  await lockThing(tx, id);
  const item = await itemHere(tx, id);
  if (!item.ok) return item;
  if (!item.value.uncovered_at) {
    return refuse('still-blind', 'It is still judged blind. Uncover what each said first.');
  }
  if (item.value.agreed_at) {
    return item.value.conclusion === conclusion
      ? ok({ itemId: id })
      : refuse('already-agreed', 'What was agreed is written, and stays as it is.');
  }
  const said = new Map(answers.map((one) => [one.criterionId, one]));
  const asked = item.value.criteria.map((one) => one.criterion_id);
  if (said.size !== asked.length || asked.some((one) => !said.has(one))) {
    return wrongField('answers', 'criteria-missing', 'Say of each criterion what was agreed.');
  }
  const seats = await seatsOf(tx, id);
  if (attendedIds.some((one) => !seats.some(({ member_id }) => member_id === one))) {
    return wrongField('attendedIds', 'not-asked', 'Only who was asked to judge it attends.');
  }
  const may = await mayAsk(tx, actions);
  if (!may.ok) return may;
  const db = standardisationDb(tx);
  const { organisationId } = actorOf(tx);
  await db
    .updateTable('standardised_item')
    .set({ agreed_at: nowOf(tx), agreed_by: whoActs(tx), conclusion })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
  for (const { criterionId, says, reasons } of said.values()) {
    await db
      .updateTable('standardised_criterion')
      .set({ says, reasons })
      .where('organisation_id', '=', organisationId)
      .where('item_id', '=', id)
      .where('criterion_id', '=', criterionId)
      .execute();
  }
  await sql`
    update standardised_seat set attended = member_id = any(${[...attendedIds]}::uuid[])
    where organisation_id = current_organisation() and item_id = ${id}::uuid`.execute(db);
  await keepActions(tx, { item_id: id }, actions);
  const unit = await unitOf(tx, item.value.unit_id);
  const codes = new Map(unit?.criteria.map((one) => [one.criterionId, one.code]));
  record(tx, itemAgreed, {
    subjects: { standardised_item: id },
    facts: {
      answers: [...said.values()].map(({ criterionId, says }) => ({
        criterion: codes.get(criterionId) ?? '',
        says,
      })),
      attended: new Set(attendedIds).size,
      missed: seats.length - new Set(attendedIds).size,
      actions: actions.length,
    },
  });
  return ok({ itemId: id });
}
