import { describe, expect, it } from 'vitest';
import { addDays, datesFrom, weekday } from '../../lib/days.ts';
import type { ComparatorOnFile } from '../equal-treatment/index.ts';
import { askAll } from './clearance.ts';
import { aDossier, anOffice, aWork, nowhereElse, said, say } from './fixtures.ts';
import { judge } from './judge.ts';
import { prepared } from './prepared.ts';

const MONDAY = '2026-03-16';
const { hirerId, role } = aWork(MONDAY, '08:00', '16:00');
const pay = (payPence: number | null, from = '2026-01-01'): ComparatorOnFile => ({
  id: 'c1',
  hirerId,
  role,
  payPence,
  from,
  askedOn: from,
});
/** Rosa with so many weeks of weekdays held here from Monday 16 March on. */
const rosa = (weeks: number, earlier = [nowhereElse()]) =>
  aDossier({
    agency: {
      days: [
        {
          hirerId,
          role,
          days: datesFrom(MONDAY, addDays(MONDAY, weeks * 7 - 1)).filter((d) => weekday(d) < 6),
        },
      ],
      earlier,
    },
  });
const week = (number: number) => addDays(MONDAY, (number - 1) * 7);
const day = (date: string, change = {}) => aWork(date, '08:00', '16:00', change);
const office = (comparators: readonly ComparatorOnFile[]) => anOffice({ comparators });
const rules = (...args: Parameters<typeof say>) =>
  say(...args)
    .filter(({ rule }) => rule.startsWith('AWR-'))
    .map(({ rule, outcome }) => `${rule} ${outcome}`);

describe('the rate of an agency worker', () => {
  it('is stopped on the first day of week 13 below the comparable pay, not the day before', () => {
    const told = office([pay(1410)]);
    expect(rules(rosa(12), day(addDays(week(13), -1)), '2026-06-01', told)).toEqual([]);
    const [finding] = said(say(rosa(12), day(week(13)), '2026-06-01', told), 'AWR-EQ');
    expect(finding).toMatchObject({
      outcome: 'block',
      lawFrom: '2011-10-01',
      figures: { upliftPence: 60, rightsFrom: week(13) },
    });
    expect(rules(rosa(12), day(week(13), { payPence: 1410 }), '2026-06-01', told)).toEqual([]);
  });

  it('is judged by the pay in force on the day of the work, and by this hirer and role alone', () => {
    const rise = office([pay(1500, addDays(week(13), 1)), pay(1350)]);
    expect(rules(rosa(12), day(week(13)), '2026-06-01', rise)).toEqual([]);
    expect(rules(rosa(12), day(addDays(week(13), 1)), '2026-06-01', rise)).toEqual([
      'AWR-EQ block',
    ]);
    const elsewhere = day(week(13), { hirerId: '0192f000-0000-7000-8000-0000000041ff' });
    expect(rules(rosa(12), elsewhere, '2026-06-01', office([pay(1410)]))).toEqual([]);
    const other = day(week(13), { role: 'receptionist' });
    expect(rules(rosa(12), other, '2026-06-01', office([pay(1410)]))).toEqual([
      'AWR-ROLE escalate',
    ]);
  });

  it('is asked about from week 10 while the hirer has not said what theirs earn', () => {
    expect(rules(rosa(8), day(week(9)), '2026-06-01', office([]))).toEqual([]);
    expect(rules(rosa(9), day(week(10)), '2026-06-01', office([]))).toEqual(['AWR-EQ escalate']);
    expect(rules(rosa(12), day(week(13)), '2026-06-01', office([pay(null)]))).toEqual([
      'AWR-EQ escalate',
    ]);
  });

  it('counts a night that reaches into week 13', () => {
    const night = aWork(addDays(week(13), -1), '22:00', '06:00');
    expect(rules(rosa(12), night, '2026-06-01', office([pay(1410)]))).toEqual(['AWR-EQ block']);
  });

  it('counts what is asked for in the same breath at the same hirer, and nothing else', () => {
    const told = office([pay(1410)]);
    const proposed = prepared(day(week(13)), 0, told);
    const asking = { today: '2026-05-01', now: 0 };
    const beside = (change = {}) => prepared(day(week(12), change), 1, told).stint;
    const found = (stint: ReturnType<typeof beside>) =>
      judge(rosa(11), proposed, asking, [stint]).filter(({ rule }) => rule === 'AWR-EQ');
    expect(found(beside())).toMatchObject([{ outcome: 'block' }]);
    expect(found(beside({ role: 'receptionist' }))).toEqual([]);
  });

  it('goes on with a question on the list where other agencies are not known', () => {
    expect(rules(rosa(1, []), day(week(2)), '2026-06-01', office([]))).toEqual([
      'AWR-SAME-HIRER escalate',
    ]);
    const lapsed = { ...nowhereElse(), answersUntil: '2026-05-31' };
    const [finding] = said(say(rosa(1, [lapsed]), day(week(2))), 'AWR-SAME-HIRER');
    expect(finding).toMatchObject({ stops: false });
  });

  it('says in Northern Ireland that its own regulations are meant', () => {
    const belfast = day(week(13), { nation: 'northern-ireland' });
    const [finding] = said(say(rosa(12), belfast, '2026-06-01', office([pay(1410)])), 'AWR-EQ');
    expect(finding?.source).toBe('Agency Workers Regulations (Northern Ireland) 2011');
  });

  it('is looked at by a person where another role here would make up the weeks', () => {
    const base = rosa(4);
    const [own] = base.agency.days;
    const days = datesFrom(addDays(MONDAY, -42), addDays(MONDAY, -1));
    const both = {
      ...base,
      agency: {
        ...base.agency,
        days: [{ hirerId, role: 'receptionist', days }, ...(own ? [own] : [])],
      },
    };
    expect(rules(both, day(week(4)), '2026-06-01', office([pay(1350)]))).toEqual([
      'AWR-ROLE escalate',
    ]);
    expect(rules(both, day(week(3)), '2026-06-01', office([pay(1350)]))).toEqual([]);
  });

  it('is looked at by a person where assignments end just before week 13, again and again', () => {
    const elevenWeeks = (from: string) => datesFrom(from, addDays(from, 76));
    const again = addDays(MONDAY, 77 + 44);
    const days = [...elevenWeeks(MONDAY), ...elevenWeeks(again)];
    const dossier = aDossier({
      agency: { days: [{ hirerId, role, days }], earlier: [nowhereElse()] },
    });
    const third = day(addDays(again, 77 + 44));
    expect(rules(dossier, third, '2026-06-01', office([]))).toEqual(['AWR-AVOID escalate']);
  });

  it('passes with the weeks and both rates', () => {
    const facts = (weeks: number, payPence: number) => ({
      dossier: rosa(weeks),
      prepared: prepared(day(week(weeks + 1), { payPence }), 0, office([pay(1410)])),
      asking: { today: '2026-06-01', now: 0 },
      alongside: [],
    });
    const pass = (weeks: number, payPence: number) =>
      askAll(facts(weeks, payPence)).find(({ rule }) => rule === 'AWR-EQ')?.because;
    expect(pass(3, 1350)).toBe('Week 4 here; equal pay is owed from week 13.');
    expect(pass(12, 1410)).toContain('£14.10/h is not below the £14.10/h');
  });
});
