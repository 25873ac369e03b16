import { factOf, isSaid, listOf, wordsOf } from './evidence-facts.ts';
import { type MayShow, points, rec, standard, supporting } from './may-show.ts';

export type { MayShow } from './may-show.ts';

/** One kind of work record: when an entry of it counts, and what it may show then. */
export interface EvidenceRow {
  /** 'booking.confirmed'. */
  readonly kind: string;
  /** Takes the facts of an envelope of this kind. What cannot be seen in one entry, an assessor judges. */
  readonly counts: (facts: unknown) => boolean;
  /** Why an entry does not count, for whoever offers it. */
  readonly notCounting: string;
  readonly shows: readonly MayShow[];
}

/** What a worker told us they want; a warning of one of these means that an offer went against it. */
const WISHES: readonly unknown[] = [
  'OWN-AVAILABILITY',
  'OWN-DAYS',
  'OWN-HOURS',
  'OWN-NIGHTS',
  'OWN-NOTICE',
  'OWN-PAY',
  'OWN-TRAVEL',
  'OWN-WISH',
];
const AGAINST: readonly unknown[] = ['warn', 'block', 'block_override'];

/** Fields of a booking that stand on nobody's paper. */
const ON_NO_PAPER: readonly unknown[] = ['notes', 'samePerson'];

const ROWS: readonly EvidenceRow[] = [
  {
    kind: 'terms.agreed',
    counts: (facts) => isSaid(facts, 'version') && isSaid(facts, 'agreedOn'),
    notCounting: 'It does not say which version of the terms was agreed, and on which day.',
    shows: [...rec('RPC1', '1.2'), ...rec('RPC6', '3.2'), ...rec('SA203', '5.2', '5.3')],
  },
  {
    kind: 'consent.recorded',
    counts: (facts) => isSaid(facts, 'purpose') && isSaid(facts, 'givenAt'),
    notCounting: 'It does not say for which purpose consent was given, and when.',
    shows: [
      ...rec('RPC3', '3.5'),
      ...rec('RPC8', '1.5'),
      ...rec('SA208', '1.5'),
      ...points('REL', 4),
      ...standard('S15'),
      ...supporting(rec('CS11', '1.1')),
    ],
  },
  {
    kind: 'availability.recorded',
    // Answered by their own link or by text, it is the worker's own act and nobody's work.
    counts: (facts) =>
      isSaid(facts, 'state') &&
      isSaid(facts, 'saidAt') &&
      (factOf(facts, 'by') ?? 'desk') === 'desk',
    notCounting:
      'It does not hold what the worker said and when, or they answered by themselves and told nobody.',
    shows: [
      ...points('FLEX', 3),
      ...rec('RPC7', '1.3'),
      ...rec('RPC8', '1.1'),
      ...rec('SA208', '1.1'),
      ...standard('S14'),
    ],
  },
  {
    kind: 'candidate.registered',
    counts: (facts) => factOf(facts, 'how') === 'form' && listOf(facts, 'roles').length > 0,
    notCounting:
      'It came from a file, or holds no role the candidate wants, so it shows no interview.',
    shows: [
      ...rec('RPC8', '1.1'),
      ...rec('RPC3', '2.2'),
      ...points('FLEX', 3),
      ...standard('K6', 'S6', 'B9'),
    ],
  },
  {
    // The interview that a registration is to hold is a record of its own.
    kind: 'candidate.interviewed',
    counts: (facts) =>
      factOf(facts, 'needs') === true ||
      factOf(facts, 'wants') === true ||
      factOf(facts, 'expectations') === true,
    notCounting: 'It holds nothing of what the candidate needs, wants or expects.',
    shows: [
      ...rec('RPC8', '1.1'),
      ...rec('RPC3', '2.2'),
      ...points('FLEX', 3),
      ...standard('K6', 'S6', 'B9'),
    ],
  },
  {
    kind: 'candidate.updated',
    counts: (facts) => factOf(facts, 'how') === 'form' && listOf(facts, 'changed').length > 0,
    notCounting: 'It came from a file, or changed nothing, so it shows no gap that was closed.',
    shows: [...rec('RPC3', '2.2', '2.3'), ...rec('RPC1', '3.4'), ...standard('S14', 'B6')],
  },
  {
    kind: 'candidate.archived',
    // The entry holds no fact of its own: that it stands in the log is what counts.
    counts: (facts) => typeof facts === 'object' && facts !== null,
    notCounting: 'What was recorded could not be read.',
    shows: [
      ...rec('RPC3', '3.3'),
      // Carried only by a later review of the index, which leaves no record yet.
      ...supporting(rec('RPC3', '3.4')),
      ...standard('S15', 'B6'),
    ],
  },
  {
    kind: 'rtw.checked',
    counts: (facts) =>
      factOf(facts, 'outcome') === 'satisfied' &&
      isSaid(facts, 'route') &&
      isSaid(facts, 'checkedOn'),
    notCounting: 'The check did not confirm a right to work, or its route or day is not there.',
    shows: [...rec('RPC3', '4.4'), ...rec('RPC1', '3.2'), ...points('FLEX', 6), ...standard('S11')],
  },
  {
    kind: 'check.completed',
    // A check that found something wrong is as much a check carried out.
    counts: (facts) =>
      isSaid(facts, 'kind') && isSaid(facts, 'outcome') && isSaid(facts, 'checkedOn'),
    notCounting: 'It does not say which check was done, with which outcome, on which day.',
    shows: [
      ...rec('RPC1', '3.2'),
      ...rec('RPC3', '3.5'),
      ...points('FLEX', 6),
      ...standard('S11', 'B2'),
    ],
  },
  {
    kind: 'booking.taken',
    counts: (facts) =>
      listOf(facts, 'lines').length > 0 &&
      Array.isArray(factOf(facts, 'missing')) &&
      listOf(facts, 'missing').length === 0,
    notCounting: 'Facts that the hirer must give (reg 18) were missing when the order was taken.',
    shows: [...rec('RPC6', '2.1', '2.2'), ...rec('BA13', '2.1', '2.2'), ...points('FLEX', 2)],
  },
  {
    kind: 'shift.offered',
    counts: (facts) =>
      listOf(facts, 'shifts').length > 0 &&
      !listOf(facts, 'rules').some(
        (ruling) =>
          WISHES.includes(factOf(ruling, 'rule')) && AGAINST.includes(factOf(ruling, 'outcome')),
      ),
    notCounting: 'The offer went against what the worker said they want: distance, pay or nights.',
    shows: [
      ...points('FLEX', 1, 3),
      ...rec('RPC8', '2.3'),
      ...standard('S5'),
      ...supporting(points('FLEX', 4)),
    ],
  },
  {
    kind: 'shift.assigned',
    // Every rule was asked before it was sealed; the booking line holds what the client asked for.
    counts: (facts) => listOf(facts, 'assignments').length > 0 && factOf(facts, 'willing') === true,
    notCounting: 'It does not hold who was assigned, or that the worker was willing (reg 19).',
    shows: [...points('FLEX', 1, 2), ...rec('RPC3', '4.2'), ...supporting(standard('K8'))],
  },
  {
    kind: 'booking.confirmed',
    counts: (facts) => {
      const sides = listOf(facts, 'papers').map((paper) => factOf(paper, 'side'));
      return (
        factOf(facts, 'inTime') === true &&
        listOf(facts, 'shifts').length > 0 &&
        sides.includes('hirer') &&
        sides.includes('worker')
      );
    },
    notCounting:
      'It went out late (reg 21), did not go to both sides, or told only of a cancellation.',
    shows: [
      ...rec('BA13', '2.2', '2.4'),
      ...rec('RPC1', '1.3'),
      ...rec('RPC6', '3.2'),
      ...points('FLEX', 2, 4),
    ],
  },
  {
    kind: 'booking.changed',
    counts: (facts) => changesPaper(facts) && heldBy(facts) === 0,
    notCounting:
      'It changed nothing that stands on a paper, or workers hold the work and were not told in writing after it.',
    shows: [...rec('BA13', '2.3', '2.4', '2.5'), ...points('FLEX', 2, 4), ...standard('B8')],
  },
  {
    kind: 'amendment.applied',
    counts: (facts) =>
      factOf(facts, 'allAgreed') === true &&
      listOf(facts, 'agreed').length > 0 &&
      listOf(facts, 'shifts').length > 0,
    notCounting: 'Not everybody whom the change touched was told of it and agreed before.',
    shows: [...rec('BA13', '2.3', '2.4', '2.5'), ...points('FLEX', 2, 4), ...standard('B8')],
  },
  {
    kind: 'conflict.resolved',
    counts: (facts) =>
      isSaid(facts, 'cause') &&
      factOf(facts, 'options') !== 0 &&
      listOf(facts, 'agreedWith').length > 0,
    notCounting:
      'It does not hold why it happened, what was offered, and with whom something was agreed.',
    shows: [
      ...points('FLEX', 5),
      ...rec('BA13', '2.3'),
      ...rec('ML2', '3.1', '3.2', '3.3', '3.4'),
      ...rec('CS17', '2.1', '2.2', '2.4'),
      ...rec('SA203', '4.3'),
      ...standard('B2'),
    ],
  },
  {
    kind: 'policy.acknowledged',
    counts: (facts) => isSaid(facts, 'version') && isSaid(facts, 'readOn'),
    notCounting: 'It does not say which version was read, and on which day.',
    shows: [
      ...rec('ML1', '3.1'),
      ...rec('CS7', '3.1'),
      ...standard('K2'),
      ...supporting([
        ...rec('RPC1', '1.7'),
        ...rec('RPC4', '1.4'),
        ...rec('CS17', '1.1'),
        ...rec('CS18', '1.2'),
      ]),
    ],
  },
  {
    kind: 'task.completed',
    counts: (facts) => isSaid(facts, 'dueAt') && factOf(facts, 'standardSet') === true,
    notCounting: 'It does not say by when it was due and what done had to look like.',
    shows: [...rec('ML1', '1.3'), ...standard('S17', 'B1', 'B4')],
  },
  {
    kind: 'handover.given',
    counts: (facts) => listOf(facts, 'items').length > 0,
    notCounting: 'It holds no open item with its owner.',
    shows: [
      ...rec('ML2', '2.3', '3.3'),
      ...rec('BA13', '2.4', '2.5'),
      ...standard('B8'),
      ...supporting(rec('ML2', '1.5')),
    ],
  },
  {
    kind: 'call.made',
    counts: (facts) =>
      factOf(facts, 'identityChecked') === true &&
      factOf(facts, 'outcome') === 'spoke' &&
      factOf(facts, 'noted') === true,
    notCounting:
      'Nobody was reached whose identity was checked, or what was said was not written down.',
    shows: [
      ...rec('CS11', '3.2', '3.8'),
      ...rec('RPC1', '1.3'),
      ...standard('K4', 'S14', 'B9'),
      ...supporting(rec('CS11', '3.3', '3.6', '3.7')),
    ],
  },
  {
    kind: 'message.exchanged',
    counts: (facts) => isSaid(facts, 'about') && factOf(facts, 'people') !== 0,
    notCounting: 'It is filed to nobody’s record.',
    shows: [
      ...rec('RPC1', '1.3'),
      ...rec('RPC8', '1.2'),
      ...rec('SA208', '1.2'),
      ...rec('CS17', '2.3'),
    ],
  },
];

/** What a record that counts shows beside its row where its facts carry more, under a name of its own. */
export const FURTHER_ROWS: readonly (Pick<EvidenceRow, 'counts' | 'shows'> & {
  readonly of: string;
  readonly kind: string;
})[] = [
  {
    of: 'task.completed',
    kind: 'task.completed for a colleague',
    // A task of one's own shows no working with others: it was promised to a colleague.
    counts: (facts) => factOf(facts, 'promisedTo') === 'colleague',
    shows: rec('ML2', '2.3'),
  },
];

/** Under which names an entry of this kind counts that counts: its row's, and what its facts carry beyond. */
export function countsAs(kind: string, facts: unknown): readonly string[] {
  const further = FURTHER_ROWS.filter((row) => row.of === kind && row.counts(facts));
  return [kind, ...further.map((row) => row.kind)];
}

/** What each kind of work record that exists may show, by its kind. */
export const EVIDENCE_TABLE: ReadonlyMap<string, EvidenceRow> = new Map(
  ROWS.map((row) => [row.kind, row]),
);

/** Does this `booking.changed` change what somebody would be told: times, particulars, shifts? */
export function changesPaper(facts: unknown): boolean {
  if (factOf(facts, 'what') === 'shifts_added') return listOf(facts, 'shifts').length > 0;
  return wordsOf(facts, 'fields').some((field) => !ON_NO_PAPER.includes(field));
}

/**
 * How many workers hold what a `booking.changed` changed, and must be told. Shifts just added are held
 * by nobody: their count is of the booking as a whole. Infinity when the entry does not say.
 */
export function heldBy(facts: unknown): number {
  if (factOf(facts, 'what') === 'shifts_added') return 0;
  const held = factOf(facts, 'held');
  return typeof held === 'number' ? held : Number.POSITIVE_INFINITY;
}
