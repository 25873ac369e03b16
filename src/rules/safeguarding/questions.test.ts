import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { misfits } from '../book/fields.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, QUESTIONS } from './book.ts';
import { GANGMASTER_SECTORS, GANGMASTER_TASKS } from './gangmaster-data.ts';

type Given = Readonly<Record<string, unknown>>;

function ask(rule: string, given: Given, asOf = '2026-06-01'): Given {
  const question = QUESTIONS.find((one) => one.rule === rule);
  if (!question) throw new Error(`no question ${rule}`);
  expect(misfits(question.takes, given)).toEqual([]);
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer.ok) throw new Error(answer.refusal.because);
  expect(answer.value.working.length).toBeGreaterThan(0);
  return answer.value.gives as Given;
}

describe('the rules on licences and safeguarding', () => {
  it('are all there, in order', () => {
    expect(LAW.map(({ id }) => id)).toEqual([
      'GLAA',
      'DBS-LEVEL',
      'DBS-BARRED',
      'DBS-UPDATE',
      'DBS-SCHOOL',
      'DBS-NATION',
      'DBS-SELF',
      'DBS-KEEP',
    ]);
  });
});

describe('a gangmaster’s licence', () => {
  const supply = (sector: string, task: string, more: Given = {}, asOf?: string) =>
    ask('GLAA', { sector, task, licence_held: false, ...more }, asOf)['outcome'];

  it('is needed for production and the clerical work integral to it, in every licensed sector', () => {
    for (const sector of GANGMASTER_SECTORS.slice(0, 4)) {
      expect(supply(sector, 'production')).toBe('block');
      expect(supply(sector, 'clerical_integral_to_production')).toBe('block');
      expect(supply(sector, 'clerical_not_integral')).toBe('pass');
      expect(supply(sector, 'warehouse_parcels')).toBe('escalate');
      expect(supply(sector, 'other')).toBe('escalate');
    }
  });

  it('is not needed in logistics or elsewhere', () => {
    for (const task of GANGMASTER_TASKS) {
      expect(supply('logistics', task)).toBe('pass');
      expect(supply('other', task)).toBe('pass');
    }
  });

  it('is needed in a hotel or school garden that grows food mainly for sale', () => {
    const garden = (more: Given) => supply('hotel_or_school_garden', 'production', more);
    expect(garden({ food_mainly_for_sale: true })).toBe('block');
    expect(garden({ food_mainly_for_sale: false })).toBe('pass');
    expect(garden({})).toBe('escalate');
  });

  it('held, nothing stands in the way; and before the law nothing did', () => {
    for (const sector of GANGMASTER_SECTORS) {
      for (const task of GANGMASTER_TASKS) {
        expect(supply(sector, task, { licence_held: true })).toBe('pass');
        expect(supply(sector, task, {}, '2006-09-30')).toBe('pass');
      }
    }
  });
});

describe('a certificate', () => {
  it('may be asked for up to the level the role allows', () => {
    const levels = ['basic', 'standard', 'enhanced', 'enhanced_barred'];
    const roles = [
      'no_special_eligibility',
      'exceptions_order',
      'police_act_regulations',
      'regulated_activity',
    ];
    for (const [most, role_class] of roles.entries()) {
      for (const [level, requested] of levels.entries()) {
        expect(ask('DBS-LEVEL', { role_class, requested })).toEqual({
          outcome: level <= most ? 'pass' : 'block',
          highest_allowed: levels[most],
        });
      }
    }
  });

  it('needs the barred list in regulated activity only', () => {
    const barred = (regulated_activity: string, barred_list_checked: boolean) =>
      ask('DBS-BARRED', { regulated_activity, barred_list_checked })['outcome'];
    expect([barred('children', true), barred('adults', true)]).toEqual(['pass', 'pass']);
    expect([barred('children', false), barred('adults', false)]).toEqual(['block', 'block']);
    expect([barred('none', false), barred('none', true)]).toEqual(['pass', 'pass']);
  });

  it('joins the Update Service within 30 days of its issue', () => {
    const issued = (certificate_issued: string, asOf: string) =>
      ask('DBS-UPDATE', { certificate_issued }, asOf);
    expect(issued('2026-02-01', '2026-02-01')).toEqual({ outcome: 'pass', join_by: '2026-03-03' });
    expect(issued('2026-02-01', '2026-03-03')).toMatchObject({ outcome: 'pass' });
    expect(issued('2026-02-01', '2026-03-04')).toMatchObject({ outcome: 'block' });
    expect(issued('2024-01-31', '2024-01-31')).toMatchObject({ join_by: '2024-03-01' });
    expect(issued('2026-12-15', '2026-12-15')).toMatchObject({ join_by: '2027-01-14' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (day) => {
        const on = addDays('2014-01-01', day);
        expect(issued(on, on)['join_by']).toBe(addDays(on, 30));
      }),
    );
  });

  it('is relied on there only at its level, for its workforce, with consent and the original', () => {
    const relied = (given: Given) => ask('DBS-UPDATE', given)['outcome'];
    expect(relied({ certificate_level: 'basic' })).toBe('block');
    expect(relied({ certificate_level: 'standard' })).toBe('pass');
    expect(relied({ certificate_level: 'enhanced' })).toBe('pass');
    for (const field of ['consent', 'legally_entitled', 'original_seen_in_person']) {
      expect(relied({ [field]: false })).toBe('block');
      expect(relied({ [field]: true })).toBe('pass');
    }
    expect(
      relied({
        certificate_issued: '2024-01-01',
        certificate_level: 'enhanced',
        certificate_workforce: 'child_and_adult',
        role_workforce: 'adult',
        consent: true,
        legally_entitled: true,
        original_seen_in_person: true,
      }),
    ).toBe('pass');
    const workforces = ['child', 'adult', 'child_and_adult', 'other'];
    for (const certificate_workforce of workforces) {
      for (const role_workforce of workforces) {
        const both = certificate_workforce === 'child_and_adult' && role_workforce !== 'other';
        expect(relied({ certificate_workforce, role_workforce })).toBe(
          both || certificate_workforce === role_workforce ? 'pass' : 'block',
        );
      }
    }
  });

  it('goes to a school with our written confirmation', () => {
    const school = (school_booking: boolean, written_confirmation_sent: boolean) =>
      ask('DBS-SCHOOL', { school_booking, written_confirmation_sent })['outcome'];
    expect(school(true, false)).toBe('block');
    expect([school(true, true), school(false, false), school(false, true)]).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
  });

  it('is of the body of the nation where the decision is made', () => {
    expect(ask('DBS-NATION', { place: 'wales' })).toMatchObject({ right_body: 'dbs' });
    expect(ask('DBS-NATION', { place: 'northern-ireland', body: 'dbs' })).toMatchObject({
      outcome: 'escalate',
      right_body: 'access_ni',
    });
    const scotland = { place: 'scotland', regulated_role: true, body: 'disclosure_scotland' };
    expect(ask('DBS-NATION', scotland, '2025-03-31')).toMatchObject({
      outcome: 'pass',
      membership_required: false,
    });
    expect(ask('DBS-NATION', scotland, '2025-04-01')).toMatchObject({ membership_required: true });
  });

  it('of the self-employed is for a person from 21 January 2026', () => {
    const self = (asOf: string) => ask('DBS-SELF', { self_employed: true }, asOf)['outcome'];
    expect([self('2026-01-20'), self('2026-01-21')]).toEqual(['pass', 'escalate']);
    expect(ask('DBS-SELF', { self_employed: false })).toEqual({ outcome: 'pass' });
  });

  it('is forgotten six months after the decision', () => {
    expect(ask('DBS-KEEP', { decided: '2026-08-31' })).toEqual({
      outcome: 'record',
      keep_until: '2027-02-28',
    });
    expect(ask('DBS-KEEP', { decided: '2023-08-29' })).toMatchObject({ keep_until: '2024-02-29' });
  });
});
