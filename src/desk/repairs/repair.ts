import { MOST_PEOPLE } from './schema.ts';

/** Shifts that go to one person together: one shift, or what is left of a line for one face. */
export interface Unit {
  readonly id: string;
  readonly shiftIds: readonly string[];
  /** Who holds it; null: nobody, it is the gap. */
  readonly holder: string | null;
  /** How many of its shifts a paper that was sent promises to whoever holds it. */
  readonly confirmed: number;
  /** 1 where the line would rather have one face, and moving this breaks it; else 0. */
  readonly faces: number;
}

/** One person takes a unit, and gives up another for it or nothing. */
export interface Move {
  readonly personId: string;
  readonly takes: Unit;
  readonly gives: Unit | null;
}

/** What a repair moves that was settled: the fewer the better, in this order. */
export interface Cost {
  /** Shifts that both sides have in writing. */
  readonly confirmed: number;
  /** Shifts that change hands, the gap not counted. */
  readonly moved: number;
  /** Lines that would rather have had one face. */
  readonly faces: number;
}

/** A chain of moves: the first takes the gap, each next takes what the one before gave up, the last gives up nothing. */
export interface Repair {
  readonly moves: readonly Move[];
  readonly cost: Cost;
}

/** Somebody, and what they might give up. */
export interface Giver {
  readonly personId: string;
  readonly gives: Unit;
}

/** Everything the search asks; nothing of it may change while it runs. */
export interface Desk {
  readonly gap: Unit;
  /** Who could be asked to take it and holds nothing that lies across it; never whoever holds it. */
  readonly free: (unit: Unit) => readonly string[];
  /** Who could be asked to take it if they gave up something they hold. */
  readonly givers: (unit: Unit) => readonly Giver[];
  /** Does no rule stop them from taking it, the time of what they give up not counted? */
  readonly mayTake: (personId: string, unit: Unit, gives: Unit | null) => boolean;
  /** What it asks of them beyond the move, for choosing between repairs that move as much. Cheap. */
  readonly burden: (personId: string, unit: Unit) => number;
  /** How much the rules find to look at when they take it and give up nothing. */
  readonly warnings: (personId: string, unit: Unit) => number;
}

export interface Search {
  /** Cheapest first, each with another person in the gap. Empty: there is none among chains of three people. */
  readonly repairs: readonly Repair[];
  /** How often the rules were asked. */
  readonly asked: number;
  /** False: the search ended at `mostAsked` before everything was looked at. */
  readonly whole: boolean;
}

/** Fewer confirmed shifts first, then fewer shifts, then fewer faces broken. */
export function compareCosts(a: Cost, b: Cost): number {
  return a.confirmed - b.confirmed || a.moved - b.moved || a.faces - b.faces;
}

/** What a chain costs that makes these people give these units up. */
export function costOf(given: readonly Unit[]): Cost {
  const sum = (of: (unit: Unit) => number) => given.reduce((total, unit) => total + of(unit), 0);
  return {
    confirmed: sum(({ confirmed }) => confirmed),
    moved: sum(({ shiftIds }) => shiftIds.length),
    faces: sum(({ faces }) => faces),
  };
}

/**
 * The chains of at most three people that fill the gap and move least. Whoever may go straight comes
 * first; then chains of two and of three, of which none is looked at that would cost more than the best
 * found so far. Nobody has two places in a chain.
 * @param most how many repairs to give
 * @param mostAsked how often the rules may be asked before the search gives up
 */
export function findRepairs(desk: Desk, most: number, mostAsked = Infinity): Search {
  const asks = counting(desk, mostAsked);
  const direct = asks.straight(desk.gap, most);
  if (direct.length > 0) {
    const repairs = direct.map((personId) => ({
      moves: [{ personId, takes: desk.gap, gives: null }],
      cost: costOf([]),
    }));
    return { repairs, asked: asks.asked(), whole: asks.left() };
  }
  const openings = openingsOf(asks);
  const chains = collecting(asks, most);
  for (const opening of openings) chains.offer([opening]);
  for (const opening of openings) {
    for (const second of secondsOf(asks, opening, chains)) chains.offer([opening, second]);
  }
  return { repairs: chains.best(), asked: asks.asked(), whole: asks.left() };
}

interface Giving extends Move {
  readonly gives: Unit;
}

interface Asks extends Desk {
  /** The first so many who may take a unit and give up nothing, the least burdened first. */
  readonly straight: (unit: Unit, count: number) => readonly string[];
  readonly asked: () => number;
  readonly left: () => boolean;
}

/** The same desk with each question asked once, counted, and no more than so often. */
function counting(desk: Desk, mostAsked: number): Asks {
  const known = new Map<string, boolean>();
  const ends = new Map<string, { readonly queue: string[]; readonly found: string[] }>();
  let asked = 0;
  let left = true;
  const mayTake: Desk['mayTake'] = (personId, unit, gives) => {
    const key = `${personId} ${unit.id} ${gives?.id ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (asked >= mostAsked) {
      left = false;
      return false;
    }
    asked++;
    const may = desk.mayTake(personId, unit, gives);
    known.set(key, may);
    return may;
  };
  return {
    ...desk,
    mayTake,
    asked: () => asked,
    left: () => left,
    straight(unit, count) {
      const end = ends.get(unit.id) ?? { queue: leastBurdenedLast(desk, unit), found: [] };
      ends.set(unit.id, end);
      while (end.found.length < count) {
        const personId = end.queue.pop();
        if (personId === undefined) break;
        if (mayTake(personId, unit, null)) end.found.push(personId);
      }
      return end.found.length === count ? end.found : end.found.slice(0, count);
    },
  };
}

function leastBurdenedLast(desk: Desk, unit: Unit): string[] {
  return desk
    .free(unit)
    .map((personId) => ({ personId, burden: desk.burden(personId, unit) }))
    .sort((a, b) => b.burden - a.burden || order(b.personId, a.personId))
    .map(({ personId }) => personId);
}

/** Who could fill the gap if they gave something up, the cheapest first. */
function openingsOf(desk: Asks): readonly Giving[] {
  const found: Giving[] = [];
  for (const { personId, gives } of desk.givers(desk.gap)) {
    if (desk.mayTake(personId, desk.gap, gives)) found.push({ personId, takes: desk.gap, gives });
  }
  return found.sort((a, b) => compareCosts(costOf([a.gives]), costOf([b.gives])));
}

/** Who could take what an opening gives up if they gave something up themselves, as long as it pays. */
function* secondsOf(desk: Asks, opening: Giving, chains: Chains): Generator<Giving> {
  const unit = opening.gives;
  if (!chains.pays([unit])) return;
  for (const { personId, gives } of desk.givers(unit)) {
    if (personId === opening.personId || !chains.ends(gives) || !chains.pays([unit, gives]))
      continue;
    if (desk.mayTake(personId, unit, gives)) yield { personId, takes: unit, gives };
  }
}

type Weighed = Repair & { readonly burden: number };

interface Chains {
  /** Could a chain that gives up these still be among the cheapest? */
  readonly pays: (given: readonly Unit[]) => boolean;
  /** Could anybody take it and give up nothing? */
  readonly ends: (unit: Unit) => boolean;
  /** Ends a chain with somebody who gives up nothing, if there is anybody. */
  readonly offer: (moves: readonly Giving[]) => void;
  readonly best: () => readonly Repair[];
}

/** So many who could end a chain are compared by what the rules find to look at. */
const ENDS = 8;

/** The same chain, ended by whoever of the least burdened has the fewest points to look at. */
function withBestEnd(desk: Asks, moves: readonly Move[]): readonly Move[] {
  const last = moves.at(-1);
  const before = moves.slice(0, -1);
  if (!last) return moves;
  const [best] = desk
    .straight(last.takes, ENDS)
    .filter((personId) => !before.some((move) => move.personId === personId))
    .map((personId) => ({ personId, warnings: desk.warnings(personId, last.takes) }))
    .sort((a, b) => a.warnings - b.warnings);
  return best ? [...before, { ...last, personId: best.personId }] : moves;
}

/** The chains found so far: for each person in the gap the cheapest. */
function collecting(desk: Asks, most: number): Chains {
  const byFirst = new Map<string, Weighed>();
  let least: Cost | undefined;
  return {
    ends: (unit) => desk.straight(unit, 1).length > 0,
    pays(given) {
      if (least === undefined) return true;
      const compared = compareCosts(costOf(given), least);
      return compared < 0 || (compared === 0 && byFirst.size < most);
    },
    offer(moves) {
      const last = moves.at(-1);
      if (!last) return;
      const { gives } = last;
      // Of so many at least one has no place in the chain yet.
      const end = desk
        .straight(gives, MOST_PEOPLE)
        .find((id) => !moves.some((move) => move.personId === id));
      if (end === undefined) return;
      const all: readonly Move[] = [...moves, { personId: end, takes: gives, gives: null }];
      const made = {
        moves: all,
        cost: costOf(moves.map((move) => move.gives)),
        burden: all.reduce((sum, move) => sum + desk.burden(move.personId, move.takes), 0),
      };
      if (least === undefined || compareCosts(made.cost, least) < 0) least = made.cost;
      const first = all[0]?.personId ?? '';
      const known = byFirst.get(first);
      if (known === undefined || compareChains(made, known) < 0) byFirst.set(first, made);
    },
    best: () =>
      [...byFirst.values()]
        .sort(compareChains)
        .slice(0, most)
        .map(({ moves, cost }) => ({ moves: withBestEnd(desk, moves), cost })),
  };
}

function compareChains(a: Weighed, b: Weighed): number {
  return (
    compareCosts(a.cost, b.cost) ||
    a.moves.length - b.moves.length ||
    a.burden - b.burden ||
    order(a.moves[0]?.personId ?? '', b.moves[0]?.personId ?? '')
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
