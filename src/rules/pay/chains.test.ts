import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { QUESTIONS } from './book.ts';
import { reportNeeded, reportQuarter } from './intermediaries-report.ts';
import { type OffPayrollFacts, offPayroll } from './off-payroll.ts';
import { type ChainLink, checkChain, jointlyLiable } from './umbrella.ts';

const ask = (rule: string, given: object, asOf = '2026-11-22') => {
  const question = QUESTIONS.find((one) => one.rule === rule);
  const answer = question?.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer) throw new Error(`no question ${rule}`);
  return answer.ok ? answer.value.gives : answer.refusal.code;
};

const link = (role: ChainLink['role'], name: string = role): ChainLink => ({ role, name });

describe('the chain above an umbrella company', () => {
  it.each([
    ['an agency', [link('client'), link('agency'), link('umbrella')], ['agency']],
    [
      'three agencies',
      [
        link('client'),
        link('agency', 'a'),
        link('agency', 'b'),
        link('agency', 'c'),
        link('umbrella'),
      ],
      ['a'],
    ],
    ['no agency', [link('client'), link('umbrella')], ['client']],
    [
      'two umbrellas',
      [link('client'), link('agency', 'a'), link('umbrella', 'u'), link('umbrella', 'v')],
      ['a'],
    ],
    [
      'two umbrellas alone',
      [link('client'), link('umbrella', 'u'), link('umbrella', 'v')],
      ['client'],
    ],
    [
      'an agency below the umbrella',
      [link('client'), link('umbrella'), link('agency')],
      ['agency'],
    ],
    ['no umbrella', [link('client'), link('agency')], []],
    ['only an umbrella', [link('umbrella')], []],
    ['no client', [link('agency', 'a'), link('agency', 'b'), link('umbrella')], ['a']],
    ['nobody', [], []],
  ])('with %s names who is liable', (_, chain, liable) => {
    expect(jointlyLiable(chain, '2026-04-06')).toEqual(liable);
    expect(jointlyLiable(chain, '2026-04-05')).toEqual([]);
    for (const due_diligence_complete of [true, false]) {
      expect(ask('UMB-JSL', { paid_on: '2026-11-20', chain, due_diligence_complete })).toEqual({
        jointly_liable: liable,
      });
    }
  });

  it('that is not known stops a new assignment and never the pay', () => {
    const unknown = { id: 'c1', links: [link('client')], complete: false };
    expect(checkChain(unknown, '2026-11-20', 'assign')).toMatchObject([
      { outcome: 'escalate', stops: true },
    ]);
    expect(checkChain(unknown, '2026-11-20', 'pay')).toMatchObject([
      { outcome: 'escalate', stops: false },
    ]);
    expect(checkChain(unknown, '2026-04-05', 'assign')).toEqual([]);
  });

  it('that is known is a record of who is liable', () => {
    const links = [link('client'), link('agency', 'Rowan'), link('umbrella')];
    expect(checkChain({ id: 'c1', links, complete: true }, '2026-11-20', 'pay')).toMatchObject([
      { outcome: 'record', figures: { liable: 'Rowan' } },
    ]);
    const direct = { id: 'c2', links: links.slice(0, 2), complete: true };
    expect(checkChain(direct, '2026-11-20', 'pay')).toEqual([]);
  });
});

describe('off-payroll status', () => {
  const chain: OffPayrollFacts['chain'] = [
    { role: 'client', name: 'Mill' },
    { role: 'agency', name: 'Rowan', hasStatement: true },
    { role: 'agency', name: 'Birch', hasStatement: true },
    { role: 'worker_company', name: 'Tom Ltd' },
  ];
  const inside = { says: 'inside', reasons: true, reasonableCare: true } as const;
  const facts: OffPayrollFacts = {
    paidOn: '2026-11-20',
    client: 'medium_or_large',
    statement: inside,
    chain,
  };

  it('inside makes whoever pays the company take off the tax, once the statement is there', () => {
    expect(offPayroll(facts)).toMatchObject({ outcome: 'record', feePayer: 'Birch' });
    const stuck = chain.map((one) =>
      one.name === 'Birch' ? { ...one, hasStatement: false } : one,
    );
    expect(offPayroll({ ...facts, chain: stuck })).toMatchObject({ feePayer: 'Rowan' });
    const kept = chain.map((one) => ({ ...one, hasStatement: one.name === 'Birch' }));
    expect(offPayroll({ ...facts, chain: kept })).toMatchObject({ feePayer: 'Mill' });
  });

  it('outside pays the company without deductions', () => {
    const outside = offPayroll({ ...facts, statement: { ...inside, says: 'outside' } });
    expect(outside).toMatchObject({ outcome: 'record', decides: 'client' });
    expect(outside.feePayer).toBeUndefined();
  });

  it('without a statement that counts leaves the tax with the client', () => {
    const { statement: _, ...without } = facts;
    expect(offPayroll(without)).toMatchObject({ outcome: 'escalate', feePayer: 'Mill' });
    for (const statement of [
      { ...inside, reasons: false },
      { ...inside, reasonableCare: false },
    ]) {
      expect(offPayroll({ ...facts, statement })).toMatchObject({
        outcome: 'escalate',
        feePayer: 'Mill',
      });
    }
  });

  it.each([
    ['small', '2026-11-20', 'worker_company'],
    ['overseas', '2026-11-20', 'worker_company'],
    ['medium_or_large', '2021-04-05', 'worker_company'],
    ['medium_or_large', '2021-04-06', 'client'],
    ['public_authority', '2017-04-05', 'worker_company'],
    ['public_authority', '2017-04-06', 'client'],
  ] as const)('of a %s client on %s is for the %s', (client, paidOn, decides) => {
    expect(offPayroll({ ...facts, client, paidOn })).toMatchObject({ decides });
  });

  it('is not in issue without a company of the worker', () => {
    expect(offPayroll({ ...facts, chain: chain.slice(0, 3) })).toMatchObject({
      outcome: 'pass',
      decides: 'nobody',
    });
    expect(
      ask('PAY-STATUS', {
        paid_on: '2026-11-20',
        client: 'small',
        chain: [{ role: 'worker_company', name: 'Tom Ltd' }],
      }),
    ).toEqual({ outcome: 'record', decides: 'worker_company' });
  });
});

describe('the intermediaries report', () => {
  it.each([
    ['2026-04-06', '2026-04-06', '2026-07-05', '2026-08-05'],
    ['2026-07-05', '2026-04-06', '2026-07-05', '2026-08-05'],
    ['2026-07-06', '2026-07-06', '2026-10-05', '2026-11-05'],
    ['2026-10-06', '2026-10-06', '2027-01-05', '2027-02-05'],
    ['2027-01-05', '2026-10-06', '2027-01-05', '2027-02-05'],
    ['2027-01-06', '2027-01-06', '2027-04-05', '2027-05-05'],
    ['2024-02-29', '2024-01-06', '2024-04-05', '2024-05-05'],
  ])('of a payment on %s is of the quarter from %s to %s and due on %s', (on, from, to, due) => {
    expect(reportQuarter(on)).toEqual({ ok: true, value: { from, to, due } });
    expect(ask('PAY-INTERMEDIARIES', { paid_on: on })).toEqual({
      quarter_from: from,
      quarter_to: to,
      due,
    });
  });

  it('lies in one quarter for every day, each after the one before', () => {
    for (let day = 0; day < 800; day += 1) {
      const on = addDays('2026-01-01', day);
      const one = reportQuarter(on);
      const next = reportQuarter(addDays(on, 1));
      if (!one.ok || !next.ok) throw new Error('no quarter');
      expect(one.value.from <= on && on <= one.value.to && one.value.to < one.value.due).toBe(true);
      expect(next.value.from).toBe(on === one.value.to ? addDays(one.value.to, 1) : one.value.from);
    }
  });

  it('is needed of an agency that placed more than one worker and paid some without PAYE', () => {
    expect([reportNeeded(1, 1), reportNeeded(0, 5), reportNeeded(1, 2)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(reportQuarter('2015-04-05')).toMatchObject({ refusal: { code: 'no-version' } });
  });
});
