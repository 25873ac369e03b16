import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { WorkingLine } from '../finding.ts';
import { plain, upTo } from '../pay/rounding.ts';
import { versionOn } from '../versions.ts';
import { STATUTORY_LEAVE } from './leave-data.ts';
import { type Employment, type Share, shareOfYear } from './leave-year.ts';

/** What a worker with fixed work does; which facts are needed depends on the basis. */
export interface FixedWork {
  readonly basis: 'days' | 'hours' | 'shifts' | 'annualised';
  readonly daysPerWeek?: number | undefined;
  readonly hoursPerWeek?: number | undefined;
  /** Shifts in the pattern, and its length in days. */
  readonly shifts?: number | undefined;
  readonly patternDays?: number | undefined;
}

/** The leave of one leave year in the units that its basis allows. */
export interface StatutoryLeave {
  readonly days?: number;
  readonly hours?: number;
  readonly shifts?: number;
  readonly weeks?: number;
  readonly share: Share;
  readonly working: readonly WorkingLine[];
  readonly source: string;
  /** The first day of the leave year, or the day asked when it is not known. */
  readonly keyDate: DateText;
}

type Basis = (
  work: FixedWork,
  share: Share,
  law: { tenthsOfWeek: number; mostDays: number; mostDaysPerWeek: number },
) => Result<Pick<StatutoryLeave, 'days' | 'hours' | 'shifts' | 'weeks' | 'working'>>;

/**
 * WTR-LEAVE-56: the statutory leave of one leave year, WTR regs 13, 13A and 15A. 5.6 weeks, at most 28 days;
 * a joiner has a twelfth for each month begun, in half days and half shifts rounded up; a leaver counts days,
 * rounded up to a tenth. Annualised hours give weeks, to a hundredth. Refuses `facts-missing` when the basis
 * lacks its facts, and `no-version` for a leave year before the law known here.
 * @param asOf picks the version of the law when no leave year is given
 */
export function statutoryLeave(
  work: FixedWork,
  employment: Employment,
  asOf: DateText,
): Result<StatutoryLeave> {
  const share = shareOfYear(employment);
  if (!share.ok) return share;
  const keyDate = 'year' in share.value ? share.value.year.from : (employment.yearStart ?? asOf);
  const law = versionOn(STATUTORY_LEAVE, keyDate, 'WTR-LEAVE-56');
  if (!law.ok) return law;
  const leave = BASES[work.basis](work, share.value, law.value);
  if (!leave.ok) return leave;
  return ok({
    ...leave.value,
    share: share.value,
    working: [...shareLines(share.value, employment), ...leave.value.working],
    source: law.value.source,
    keyDate,
  });
}

const BASES: Readonly<Record<FixedWork['basis'], Basis>> = {
  days({ daysPerWeek }, share, law) {
    if (daysPerWeek === undefined) return missing('the days worked a week');
    const full = fullDays(daysPerWeek, law);
    const exact = full * share.fraction;
    const days = rounded(exact, share);
    return ok({
      days,
      working: [
        { what: 'A full year', comes: fullDaysSum(daysPerWeek, law) },
        { what: 'This year', comes: shareOf(full, share, exact, 'days') },
        { what: roundingOf(share, 'day'), comes: `${plain(days)} days` },
      ],
    });
  },

  hours({ hoursPerWeek, daysPerWeek }, share, law) {
    if (hoursPerWeek === undefined) return missing('the hours worked a week');
    const many = daysPerWeek !== undefined && daysPerWeek > law.mostDaysPerWeek;
    const weekly = many ? (hoursPerWeek * law.mostDaysPerWeek) / daysPerWeek : hoursPerWeek;
    const full = (law.tenthsOfWeek * weekly) / 10;
    const weeks = law.tenthsOfWeek / 10;
    const year = {
      what: 'A full year',
      comes: many
        ? `${plain(weeks)} × ${plain(hoursPerWeek)} h × ${law.mostDaysPerWeek} / ${plain(daysPerWeek)} days = ${plain(full)} h`
        : `${plain(weeks)} × ${plain(hoursPerWeek)} h = ${plain(full)} h`,
    };
    if (share.kind === 'joiner' && daysPerWeek !== undefined && daysPerWeek > 0) {
      // A joiner's half days are what there is to take, so the hours are those of the half days.
      const days = rounded(fullDays(daysPerWeek, law) * share.fraction, share);
      const exact = (days * hoursPerWeek) / daysPerWeek;
      const hours = upTo(exact, 10);
      return ok({
        hours,
        days,
        working: [
          year,
          { what: 'In half days, rounded up', comes: `${plain(days)} days` },
          {
            what: 'In hours, up to a tenth',
            comes: `${plain(days)} × ${plain(hoursPerWeek)} / ${plain(daysPerWeek)} = ${plain(exact)}, so ${plain(hours)} h`,
          },
        ],
      });
    }
    const exact = full * share.fraction;
    const hours = upTo(exact, 10);
    return ok({
      hours,
      working: [
        year,
        { what: 'This year', comes: shareOf(full, share, exact, 'h') },
        { what: 'Up to a tenth', comes: `${plain(hours)} h` },
      ],
    });
  },

  shifts({ shifts, patternDays }, share, law) {
    if (shifts === undefined || patternDays === undefined || patternDays === 0) {
      return missing('the shifts in the pattern and its length in days');
    }
    const perWeek = Math.min(law.mostDaysPerWeek, (shifts * 7) / patternDays);
    const exact = (law.tenthsOfWeek * perWeek * share.fraction) / 10;
    const leave = rounded(exact, share);
    return ok({
      shifts: leave,
      working: [
        {
          what: 'Shifts a week',
          comes: `${shifts} / ${patternDays} × 7 = ${plain((shifts * 7) / patternDays)}${perWeek === law.mostDaysPerWeek ? `, at most ${law.mostDaysPerWeek}` : ''}`,
        },
        {
          what: 'This year',
          comes: shareOf((law.tenthsOfWeek * perWeek) / 10, share, exact, 'shifts'),
        },
        { what: roundingOf(share, 'shift'), comes: `${plain(leave)} shifts` },
      ],
    });
  },

  annualised({ hoursPerWeek }, share, law) {
    const full = law.tenthsOfWeek / 10;
    const exact = full * share.fraction;
    const weeks = share.kind === 'whole' ? full : upTo(exact, 100);
    const hours = hoursPerWeek === undefined ? undefined : upTo(exact * hoursPerWeek, 10);
    return ok({
      weeks,
      ...(hours === undefined ? {} : { hours }),
      working: [
        { what: 'This year', comes: shareOf(full, share, exact, 'weeks') },
        { what: 'Up to a hundredth', comes: `${plain(weeks)} weeks` },
        ...(hours === undefined || hoursPerWeek === undefined
          ? []
          : [
              {
                what: 'In hours, up to a tenth',
                comes: `${plain(exact)} × ${plain(hoursPerWeek)} = ${plain(exact * hoursPerWeek)}, so ${plain(hours)} h`,
              },
            ]),
      ],
    });
  },
};

function fullDays(daysPerWeek: number, law: { tenthsOfWeek: number; mostDays: number }): number {
  return Math.min(law.mostDays, (law.tenthsOfWeek * daysPerWeek) / 10);
}

function fullDaysSum(daysPerWeek: number, law: { tenthsOfWeek: number; mostDays: number }): string {
  const sum = (law.tenthsOfWeek * daysPerWeek) / 10;
  const text = `${plain(law.tenthsOfWeek / 10)} × ${plain(daysPerWeek)} = ${plain(sum)} days`;
  return sum > law.mostDays ? `${text}, at most ${law.mostDays}` : text;
}

function rounded(exact: number, share: Share): number {
  return upTo(exact, share.kind === 'joiner' ? 2 : 10);
}

function roundingOf(share: Share, unit: string): string {
  return share.kind === 'joiner' ? `Up to the half ${unit}` : 'Up to a tenth';
}

function shareOf(full: number, share: Share, exact: number, unit: string): string {
  if (share.kind === 'whole') return `all of it, ${plain(exact)} ${unit}`;
  const part =
    share.kind === 'joiner' ? `${share.months} / 12` : `${share.days} / ${share.year.days}`;
  return `${plain(full)} × ${part} = ${plain(exact)} ${unit}`;
}

function shareLines(share: Share, { start, yearStart }: Employment): readonly WorkingLine[] {
  if (share.kind === 'whole') return [{ what: 'Share of the leave year', comes: 'all of it' }];
  const { year } = share;
  const span = `${showDate(year.from)} to ${showDate(year.to)}`;
  const moved = (yearStart ?? start)?.endsWith('-02-29') === true && year.from.endsWith('-03-01');
  return [
    share.kind === 'joiner'
      ? { what: 'Months begun in the leave year', comes: `${share.months} of 12 (${span})` }
      : {
          what: 'Days employed in the leave year',
          comes: `${share.days} of ${year.days} (${span})`,
        },
    ...(moved
      ? [{ what: 'A leave year from 29 February', comes: 'is counted as one from 1 March' }]
      : []),
  ];
}

function missing(what: string): Result<never> {
  return refuse('facts-missing', `The leave cannot be worked out without ${what}. Add it.`);
}
