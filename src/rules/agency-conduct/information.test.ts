import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import {
  checkInformation,
  confirmBy,
  fullFactsBy,
  type InformationFacts,
  informationDue,
  shortFormServes,
  TO_HIRER,
} from './information.ts';

const told: InformationFacts = { saidOn: '2026-06-01', nation: 'england', asOf: '2026-06-04' };

describe('information to both sides', () => {
  it('is due in writing by the end of the 3rd business day, later in England over Easter', () => {
    expect(confirmBy('2026-06-01', 'england', BANK_HOLIDAYS)).toEqual({
      ok: true,
      value: '2026-06-04',
    });
    expect(confirmBy('2026-04-02', 'england', BANK_HOLIDAYS)).toMatchObject({
      value: '2026-04-09',
    });
    expect(confirmBy('2026-04-02', 'scotland', BANK_HOLIDAYS)).toMatchObject({
      value: '2026-04-08',
    });
  });

  it('is not late on the day it is due', () => {
    expect(checkInformation(told, BANK_HOLIDAYS)).toEqual([]);
  });

  it('warns on the business day after, and escalates to the list from the next', () => {
    const on = (asOf: string) => checkInformation({ ...told, asOf }, BANK_HOLIDAYS);
    expect(on('2026-06-05')).toMatchObject([
      { rule: 'CR-21', outcome: 'warn', figures: { confirmBy: '2026-06-04' } },
    ]);
    expect(on('2026-06-05')[0]?.because).toBe(
      'Told on Mon 1 Jun, so due in writing by Thu 4 Jun: still to be sent to the worker and hirer.',
    );
    expect(on('2026-06-08')).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });

  it('asks only the side that has nothing yet, and keeps a late one as a warning', () => {
    const half = { ...told, writtenToHirer: '2026-06-02', asOf: '2026-06-05' };
    expect(checkInformation(half, BANK_HOLIDAYS)[0]?.because).toContain('sent to the worker');
    const done = { ...half, writtenToWorker: '2026-06-05', asOf: '2026-07-01' };
    expect(checkInformation(done, BANK_HOLIDAYS)).toMatchObject([{ outcome: 'warn' }]);
    const inTime = { ...done, writtenToWorker: '2026-06-04' };
    expect(checkInformation(inTime, BANK_HOLIDAYS)).toEqual([]);
  });

  it('warns of particulars that the writing lacks', () => {
    const facts = { ...told, lackingToHirer: TO_HIRER.slice(-1) };
    expect(checkInformation(facts, BANK_HOLIDAYS)).toMatchObject([
      { outcome: 'warn', because: expect.stringContaining('contract of service') },
    ]);
  });

  it('escalates a day that cannot be counted, instead of guessing bank holidays', () => {
    const facts = { ...told, saidOn: '2028-12-29', asOf: '2028-12-29' };
    expect(checkInformation(facts, BANK_HOLIDAYS)).toMatchObject([
      { outcome: 'escalate', stops: false },
    ]);
  });
});

describe('the short form', () => {
  it('serves up to 5 business days where all else was given before', () => {
    const serves = (days: number, before: boolean) => shortFormServes(days, before, '2026-06-01');
    expect(serves(5, true)).toEqual({ ok: true, value: true });
    expect(serves(6, true)).toEqual({ ok: true, value: false });
    expect(serves(5, false)).toEqual({ ok: true, value: false });
    expect(shortFormServes(5, true, '1999-01-01')).toMatchObject({ ok: false });
  });

  it('is followed by the full facts by the 8th business day when extended, or by the end', () => {
    expect(fullFactsBy('2026-06-01', '2026-06-26', 'england', BANK_HOLIDAYS)).toEqual({
      ok: true,
      value: '2026-06-10',
    });
    expect(fullFactsBy('2026-06-01', '2026-06-09', 'england', BANK_HOLIDAYS)).toEqual({
      ok: true,
      value: '2026-06-09',
    });
    expect(fullFactsBy('2028-12-27', '2029-02-01', 'england', BANK_HOLIDAYS).ok).toBe(false);
  });
});

describe('what is due', () => {
  it('gives the days, and says why one is left out', () => {
    expect(
      informationDue(
        { saidOn: '2026-06-01', start: '2026-06-01', extendedTo: '2026-06-26', nation: 'wales' },
        BANK_HOLIDAYS,
      ),
    ).toEqual({ confirmBy: '2026-06-04', fullFactsBy: '2026-06-10' });
    expect(informationDue({ nation: 'england' }, BANK_HOLIDAYS)).toEqual({});
    const past = informationDue({ saidOn: '2028-12-29', nation: 'england' }, BANK_HOLIDAYS);
    expect(past.uncounted).toContain('not known');
  });
});
