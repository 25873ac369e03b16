import { addDays, type DateText, daysBetween } from '../../lib/days.ts';
import type { RestsOn } from '../finding.ts';
import { continues, type Spell } from './breaks.ts';
import type { AbsenceReason, AgencyFigures } from './figures-data.ts';

/** Days on which a worker did not work, and why. */
export interface Absence {
  readonly reason: AbsenceReason;
  readonly from: DateText;
  /** Last day of it; left out: it goes on. */
  readonly to?: DateText | undefined;
  readonly restsOn?: RestsOn;
}

/** A stretch of a break with one reason and the record that says so. */
export interface DatedSpell extends Spell {
  readonly from: DateText;
  readonly to: DateText;
  readonly days: number;
  readonly restsOn?: RestsOn;
}

/** Uncovered days beside an absence that are its days off, not days without a reason. */
const DAYS_OFF = 6;

/**
 * The days between two dates, both included, as stretches of one reason each. Where absences overlap, one
 * in which weeks count on goes first. Up to 6 uncovered days beside an absence are days off and take its
 * reason; other uncovered days have no listed reason.
 */
export function spellsBetween(
  from: DateText,
  to: DateText,
  absences: readonly Absence[],
  figures: AgencyFigures,
): readonly DatedSpell[] {
  if (from > to) return [];
  const inside = absences
    .filter((one) => one.from <= to && (one.to === undefined || one.to >= from))
    .sort((a, b) => rank(a, figures) - rank(b, figures) || (a.from < b.from ? -1 : 1));
  if (inside.length === 0) return [spell('any', from, to)];
  return daysOffTaken(stretches(from, to, inside));
}

function stretches(from: DateText, to: DateText, absences: readonly Absence[]): DatedSpell[] {
  const covers = (one: Absence, day: DateText) =>
    one.from <= day && (one.to === undefined || day <= one.to);
  const out: DatedSpell[] = [];
  let day = from;
  while (day <= to) {
    const absence = absences.find((one) => covers(one, day));
    // The next day on which anything begins or ends: the stretch is whole until then.
    const turns = absences
      .flatMap((one) => [one.from, one.to === undefined ? to : addDays(one.to, 1)])
      .filter((turn) => turn > day && turn <= to);
    const end = turns.length > 0 ? addDays(turns.sort()[0] as DateText, -1) : to;
    out.push(spell(absence?.reason ?? 'any', day, end, absence?.restsOn));
    day = addDays(end, 1);
  }
  return out;
}

function daysOffTaken(spells: readonly DatedSpell[]): readonly DatedSpell[] {
  return spells.map((one, at) => {
    if (one.reason !== 'any' || one.restsOn || one.days > DAYS_OFF) return one;
    const beside = spells[at - 1] ?? spells[at + 1];
    return beside && beside.reason !== 'any'
      ? spell(beside.reason, one.from, one.to, beside.restsOn)
      : one;
  });
}

function spell(reason: AbsenceReason, from: DateText, to: DateText, restsOn?: RestsOn): DatedSpell {
  return { reason, from, to, days: daysBetween(from, to) + 1, ...(restsOn ? { restsOn } : {}) };
}

function rank({ reason }: Absence, figures: AgencyFigures): number {
  if (continues(reason, figures)) return 0;
  return reason === 'any' ? 2 : 1;
}
