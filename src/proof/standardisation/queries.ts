import { addDays } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { decisionsIn } from '../assessment/index.ts';
import { qualifiedOn } from '../centre/index.ts';
import { learnersHere } from '../portfolio/index.ts';
import { actionsOf } from './actions.ts';
import { presentMembers, unitsHere } from './found.ts';
import type { listInterviews, readOverview } from './schema.ts';
import { standardisationDb } from './tables.ts';

type Overview = ReplyIn<typeof readOverview>;
type Observation = Overview['observations'][number];

/** An observation counts for twelve months (C11). */
const YEAR = 365;

/** Who leads, or checks from outside, reads of everybody. */
function seesAll(tx: Tx): boolean {
  const { roles } = actorOf(tx);
  return roles.some((role) => ['owner', 'internal_verifier', 'quality_manager'].includes(role));
}
const leads = (tx: Tx) =>
  actorOf(tx).roles.some((role) => role === 'internal_verifier' || role === 'quality_manager');

/** Observations, the newest first: of one assessor, or of all that the reader may see. */
export async function observationsSeen(tx: Tx, assessorId?: string): Promise<Observation[]> {
  const { organisationId, memberId } = actorOf(tx);
  const db = standardisationDb(tx);
  let asked = db
    .selectFrom('assessor_observation as o')
    .leftJoin('assessor_observation_countersignature as c', (join) =>
      join
        .onRef('c.organisation_id', '=', 'o.organisation_id')
        .onRef('c.observation_id', '=', 'o.id'),
    )
    .selectAll('o')
    .select('c.signer_id')
    .where('o.organisation_id', '=', organisationId);
  if (assessorId !== undefined) asked = asked.where('o.assessor_id', '=', assessorId);
  const rows = (await asked.orderBy('o.held_on', 'desc').orderBy('o.id').execute()).filter(
    (row) => seesAll(tx) || row.assessor_id === memberId,
  );
  if (rows.length === 0) return [];
  const names = await memberNames(tx);
  const units = await unitsHere(tx);
  const actions = await actionsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const qualified =
    memberId !== null &&
    (await qualifiedOn(tx, [memberId], 'verifier', dateIn(nowOf(tx)))).has(memberId);
  return rows.map((row) => ({
    observationId: row.id,
    assessorId: row.assessor_id,
    assessorName: names.get(row.assessor_id) ?? '',
    observerName: names.get(row.observer_id) ?? '',
    learnerName: names.get(row.learner_id) ?? '',
    unitReference: units.get(row.unit_id)?.reference ?? '',
    heldOn: row.held_on,
    agreedOn: row.agreed_on,
    seen: row.seen,
    strengths: row.strengths,
    signedAt: row.signed_at?.toISOString() ?? null,
    answer: row.answer,
    countersignature: !row.countersign ? 'not_needed' : row.signer_id === null ? 'needed' : 'given',
    countersignedBy: row.signer_id === null ? null : (names.get(row.signer_id) ?? ''),
    mayCountersign:
      row.countersign &&
      row.signer_id === null &&
      qualified &&
      leads(tx) &&
      ![row.observer_id, row.assessor_id, row.learner_id].includes(memberId ?? ''),
    actions: actions.filter(({ of }) => of === row.id),
  }));
}

/**
 * When each present assessor was last observed, signed by both and countersigned where it must be; null: never. Late
 * where that is more than twelve months ago (C11).
 */
export async function observationsDue(tx: Tx) {
  const rows = await standardisationDb(tx)
    .selectFrom('assessor_observation as o')
    .leftJoin('assessor_observation_countersignature as c', (join) =>
      join
        .onRef('c.organisation_id', '=', 'o.organisation_id')
        .onRef('c.observation_id', '=', 'o.id'),
    )
    .select(['o.assessor_id', 'o.held_on', 'o.countersign', 'c.signer_id'])
    .where('o.organisation_id', '=', actorOf(tx).organisationId)
    .where('o.signed_at', 'is not', null)
    .orderBy('o.held_on')
    .execute();
  const last = new Map(
    rows
      .filter(({ countersign, signer_id }) => !countersign || signer_id !== null)
      .map((row) => [row.assessor_id, row.held_on]),
  );
  const since = addDays(dateIn(nowOf(tx)), -YEAR);
  return (await presentMembers(tx, 'assessor')).map(({ memberId, name }) => {
    const on = last.get(memberId) ?? null;
    return { memberId, name, last: on, due: on === null || on < since };
  });
}

/** Staff meetings with their minutes, the newest first (R85). */
export async function meetingsHeld(tx: Tx): Promise<Overview['meetings']> {
  const db = standardisationDb(tx);
  const { organisationId } = actorOf(tx);
  const rows = await db
    .selectFrom('staff_meeting')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('held_on', 'desc')
    .orderBy('written_at', 'desc')
    .limit(50)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const names = await memberNames(tx);
  const members = await db
    .selectFrom('staff_meeting_member')
    .select(['meeting_id', 'member_id', 'present'])
    .where('organisation_id', '=', organisationId)
    .where('meeting_id', 'in', ids)
    .execute();
  const items = await db
    .selectFrom('staff_meeting_item')
    .select(['meeting_id', 'heading', 'minutes'])
    .where('organisation_id', '=', organisationId)
    .where('meeting_id', 'in', ids)
    .orderBy('position')
    .execute();
  const followed = await db
    .selectFrom('staff_meeting_follow_up as f')
    .innerJoin('staff_action as a', (join) =>
      join.onRef('a.organisation_id', '=', 'f.organisation_id').onRef('a.id', '=', 'f.action_id'),
    )
    .select(['f.meeting_id', 'f.words', 'f.done', 'a.words as action'])
    .where('f.organisation_id', '=', organisationId)
    .where('f.meeting_id', 'in', ids)
    .orderBy('a.due_on')
    .execute();
  const actions = await actionsOf(tx, ids);
  return rows.map((row) => {
    const of = members.filter(({ meeting_id }) => meeting_id === row.id);
    const named = (present: boolean) =>
      of
        .filter((one) => one.present === present)
        .map(({ member_id }) => names.get(member_id) ?? '')
        .sort((a, b) => a.localeCompare(b, 'en-GB'));
    return {
      meetingId: row.id,
      heldOn: row.held_on,
      name: row.name,
      present: named(true),
      absent: named(false),
      equalOpportunities: row.equal_opportunities,
      items: items
        .filter(({ meeting_id }) => meeting_id === row.id)
        .map(({ heading, minutes }) => ({ heading, minutes })),
      followedUp: followed
        .filter(({ meeting_id }) => meeting_id === row.id)
        .map(({ action, words, done }) => ({ action, words, done })),
      actions: actions.filter(({ of: source }) => source === row.id),
      writtenBy: names.get(row.written_by) ?? '',
    };
  });
}

/** Items judged blind, the newest first, without anybody's answers. */
export async function itemLines(tx: Tx) {
  const db = standardisationDb(tx);
  const { organisationId, memberId } = actorOf(tx);
  const rows = await db
    .selectFrom('standardised_item')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
  if (rows.length === 0) return [];
  const seats = await db
    .selectFrom('standardised_seat')
    .select(['item_id', 'member_id', 'answered_at', 'attended'])
    .where('organisation_id', '=', organisationId)
    .where(
      'item_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const handed = new Set(
    (
      await db
        .selectFrom('standardised_file')
        .select('item_id')
        .where('organisation_id', '=', organisationId)
        .execute()
    ).map(({ item_id }) => item_id),
  );
  const units = await unitsHere(tx);
  const today = dateIn(nowOf(tx));
  return rows.map((row) => {
    const waits = row.title !== null && !handed.has(row.id);
    const own = seats.filter(({ item_id }) => item_id === row.id);
    const reference = units.get(row.unit_id)?.reference ?? '';
    return {
      itemId: row.id,
      title: `${reference}, opened ${showDate(dateIn(row.opened_at), today)}`,
      waits,
      unitReference: reference,
      openedOn: dateIn(row.opened_at),
      state: row.agreed_at
        ? ('agreed' as const)
        : row.uncovered_at
          ? ('uncovered' as const)
          : ('blind' as const),
      dueOn: row.due_on,
      asked: own.length,
      judged: own.filter(({ answered_at }) => answered_at !== null).length,
      mine:
        row.uncovered_at === null &&
        !waits &&
        own.some((one) => one.member_id === memberId && one.answered_at === null),
      seats: own,
    };
  });
}

/** What the page of this room shows to the reader. */
export async function overview(tx: Tx): Promise<Result<Overview>> {
  const { memberId } = actorOf(tx);
  const lead = leads(tx);
  const all = seesAll(tx);
  const members = await presentMembers(tx);
  const named = members.map(({ memberId: id, name }) => ({ memberId: id, name }));
  const decisions = lead ? (await decisionsIn(tx)).slice(-100).reverse() : [];
  const secret = new Set(['interview']);
  const open = (await actionsOf(tx, 'open')).filter(
    ({ ownerId, about }) => ownerId === memberId || (all && !secret.has(about)),
  );
  return ok({
    today: dateIn(nowOf(tx)),
    items: await itemLines(tx),
    observations: await observationsSeen(tx),
    meetings: await meetingsHeld(tx),
    open: open.map((one) => ({ ...one, mine: one.ownerId === memberId })),
    unobserved: all ? (await observationsDue(tx)).filter(({ due }) => due) : [],
    staff: lead
      ? members
          .filter(({ roles }) => roles.some((role) => STAFF.has(role)))
          .map(({ memberId: id, name }) => ({ memberId: id, name }))
      : [],
    assessors: lead
      ? members
          .filter(({ roles }) => roles.includes('assessor'))
          .map(({ memberId: id, name }) => ({ memberId: id, name }))
      : [],
    learners: lead
      ? (await learnersHere(tx))
          .filter(({ id }) => named.some((one) => one.memberId === id))
          .map(({ id, name }) => ({ memberId: id, name }))
      : [],
    units: lead ? [...(await unitsHere(tx)).values()] : [],
    claims: decisions.map(({ claimId, unitReference, decidedAt }) => ({
      claimId,
      unitReference,
      decidedOn: dateIn(decidedAt),
    })),
  });
}
const STAFF: ReadonlySet<string> = new Set([
  'assessor',
  'adviser',
  'internal_verifier',
  'centre_administrator',
  'quality_manager',
]);

/** What learners said, the newest first; the policy lets only verifiers ask. */
export async function interviewList(tx: Tx): Promise<Result<ReplyIn<typeof listInterviews>>> {
  const rows = await standardisationDb(tx)
    .selectFrom('learner_interview')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('held_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(500)
    .execute();
  const names = await memberNames(tx);
  const units = await unitsHere(tx);
  const actions = await actionsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return ok({
    rows: rows.map((row) => ({
      interviewId: row.id,
      learnerName: names.get(row.learner_id) ?? '',
      unitReference: row.unit_id === null ? null : (units.get(row.unit_id)?.reference ?? ''),
      verifierName: names.get(row.verifier_id) ?? '',
      heldOn: row.held_on,
      how: row.how,
      outcome: row.outcome,
      notes: row.notes,
      actions: actions.filter(({ of }) => of === row.id),
    })),
  });
}

/** What of this room waits for the reader: observations to sign or stand by, items to judge blind; since when. */
export async function waitingList(tx: Tx) {
  const { memberId } = actorOf(tx);
  const observations = await observationsSeen(tx);
  return {
    toSign: observations
      .filter(({ assessorId, signedAt }) => assessorId === memberId && signedAt === null)
      .map(({ observationId, observerName, heldOn }) => ({
        id: observationId,
        of: observerName,
        since: heldOn,
      })),
    toCountersign: observations
      .filter(({ mayCountersign }) => mayCountersign)
      .map(({ observationId, assessorName, heldOn }) => ({
        id: observationId,
        of: assessorName,
        since: heldOn,
      })),
    toJudge: (await itemLines(tx))
      .filter(({ mine }) => mine)
      .map(({ itemId, unitReference, openedOn, dueOn }) => ({
        id: itemId,
        of: unitReference,
        since: openedOn,
        dueOn,
      })),
  };
}

/** How many things of this room wait for the reader. */
export async function waitingOf(tx: Tx) {
  const { toSign, toCountersign, toJudge } = await waitingList(tx);
  return {
    toSign: toSign.length,
    toCountersign: toCountersign.length,
    toJudge: toJudge.length,
  };
}
