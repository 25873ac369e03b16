import { showShift } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { titleOfRule } from '../../rules/book/title.ts';
import { loadShifts } from '../bookings/index.ts';
import { overridesOnFile } from '../overrides/index.ts';
import { peopleOf } from '../people/index.ts';
import { restOwedOn } from './rest-owed.ts';
import type { OverrideList } from './schema.ts';

/** Overrides with their worker and shift, those that wait for a manager first, and the rest they owe. */
export async function overrideList(
  tx: Tx,
  { open }: { readonly open: boolean },
): Promise<OverrideList> {
  const { total, unsigned, rows } = await overridesOnFile(tx, { open });
  const people = await peopleOf(tx, [...new Set(rows.map(({ personId }) => personId))]);
  const shifts = await loadShifts(tx, [...new Set(rows.map(({ shiftId }) => shiftId))]);
  const owed = await restOwedOn(tx, rows);
  const now = nowOf(tx);
  const today = dateIn(now);
  const me = actorOf(tx).memberId;
  return {
    total,
    unsigned,
    rows: rows.map((row) => {
      const shift = shifts.find(({ shiftId }) => shiftId === row.shiftId);
      const when = showShift(minuteOfDate(row.startsAt), minuteOfDate(row.endsAt), today);
      const line = owed.get(row.overrideId);
      return {
        overrideId: row.overrideId,
        personId: row.personId,
        workerName: people.get(row.personId)?.displayName ?? '',
        shiftId: row.shiftId,
        bookingId: shift?.bookingId ?? null,
        shift: shift ? `${when} at ${shift.place.siteName}` : when,
        begun: row.startsAt <= now,
        rule: row.rule,
        title: titleOfRule(row.rule),
        ground: row.ground
          ? { words: row.ground.words, source: row.ground.source, asks: row.ground.instead ?? null }
          : null,
        instead: row.instead,
        givenAt: row.givenAt.toISOString(),
        givenByName: row.givenByName,
        mine: row.givenBy === me,
        rest: row.rest,
        owed: line
          ? {
              minutes: line.owed,
              repaid: line.repaid,
              open: line.open,
              askAfter: line.askAfter,
              state: line.state,
            }
          : null,
        signedOff: row.signedOff ? { ...row.signedOff, at: row.signedOff.at.toISOString() } : null,
      };
    }),
  };
}
