import type { DateText } from '../../lib/days.ts';
import { type Days, datesWorked } from './pattern.ts';
import { lineOf, type RotaLine, type ShiftKind } from './rota.ts';

/** One line of a template. Rates left out come from the last booking, as for any line. */
export interface TemplateLine {
  /** What the line is called: 'Team A', 'Day slot 1'. Lines of one name make one booking line. */
  readonly label: string;
  readonly role: string;
  readonly start: string;
  readonly end: string;
  readonly breakMinutes: number;
  readonly kind: ShiftKind;
  readonly places: number;
  readonly samePerson: 'must' | 'prefer' | 'no';
  readonly days: Days;
  readonly duties: string;
  readonly experience: string;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
  readonly payPence: number | null;
  readonly chargePence: number | null;
  readonly poNumber: string;
}

/** What a template is used for. */
export interface TemplateUse {
  readonly siteName: string;
  readonly clientName: string;
  readonly from: DateText;
  readonly to: DateText;
  /** Bank holidays at the site. */
  readonly holidays: ReadonlySet<DateText>;
  readonly skipHolidays: boolean;
  readonly roleNames: ReadonlyMap<string, string>;
}

/** The lines of a rota that a template makes between two dates, a line for each day, in order of the days. */
export function linesOfTemplate(
  lines: readonly TemplateLine[],
  use: TemplateUse,
): readonly RotaLine[] {
  const days = lines.flatMap((line, index) =>
    datesWorked(line.days, use.from, use.to)
      .filter((date) => !use.skipHolidays || !use.holidays.has(date))
      .map((date) => ({ date, line, index })),
  );
  days.sort((a, b) => (a.date === b.date ? a.index - b.index : a.date < b.date ? -1 : 1));
  return days.map(({ date, line, index }, at) => ({
    ...lineOf(at + 1, `line ${index + 1}`, {
      client: use.clientName,
      site: use.siteName,
      role: use.roleNames.get(line.role) ?? line.role,
      date,
      start: line.start,
      end: line.end,
      break: String(line.breakMinutes),
      places: String(line.places),
      kind: KINDS[line.kind],
      team: line.label === '' ? `Line ${index + 1}` : line.label,
      samePerson: line.samePerson,
      pay: pounds(line.payPence),
      charge: pounds(line.chargePence),
      po: line.poNumber,
    }),
    asks: {
      duties: line.duties,
      experience: line.experience,
      requiredSkills: line.requiredSkills,
      requiredQualifications: line.requiredQualifications,
      requiredChecks: line.requiredChecks,
    },
  }));
}

/** How a kind of shift is written in a sheet. */
export const KINDS: Readonly<Record<ShiftKind, string>> = {
  waking: 'waking',
  sleep_in: 'sleep-in',
  on_call: 'on call',
};

/** '13.50' of 1350; '' of null. */
export function pounds(pence: number | null): string {
  return pence === null ? '' : (pence / 100).toFixed(2);
}
