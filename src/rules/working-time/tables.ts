import type { Confidence, DatedTable } from '../book/law.ts';
import type { Version } from '../versions.ts';
import { DRIVERS } from './drivers-data.ts';
import { KIND_WORDS } from './hours-question.ts';
import {
  AVERAGE_WEEK,
  IN_FORCE,
  NIGHT,
  OPT_OUT,
  POLICY,
  RECORD_YEARS,
  REST,
  REST_BREAK,
  YOUNG_HOURS,
} from './limits-data.ts';
import { CANNOT_OPT_OUT, WORK_GROUPS } from './opt-out-data.ts';
import { COUNTS_AS_WORK, type TimeKind } from './work.ts';
import { SECTORS, YOUNG_NIGHT } from './young-night-data.ts';

type Row = DatedTable['rows'][number];

/** A row for each figure of each version. */
function rows<T>(
  versions: readonly Version<T>[],
  source: string,
  confidence: Confidence,
  figures: (value: T) => readonly (readonly string[])[],
): readonly Row[] {
  return versions.flatMap(({ from, to, value }) =>
    figures(value).map((cells) => ({
      from,
      ...(to === undefined ? {} : { to }),
      cells,
      source: `Working Time Regulations 1998, ${source}`,
      confidence,
    })),
  );
}

const limits: DatedTable = {
  id: 'working-time-limits',
  title: 'Limits of working time and rest',
  rules: [
    'WTR-48',
    'WTR-OPTOUT',
    'WTR-NIGHT-8',
    'WTR-NIGHT-HAZ',
    'WTR-DAILY',
    'WTR-WEEKLY',
    'WTR-BREAK',
    'WTR-YOUNG-HOURS',
    'WTR-YOUNG-REST',
    'WTR-REC-2',
  ],
  columns: ['what', 'figure'],
  rows: [
    ...rows(AVERAGE_WEEK, 'reg 4', 'A', (week) => [
      ['average week', `${week.hours} h`],
      ['period of the average', `${week.weeks} weeks`],
      ['period in a special case of reg 21', `${week.specialCaseWeeks} weeks`],
      ['period by agreement, at most', `${week.agreedWeeks} weeks`],
    ]),
    ...rows(OPT_OUT, 'reg 5', 'A', (one) => [
      ['opt-out, from age', String(one.leastAge)],
      ['opt-out, notice at least', `${one.leastNoticeDays} days`],
      ['opt-out, notice at most', `${one.mostNoticeMonths} months, in days ${one.mostNoticeDays}`],
    ]),
    ...rows(NIGHT, 'reg 6', 'A', (night) => [
      ['night work, average a day', `${night.averageHours} h over ${night.weeks} weeks`],
      ['weekly rest days taken off the days', `${night.restDaysPerWeek} a week`],
    ]),
    ...rows(NIGHT, 'reg 6(7)', 'B, C', (night) => [
      ['night work at special hazard, in 24 hours', `${night.hazardHours} h`],
    ]),
    ...rows(REST, 'regs 10 and 11', 'B, C', (rest) => [
      ['daily rest', `${rest.adultDaily} h`],
      ['daily rest under 18', `${rest.youngDaily} h`],
      ['weekly rest in 7 days', `${rest.adultWeekly} h`],
      ['weekly rest in 14 days, in one piece', `${rest.adultFortnight} h`],
      ['weekly rest, clean without the daily rest', `${rest.adultWeekly + rest.adultDaily} h`],
      ['weekly rest under 18', `${rest.youngWeekly} h`],
    ]),
    ...rows(REST_BREAK, 'reg 12', 'B', (one) => [
      ['rest break', `${one.adultBreak} min in more than ${one.adultOver} min`],
      ['rest break under 18', `${one.youngBreak} min in more than ${one.youngOver} min`],
    ]),
    ...rows(YOUNG_HOURS, 'reg 5A', 'A, B', (young) => [
      ['hours a day under 18', `${young.perDay} h`],
      ['hours a week under 18', `${young.perWeek} h`],
    ]),
    ...rows(RECORD_YEARS, 'reg 9', 'B', (years) => [['records are kept', `${years} years`]]),
  ],
};

const policy: DatedTable = {
  id: 'working-time-policy',
  title: 'Our own policy on working time',
  rules: ['WTR-48', 'WTR-NIGHT-HEALTH', 'WTR-COMP'],
  columns: ['what', 'figure'],
  rows: (
    [
      ['warning of the average week from', `${POLICY.nearHours} h`],
      ['health assessment offered again after', `${POLICY.healthMonths} months`],
      ['a person is asked about rest owed after', `${POLICY.restBackDays} days`],
    ] as const
  ).map((cells) => ({ from: IN_FORCE, cells, source: 'Our own policy', confidence: 'A' as const })),
};

const kinds: DatedTable = {
  id: 'working-time-kinds',
  title: 'Which time counts as working time',
  rules: ['WTR-HOURS', 'WTR-48'],
  columns: ['kind', 'time', 'counts'],
  rows: (Object.keys(COUNTS_AS_WORK) as TimeKind[]).map((kind) => ({
    from: IN_FORCE,
    cells: [kind, KIND_WORDS[kind], COUNTS_AS_WORK[kind] ? 'yes' : 'no'],
    source: 'the list of gov.uk',
    confidence: 'A' as const,
  })),
};

const nights: DatedTable = {
  id: 'night-time',
  title: 'Night time',
  rules: ['WTR-NIGHT-DEF', 'WTR-YOUNG-NIGHT'],
  columns: ['what', 'figure'],
  rows: [
    ...rows(NIGHT, 'reg 2(1)', 'A, C', (night) => [
      ['night time where none is agreed', `${night.from} to ${night.to}`],
      [
        'night time that may be agreed',
        `at least ${night.leastWindowHours} h, holding ${night.holdsFrom} to ${night.holdsTo}`,
      ],
      ['night shift', `${night.shiftHours} h or more in night time`],
      ['a person decides from', `${night.decideFrom.join(' in ')} nights`],
      ['night worker above', `${night.settledAbove.join(' in ')} nights`],
    ]),
    ...rows(YOUNG_NIGHT, 'reg 6A', 'B', (young) => [
      ['barred under 18', `${young.barred.from} to ${young.barred.to}`],
      [
        'barred under 18 by contract after 22:00',
        `${young.barredByContract.from} to ${young.barredByContract.to}`,
      ],
      ['never under 18 in the sectors of reg 27A(3)', `${young.never.from} to ${young.never.to}`],
    ]),
  ],
};

const sectors: DatedTable = {
  id: 'young-night-sectors',
  title: 'Nights under 18 by sector',
  rules: ['WTR-YOUNG-NIGHT'],
  columns: ['sector', 'nights'],
  rows: YOUNG_NIGHT.flatMap(({ from, value }) =>
    SECTORS.map((sector) => ({
      from,
      cells: [
        sector,
        value.partly.includes(sector)
          ? 'to midnight and from 04:00, on conditions'
          : value.disputed.includes(sector)
            ? 'a person decides: regulation and guidance disagree'
            : 'never',
      ],
      source: 'Working Time Regulations 1998, reg 27A',
      confidence: 'B' as const,
    })),
  ),
};

const groups: DatedTable = {
  id: 'opt-out-groups',
  title: 'Who may opt out of the 48 hours',
  rules: ['WTR-OPTOUT'],
  columns: ['kind of work', 'may opt out'],
  rows: WORK_GROUPS.map((group) => ({
    from: IN_FORCE,
    cells: [group, CANNOT_OPT_OUT[group] ? 'no' : 'yes'],
    source: 'Working Time Regulations 1998, regs 5 and 18; gov.uk',
    confidence: 'A' as const,
  })),
};

const drivers: DatedTable = {
  id: 'driver-limits',
  title: 'Limits of lorry, coach and van drivers',
  rules: ['RTWT-DRIVER'],
  columns: ['what', 'figure'],
  rows: DRIVERS.flatMap(({ from, value }) =>
    [
      ['in any week from Monday', `${value.weekHours} h`],
      ['average week, no opt-out', `${value.averageHours} h over ${value.weeks} weeks`],
      ['in 24 hours with night work', `${value.nightHours} h`],
      ['night time, goods', `${value.night.goods.from} to ${value.night.goods.to}`],
      ['night time, passengers', `${value.night.passengers.from} to ${value.night.passengers.to}`],
      ['a day off counts in the average with', `${value.dayOffHours} h`],
      ['a week off counts at most with', `${value.weekOffHours} h`],
      [
        `van on domestic journeys, on duty in a day with over ${value.vanDrivingHours} h of driving`,
        `${value.vanDutyHours} h`,
      ],
    ].map((cells) => ({
      from,
      cells,
      source: 'Road Transport (Working Time) Regulations 2005; Transport Act 1968, s.96',
      confidence: 'B, C' as const,
    })),
  ),
};

export const TABLES: readonly DatedTable[] = [
  limits,
  policy,
  kinds,
  nights,
  sectors,
  groups,
  drivers,
];
