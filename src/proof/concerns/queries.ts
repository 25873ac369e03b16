import { ok, type Result } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { standOf } from './concern.ts';
import { concernsShown, entriesOf } from './found.ts';
import { policy } from './policy.ts';
import type { listConcerns, readRaising } from './schema.ts';

/** The concerns the one who asks may know of, with everything entered. */
export async function concernList(tx: Tx): Promise<ReplyOf<typeof listConcerns>> {
  const today = dateIn(nowOf(tx));
  const concerns = await concernsShown(tx);
  const entries = await entriesOf(
    tx,
    concerns.map(({ id }) => id),
  );
  const names = await memberNames(tx);
  const nameOf = (id: string) => names.get(id) ?? '';
  const rows = concerns.map((row) => {
    const own = entries.filter(({ concern_id }) => concern_id === row.id);
    const { last, dueOn, late } = standOf(row.due_on, own, today);
    return {
      concernId: row.id,
      kind: row.kind,
      saidOn: row.said_on,
      saidBy: row.said_by,
      about: row.about,
      facts: row.facts,
      against: row.against === null ? null : { memberId: row.against, name: nameOf(row.against) },
      raisedBy: nameOf(row.raised_by),
      raisedAt: row.raised_at.toISOString(),
      state: last?.state ?? null,
      outcome: last?.outcome ?? null,
      dueOn,
      late,
      entries: own.map((entry) => ({
        number: entry.number,
        state: entry.state,
        on: entry.on_day,
        dueOn: entry.due_on,
        words: entry.words,
        reference: entry.reference,
        outcome: entry.outcome,
        by: nameOf(entry.written_by),
        replacedBy: own.find(({ replaces }) => replaces === entry.number)?.number ?? null,
      })),
    };
  });
  const mayHandle = may(policy, actorOf(tx).roles, 'concerns.handle');
  return { today, total: rows.length, rows, mayHandle };
}

/** How many concerns the one who asks may know of are open, and how many of those late; null: they read none. */
export async function concernsDue(
  tx: Tx,
): Promise<{ readonly open: number; readonly late: number } | null> {
  if (!may(policy, actorOf(tx).roles, 'concerns.read')) return null;
  const { rows } = await concernList(tx);
  const open = rows.filter(({ state }) => state !== 'closed');
  return { open: open.length, late: open.filter(({ late }) => late).length };
}

/**
 * How many cases of malpractice were reported to the awarding body on a day or later, of those that the one who asks
 * may know of. A report that was entered wrongly and replaced does not count.
 */
export async function malpracticeReported(tx: Tx, from: DateText): Promise<number> {
  const cases = (await concernsShown(tx)).filter(({ kind }) => kind === 'malpractice');
  const entries = await entriesOf(
    tx,
    cases.map(({ id }) => id),
  );
  const reported = entries.filter(
    ({ concern_id, number, state, on_day }) =>
      state === 'reported' &&
      on_day >= from &&
      !entries.some((one) => one.concern_id === concern_id && one.replaces === number),
  );
  return new Set(reported.map(({ concern_id }) => concern_id)).size;
}

/** Whom a concern can be against. */
export async function raisingChoices(tx: Tx): Promise<Result<ReplyOf<typeof readRaising>>> {
  return ok({
    today: dateIn(nowOf(tx)),
    members: [...(await memberNames(tx))]
      .map(([memberId, name]) => ({ memberId, name }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en-GB')),
  });
}
