import { newId } from '../../src/lib/ids.ts';
import { keepHandOut } from '../../src/proof/authorship/index.ts';
import { recordLetter, recordSupport } from '../../src/proof/centre/record-letter.ts';
import { enterConcern, raiseConcern } from '../../src/proof/concerns/index.ts';
import { noteEligibility } from '../../src/proof/funding/index.ts';
import { enrolmentsOf } from '../../src/proof/portfolio/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/** What the centre keeps beside its learners' work: its logs. */
export function centreLogScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  return [...concerns(time), ...letters(time), ...funding(time), ...handOuts(time)].map((one) => ({
    ...one,
    chapter: 'the centre',
  }));
}

type Bare = Omit<Scene, 'chapter'>;

/** A complaint that Grace took and Farah looked into, with its answer still due. */
function concerns(time: StoryTime): readonly Bare[] {
  const complaint = newId();
  return [
    {
      at: time.at(time.day(-6), '16:10'),
      by: 'grace',
      what: 'enter a complaint',
      does: (tx) =>
        raiseConcern(tx, {
          id: complaint,
          kind: 'complaint',
          saidOn: time.day(-6),
          dueOn: time.day(4),
          saidBy: 'Carla Mendes',
          about: 'Two visits moved at short notice',
          facts: 'Both times the message came on the morning of the visit, with cover arranged.',
          against: null,
        }),
    },
    {
      at: time.at(time.day(-5), '10:05'),
      by: 'farah',
      what: 'look into the complaint',
      does: (tx) =>
        enterConcern(tx, complaint, {
          id: newId(),
          state: 'looked_into',
          on: time.day(-5),
          dueOn: time.day(4),
          words:
            'Asked Anita: both moves were for a verifier’s visit. Two days’ notice from now on.',
          reference: '',
          outcome: null,
          replaces: null,
        }),
    },
  ];
}

/** The awarding body's support of the centre, and a letter of it that waits for an answer. */
function letters(time: StoryTime): readonly Bare[] {
  const on = time.day(-9);
  return [
    {
      at: time.at(on, '11:00'),
      by: 'farah',
      what: 'record the support status',
      does: (tx) =>
        recordSupport(tx, {
          id: newId(),
          status: 'Standard support',
          fromOn: time.day(-40),
          visits: 2,
          remote: 1,
          letter: 'Report of the first visit',
        }),
    },
    {
      at: time.at(on, '11:04'),
      by: 'farah',
      what: 'record a letter of the awarding body',
      does: (tx) =>
        recordLetter(tx, {
          id: newId(),
          direction: 'in',
          on,
          about: 'Dates of the next visit',
          words: 'They ask for two dates in the new year and for the list of learners.',
          reference: 'AB 2044',
          answerDue: time.day(5),
          answers: null,
        }),
    },
  ];
}

/** Farah looked whether the first learner is eligible; the agreement is still to be signed (C10). */
function funding(time: StoryTime): readonly Bare[] {
  return [
    {
      at: time.at(time.day(-4), '09:40'),
      by: 'farah',
      what: 'note eligibility',
      does: async (tx) => {
        const [first] = await enrolmentsOf(tx, {});
        if (!first) throw new Error('Nobody is enrolled in the sample.');
        return noteEligibility(tx, first.enrolmentId, {
          id: newId(),
          on: time.day(-4),
          eligible: true,
          words: 'Passport and payslip of October seen; no copy kept.',
        });
      },
    },
  ];
}

/** A paper of the induction, of which a copy is no evidence (R55). */
function handOuts(time: StoryTime): readonly Bare[] {
  return [
    {
      at: time.at(time.day(-4), '09:55'),
      by: 'farah',
      what: 'put a hand-out on the list',
      does: (tx) =>
        keepHandOut(tx, {
          id: newId(),
          title: 'Induction: what counts as evidence',
          bytes: Buffer.from('What counts as evidence, and what does not. For the induction.'),
        }),
    },
  ];
}
