import { sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import { askRules, onShifts } from './clear.ts';
import type { ShiftRow } from './schema.ts';
import { shiftRows } from './shift-rows.ts';
import { loadShifts } from './work.ts';

/** A shift whose holder was cleared when they were assigned and is stopped by a rule now. */
export type NoLongerClear = ShiftRow & { readonly findings: Finding[] };

const MOST = 50;

/**
 * What every rule says today about whoever holds a shift that starts within so many hours. Each day is asked
 * in one set of questions, and only holders are judged. Nobody is left out, however many there are.
 * @param hours hours from now
 * @param size shifts read at once
 */
export async function answersOfHolders(
  tx: Tx,
  { hours }: { readonly hours: number },
  size = 1000,
): Promise<readonly { readonly row: ShiftRow; readonly findings: readonly Finding[] }[]> {
  const now = nowOf(tx);
  const until = new Date(now.getTime() + hours * 3_600_000);
  const where = sql`s.cancelled_at is null and a.accepted_at is not null
    and s.starts_at > ${now} and s.starts_at < ${until}`;
  const rows: ShiftRow[] = [];
  for (let more = true; more; ) {
    const page = await shiftRows(tx, { where, from: rows.length, size });
    rows.push(...page.rows);
    more = page.rows.length === size;
  }
  const all: { row: ShiftRow; findings: readonly Finding[] }[] = [];
  for (const day of Map.groupBy(rows, ({ startsAt }) => dateIn(new Date(startsAt))).values()) {
    const holders = new Map(day.map(({ shiftId, personId }) => [shiftId, personId ?? '']));
    const shifts = await loadShifts(tx, [...holders.keys()]);
    const answers = await askRules(
      tx,
      [...new Set(holders.values())],
      shifts,
      'apart',
      (personId, shiftId) => holders.get(shiftId) === personId,
    );
    for (const row of day) {
      all.push({ row, findings: answers.get(row.personId ?? '')?.get(row.shiftId) ?? [] });
    }
  }
  return all;
}

/**
 * Who holds a shift that starts within so many hours and would not be cleared for it today: a check that
 * failed or ran out, sick leave, a do-not-send, hours taken elsewhere, an override a manager did not agree
 * with. Conduct Regulations 2003, reg 20: doubts are acted on at once.
 * @param hours hours from now
 */
export async function noLongerClear(
  tx: Tx,
  within: { readonly hours: number },
): Promise<{ total: number; rows: NoLongerClear[] }> {
  const found: NoLongerClear[] = [];
  for (const { row, findings } of await answersOfHolders(tx, within)) {
    const blocks = onShifts(new Map([[row.shiftId, findings]])).filter(stops);
    if (blocks.length > 0) found.push({ ...row, findings: blocks });
  }
  return { total: found.length, rows: found.slice(0, MOST) };
}
