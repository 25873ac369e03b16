import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { bool, list, maybe, name, num, object, oneOf, outcome } from '../book/fields.ts';
import { type Question, question } from '../book/question.ts';
import { judgeFairChecks, STAGES } from './fair-checks.ts';
import { passOr } from './outcome-of.ts';
import { CHAIN_LIABLE_FROM, judgeChain, SUBSTITUTE_HOURS } from './supply-chain.ts';

const chain = question({
  rule: 'RTW-EXT',
  asks: 'Are we protected for workers further down our chain of supply, on the day the question is put?',
  takes: {
    contract_terms: maybe(bool('the contract down the chain demands right-to-work checks')),
    substitution_controls: maybe(bool('nobody may send a substitute without our knowing')),
    identity_verified: maybe(bool('who comes is verified to be who was checked')),
    substitute: maybe(bool('somebody else came in place of the worker; default false')),
    hours_since_verified: maybe(
      num('hours of activity since the substitute was last verified; left out: never'),
    ),
  },
  gives: {
    outcome: outcome('record: all safeguards are in place, the terms are kept'),
    missing: list(
      oneOf(['contract_terms', 'substitution_controls', 'identity_verification'], 'safeguard'),
      'safeguards missing or not known',
    ),
    verification_due: bool(`a substitute was not verified within ${SUBSTITUTE_HOURS} h`),
  },
  answer(given, { asOf }) {
    const answer = judgeChain({
      on: asOf,
      contractTerms: given.contract_terms,
      substitutionControls: given.substitution_controls,
      identityVerified: given.identity_verified,
      substitute: given.substitute,
      hoursSinceVerified: given.hours_since_verified,
    });
    const missing = listed(answer.missing.map((one) => one.replaceAll('_', ' ')));
    const why: Readonly<Record<typeof answer.outcome, string>> = {
      pass: `No business answers for workers further down its chain before ${showDate(CHAIN_LIABLE_FROM)}.`,
      record: 'Contract terms, substitution controls and identity verification are in place.',
      escalate: given.substitute
        ? `A substitute came, which a person must look at${answer.verificationDue ? `; they were not verified in the last ${SUBSTITUTE_HOURS} h of activity` : ''}.`
        : `Not in place, or not known: ${missing}.`,
    };
    return ok({
      gives: {
        outcome: answer.outcome,
        missing: answer.missing,
        verification_due: answer.verificationDue,
      },
      because: why[answer.outcome],
      working: [
        { what: 'Safeguards missing or not known', comes: missing || 'none' },
        { what: 'Substitute', comes: given.substitute ? 'yes' : 'no' },
      ],
      source:
        'Border Security, Asylum and Immigration Act 2025, s.48; draft Code of practice, 30 June 2026',
    });
  },
});

const fair = question({
  rule: 'RTW-FAIR',
  asks: 'Was everybody asked for the same right-to-work check at the same stage?',
  takes: {
    people: list(
      object({
        person: name('label of a person'),
        stage: maybe(oneOf(STAGES, 'when they were asked; left out: never')),
        adverse_for_no_passport: maybe(
          bool('something was held against them for having no passport; default false'),
        ),
      }),
      'those who went for the same work',
    ),
  },
  gives: {
    outcome: outcome(),
    stages: list(oneOf(STAGES, 'stage'), 'stages at which somebody was asked'),
    never_asked: list(name('person'), 'people not asked'),
    adverse: list(name('person'), 'people against whom it was held'),
  },
  answer({ people }) {
    const answer = judgeFairChecks(
      people.map(({ person, stage, adverse_for_no_passport }) => ({
        person,
        stage,
        adverseForNoPassport: adverse_for_no_passport,
      })),
    );
    const stages = listed(answer.stages.map((one) => one.replaceAll('_', ' ')));
    return ok({
      gives: {
        outcome: passOr(answer.fair, 'escalate'),
        stages: answer.stages,
        never_asked: answer.neverAsked,
        adverse: answer.adverse,
      },
      because: answer.fair
        ? 'All were asked alike, and nothing was held against anybody for having no passport.'
        : 'People were not treated alike; a person must look at why.',
      working: [
        { what: 'Stages at which people were asked', comes: stages || 'none' },
        { what: 'Not asked', comes: listed(answer.neverAsked) || 'nobody' },
        { what: 'Held against them', comes: listed(answer.adverse) || 'nobody' },
      ],
      source: 'Code of practice on avoiding discrimination while preventing illegal working',
    });
  },
});

/** RTW-EXT and RTW-FAIR as questions. */
export const CONDUCT_QUESTIONS: readonly Question[] = [chain, fair];
