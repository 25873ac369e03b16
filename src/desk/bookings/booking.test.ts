import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { pencilLapses, wholeLine } from './assignment.ts';
import {
  lackOrderNumber,
  likelyLength,
  particularsFrom,
  readNumber,
  showNumber,
} from './booking.ts';
import { checkOrder, missingOfOrder, type OrderFacts } from './hirer-facts.ts';
import { mayAnswer } from './offer.ts';

describe('a booking', () => {
  it('is called by its number however it is written', () => {
    expect(showNumber(1001)).toBe('B-1001');
    for (const text of ['B-1001', 'b1001', ' 1001 ']) expect(readNumber(text)).toBe(1001);
    for (const text of ['Harrow 1001', 'B-', '12', 'B-10x1'])
      expect(readNumber(text)).toBeUndefined();
  });

  it('starts with what was said, and the sheet for the rest', () => {
    const sheet = {
      reportTo: 'Gate',
      risks: 'Wet',
      controls: 'Mats',
      ppe: '',
      breaks: '',
      expenses: 'None',
    };
    const kept = particularsFrom({ risks: 'Ice', notes: 'Ring first' }, sheet);
    expect(kept).toMatchObject({
      reportTo: 'Gate',
      risks: 'Ice',
      expenses: 'None',
      notes: 'Ring first',
    });
    expect(particularsFrom({}, null).reportTo).toBe('');
  });

  it('tells its likely length from its days unless it was said', () => {
    expect(likelyLength('until Easter', [1])).toBe('until Easter');
    expect(likelyLength('', [])).toBe('');
    expect(likelyLength('', [20_000])).toBe('1 day');
    expect(likelyLength('', [20_000, 20_004])).toBe('5 days');
    expect(likelyLength('', [20_000, 20_011])).toBe('2 weeks');
  });

  it('lacks order numbers only where the bill-to asks for them', () => {
    const shifts = [{ poNumber: '' }, { poNumber: 'PO-1' }];
    expect(lackOrderNumber(false, '', shifts)).toEqual([]);
    expect(lackOrderNumber(true, 'PO-9', shifts)).toEqual([]);
    expect(lackOrderNumber(true, '', shifts)).toEqual([{ poNumber: '' }]);
  });
});

describe('the facts of reg 18', () => {
  const order: OrderFacts = {
    hirerName: 'Harrow House Ltd',
    natureOfBusiness: 'Care home',
    address: '12 Park Row',
    postcode: 'LS1 4AP',
    risks: 'Lifting',
    controls: 'Hoists',
    expenses: 'None',
    duties: 'Care',
    experience: 'A year',
    requiredSkills: [],
    requiredQualifications: [],
    requiredChecks: [],
    shifts: 1,
    nation: 'england',
  };
  it.each([
    ['who the hirer is', { natureOfBusiness: '' }],
    ['position, type of work, place and hours', { duties: '' }],
    ['position, type of work, place and hours', { address: '', postcode: '' }],
    ['risks to health and safety', { risks: '' }],
    ['risks to health and safety', { controls: '' }],
    ['experience, training, qualifications and authorisation', { experience: '' }],
    ['expenses', { expenses: '' }],
  ] as const)('name "%s" when %j', (fact, change) => {
    expect(missingOfOrder({ ...order, ...change }).map((one) => one.fact)).toEqual([fact]);
    expect(checkOrder({ ...order, ...change })[0]).toMatchObject({
      rule: 'CR-18',
      outcome: 'block',
    });
  });
  it('are complete with them all, with no risk at all, and with a list instead of words', () => {
    expect(checkOrder(order)).toEqual([]);
    expect(checkOrder({ ...order, risks: 'None known', controls: '' })).toEqual([]);
    expect(checkOrder({ ...order, experience: '', requiredChecks: ['dbs'] })).toEqual([]);
  });
});

describe('a pencil', () => {
  const lapses = (now: string, named: string | null = null, first = '2027-03-01T07:00:00Z') => {
    const at = pencilLapses(
      named ? new Date(named) : null,
      new Date(now),
      new Date(first),
      'england',
      BANK_HOLIDAYS,
    );
    return at.ok ? at.value.toISOString() : at.refusal.code;
  };
  it('lapses at 18:00 on the next business day, past weekends and Christmas', () => {
    expect(lapses('2026-11-16T09:00:00Z')).toBe('2026-11-17T18:00:00.000Z');
    expect(lapses('2026-11-20T20:00:00Z')).toBe('2026-11-23T18:00:00.000Z');
    expect(lapses('2026-12-24T10:00:00Z')).toBe('2026-12-29T18:00:00.000Z');
  });
  it('never outlasts the start of its shift, and must lie ahead', () => {
    expect(lapses('2026-11-16T09:00:00Z', null, '2026-11-16T12:00:00Z')).toBe(
      '2026-11-16T12:00:00.000Z',
    );
    expect(lapses('2026-11-16T09:00:00Z', '2026-11-16T09:00:00Z')).toBe('lapses-too-early');
  });
});

describe('a line for one face', () => {
  it('is whole with what a worker has and asks for', () => {
    const toCome = ['mon', 'tue', 'wed'];
    expect(wholeLine(toCome, new Set(['mon']), new Set(['tue', 'wed'])).ok).toBe(true);
    expect(wholeLine(toCome, new Set(), new Set(['tue', 'wed']))).toMatchObject({
      refusal: { code: 'one-face', details: { missing: ['mon'] } },
    });
  });
});

describe('an offer', () => {
  it('that lapsed or was withdrawn takes no answer', () => {
    expect(mayAnswer('made', 'accepted').ok).toBe(true);
    expect(mayAnswer('declined', 'accepted').ok).toBe(true);
    for (const from of ['lapsed', 'withdrawn'] as const) {
      expect(mayAnswer(from, 'accepted')).toMatchObject({ refusal: { code: 'already-answered' } });
    }
  });
});
