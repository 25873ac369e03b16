import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { branchesHere } from '../../platform/identity/members.ts';
import { placesObserved } from '../collected/index.ts';
import { type ItemArisen, presentedOn } from '../portfolio/index.ts';
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
 * The sites at which the evidence of one learner-unit arose (W25), each once, by name. Where nothing tells, the learner's
 * workplace today.
 * @param today YYYY-MM-DD, as every day here
 */
export function sitesOf(
  learnerId: string,
  items: readonly ItemArisen[],
  places: Workplaces,
  today: string,
): readonly string[] {
  return eachOnce(
    items.map((item) => siteOf(item, places)),
    () => worksAt(learnerId, today, places),
  );
}

function eachOnce(
  sites: readonly (readonly string[])[],
  otherwise: () => readonly string[],
): readonly string[] {
  const found = new Set(sites.flat());
  return [...(found.size > 0 ? found : new Set(otherwise()))].sort();
}

/**
 * Where one item arose: of work here the branch of its booking, else the learner's; of an item that came released its
 * employer; of an observation each branch and employer that its place names; of anything else, and of a place that
 * names none, where the learner worked that day. Clients are no sites: a learner-unit has many, and covering each would
 * draw nearly all.
 */
function siteOf(item: ItemArisen, places: Workplaces): readonly string[] {
  const { learnerId, evidenceId } = item;
  if (item.source === 'work') {
    const branch =
      places.branchOfBooking.get(item.bookingId ?? '') ?? places.branchOf.get(learnerId);
    return branch === undefined ? worksAt(learnerId, item.on, places) : [branch];
  }
  const employer = places.releasedBy.get(evidenceId);
  if (employer !== undefined) return [employer];
  const seen = places.observed.get(evidenceId);
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

/**
 * The sites of each learner-unit of these units, in as many questions however many there are.
 * @param today YYYY-MM-DD
 */
export async function sitesIn(
  tx: Tx,
  unitIds: readonly string[],
  today: string,
): Promise<(learnerId: string, unitId: string) => readonly string[]> {
  const { items, units } = await presentedOn(tx, unitIds);
  const places = await workplacesFor(tx, items);
  // An item is presented for many units: where it arose is asked once.
  const arose = new Map(items.map((item) => [item.evidenceId, siteOf(item, places)]));
  const presented = new Map(
    units.map(({ learnerId, unitId, evidenceIds }) => [`${learnerId} ${unitId}`, evidenceIds]),
  );
  return (learnerId, unitId) =>
    eachOnce(
      (presented.get(`${learnerId} ${unitId}`) ?? []).map((id) => arose.get(id) ?? []),
      () => worksAt(learnerId, today, places),
    );
}

async function workplacesFor(tx: Tx, items: readonly ItemArisen[]): Promise<Workplaces> {
  const { names, ofMembers } = await branchesHere(tx);
  const employments = await employmentsHere(tx);
  const bookings = await ask(tx, [...new Set(items.flatMap((one) => one.bookingId ?? []))]);
  const named = (ids: Iterable<readonly [string, string | undefined]>) =>
    new Map(
      [...ids].flatMap(([of, branchId]) => {
        const branch = names.get(branchId ?? '');
        return branch === undefined ? [] : [[of, branch] as const];
      }),
    );
  // Whose work stands in this log works at a desk here; others may have a branch and work elsewhere.
  const here = new Set(items.flatMap((one) => (one.source === 'work' ? [one.learnerId] : [])));
  return {
    branchOf: named([...here].map((learnerId) => [learnerId, ofMembers.get(learnerId)] as const)),
    branchOfBooking: named(bookings),
    employments: Map.groupBy(employments, ({ learnerId }) => learnerId),
    releasedBy: await releasedBy(tx),
    observed: await placesObserved(tx),
    known: namesOf([...names.values(), ...employments.map(({ employer }) => employer)]),
  };
}
