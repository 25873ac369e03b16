import { normalisePhone } from '../../lib/phone.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { onCallSet, onCallWithdrawn } from './events.ts';
import { colleague } from './found.ts';
import { tasksDb } from './tables.ts';

/** Longest turn, and how far ahead one may be set, in days. */
const MOST_DAYS = 14;
const AHEAD_DAYS = 366;
const DAY_MS = 86_400_000;

onConstraint('on_call_one_at_a_time', {
  code: 'on-call-taken',
  because:
    'Somebody is on call in these hours already. Take that turn back, or choose other hours.',
});

/** A turn of answering out of hours. */
export interface Turn {
  readonly id: string;
  readonly memberId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** As typed; empty: the agency's own number. */
  readonly phone: string;
}

/** A turn as it is shown. */
export interface TurnShown extends Turn {
  readonly name: string;
}

/**
 * Sets who answers out of hours from a moment to another, with the number to ring. The same id again gives the
 * first result. Refuses `member-not-found`, `turn-over` (it must end after now), `turn-too-long` (14 days, and
 * within a year), `on-call-taken`, and a number that is none.
 */
export async function setOnCall(tx: Tx, turn: Turn): Promise<Result<{ onCallId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = tasksDb(tx);
  const before = await db
    .selectFrom('on_call')
    .select('id')
    .where('id', '=', turn.id)
    .executeTakeFirst();
  if (before) return ok({ onCallId: turn.id });
  const member = await colleague(tx, turn.memberId, 'memberId');
  if (!member.ok) return member;
  const hours = hoursFit(tx, turn);
  if (!hours.ok) return hours;
  const phone = turn.phone.trim() === '' ? undefined : normalisePhone(turn.phone);
  if (phone && !phone.ok) return wrongField('phone', phone.refusal.code, phone.refusal.because);
  await db
    .insertInto('on_call')
    .values({
      organisation_id: organisationId,
      id: turn.id,
      member_id: turn.memberId,
      starts_at: turn.startsAt,
      ends_at: turn.endsAt,
      phone: phone?.value.e164 ?? '',
      set_at: nowOf(tx),
      set_by: memberId,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute();
  record(tx, onCallSet, {
    subjects: { on_call: turn.id, member: turn.memberId },
    facts: {
      onCall: turn.id,
      member: turn.memberId,
      startsAt: turn.startsAt.toISOString(),
      endsAt: turn.endsAt.toISOString(),
      numberGiven: phone !== undefined,
    },
  });
  return ok({ onCallId: turn.id });
}

function hoursFit(tx: Tx, { startsAt, endsAt }: Turn): Result<null> {
  const now = nowOf(tx).getTime();
  if (endsAt <= startsAt || endsAt.getTime() <= now) {
    return wrongField('endsAt', 'turn-over', 'The turn must end after it begins, and after now.');
  }
  if (
    endsAt.getTime() - startsAt.getTime() > MOST_DAYS * DAY_MS ||
    startsAt.getTime() > now + AHEAD_DAYS * DAY_MS
  ) {
    return wrongField(
      'endsAt',
      'turn-too-long',
      'One turn is 14 days at the most and begins within a year. Check the days.',
    );
  }
  return ok(null);
}

/** Takes a turn back, with what is left of it. Again changes nothing. Refuses `on-call-not-found`. */
export async function withdrawOnCall(tx: Tx, id: string): Promise<Result<{ onCallId: string }>> {
  const db = tasksDb(tx);
  const row = await db
    .selectFrom('on_call')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('on-call-not-found', 'There is no such turn. Open the list again.');
  if (row.withdrawn_at !== null) return ok({ onCallId: id });
  await db
    .updateTable('on_call')
    .set({ withdrawn_at: nowOf(tx), withdrawn_by: actorOf(tx).memberId })
    .where('id', '=', id)
    .execute();
  record(tx, onCallWithdrawn, {
    subjects: { on_call: id, member: row.member_id },
    facts: { onCall: id },
  });
  return ok({ onCallId: id });
}

/** Turns that are not over, the soonest first: the first may be going on now. */
export async function turnsToCome(tx: Tx): Promise<readonly TurnShown[]> {
  const names = await memberNames(tx);
  const rows = await tasksDb(tx)
    .selectFrom('on_call')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', nowOf(tx))
    .orderBy('starts_at')
    .limit(60)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    name: names.get(row.member_id) ?? '',
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    phone: row.phone,
  }));
}

/** Who answers at some time before a moment, from now on: what a hand-over names. */
export async function onCallUntil(tx: Tx, until: Date): Promise<readonly TurnShown[]> {
  return (await turnsToCome(tx)).filter(({ startsAt }) => startsAt < until);
}
