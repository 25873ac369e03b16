import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { hashOf, R92, wrongInAppeal } from './appeal.ts';
import { appealDecided, appealPanelSeated } from './events.ts';
import { flowBack } from './flow-back.ts';
import { lockAppeal, partsIn, stillOpen, whoActs } from './found.ts';
import type { decideAppealRoute, seatPanelRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

onConstraint('appeal_seat_is_free', {
  code: 'may-not-sit',
  because: 'Nobody sits on an appeal against what they had a part in. Seat somebody else.',
});
onConstraint('appeal_is_answered_by_the_right', {
  code: 'may-not-sit',
  because: 'Somebody on this panel got a part in what is appealed. Seat the panel anew.',
});

/** Who sits on an appeal, by id. */
export async function panelOf(tx: Tx, appealId: string): Promise<readonly string[]> {
  const rows = await appealsDb(tx)
    .selectFrom('appeal_seat')
    .select('member_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('appeal_id', '=', appealId)
    .orderBy('member_id')
    .execute();
  return rows.map(({ member_id }) => member_id);
}

/** Members who could sit: here now, and more than a learner. By name, each with why they may not; null: they may. */
export async function seatsOf(tx: Tx, appealId: string) {
  const { members } = await membersOf(tx);
  const here = members.filter(
    ({ leftAt, roles }) => leftAt === null && roles.some((role) => role !== 'learner'),
  );
  const parts = await partsIn(
    tx,
    appealId,
    here.map(({ id }) => id),
  );
  return here.map(({ id, name }) => ({ memberId: id, name, because: parts.get(id) ?? null }));
}

/**
 * Seats the panel of the formal stage, or another one until it decides: two at least, none with a part in it.
 * Refuses `appeal-not-found`, `stage-not-open`, `already-answered`, `member-not-found`, `two-sit` and `may-not-sit`
 * (R92).
 */
export async function seatPanel(
  tx: Tx,
  appealId: string,
  { memberIds }: BodyOf<typeof seatPanelRoute>,
): Promise<Result<{ appealId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const open = stillOpen(held.value, 'formal');
  if (!open.ok) return open;
  const ids = [...new Set(memberIds)].sort();
  if (ids.length < 2) return wrongInAppeal('memberIds', 'two-sit', 'Seat two people at least.');
  const seats = new Map((await seatsOf(tx, appealId)).map((seat) => [seat.memberId, seat]));
  for (const id of ids) {
    const seat = seats.get(id);
    if (!seat)
      return wrongInAppeal('memberIds', 'member-not-found', 'Choose members of this centre.');
    if (seat.because !== null) {
      const because = `${seat.name} may not sit: they ${seat.because}. Seat somebody else.`;
      return wrongInAppeal('memberIds', 'may-not-sit', because);
    }
  }
  const { organisationId } = actorOf(tx);
  const before = await panelOf(tx, appealId);
  if (before.join() === ids.join()) return ok({ appealId });
  const db = appealsDb(tx);
  await db
    .deleteFrom('appeal_seat')
    .where('organisation_id', '=', organisationId)
    .where('appeal_id', '=', appealId)
    .execute();
  await db
    .insertInto('appeal_seat')
    .values(
      ids.map((member_id) => ({
        organisation_id: organisationId,
        appeal_id: appealId,
        member_id,
        seated_at: nowOf(tx),
        seated_by: whoActs(tx),
      })),
    )
    .execute();
  record(tx, appealPanelSeated, {
    subjects: { learner: held.value.row.learner_id, appeal: appealId },
    facts: { members: ids },
  });
  return ok({ appealId });
}

/**
 * The decision of the panel, entered by one who sits on it. Refuses `appeal-not-found`, `stage-not-open`,
 * `already-answered`, `panel-needed`, `not-on-panel`, `may-not-sit` (R92) and `not-yet`.
 */
export async function decideAppeal(
  tx: Tx,
  appealId: string,
  { outcome, reasons, heldOn, hearing }: BodyOf<typeof decideAppealRoute>,
): Promise<Result<{ appealId: string }>> {
  const held = await lockAppeal(tx, appealId);
  if (!held.ok) return held;
  const memberId = whoActs(tx);
  const before = held.value.outcome('formal');
  if (before?.decided_by === memberId && before.outcome === outcome && before.reasons === reasons) {
    return ok({ appealId });
  }
  const open = stillOpen(held.value, 'formal');
  if (!open.ok) return open;
  const panel = await panelOf(tx, appealId);
  if (panel.length < 2) return refuse('panel-needed', 'Seat the panel first: two at least.', R92);
  if (!panel.includes(memberId)) {
    return refuse('not-on-panel', 'Somebody who sits on the panel enters what it decided.', R92);
  }
  const [part] = await partsIn(tx, appealId, panel);
  if (part) {
    return refuse(
      'may-not-sit',
      `Somebody on this panel may not sit any more: they ${part[1]}. Seat the panel anew.`,
      R92,
    );
  }
  if (heldOn > dateIn(nowOf(tx))) {
    return wrongInAppeal(
      'heldOn',
      'not-yet',
      'This day has not come yet. Enter it once it was heard.',
    );
  }
  await appealsDb(tx)
    .insertInto('appeal_outcome')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appeal_id: appealId,
      stage: 'formal',
      outcome,
      reasons,
      held_on: heldOn,
      hearing,
      decided_at: nowOf(tx),
      decided_by: memberId,
    })
    .execute();
  const back = await flowBack(tx, held.value.row, outcome);
  if (!back.ok) return back;
  record(tx, appealDecided, {
    subjects: { learner: held.value.row.learner_id, appeal: appealId },
    facts: {
      stage: 'formal',
      outcome,
      heldOn,
      reasonsSha256: hashOf(reasons),
      panel: [...panel],
    },
  });
  return ok({ appealId });
}
