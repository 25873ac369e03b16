import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { bool, date, division, list, maybe, object, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { nationOf } from '../calendar/divisions.ts';
import { answered } from './answered.ts';
import { missingCandidateFacts } from './candidate-facts.ts';
import { doubtDuty } from './doubts.ts';
import { conductSource } from './law.ts';
import {
  countReferences,
  excusedByNotice,
  missingForVulnerable,
  REFERENCES_NEEDED,
} from './vulnerable.ts';

/** CR-19: facts on the candidate. */
export const CANDIDATE = question({
  rule: 'CR-19',
  asks: 'Is all confirmed of the candidate before supply or introduction?',
  takes: {
    supply_by: maybe(
      oneOf(
        ['employment_business', 'agency'],
        'temporary supply, or introduction for a permanent job (default employment_business)',
      ),
    ),
    vulnerable: maybe(bool('work with vulnerable people (default false)')),
    identity: bool('who they are is confirmed'),
    experience: bool('the experience the hirer or the law requires'),
    training: bool('the training'),
    qualifications: bool('the qualifications'),
    authorisation: bool('the authorisation'),
    willing: bool('they are willing to do this position'),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const bound = (given.supply_by ?? 'employment_business') !== 'agency' || given.vulnerable;
    const held = [
      ['the experience', 'experience', given.experience],
      ['the training', 'training', given.training],
      ['the qualifications', 'qualification', given.qualifications],
      ['the authorisation', 'authorisation', given.authorisation],
    ] as const;
    const missing = missingCandidateFacts({
      identity: given.identity,
      willing: given.willing,
      requirements: held.map(([name, kind, has]) => ({
        name,
        kind,
        requiredBy: 'hirer' as const,
        held: has,
      })),
    });
    const blocks = bound && missing.length > 0;
    return answered({
      gives: { outcome: blocks ? 'block' : 'pass' },
      because: blocks
        ? `Not confirmed for this position: ${listed(missing)}.`
        : missing.length === 0
          ? 'All is confirmed.'
          : 'An agency that only introduces is bound by this for work with vulnerable people alone.',
      working: [],
      source: conductSource('england', 'reg 19'),
    });
  },
});

/** CR-20: a new doubt about a worker. */
export const DOUBT = question({
  rule: 'CR-20',
  asks: 'Must the hirer be told of a new doubt about a worker, and by when?',
  takes: {
    doubt_arose: date('day the agency came to know of it'),
    introduced: maybe(date('day of the introduction; left out: a temporary supply')),
    division: maybe(division('place of work (default england-and-wales)')),
  },
  gives: {
    outcome: outcome(),
    tell_by: date('the next business day'),
    duty_until: date('last day of the duty after an introduction'),
  },
  answer: (given, { holidays }) => {
    const nation = nationOf(given.division);
    const found = doubtDuty(
      { arose: given.doubt_arose, introduced: given.introduced, nation },
      holidays,
    );
    if (!found.ok) return found;
    const { tell, tellBy, dutyUntil } = found.value;
    return answered({
      gives: {
        outcome: tell ? 'escalate' : 'pass',
        ...(tell ? { tell_by: tellBy.day } : {}),
        ...(dutyUntil === undefined ? {} : { duty_until: dutyUntil }),
      },
      because: tell
        ? `The hirer is told without delay, by ${showDate(tellBy.day)} at the latest, and enquiries are made; a worker who proves unsuitable is withdrawn.`
        : `The duty after the introduction ended on ${showDate(dutyUntil ?? given.doubt_arose)}.`,
      working: [
        ...(dutyUntil === undefined
          ? []
          : [{ what: 'Last day of the duty after the introduction', comes: showDate(dutyUntil) }]),
        ...tellBy.working,
      ],
      source: conductSource(nation, 'reg 20'),
      keyDate: given.doubt_arose,
    });
  },
});

/** CR-22: supply to work with vulnerable people. */
export const VULNERABLE = question({
  rule: 'CR-22',
  asks: 'May a worker be supplied to work with vulnerable people?',
  takes: {
    vulnerable: bool('it is work with vulnerable people'),
    references: list(
      object({
        relative: bool('of the work-seeker'),
        disclosable: maybe(bool('the referee agrees to disclosure; left out: not in issue')),
      }),
      'references on file',
    ),
    qualification_copies: maybe(bool('copies of qualifications; left out: not in issue')),
    suitability_steps: maybe(
      bool('all other practicable suitability steps taken; left out: not in issue'),
    ),
    all_practicable_steps: maybe(bool('to get what is missing')),
    hirer_told_unable: maybe(bool('the hirer was told that not all could be had')),
    hirer_told_steps: maybe(bool('the hirer was told which steps were taken')),
  },
  gives: { outcome: outcome() },
  answer: (given) => {
    const source = conductSource('england', 'reg 22');
    if (!given.vulnerable) {
      return answered({
        gives: { outcome: 'pass' },
        because: 'This is not work with vulnerable people.',
        working: [],
        source,
      });
    }
    const facts = {
      references: given.references,
      qualificationCopies: given.qualification_copies,
      suitabilitySteps: given.suitability_steps,
      allPracticableSteps: given.all_practicable_steps,
      hirerToldUnable: given.hirer_told_unable,
      hirerToldSteps: given.hirer_told_steps,
    };
    const missing = missingForVulnerable(facts);
    const excused = excusedByNotice(facts);
    const short = excused ? 'record' : 'block';
    return answered({
      gives: { outcome: missing.length === 0 ? 'pass' : short },
      because:
        missing.length === 0
          ? 'All is there for work with vulnerable people.'
          : excused
            ? `Missing: ${listed(missing)}. All that can be done was done, and the hirer was told so with the steps taken.`
            : `Missing for work with vulnerable people: ${listed(missing)}.`,
      working: [
        {
          what: 'References from people who are no relatives and agree to be shown',
          comes: `${countReferences(facts.references).atBest} of ${REFERENCES_NEEDED}`,
        },
      ],
      source,
    });
  },
});
