import { ok, type Result } from '../../lib/result.ts';
import { showShift } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type WhoMayGo, whoMayGoToShifts } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { type Gap, gapOf } from './gap.ts';
import { type Gathered, gather } from './gather.ts';
import { findRepairs, type Search } from './repair.ts';
import { MOST_PEOPLE } from './schema.ts';
import { type Proposal, showGap, showRepairs } from './show-repair.ts';

/** Proposals on one page. */
const MOST = 5;
/** A search that asked the rules so often ends, and says so: about a second of work. */
const MOST_ASKED = 40_000;

/**
 * How a shift without a worker could be filled: who may go straight, best first, and where nobody may,
 * the chains of two or three people that move the fewest confirmed shifts. Writes nothing. Refuses as
 * `gapOf`.
 * @param without people who are not to be asked for anything
 */
export async function proposeRepair(
  tx: Tx,
  shiftId: string,
  without: readonly string[] = [],
): Promise<Result<Proposal>> {
  const gap = await gapOf(tx, shiftId);
  if (!gap.ok) return gap;
  const found = await findFor(tx, gap.value, new Set(without));
  if (!found.ok) return found;
  const { ranking, direct, gathered, search } = found.value;
  const cards = await peopleOf(tx, without);
  return ok({
    gap: await showGap(tx, gap.value),
    since: gap.value.since?.toISOString() ?? null,
    missing: ranking.missing.map(({ fact, because }) => ({ fact, because })),
    repairs: await showRepairs(tx, gap.value, direct, gathered, search?.repairs ?? []),
    without: without.map((personId) => ({
      personId,
      name: cards.get(personId)?.displayName ?? 'Somebody',
    })),
    none:
      direct.length > 0 || (search && search.repairs.length > 0)
        ? null
        : await whyNone(tx, gap.value, gathered, search),
  });
}

/** What was found for a gap: those who may go straight, else the search over chains. */
export interface Found {
  readonly ranking: WhoMayGo;
  readonly direct: WhoMayGo['may'];
  readonly gathered: Gathered | null;
  readonly search: Search | null;
}

/** Searches a gap, without writing. The chains are looked at only when nobody may go straight. */
export async function findFor(
  tx: Tx,
  gap: Gap,
  without: ReadonlySet<string>,
): Promise<Result<Found>> {
  const ids = gap.shifts.map(({ shiftId }) => shiftId);
  const ranking = await whoMayGoToShifts(tx, ids);
  if (!ranking.ok) return ranking;
  const declined = new Set(
    [...ranking.value.offers].flatMap(([id, state]) => (state === 'declined' ? [id] : [])),
  );
  const direct = ranking.value.may
    .filter(
      ({ runner: { personId }, clear }) =>
        clear.length === ids.length &&
        !without.has(personId) &&
        !declined.has(personId) &&
        !gap.lostBy.includes(personId) &&
        gap.restHeldBy.every((other) => other === personId),
    )
    .slice(0, MOST);
  if (direct.length > 0) {
    return ok({ ranking: ranking.value, direct, gathered: null, search: null });
  }
  const gathered = await gather(tx, gap, { without, declined });
  const search = findRepairs(gathered.desk, MOST, MOST_ASKED);
  return ok({ ranking: ranking.value, direct, gathered, search });
}

async function whyNone(
  tx: Tx,
  gap: Gap,
  gathered: Gathered | null,
  search: Search | null,
): Promise<string> {
  if (gap.restHeldBy.length > 0) {
    const cards = await peopleOf(tx, gap.restHeldBy);
    const names = gap.restHeldBy.map((id) => cards.get(id)?.displayName ?? 'somebody');
    return `This line must have one face, and ${listed(names)} ${names.length === 1 ? 'has' : 'have'} the rest of it, so nobody else may take this shift alone. Take the rest off them too, or change the line to “prefer”.`;
  }
  if (!gathered) return 'Nobody may go.';
  const role = (await roleNames(tx)).get(gap.first.role) ?? gap.first.role;
  const today = dateIn(nowOf(tx));
  const span = showShift(minuteOfDate(gathered.from), minuteOfDate(gathered.to), today);
  const looked = `${counted(gathered.workers.size, 'worker')} and ${counted(gathered.movable, 'shift or line', 'shifts and lines')} that could be moved`;
  const end = search?.whole
    ? `Chains of up to ${MOST_PEOPLE} people were looked at.`
    : 'The search was ended before every chain of three people was looked at.';
  return `Nobody may go straight to this work as ${role}, and nobody can be moved for it. Looked at: ${looked}, three days around it (${span}). ${end}`;
}
