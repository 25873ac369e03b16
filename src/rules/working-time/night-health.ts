import type { Nation } from '../../lib/calendar.ts';
import { addMonths, type DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding, Outcome } from '../finding.ts';
import { ADULT_AGE, POLICY } from './limits-data.ts';
import type { NightWorker } from './night-worker.ts';
import { workSource } from './work.ts';

/** What is on file of the free health assessment for night work. */
export interface HealthAssessment {
  readonly id?: string;
  /** Day on which it was last offered. */
  readonly offeredOn: DateText;
  /** What it said of night work; `unknown`: not taken up, or no answer yet. */
  readonly result: 'fit' | 'unfit' | 'unknown';
  /** Under 18 it has to be of health and capacities; left out: not known. */
  readonly capacities?: boolean;
}

export interface HealthFacts {
  /** Day of the night work, local to its place. */
  readonly workDate: DateText;
  readonly age?: number;
  /** Is this a night worker, by the share of nights, the proposed ones included? */
  readonly worker: NightWorker;
  /** Left out: none on file. */
  readonly health?: HealthAssessment;
  /** Nation of the place of work, for the regulations to name; England if left out. */
  readonly nation?: Nation;
}

/** The day by which the assessment is offered again, by our policy: 12 months on. */
export function assessAgainBy(offeredOn: DateText): DateText {
  return addMonths(offeredOn, POLICY.healthMonths);
}

interface Judged {
  readonly outcome: Outcome;
  readonly because: string;
  readonly clears: string;
  readonly paragraph?: string;
}

/**
 * WTR-NIGHT-HEALTH for proposed night work: a free health assessment is offered before the first night
 * assignment (reg 7(1)), under 18 one of health and capacities (reg 7(2)). None on file, or an answer that
 * says unfit, blocks; where the share of nights leaves it open whether this is a night worker, none on file
 * escalates to the list. An offer older than 12 months warns, by our policy; an offer without an answer goes
 * on the list. Says nothing of a worker who now and then works a night, unless found unfit.
 */
export function checkNightHealth(facts: HealthFacts): readonly Finding[] {
  const judged = judge(facts);
  if (judged === undefined) return [];
  const { outcome, because, clears, paragraph = 'reg 7(1)' } = judged;
  const { health, workDate } = facts;
  return [
    {
      rule: 'WTR-NIGHT-HEALTH',
      outcome,
      because,
      source: workSource(facts, paragraph),
      figures: { workDate, ...(health ? { offeredOn: health.offeredOn } : {}) },
      clears,
      ...(outcome === 'escalate' ? { stops: false } : {}),
      ...(health?.id
        ? {
            restsOn: [
              {
                kind: 'health-assessment',
                id: health.id,
                label: `offered ${showDate(health.offeredOn, workDate)}`,
              },
            ],
          }
        : {}),
    },
  ];
}

function judge(facts: HealthFacts): Judged | undefined {
  const { health, workDate, worker } = facts;
  if (health?.result === 'unfit') {
    return {
      outcome: 'block',
      because: 'The health assessment found the worker unfit for night work.',
      clears: 'Offer day work the worker is suited to (reg 7(6)).',
      paragraph: 'reg 7(1) and (6)',
    };
  }
  const young = facts.age !== undefined && facts.age < ADULT_AGE;
  if (worker === 'no' && !young) return undefined;
  if (health === undefined || health.offeredOn > workDate) return notOffered(facts, young);
  if (young && health.capacities !== true) {
    return {
      outcome: 'block',
      because: `The worker is ${facts.age}, and no assessment of health and capacities is on file.`,
      clears: 'Have health and capacities assessed before the first night.',
      paragraph: 'reg 7(2)',
    };
  }
  const againBy = assessAgainBy(health.offeredOn);
  const on = showDate(health.offeredOn, workDate);
  if (againBy < workDate) {
    return {
      outcome: 'warn',
      because: `The health assessment was last offered on ${on}; we offer it again every ${POLICY.healthMonths} months.`,
      clears: 'Offer the assessment again.',
      paragraph: 'reg 7(1)(b); the interval is our policy',
    };
  }
  if (health.result === 'unknown') {
    return {
      outcome: 'escalate',
      because: `The health assessment was offered on ${on}, and what came of it is not on file.`,
      clears: 'Ask what came of it, or note that the worker did not want one.',
    };
  }
  return undefined;
}

function notOffered({ worker, health, workDate, age }: HealthFacts, young: boolean): Judged {
  const said = health
    ? `The health assessment is offered on ${showDate(health.offeredOn, workDate)}, after this night`
    : 'No health assessment was offered';
  const clears = `Offer a free ${young ? 'assessment of health and capacities' : 'health assessment'} before this night.`;
  if (young) {
    return {
      outcome: 'block',
      because: `${said}, and the worker is ${age}.`,
      clears,
      paragraph: 'reg 7(2)',
    };
  }
  return worker === 'yes'
    ? { outcome: 'block', because: `${said}; a night worker has one before the first.`, clears }
    : {
        outcome: 'escalate',
        because: `${said}; one night in three has been held enough to make a night worker.`,
        clears,
      };
}
