import { counted } from '../../lib/text.ts';
import type { AbsenceReason, AgencyFigures } from './figures-data.ts';

/** A stretch of a break with one reason. Days left out: its length is not in issue. */
export interface Spell {
  readonly reason: AbsenceReason;
  readonly days?: number | undefined;
}

/** What a break does to the count of weeks. */
export interface BreakAnswer {
  readonly resets: boolean;
  /** Why, in one sentence with the days. */
  readonly because: string;
}

/** Days between two days of work that are too few to need a reason: the days off of a week. */
const DAYS_OFF = 6;

/**
 * AWR-PAUSE and AWR-RESET: what a break does (reg 7(8)). A break for any reason of 42 days or less
 * pauses; a longer one pauses only when every day of it has a listed reason, with sickness and jury
 * service up to 28 weeks each; otherwise it resets. Time in which weeks continue parts two breaks, as
 * the worker is then taken to be working.
 */
export function judgeBreak(spells: readonly Spell[], figures: AgencyFigures): BreakAnswer {
  for (const part of partsBetweenContinuing(spells, figures)) {
    const why = whyReset(part, figures);
    if (why) return { resets: true, because: why };
  }
  return { resets: false, because: whyKept(spells, figures) };
}

/**
 * The spells of a break whose whole length is known: a spell without days takes what is left. Up to 6
 * days that no spell explains are days off beside the last one; more have no listed reason. Undefined
 * when the spells are longer than the break.
 */
export function fillBreak(spells: readonly Spell[], gapDays: number): readonly Spell[] | undefined {
  const known = spells.reduce((sum, { days }) => sum + (days ?? 0), 0);
  const left = gapDays - known;
  if (left < 0) return undefined;
  const open = spells.findIndex(({ days }) => days === undefined);
  if (open >= 0) {
    return spells.map((spell, at) => ({
      reason: spell.reason,
      days: spell.days ?? (at === open ? left : 0),
    }));
  }
  if (left === 0) return spells;
  const last = spells.at(-1);
  if (last && left <= DAYS_OFF) {
    return [...spells.slice(0, -1), { reason: last.reason, days: (last.days ?? 0) + left }];
  }
  return [...spells, { reason: 'any', days: left }];
}

/** Does an absence for this reason let weeks count on? */
export function continues(reason: AbsenceReason, figures: AgencyFigures): boolean {
  return figures.absences[reason].does === 'continue';
}

/** '14 days (leave), 35 days (sickness or injury)'. */
export function spellWords(spells: readonly Spell[], figures: AgencyFigures): string {
  return spells
    .filter(({ days }) => days !== 0)
    .map(({ reason, days }) => {
      const { words } = figures.absences[reason];
      return days === undefined ? words : `${counted(days, 'day')} (${words})`;
    })
    .join(', ');
}

function partsBetweenContinuing(spells: readonly Spell[], figures: AgencyFigures): Spell[][] {
  const parts: Spell[][] = [[]];
  for (const spell of spells) {
    if (continues(spell.reason, figures)) parts.push([]);
    else if (spell.days !== 0) (parts.at(-1) as Spell[]).push(spell);
  }
  return parts.filter((part) => part.length > 0);
}

function whyReset(part: readonly Spell[], figures: AgencyFigures): string | undefined {
  const total = daysOf(part);
  if (total <= figures.anyReasonDays) return undefined;
  if (part.some(({ reason }) => reason === 'any')) {
    const mixed = part.some(({ reason }) => reason !== 'any');
    return `${counted(total, 'day')} without work${mixed ? ', not all for a listed reason' : ''}: more than ${figures.anyReasonDays}, so the count starts again.`;
  }
  for (const [reason, { capDays, words }] of Object.entries(figures.absences)) {
    const days = daysOf(part.filter((spell) => spell.reason === reason));
    if (capDays !== undefined && days > capDays) {
      return `${counted(days, 'day')} of ${words}: more than ${capDays}, so the count starts again.`;
    }
  }
  return undefined;
}

function whyKept(spells: readonly Spell[], figures: AgencyFigures): string {
  const words = spellWords(spells, figures);
  if (words === '') return 'There is no break.';
  const goesOn = spells.some(({ reason }) => continues(reason, figures));
  const pauses = spells.some(({ reason, days }) => !continues(reason, figures) && days !== 0);
  const what = goesOn
    ? pauses
      ? 'weeks of the one count on, the other only pauses'
      : 'weeks count on'
    : 'the count pauses and nothing is lost';
  return `Not worked for ${words}: ${what}.`;
}

function daysOf(spells: readonly Spell[]): number {
  return spells.reduce((sum, { days }) => sum + (days ?? 0), 0);
}
