import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listOwnStatements, readAwardClaim, readCertification } from '../schema.ts';

export type Overview = ReplyOf<typeof readCertification>;
export type Framework = Overview['frameworks'][number];
export type Learner = Framework['learners'][number];
export type Detail = ReplyOf<typeof readAwardClaim>;
export type Line = Detail['lines'][number];
export type Certificate = Line['certificates'][number];

/** What the pages of certification read again on. */
export const LIVE = [
  'award.',
  'unit_route.',
  'schedule.',
  'result.',
  'certificate.',
  'statement.',
  'credential.',
  'credential_key.',
  'awarding_key.',
  'decision.reopened',
  'unit.decided',
  'base.',
] as const;

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** How near a learner is. */
export function learnerLook({ passes, claimed }: Learner): StateLook {
  if (claimed.includes('')) return { word: 'Claimed', meaning: 'information', mark: 'pen' };
  return passes
    ? { word: 'Ready to claim', meaning: 'good', mark: 'tick' }
    : { word: 'Not ready', meaning: 'quiet', mark: 'ring', edge: 'dotted' };
}

/** Where a certificate is. */
export function certificateLook(one: Certificate, today: string): StateLook {
  if (one.faulty) {
    return {
      word: one.replaced ? 'Replaced' : 'To be replaced',
      meaning: one.replaced ? 'quiet' : 'attention',
      mark: one.replaced ? 'dash' : 'triangle',
    };
  }
  if (one.handed) {
    return { word: `Handed over ${showDate(one.handed.on, today)}`, meaning: 'good', mark: 'tick' };
  }
  if (one.checkedOn) return { word: 'Name checked', meaning: 'information', mark: 'tick' };
  if (one.receivedOn) return { word: 'At the centre', meaning: 'information', mark: 'clock' };
  return { word: 'Issued, not here yet', meaning: 'quiet', mark: 'clock' };
}

/** How a line of a claim stands. */
export function lineLook({ result }: Line): StateLook {
  if (result === null) return { word: 'No answer yet', meaning: 'quiet', mark: 'clock' };
  return result.outcome === 'issued'
    ? { word: 'Awarded', meaning: 'good', mark: 'tick' }
    : { word: 'Refused', meaning: 'attention', mark: 'cross' };
}

export const OWN_LOOKS: Readonly<
  Record<ReplyOf<typeof listOwnStatements>['certificates'][number]['state'], StateLook>
> = {
  claimed: { word: 'Claimed by the centre', meaning: 'information', mark: 'pen' },
  refused: { word: 'Refused; ask your centre', meaning: 'attention', mark: 'triangle' },
  issued: { word: 'Issued, on its way', meaning: 'information', mark: 'clock' },
  at_centre: { word: 'At your centre', meaning: 'good', mark: 'tick' },
  handed_over: { word: 'You have it', meaning: 'good', mark: 'tick' },
  faulty: { word: 'To be replaced', meaning: 'attention', mark: 'triangle' },
};

export type Statement = Overview['statements'][number];

/** What a statement is of. */
export const statementOf = ({ unitReference, frameworkTitle }: Statement): string =>
  unitReference ? `Unit ${unitReference}` : `${frameworkTitle}, all units`;

/** Whether a statement still counts. */
export function statementLook({ withdrawn, shaken }: Statement): StateLook {
  if (withdrawn) return { word: 'Withdrawn', meaning: 'quiet', mark: 'cross' };
  return shaken.length > 0
    ? { word: 'Look at it again', meaning: 'attention', mark: 'triangle' }
    : { word: 'Counts', meaning: 'good', mark: 'tick' };
}

/** Whether another’s credential was looked up in its issuer’s list. */
export const STATUS_WORDS = {
  none: 'It names no list',
  unchecked: 'Not looked up',
  good: 'No, looked up',
} as const;
