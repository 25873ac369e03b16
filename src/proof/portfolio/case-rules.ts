import { factOf, wordsOf } from './evidence-facts.ts';
import { changesPaper, EVIDENCE_TABLE, heldBy } from './evidence-table.ts';
import { type MayShow, points, rec, standard } from './may-show.ts';

/** What a rule over a case needs of an entry of the log. */
export interface CaseEntry {
  readonly kind: string;
  /** Member who did it; null for the system. */
  readonly actor: string | null;
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: unknown;
}

/** Something that no entry shows by itself, but several of one case together. */
export interface CaseRule {
  /** 'gate.respected': what is seen; for `booking.changed` the same as its row, once all were told. */
  readonly kind: string;
  readonly shows: readonly MayShow[];
  /**
   * @param entries of one case, in the order of the log
   * @param learner member id
   * @returns for each time it is seen, the entries that show it together, in the order of the log
   */
  readonly seenIn: <Entry extends CaseEntry>(
    entries: readonly Entry[],
    learner: string,
  ) => readonly (readonly Entry[])[];
}

/** Steps at which a worker is kept from the work itself, not from a paper or a change of it. */
const SUPPLYING: readonly unknown[] = ['offer', 'pencil', 'assign'];

/**
 * A rule kept the learner from supplying somebody for a shift, and the learner then filled that shift
 * lawfully: the refusal with the assignment after it, an assignment once.
 */
export function gateRespected<Entry extends CaseEntry>(
  entries: readonly Entry[],
  learner: string,
): readonly (readonly Entry[])[] {
  return entries.flatMap((assigned, at) => {
    if (assigned.kind !== 'shift.assigned' || assigned.actor !== learner) return [];
    const filled = new Set(wordsOf(assigned.facts, 'shifts'));
    const refused = entries
      .slice(0, at)
      .findLast(
        ({ kind, actor, facts }) =>
          kind === 'supply.refused' &&
          actor === learner &&
          SUPPLYING.includes(factOf(facts, 'step')) &&
          wordsOf(facts, 'shifts').some((shift) => filled.has(shift)),
      );
    return refused ? [[refused, assigned]] : [];
  });
}

/**
 * The learner changed a booking that workers hold, and every one of them and the hirer were told in
 * writing afterwards: the change with the confirmations that told. Who sent those is shown, not asked.
 */
export function changeTold<Entry extends CaseEntry>(
  entries: readonly Entry[],
  learner: string,
): readonly (readonly Entry[])[] {
  return entries.flatMap((change, at) => {
    if (change.kind !== 'booking.changed' || change.actor !== learner) return [];
    const held = heldBy(change.facts);
    if (held === 0 || !changesPaper(change.facts)) return [];
    const { booking, worker } = change.subjects;
    if (booking === undefined) return [];
    const told = new Map<string, Entry>();
    for (const entry of entries.slice(at + 1)) {
      const to = entry.subjects['worker'];
      if (entry.kind !== 'booking.confirmed' || entry.subjects['booking'] !== booking) continue;
      if (to === undefined || told.has(to) || (worker !== undefined && worker !== to)) continue;
      if (sides(entry.facts).size === 2) told.set(to, entry);
    }
    return told.size >= held ? [[change, ...told.values()]] : [];
  });
}

function sides(facts: unknown): ReadonlySet<unknown> {
  const papers = factOf(facts, 'papers');
  return new Set(Array.isArray(papers) ? papers.map((paper) => factOf(paper, 'side')) : []);
}

/** Every rule over a case. What a learner presents under one of them are the entries it gives. */
export const CASE_RULES: readonly CaseRule[] = [
  {
    kind: 'gate.respected',
    shows: [
      ...points('FLEX', 6),
      ...rec('RPC3', '4.6'),
      ...rec('RPC7', '1.6'),
      ...standard('B7', 'K2'),
    ],
    seenIn: gateRespected,
  },
  {
    kind: 'booking.changed',
    shows: EVIDENCE_TABLE.get('booking.changed')?.shows ?? [],
    seenIn: changeTold,
  },
];
