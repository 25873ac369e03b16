import { expect, test } from 'vitest';
import { bySite, byWorker, choicesOf, weekAfter, weekOf } from './week.ts';

type Week = Parameters<typeof byWorker>[0];
type Shift = Week['shifts'][number];

function shift(given: Partial<Shift>): Shift {
  return {
    shiftId: crypto.randomUUID(),
    bookingId: 'b',
    number: 'B-1001',
    lineId: 'l',
    clientName: 'Ashfield Care',
    siteId: 'ash',
    siteName: 'Ash Ward',
    role: 'care-assistant',
    roleName: 'Care assistant',
    startsAt: '2026-11-23T22:00:00Z',
    endsAt: '2026-11-24T06:00:00Z',
    kind: 'waking',
    breakMinutes: 0,
    payPence: 1320,
    chargePence: 1875,
    poNumber: '',
    reference: '',
    costCentre: '',
    rate: { origin: 'said', cardVersion: null, name: '', parts: null, lines: null },
    state: 'open',
    paper: 'none',
    assignmentId: null,
    personId: null,
    workerName: null,
    lapsesAt: null,
    offersOpen: 0,
    offersYes: 0,
    saidYes: [],
    cancelledBecause: null,
    ...given,
  };
}

const ROSA = {
  personId: 'rosa',
  workerName: 'Rosa Ahmed',
  state: 'confirmed',
  paper: 'sent',
} as const;
const week = (shifts: readonly Shift[], rows: Week['rows']): Week => ({
  monday: '2026-11-23',
  midnights: [],
  total: rows.length,
  rows,
  shifts: [...shifts],
});
const WORKERS = [
  { id: 'rosa', name: 'Rosa Ahmed', detail: 'LS1 4AP' },
  { id: 'tom', name: 'Tom Okafor', detail: 'LS11 5TD' },
];

test('by worker, what nobody holds stands on top and what Rosa holds in her row', () => {
  const shown = byWorker(week([shift({}), shift(ROSA)], WORKERS), {});
  expect(shown.gaps?.length).toBe(1);
  expect(shown.bars.map(({ rowId }) => rowId)).toEqual(['rosa']);
  expect(shown.rows.length).toBe(2);
});

test('a cancelled shift that nobody holds is no gap', () => {
  const shown = byWorker(week([shift({ state: 'cancelled' })], WORKERS), {});
  expect(shown.gaps).toEqual([]);
});

test('with a filter only rows that hold such a shift stay', () => {
  const shown = byWorker(week([shift(ROSA), shift({})], WORKERS), { state: 'confirmed' });
  expect(shown.rows.map(({ id }) => id)).toEqual(['rosa']);
  expect(shown.gaps).toEqual([]);
});

test('by site, sites with gaps come first and say how many', () => {
  const sites = [
    { id: 'ash', name: 'Ash Ward', detail: 'Ashfield Care' },
    { id: 'birch', name: 'Birch House', detail: 'Ashfield Care' },
  ];
  const gap = { siteId: 'birch', siteName: 'Birch House' };
  const shown = bySite(week([shift(ROSA), shift(gap), shift(gap)], sites), {});
  expect(shown.rows.map(({ id }) => id)).toEqual(['birch', 'ash']);
  expect(shown.rows[0]?.marks?.[0]?.word).toBe('2 gaps');
  expect(shown.gaps).toBeUndefined();
});

test('an offer out shows on an open shift, and a paper overtaken on one that is held', () => {
  const shown = byWorker(
    week([shift({ offersOpen: 2 }), shift({ ...ROSA, paper: 'out_of_date' })], WORKERS),
    {},
  );
  expect(shown.gaps?.[0]?.state.word).toBe('Offered');
  expect(shown.bars[0]?.state.word).toBe('Paper out of date');
});

test('the filters offer what stands in the week, each once', () => {
  const choices = choicesOf(week([shift({}), shift({}), shift(ROSA)], WORKERS));
  expect(choices.sites).toEqual([{ value: 'ash', label: 'Ash Ward' }]);
  expect(choices.states.map(({ value }) => value)).toEqual(['open', 'confirmed']);
});

test('the address names a week by any of its days, and the present week not at all', () => {
  expect(weekOf('2026-11-26', '2026-01-01')).toBe('2026-11-23');
  expect(weekOf('no date', '2026-11-22')).toBe('2026-11-16');
  expect(weekAfter('2026-11-16', 1, '2026-11-22')).toBe('2026-11-23');
  expect(weekAfter('2026-11-23', -1, '2026-11-22')).toBeUndefined();
});
