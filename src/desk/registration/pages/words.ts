import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { type candidateRegistration, HOW_HELD, type listRegistrations, STAGES } from '../schema.ts';
import { HOW_KNOWN, SKILLS_LISTS } from '../skills-schema.ts';

export type Row = ReplyOf<typeof listRegistrations>['rows'][number];
export type Stage = Row['stage'];
export type OfCandidate = ReplyOf<typeof candidateRegistration>;
export type Registration = NonNullable<OfCandidate['registration']>;
export type Step = OfCandidate['steps'][number]['step'];

const look = (
  stage: Stage,
  meaning: StateLook['meaning'],
  mark: StateLook['mark'],
): readonly [Stage, StateLook] => [stage, { word: STAGES[stage], meaning, mark }];

/** How each stage looks. */
export const STAGE_LOOKS = Object.fromEntries([
  look('enquiry', 'information', 'question'),
  look('form', 'information', 'letter'),
  look('interview', 'attention', 'person'),
  look('checks', 'attention', 'half'),
  look('cleared', 'good', 'tick'),
  look('declined', 'stop', 'cross'),
  look('withdrawn', 'quiet', 'ring'),
]) as Readonly<Record<Stage, StateLook>>;

const choices = <K extends string>(names: Readonly<Record<K, string>>) =>
  (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }));

export const STAGE_CHOICES = choices(STAGES);
export const HOW_CHOICES = choices(HOW_HELD);
export const KNOWN_CHOICES = choices(HOW_KNOWN);
export const SECTOR_CHOICES = SKILLS_LISTS.map(({ sector, name }) => ({
  value: sector,
  label: name,
}));

/** The words on the one press that goes on. */
export const PRESS: Readonly<Record<Exclude<Registration['next'], null>, string>> = {
  form_out: 'The form is out',
  form_back: 'The form is back',
  interview: 'Record the interview',
  cleared: 'Clear the candidate',
  reopened: 'Open it again',
};

/** What was done, in the list of steps. */
export const STEP_WORDS: Readonly<Record<Step, string>> = {
  form_out: 'Form is out',
  form_back: 'Form is back',
  cleared: 'Cleared',
  declined: 'Declined',
  withdrawn: 'Withdrew',
  reopened: 'Opened again',
};

const DAY = 86_400_000;

/** '3 days', 'since today': how long somebody has stood at a stage. */
export function standsFor(since: string, now: string): string {
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / DAY));
  return days === 0 ? 'since today' : days === 1 ? '1 day' : `${days} days`;
}
