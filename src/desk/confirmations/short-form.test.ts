import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { changeLines, compared } from './confirmation-changes.ts';
import { type ConfirmationFacts, paperFor, type Side } from './confirmation-document.ts';
import { sectionsOf } from './confirmation-sections.ts';
import { aFactPosition, aFactShift, anEdition, someFacts } from './fixtures.ts';
import { saidOtherwise, shortFormOf } from './short-form.ts';

const before = someFacts();
const nights = (...dates: string[]) => [
  aFactPosition({ shifts: dates.map((date) => aFactShift(date, '22:00', '06:00')) }),
];
/** Rosa's next booking at Elm House: other dates, the rest as it was. */
const next = (change: Partial<ConfirmationFacts> = {}): ConfirmationFacts => ({
  ...before,
  bookingNumber: 19,
  reportTo: 'The night nurse, side door',
  positions: nights('2026-12-07', '2026-12-08'),
  ...change,
});
const first = (side: Side) => paperFor(before, side, anEdition());
const formOf = (facts: ConfirmationFacts, side: Side = 'worker', earlier = [first(side)]) =>
  shortFormOf(paperFor(facts, side, anEdition()), earlier, BANK_HOLIDAYS);

describe('the short form of a confirmation (reg 21(4))', () => {
  it('serves up to five business days where all the rest was said before, to either side', () => {
    expect(formOf(next())).toMatchObject({ bookingNumber: 12, version: 1 });
    expect(formOf(next(), 'hirer')).toMatchObject({ bookingNumber: 12 });
    const days = ['2026-12-07', '2026-12-11'];
    expect(formOf(next({ positions: nights(...days.slice(0, 1), '2026-12-10') }))).not.toBeNull();
    expect(formOf(next({ positions: nights('2026-12-07', '2026-12-14') }))).toBeNull();
  });

  it('counts business days: a Christmas week is short, a day the calendar does not reach is not', () => {
    const over = nights('2026-12-23', '2026-12-30');
    expect(formOf(next({ positions: over }))).not.toBeNull();
    expect(formOf(next({ positions: nights('2060-12-06', '2060-12-07') }))).toBeNull();
  });

  it.each([
    ['the risks', { risks: 'Wet floors', controls: 'Signs' }, 'risks and what is done about them'],
    ['the place', { site: { ...before.site, name: 'Oak House' } }, 'the place'],
    ['expenses', { expenses: 'Mileage' }, 'expenses'],
    ['the contract', { contractKind: 'umbrella' as const }, 'the kind of contract'],
    [
      'the hours',
      { positions: [aFactPosition({ shifts: [aFactShift('2026-12-07', '07:00', '15:00')] })] },
      'the hours',
    ],
    [
      'the work',
      { positions: [aFactPosition({ duties: 'Kitchen' })] },
      'the position and what it asks for',
    ],
  ])('does not serve where %s changed', (_what, change, said) => {
    expect(formOf(next(change))).toBeNull();
    const paper = paperFor(next(change), 'worker', anEdition());
    expect(saidOtherwise(paper, first('worker'))).toContain(said);
  });

  it('holds the rate of each side against what that side was told', () => {
    const dearer = [
      aFactPosition({
        shifts: [aFactShift('2026-12-07', '22:00', '06:00', { chargePence: 2300 })],
      }),
    ];
    expect(formOf(next({ positions: dearer }), 'worker')).not.toBeNull();
    expect(formOf(next({ positions: dearer }), 'hirer')).toBeNull();
  });

  it('does not rest on a short paper, a cancellation, or nothing', () => {
    const given = { id: 'x', bookingNumber: 1, version: 1, madeAt: 0 };
    const short = paperFor(before, 'worker', anEdition({ short: given }));
    const gone = paperFor(before, 'worker', anEdition({ reason: 'cancellation' }));
    expect(formOf(next(), 'worker', [short, gone])).toBeNull();
    expect(formOf(next(), 'worker', [])).toBeNull();
    expect(formOf(next(), 'worker', [short, first('worker')])).not.toBeNull();
  });

  it('says the hirer and the dates to the worker, the name to the hirer, and which paper says the rest', () => {
    const short = formOf(next()) ?? undefined;
    const said = (side: Side) =>
      sectionsOf(paperFor(next(), side, anEdition(short ? { short } : {})))
        .flatMap(({ rows }) => rows.map(({ label, value }) => `${label}: ${value}`))
        .join('\n');
    expect(said('worker')).toContain('Hirer: Elm House Ltd');
    expect(said('worker')).toContain('Mon 7 Dec 2026, 22:00-06:00 Tue');
    expect(said('worker')).toContain('booking 12, version 1, of Sat 21 Nov 2026, and unchanged');
    expect(said('worker')).not.toContain('13.50');
    expect(said('hirer')).toContain('Name: Rosa Ahmed');
    expect(said('hirer')).not.toContain('21.99');
  });

  it('marks only what changed when a full paper follows a short one', () => {
    const facts = next();
    const short = formOf(facts) ?? undefined;
    const one = paperFor(facts, 'worker', anEdition(short ? { short } : {}));
    const risks = 'Wet floors';
    const two = paperFor({ ...facts, risks }, 'worker', anEdition({ version: 2 }));
    expect(changeLines(compared(two, one))).toEqual([expect.stringMatching(/risks/)]);
  });
});
