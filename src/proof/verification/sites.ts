import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { branchesHere } from '../../platform/identity/members.ts';
import { placesObserved } from '../collected/index.ts';
import type { Presented } from '../portfolio/index.ts';
import { type Employment, employmentsHere, releasedBy } from '../release/index.ts';

/** Where work is done, as far as it is on record: names of branches here and of employers. */
export interface Workplaces {
  /** Branch of each learner who works here, by learner. */
  readonly branchOf: ReadonlyMap<string, string>;
  /** Branch at which a booking was taken, by booking. */
  readonly branchOfBooking: ReadonlyMap<string, string>;
  readonly employments: ReadonlyMap<string, readonly Employment[]>;
  /** The employer who released an item, by item. */
  readonly releasedBy: ReadonlyMap<string, string>;
  /** Where an item was watched, by item, in the observer's words. */
  readonly observed: ReadonlyMap<string, { readonly heldOn: string; readonly place: string }>;
  /** Every branch and employer, as `namesOf` gives them. */
  readonly known: ReadonlyMap<string, string>;
}

/**
 * The sites at which the evidence of one learner-unit arose (W25), each once, by name: of work here the branch of its
 * booking, else the learner's; of an item that came released its employer; of an observation each branch and employer
 * that its place names; of anything else, and of a place that names none, where the learner worked that day. Where
 * nothing tells, the learner's workplace today. Clients are no sites: a learner-unit has many, and covering each would
 * draw nearly all.
 * @param today YYYY-MM-DD, as every day here
 */
export function sitesOf(
  learnerId: string,
  items: readonly Pick<Presented, 'source' | 'evidenceId' | 'bookingId' | 'on'>[],
  places: Workplaces,
  today: string,
): readonly string[] {
  const found = new Set(items.flatMap((item) => siteOf(learnerId, item, places)));
  if (found.size === 0) for (const site of worksAt(learnerId, today, places)) found.add(site);
  return [...found].sort();
}

function siteOf(
  learnerId: string,
  item: Pick<Presented, 'source' | 'evidenceId' | 'bookingId' | 'on'>,
  places: Workplaces,
): readonly string[] {
  const { branchOf, branchOfBooking } = places;
  if (item.source === 'work') {
    const branch = branchOfBooking.get(item.bookingId ?? '') ?? branchOf.get(learnerId);
    return branch === undefined ? worksAt(learnerId, item.on, places) : [branch];
  }
  const employer = places.releasedBy.get(item.evidenceId ?? '');
  if (employer !== undefined) return [employer];
  const seen = places.observed.get(item.evidenceId ?? '');
  const named = seen ? namedIn(seen.place, places.known) : [];
  return named.length > 0 ? named : worksAt(learnerId, seen?.heldOn ?? item.on, places);
}

/** Every employer the learner works for on a day, else the branch here whose desk they work at; none: not known. */
function worksAt(learnerId: string, on: string, places: Workplaces): readonly string[] {
  const own = (places.employments.get(learnerId) ?? [])
    .filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || toOn >= on))
    .map(({ employer }) => employer);
  const branch = places.branchOf.get(learnerId);
  return own.length > 0 || branch === undefined ? own : [branch];
}

/** A name or a place as both are compared: folded, its words with one space between. */
const wordsIn = (text: string) =>
  nameKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names of workplaces by the words they are compared by. */
export function namesOf(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [wordsIn(name), name]));
}

/**
 * Workplaces whose name stands in a place as somebody wrote it, word for word; of names within each other only the
 * longest. What else it says stays where it was written: a plan goes to others, and words may name people.
 */
export function namedIn(place: string, names: ReadonlyMap<string, string>): readonly string[] {
  const words = wordsIn(place).split(' ');
  const here = new Map<string, string>();
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const key = words.slice(from, to).join(' ');
      const name = names.get(key);
      if (name !== undefined && key !== '') here.set(key, name);
    }
  }
  return [...here]
    .filter(([key]) => ![...here.keys()].some((o) => o !== key && ` ${o} `.includes(` ${key} `)))
    .map(([, name]) => name);
}

type Ask = (tx: Tx, bookingIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
let ask: Ask = async () => new Map();

/** The house says at which branch, by id, these bookings were taken. */
export function onBranches(question: Ask): void {
  ask = question;
}

/** The workplaces that what was presented may have arisen at, in as many questions however much it is. */
export async function workplacesFor(tx: Tx, presented: readonly Presented[]): Promise<Workplaces> {
  const { names, ofMembers } = await branchesHere(tx);
  const bookings = await ask(tx, [...new Set(presented.flatMap((one) => one.bookingId ?? []))]);
  const employments = await employmentsHere(tx);
  const name = (id: string | undefined) => names.get(id ?? '');
  // Whose work stands in this log works at a desk here; others may have a branch and work elsewhere.
  const here = new Set(presented.flatMap((one) => (one.source === 'work' ? [one.learnerId] : [])));
  return {
    branchOf: new Map(
      [...here].flatMap((learnerId) => {
        const branch = name(ofMembers.get(learnerId));
        return branch === undefined ? [] : [[learnerId, branch] as const];
      }),
    ),
    branchOfBooking: new Map(
      [...bookings].flatMap(([bookingId, branchId]) => {
        const branch = name(branchId);
        return branch === undefined ? [] : [[bookingId, branch] as const];
      }),
    ),
    employments: Map.groupBy(employments, ({ learnerId }) => learnerId),
    releasedBy: await releasedBy(tx),
    observed: await placesObserved(tx),
    known: namesOf([...names.values(), ...employments.map(({ employer }) => employer)]),
  };
}
