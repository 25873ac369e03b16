import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dateOfDayNumber, dayNumber } from '../../lib/days.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { type AccessRequest, accessRequestDays, checkAccessRequest } from './access-request.ts';

type Where = 'england-and-wales' | 'scotland' | 'northern-ireland';

function days(request: AccessRequest, where: Where = 'england-and-wales') {
  const found = accessRequestDays(request, where, BANK_HOLIDAYS);
  if (!found.ok) throw new Error(found.refusal.because);
  return found.value;
}

describe('when an access request must be answered', () => {
  it.each([
    ['2025-09-03', '2025-10-03'],
    ['2026-08-31', '2026-09-30'],
    ['2025-08-31', '2025-09-30'],
    ['2026-09-21', '2026-10-21'],
    ['2027-01-30', '2027-03-01'],
    ['2028-01-30', '2028-02-29'],
    ['2028-01-31', '2028-02-29'],
    ['2025-01-31', '2025-02-28'],
    ['2025-03-31', '2025-04-30'],
    ['2026-11-25', '2026-12-29'],
    ['2026-02-28', '2026-03-30'],
    ['2019-09-03', '2019-10-03'],
    ['2019-08-16', '2019-09-16'],
  ])('received %s: due %s', (received, due) => {
    expect(days({ received }).due).toBe(due);
  });

  it('moves on by the bank holidays of the place', () => {
    // Easter Monday 2026 is no holiday in Scotland; 30 November is one there alone.
    expect(days({ received: '2026-03-06' }).due).toBe('2026-04-07');
    expect(days({ received: '2026-03-06' }, 'scotland').due).toBe('2026-04-06');
    expect(days({ received: '2026-10-30' }).due).toBe('2026-11-30');
    expect(days({ received: '2026-10-30' }, 'scotland').due).toBe('2026-12-01');
    expect(days({ received: '2026-06-13' }, 'northern-ireland').due).toBe('2026-07-14');
  });

  it('counted the month from the day after receipt until August 2019', () => {
    expect(days({ received: '2018-08-01' })).toMatchObject({
      relevantTime: '2018-08-02',
      beforeRoll: '2018-09-02',
      due: '2018-09-03',
    });
    expect(days({ received: '2019-07-31' }).beforeRoll).toBe('2019-09-01');
    expect(days({ received: '2019-08-01' }).beforeRoll).toBe('2019-09-01');
    expect(days({ received: '2019-07-30' }).beforeRoll).toBe('2019-08-31');
  });

  it('starts when proof of identity comes, if that is later', () => {
    const received = '2026-06-01';
    expect(days({ received, identityReceived: '2026-06-08' }).due).toBe('2026-07-08');
    expect(days({ received, identityReceived: '2026-05-30' }).relevantTime).toBe(received);
  });

  it('has three months from the start when the extension is told in the first', () => {
    const request = { received: '2026-02-10', complex: true };
    expect(days({ ...request, extensionNotified: '2026-03-10' })).toMatchObject({
      extended: true,
      beforeRoll: '2026-05-10',
      due: '2026-05-11',
      noticeBy: '2026-03-10',
    });
    expect(days({ ...request, extensionNotified: '2026-03-11' })).toMatchObject({
      extended: false,
      due: '2026-03-10',
    });
    expect(days(request).due).toBe('2026-03-10');
    expect(days({ ...request, complex: false, extensionNotified: '2026-03-01' }).extended).toBe(
      false,
    );
    expect(
      days({ received: '2025-11-30', complex: true, extensionNotified: '2025-12-01' }).due,
    ).toBe('2026-03-02');
  });

  it('does not count the days of a question back, both ends included', () => {
    const asked = { received: '2026-06-01', clarificationAsked: '2026-06-10' };
    expect(days({ ...asked, clarificationReceived: '2026-06-20' })).toMatchObject({
      pausedDays: 11,
      beforeRoll: '2026-07-12',
      due: '2026-07-13',
      noticeBy: '2026-07-12',
    });
    expect(days({ ...asked, clarificationReceived: '2026-06-10' }).pausedDays).toBe(1);
    expect(
      days({
        ...asked,
        clarificationReceived: '2026-06-20',
        complex: true,
        extensionNotified: '2026-07-10',
      }),
    ).toMatchObject({
      extended: true,
      beforeRoll: '2026-09-12',
      due: '2026-09-14',
    });
    expect(
      days({ ...asked, clarificationReceived: '2026-06-20', identityReceived: '2026-06-08' }),
    ).toMatchObject({
      relevantTime: '2026-06-08',
      pausedDays: 11,
      due: '2026-07-20',
    });
  });

  it('counts only the days of the pause after the time has started', () => {
    const request = {
      received: '2026-06-01',
      identityReceived: '2026-06-08',
      clarificationAsked: '2026-06-05',
      clarificationReceived: '2026-06-10',
    };
    expect(days(request)).toMatchObject({ pausedDays: 3, due: '2026-07-13' });
  });

  it('stands still while the question is open, and not for one asked too late', () => {
    const open = days({ received: '2026-06-01', clarificationAsked: '2026-06-10' });
    expect([open.stands, open.due]).toEqual([true, undefined]);
    expect(days({ received: '2026-06-01', clarificationAsked: '2026-07-02' }).due).toBe(
      '2026-07-01',
    );
  });

  it('knew no pause before October 2020', () => {
    const pause = { clarificationAsked: '2020-10-02', clarificationReceived: '2020-10-06' };
    expect(days({ received: '2020-10-01', ...pause }).pausedDays).toBe(0);
    const later = { clarificationAsked: '2020-10-22', clarificationReceived: '2020-10-26' };
    expect(days({ received: '2020-10-21', ...later }).pausedDays).toBe(5);
    const before = { clarificationAsked: '2026-02-05', clarificationReceived: '2026-02-09' };
    expect(days({ received: '2026-02-04', ...before }).pausedDays).toBe(5);
  });

  it('refuses days out of order and before the law; beyond the calendar gives all but the due day', () => {
    const refused = (request: AccessRequest) => {
      const found = accessRequestDays(request, 'england-and-wales', BANK_HOLIDAYS);
      return found.ok ? found.value : found.refusal.code;
    };
    expect(refused({ received: '2026-06-01', clarificationReceived: '2026-06-02' })).toBe(
      'dates-out-of-order',
    );
    expect(
      refused({
        received: '2026-06-01',
        clarificationAsked: '2026-06-09',
        clarificationReceived: '2026-06-08',
      }),
    ).toBe('dates-out-of-order');
    expect(refused({ received: '2018-05-24' })).toBe('no-version');
    expect(refused({ received: '2040-05-24' })).toMatchObject({
      beforeRoll: '2040-06-24',
      calendar: expect.stringContaining('not known'),
    });
  });

  it('is never due before a month is over, and on a working day', () => {
    const from = dayNumber('2019-08-01');
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: dayNumber('2028-09-01') }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (number, wait, length) => {
          const received = dateOfDayNumber(number);
          const asked = addDays(received, wait);
          const found = days({
            received,
            clarificationAsked: asked,
            clarificationReceived: addDays(asked, length),
          });
          const due = found.due as string;
          expect(due >= addMonths(received, 1)).toBe(true);
          expect(dayNumber(due) - dayNumber(found.beforeRoll as string)).toBeLessThanOrEqual(5);
          expect(due >= (days({ received }).due as string)).toBe(true);
        },
      ),
    );
  });
});

describe('a request that is not answered', () => {
  it('goes on the list with seven days left, and stops nothing', () => {
    const due = '2026-07-13';
    expect(checkAccessRequest({ due, asOf: '2026-07-05' })).toEqual([]);
    expect(checkAccessRequest({ due, asOf: '2026-07-06' })).toMatchObject([
      { outcome: 'escalate', stops: false, figures: { daysLeft: 7 } },
    ]);
    expect(checkAccessRequest({ due, asOf: '2026-07-14' })[0]?.because).toContain('1 day ago');
  });
});
