import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { read } from '../../platform/db/read.ts';
import type { Finding } from '../../rules/finding.ts';
import { cleared } from './cleared.ts';
import { aPlace, aWorker } from './fixtures.ts';
import type { Work } from './work.ts';

// `cleared` against the plainest recomputation there is: minute by minute for the rests, period by period
// for the average. It shares no code with the rules, not even the clock.

const world = await openWorld();

const DAY = 1440;
const WEEK = 7 * DAY;

interface Shift {
  readonly start: number;
  readonly end: number;
  readonly breakMinutes: number;
  readonly kind: 'waking' | 'sleep_in' | 'on_call';
  readonly state: 'pencilled' | 'accepted';
  /** A pencil that lapsed holds nothing. */
  readonly lapsed: boolean;
}

interface History {
  readonly shifts: readonly Shift[];
  /** Day numbers of the first and last day of leave; null for none. */
  readonly leave: readonly [number, number] | null;
  readonly declaredMinutes: number;
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const days = new Map<number, number>();
/** Day number in London of an epoch minute, by Intl alone. */
function dayOf(minute: number): number {
  const hour = Math.floor(minute / 60);
  const known = days.get(hour);
  if (known !== undefined) return known;
  const day = Date.parse(`${london.format(hour * 3_600_000)}T00:00:00Z`) / 86_400_000;
  days.set(hour, day);
  return day;
}
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A week in which the clocks change, forward and back, and two in which they do not. */
const moments = [
  '2026-03-29T06:00Z',
  '2026-10-25T05:00Z',
  '2026-06-10T07:00Z',
  '2026-12-24T21:00Z',
];

const oneShift = fc.record({
  gap: fc.oneof(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 500, max: 1000 }),
    fc.integer({ min: 0, max: 4000 }),
  ),
  length: fc.integer({ min: 30, max: 900 }),
  breakMinutes: fc.integer({ min: 0, max: 29 }),
  kind: fc.constantFrom('waking', 'waking', 'waking', 'sleep_in', 'on_call'),
  state: fc.constantFrom('accepted', 'accepted', 'pencilled'),
  lapsed: fc.boolean(),
} as const);

/** Shifts one after another around a moment; what starts further from it than asked is left out. */
function historyAround(at: number): fc.Arbitrary<History> {
  return fc
    .record({
      from: fc.integer({ min: 0, max: 20 * WEEK }),
      after: fc.integer({ min: 0, max: 19 * WEEK }),
      shifts: fc.array(oneShift, { minLength: 0, maxLength: 260, size: 'max' }),
      leave: fc.option(
        fc.tuple(fc.integer({ min: -130, max: 20 }), fc.integer({ min: 0, max: 20 })),
      ),
      declaredMinutes: fc.constantFrom(0, 0, 0, 300, 1200),
    })
    .map(({ from, after, shifts, leave, declaredMinutes }) => {
      let clock = at - from;
      const placed: Shift[] = [];
      for (const { gap, length, state, lapsed, ...shift } of shifts) {
        const start = clock + gap;
        clock = start + length;
        if (start > at + after) break;
        placed.push({
          ...shift,
          state,
          start,
          end: clock,
          lapsed: state === 'pencilled' && lapsed,
        });
      }
      const today = dayOf(at);
      return {
        shifts: placed,
        leave: leave && [today + leave[0], today + leave[0] + leave[1]],
        declaredMinutes,
      };
    });
}

async function store(organisationId: string, personId: string, history: History, now: string) {
  await world.owner.query('insert into worker_clock values ($1, $2)', [organisationId, personId]);
  const rows = history.shifts.map((shift) => ({
    ...shift,
    id: newId(),
    shift: newId(),
    lapses:
      shift.state === 'accepted' ? null : shift.lapsed ? '2026-01-01T00:00Z' : '2027-12-01T00:00Z',
  }));
  await world.owner.query(
    `insert into worker_time (organisation_id, id, person_id, shift_id, state, kind, starts_at, ends_at,
        break_minutes, lapses_at, label, taken_at)
      select $1, r.id, $2, r.shift, r.state, r.kind, to_timestamp(r.start * 60), to_timestamp(r."end" * 60),
        r."breakMinutes", r.lapses, 'Elm Lodge', $4
      from jsonb_to_recordset($3::jsonb) as r(id uuid, shift uuid, state text, kind text, start int, "end" int,
        "breakMinutes" int, lapses timestamptz)`,
    [organisationId, personId, JSON.stringify(rows), now],
  );
  await world.owner.query(
    `insert into declared_hours (organisation_id, id, person_id, weekly_minutes, said_on, answers_until, recorded_at)
      values ($1, $2, $3, $4, $5::timestamptz::date, $5::timestamptz::date + 90, $5)`,
    [organisationId, newId(), personId, history.declaredMinutes, now],
  );
  if (history.leave) {
    await world.owner.query(
      `insert into absence (organisation_id, id, person_id, kind, from_on, to_on, recorded_at)
        values ($1, $2, $3, 'annual_leave', $4, $5, $6)`,
      [organisationId, newId(), personId, dateOf(history.leave[0]), dateOf(history.leave[1]), now],
    );
  }
}

/** Free minutes in a row within [from, to), the longest, walking every minute. */
function longestFree(work: readonly Shift[], from: number, to: number): number {
  let [longest, run] = [0, 0];
  for (let minute = from; minute < to; minute++) {
    run = work.some(({ start, end }) => start <= minute && minute < end) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

function dailyRest(all: readonly Shift[], proposed: Shift): number {
  const work = all.filter(({ kind }) => kind !== 'on_call');
  const rests = work
    .map(({ start }) => start)
    .filter((start) => start < proposed.end && start + DAY > proposed.start)
    .map((start) => {
      const near = work.filter((shift) => shift.start < start + DAY && shift.end > start);
      return longestFree(near, start, start + DAY);
    });
  return Math.min(...rests);
}

type Said = 'stop' | 'warn' | 'nothing';

/** The worst answer over the weeks from Monday that the shift touches. */
function weeklyRest(all: readonly Shift[], proposed: Shift): Said {
  const work = all.filter(({ kind }) => kind !== 'on_call');
  let said: Said = 'nothing';
  for (const minute of [proposed.start, proposed.end - 1]) {
    const day = dayOf(minute);
    // Day 4 of the epoch was a Monday.
    const monday = day - ((((day - 4) % 7) + 7) % 7);
    let from = monday * DAY - 120;
    while (dayOf(from) < monday) from++;
    let to = (monday + 7) * DAY - 120;
    while (dayOf(to) < monday + 7) to++;
    const near = work.filter((shift) => shift.start < to + 3 * DAY && shift.end > from - 3 * DAY);
    const free = (at: number) => !near.some(({ start, end }) => start <= at && at < end);
    let [enough, clean] = [false, false];
    for (let at = from; at < to; ) {
      if (!free(at)) {
        at++;
        continue;
      }
      const begin = at;
      while (at < to && free(at)) at++;
      if (at - begin < DAY) continue;
      enough = true;
      let [first, last] = [begin, at];
      while (first > from - 2 * DAY && free(first - 1)) first--;
      while (last < to + 2 * DAY && free(last)) last++;
      if (last - first >= DAY + 11 * 60) clean = true;
    }
    if (!enough) said = 'stop';
    else if (!clean && said === 'nothing') said = 'warn';
  }
  return said;
}

/** (A + B) / C of every period that holds the shift, in minutes a week: the highest. */
function averageWeek(all: readonly Shift[], proposed: Shift, history: History): number {
  const worked = new Map<number, number>();
  for (const shift of all) {
    const minutes =
      shift.kind === 'on_call' ? 0 : Math.max(0, shift.end - shift.start - shift.breakMinutes);
    const day = dayOf(shift.start);
    worked.set(day, (worked.get(day) ?? 0) + minutes);
  }
  const on = (day: number) => worked.get(day) ?? 0;
  const isLeave = (day: number) =>
    history.leave !== null && history.leave[0] <= day && day <= history.leave[1] && on(day) === 0;
  const last = Math.max(...worked.keys());
  const since = Math.min(...worked.keys());
  const day = dayOf(proposed.start);
  const periods: [number, number][] = [];
  for (let weeks = 1; weeks <= 17; weeks++) periods.push([since, since + 7 * weeks - 1]);
  for (let end = day; end < day + 119; end++)
    if (end - 118 >= since) periods.push([end - 118, end]);
  let highest = 0;
  for (const [from, to] of periods) {
    if (day < from || day > to) continue;
    let [hours, excluded] = [0, 0];
    for (let at = from; at <= to; at++) {
      hours += on(at);
      if (isLeave(at)) excluded += 1;
    }
    for (let at = to + 1; at <= last && excluded > 0; at++) {
      if (on(at) === 0) continue;
      hours += on(at);
      excluded -= 1;
    }
    const weeks = (to - from + 1) / 7;
    highest = Math.max(highest, hours / weeks + history.declaredMinutes);
  }
  return highest;
}

function saidBy(findings: readonly Finding[], rule: string): Said {
  const outcomes = findings.filter((one) => one.rule === rule).map(({ outcome }) => outcome);
  if (outcomes.includes('block_override')) return 'stop';
  return outcomes.includes('warn') ? 'warn' : 'nothing';
}

test('rests and the average week are those of a recomputation minute by minute', async () => {
  const org = await world.organisation();
  const place = await aPlace(world.db, org.carla);
  const question = fc.constantFrom(...moments).chain((moment) => {
    const at = Date.parse(moment) / 60_000;
    return fc.record({
      moment: fc.constant(moment),
      histories: fc.array(historyAround(at), { minLength: 12, maxLength: 12 }),
      works: fc.array(
        fc.record({
          start: fc.integer({ min: at, max: at + 3 * WEEK }),
          length: fc.integer({ min: 60, max: 840 }),
          kind: fc.constantFrom('waking' as const, 'sleep_in' as const),
          breakMinutes: fc.integer({ min: 0, max: 59 }),
        }),
        { minLength: 3, maxLength: 3 },
      ),
    });
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(question, async ({ moment, histories, works: asked }) => {
      const now = new Date(Date.parse(moment)).toISOString();
      world.at(now);
      const people: string[] = [];
      for (const history of histories) {
        const personId = await aWorker(world.db, org.carla);
        await store(org.id, personId, history, now);
        people.push(personId);
      }
      const works = asked.map(
        ({ start, length, kind, breakMinutes }): Work => ({
          ...place,
          shiftId: newId(),
          role: 'care-assistant',
          nation: 'england',
          siteLatitude: null,
          siteLongitude: null,
          start,
          end: start + length,
          breakMinutes,
          kind,
          payPence: 1300,
          requiredSkills: [],
          requiredQualifications: [],
          requiredChecks: [],
          label: 'the shift',
        }),
      );
      const answers = await read(world.db, org.carla, (tx) => cleared(tx, people, works));
      for (const [index, personId] of people.entries()) {
        const history = histories[index] as History;
        for (const work of works) {
          const proposed: Shift = { ...work, state: 'pencilled', lapsed: false };
          const all = [...history.shifts.filter(({ lapsed }) => !lapsed), proposed];
          const findings = answers.get(personId)?.get(work.shiftId) ?? [];
          const rest = dailyRest(all, proposed);
          const daily = saidBy(findings, 'WTR-DAILY');
          expect(daily, `daily rest ${rest}`).toBe(rest < 660 ? 'stop' : 'nothing');
          const weekly = weeklyRest(all, proposed);
          expect(saidBy(findings, 'WTR-WEEKLY'), 'weekly rest').toBe(weekly);
          const average = averageWeek(all, proposed, history);
          const limit = saidBy(findings, 'WTR-48');
          expect(limit === 'stop', `average ${average}`).toBe(average > 2880);
          if (average >= 2640 && average <= 2880) expect(limit).toBe('warn');
          const figure = findings.find(({ rule }) => rule === 'WTR-48')?.figures?.[
            'averageMinutes'
          ];
          if (figure !== undefined) expect(figure).toBeCloseTo(average, 1);
          seen.add(`daily ${daily}`).add(`weekly ${weekly}`).add(`average ${limit}`);
        }
      }
    }),
    // A fixed seed, so that the same histories are met each time; SEED and RUNS look at others.
    {
      seed: Number(process.env['SEED'] ?? 1),
      numRuns: Number(process.env['RUNS'] ?? 6),
      endOnFailure: true,
    },
  );
  if (process.env['SEED']) return;
  // The histories were neither all idle nor all overworked.
  expect([...seen].sort()).toEqual(
    expect.arrayContaining([
      'average nothing',
      'average stop',
      'daily nothing',
      'daily stop',
      'weekly stop',
    ]),
  );
}, 120_000);
