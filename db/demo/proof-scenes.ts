import { addDays } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok, type Result, refuse } from '../../src/lib/result.ts';
import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import {
  decide,
  judge,
  signDialogue,
  signOwnDialogue,
  takeUp,
} from '../../src/proof/assessment/index.ts';
import { adoptBuiltIn, frameworkOf, unitOf } from '../../src/proof/frameworks/index.ts';
import {
  acceptCase,
  askContribution,
  claimUnit,
  enrol,
  suggestions,
} from '../../src/proof/portfolio/index.ts';
import { overTheProgramme } from './assessment-scenes.ts';
import { linked } from './frameworks-scenes.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

type Bare = Omit<Scene, 'chapter'>;

const NVQ = 'REC-L2-RR';
const DECLARATION = 'This is my own work, done as part of my job, and what I say about it is true.';

/** What the story needs to remember: ids it made, by name. */
interface Book {
  readonly frameworks: ReadonlyMap<string, string>;
  readonly claims: ReadonlyMap<string, string>;
  /** Carla's member id, known once she acts herself. */
  learner: string;
}

/**
 * Carla half way through her NVQ: enrolled with her last weeks read back, bookings accepted as evidence, one
 * unit achieved (informally), one not yet with what to do, one before the assessor; a colleague asked
 * about a part of hers. All of it is simulated: the organisation is a sample, and nothing here can leave as evidence.
 */
export function proofScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const book: Book = {
    frameworks: new Map([NVQ, 'ST0321', 'FLEX', 'REL', 'SALES'].map((code) => [code, newId()])),
    claims: new Map(['BA13', 'RPC6', 'FLEX'].map((unit) => [unit, newId()])),
    learner: '',
  };
  return [
    ...enrolled(time, book),
    ...gathered(time, book),
    ...claimedAndJudged(time, book),
    ...overTheProgramme(time, () => book.learner, book.frameworks.get(NVQ) ?? ''),
    ...asked(time, book),
  ].map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}

function enrolled(time: StoryTime, book: Book): readonly Bare[] {
  const on = time.day(-14);
  return [
    {
      at: time.at(on, '09:10'),
      by: 'olivia',
      what: 'use the frameworks',
      does: together(
        ...[...book.frameworks].map(
          ([code, id]) =>
            (tx: Tx) =>
              adoptBuiltIn(tx, { id, code }),
        ),
      ),
    },
    linked(time.at(on, '09:20')),
    {
      at: time.at(on, '12:55'),
      by: 'carla',
      what: 'say who Carla is',
      does: async (tx) => {
        book.learner = actorOf(tx).memberId ?? '';
        return ok(null);
      },
    },
    ...[NVQ, 'FLEX', 'ST0321'].map(
      (code): Bare => ({
        at: time.at(on, '13:00'),
        by: 'ben',
        what: `enrol Carla on ${code}`,
        does: async (tx) =>
          enrol(tx, {
            id: newId(),
            memberId: book.learner,
            frameworkId: book.frameworks.get(code) ?? '',
            unitIds: code === NVQ ? await unitIds(tx, book, ['BA13', 'ML1']) : [],
          }),
      }),
    ),
  ];
}

/** One case a day accepted, with all that it may show referenced. */
function gathered(time: StoryTime, book: Book): readonly Bare[] {
  const notes = [
    'The ward rang at a quarter to seven; I read the site sheet to the worker before she left home.',
    'A rota for the week. I checked hours and rest before I gave the shifts away.',
    '',
    'I told both sides in writing on the same day.',
  ];
  return notes.map((note, index) => ({
    at: time.at(time.day(-12 + index), '17:20'),
    by: 'carla',
    what: `accept case ${index + 1}`,
    does: async (tx) => {
      const { rows } = await suggestions(tx, book.learner, { state: 'open', from: 0, size: 25 });
      const next = rows.find(({ aboutKind, mayShow }) => aboutKind === 'booking' && mayShow.length);
      if (!next) return ok(null);
      return acceptCase(tx, {
        id: newId(),
        caseId: next.caseId,
        seqs: next.entries
          .filter(({ notCounting, evidenceId }) => !notCounting && !evidenceId)
          .map(({ seq }) => seq),
        title: next.suggestedTitle,
        note,
        references: next.mayShow
          .filter(({ supports }) => !supports)
          .map(({ criterionId }) => ({ criterionId, note: '' })),
      });
    },
  }));
}

interface Word {
  readonly number: string;
  readonly question?: readonly [question: string, answer: string];
  readonly seen?: string;
  readonly action?: string;
}

const DIARY: readonly Word[] = [
  {
    number: '1.1',
    question: [
      'Why does it matter that a diary is right today, not tomorrow?',
      'Two people would be sent to one shift, or nobody; the hirer rings somebody else.',
    ],
  },
  {
    number: '1.2',
    question: [
      'Which booking do you fill first on a Monday?',
      'The one that starts soonest, then key clients, then the one hardest to fill.',
    ],
  },
  {
    number: '1.3',
    question: [
      'What can you not promise when you book somebody?',
      'More than their hours and rest allow, a site they may not go to, a qualification that runs out.',
    ],
  },
  {
    number: '1.4',
    question: [
      'What goes wrong, and how do you put it right?',
      'Double bookings, late changes: tell both sides at once, find cover, write it down.',
    ],
  },
  { number: '2.1' },
  { number: '2.2' },
  {
    number: '2.3',
    seen: 'Moved a shift by an hour with the worker and the ward on the telephone.',
  },
  { number: '2.4' },
  { number: '2.5', seen: 'Changed the entry while she spoke, and read it back.' },
  { number: '2.6', seen: 'Kept her screen locked and named no worker in the open office.' },
];

const REQUIREMENTS: readonly Word[] = [
  {
    number: '1.2',
    question: [
      'What do your care clients ask for that your schools do not?',
      'Moving and handling, medication, nights; schools ask for the barred list first of all.',
    ],
  },
  { number: '2.1' },
  {
    number: '2.2',
    action:
      'Bring one role profile that you wrote and agreed with the client, as well as the bookings.',
  },
  { number: '3.2' },
];

function claimedAndJudged(time: StoryTime, book: Book): readonly Bare[] {
  return [
    claimed(time, book, 'BA13', -8),
    ...judged(time, book, { unit: 'BA13', day: -7, words: DIARY }),
    {
      at: time.at(time.day(-7), '15:40'),
      by: 'anita',
      what: 'decide BA13',
      does: decided(book, 'BA13', {
        outcome: 'achieved',
        feedback:
          'Clear and quick. Your bookings show the diary in use from request to confirmation, and you answered without notes.',
        unjudgedAction: '',
      }),
    },
    ...signedByBoth(time, book, { unit: 'BA13', day: -7 }),
    claimed(time, book, 'RPC6', -6),
    ...judged(time, book, { unit: 'RPC6', day: -4, words: REQUIREMENTS }),
    {
      at: time.at(time.day(-4), '16:05'),
      by: 'anita',
      what: 'decide RPC6',
      does: decided(book, 'RPC6', {
        outcome: 'not_yet',
        feedback:
          'What you took from the client is complete and sourced. One thing is missing before I can close the unit.',
        unjudgedAction:
          'We talk about methods and contract terms at our next meeting: prepare 1.1, 1.3, 2.3 and 3.1.',
      }),
    },
    claimed(time, book, 'FLEX', -1),
  ];
}

function claimed(time: StoryTime, book: Book, unit: string, day: number): Bare {
  return {
    at: time.at(time.day(day), '17:45'),
    by: 'carla',
    what: `claim ${unit}`,
    does: async (tx) => {
      const [unitId = ''] = await unitIds(tx, book, [unit]);
      return claimUnit(tx, {
        id: claimId(book, unit),
        unitId,
        declaration: DECLARATION,
        declared: 0,
      });
    },
  };
}

interface Sitting {
  readonly unit: string;
  readonly day: number;
  readonly words: readonly Word[];
}

function judged(time: StoryTime, book: Book, { unit, day, words }: Sitting): readonly Bare[] {
  const on = time.day(day);
  return [
    {
      at: time.at(on, '14:00'),
      by: 'anita',
      what: `take ${unit}`,
      does: (tx) => takeUp(tx, claimId(book, unit)),
    },
    {
      at: time.at(on, '14:30'),
      by: 'anita',
      what: `judge ${unit}`,
      does: async (tx) => {
        const [unitId = ''] = await unitIds(tx, book, [unit]);
        const criteria = (await unitOf(tx, unitId))?.criteria ?? [];
        let last: Result<unknown> = ok(null);
        for (const word of words) {
          const criterion = criteria.find((each) => each.number === word.number);
          if (!criterion) return refuse('criterion-not-found', `${unit} has no ${word.number}.`);
          const judgeBy = (by: Word) =>
            judge(tx, claimId(book, unit), judgement(criterion.criterionId, by, on));
          last = await judgeBy(word);
          // Where no record shows it, the assessor watches it being done.
          if (!last.ok && last.refusal.code === 'evidence-missing')
            last = await judgeBy({ ...word, seen: 'Watched at the desk while she did it.' });
          if (!last.ok) return last;
        }
        return last;
      },
    },
  ];
}

/** What was asked of a unit, signed by the assessor the same day and by the learner the next morning. */
function signedByBoth(
  time: StoryTime,
  book: Book,
  { unit, day }: Omit<Sitting, 'words'>,
): readonly Bare[] {
  const dialogue = newId();
  return [
    {
      at: time.at(time.day(day), '15:45'),
      by: 'anita',
      what: `sign what was asked of ${unit}`,
      does: (tx) => signDialogue(tx, claimId(book, unit), { id: dialogue, heldOn: time.day(day) }),
    },
    {
      at: time.at(time.day(day + 1), '08:50'),
      by: 'carla',
      what: `sign what was asked of ${unit} too`,
      does: (tx) => signOwnDialogue(tx, dialogue),
    },
  ];
}

function judgement(criterionId: string, { question, seen, action }: Word, on: string) {
  return {
    id: newId(),
    criterionId,
    outcome: action ? ('not_yet' as const) : ('met' as const),
    method: question
      ? ('questioning' as const)
      : seen
        ? ('observation' as const)
        : ('record' as const),
    note: seen ?? '',
    action: action ?? '',
    actionDueOn: action ? addDays(on, 14) : null,
    answers: question ? [{ question: question[0], answer: question[1] }] : [],
    observedOn: seen ? on : null,
    observedWhere: seen ? 'The Leeds desk' : '',
  };
}

type Verdict = Omit<Parameters<typeof decide>[2], 'id'>;

function decided(book: Book, unit: string, verdict: Verdict) {
  return (tx: Tx) => decide(tx, claimId(book, unit), { id: newId(), ...verdict });
}

/** Carla had a part in what a colleague recorded, who has yet to say so. */
function asked(time: StoryTime, book: Book): readonly Bare[] {
  const ask = (id: string, what: string) => async (tx: Tx) => {
    const { rows } = await suggestions(tx, book.learner, { state: 'accepted', from: 0, size: 25 });
    const more = await suggestions(tx, book.learner, { state: 'open', from: 0, size: 25 });
    const other = [...rows, ...more.rows]
      .flatMap(({ others }) => others)
      .find(({ mayAsk, asked: state }) => state === null && mayAsk.length > 0);
    const [of] = other?.mayAsk ?? [];
    if (!other || !of) return ok(null);
    return askContribution(tx, { id, seq: other.seq, askedOf: of.id, what });
  };
  return [
    {
      at: time.at(time.day(-3), '11:00'),
      by: 'carla',
      what: 'ask a colleague about a part',
      does: ask(newId(), 'I rang the worker and agreed the times; you kept the record.'),
    },
  ];
}

async function unitIds(tx: Tx, book: Book, references: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const reference of references) {
    const code = book.frameworks.has(reference) ? reference : NVQ;
    const tree = await frameworkOf(tx, book.frameworks.get(code) ?? '');
    const unit = tree?.units.find((each) => each.reference === reference);
    if (unit) found.push(unit.unitId);
  }
  return found;
}

function claimId(book: Book, unit: string): string {
  return book.claims.get(unit) ?? '';
}
