import { describe, expect, it } from 'vitest';
import { gives } from './ask.fixtures.ts';
import { SECTORS } from './young-night-data.ts';

describe('WTR-YOUNG-HOURS asked as a question', () => {
  const ask = (given: object, asOf?: string) =>
    gives('WTR-YOUNG-HOURS', { age: 17, ...given }, asOf);

  it('passes at 8.00 h a day and 40.00 h a week and blocks above', () => {
    expect(ask({ day_hours_by_employer: [8] })).toEqual({ outcome: 'pass', day_hours: 8 });
    expect(ask({ day_hours_by_employer: [2.7, 2.7, 2.6] })).toEqual({
      outcome: 'pass',
      day_hours: 8,
    });
    expect(ask({ day_hours_by_employer: [4, 4.01] })).toMatchObject({ outcome: 'block_override' });
    expect(ask({ week_hours: [40, 40] })).toEqual({ outcome: 'pass' });
    expect(ask({ week_hours: [20, 40.25, 20] })).toMatchObject({ outcome: 'block_override' });
  });

  it('passes from 18 on, and before the law was in force', () => {
    expect(ask({ age: 18, day_hours_by_employer: [12], week_hours: [60] })).toEqual({
      outcome: 'pass',
      day_hours: 12,
    });
    expect(ask({ day_hours_by_employer: [12] }, '2003-04-05')).toMatchObject({ outcome: 'pass' });
    expect(ask({ day_hours_by_employer: [12] }, '2003-04-06')).toMatchObject({
      outcome: 'block_override',
    });
  });
});

describe('WTR-YOUNG-REST asked as a question', () => {
  const ask = (age: number, shift_end: string, next_shift_start: string) =>
    gives('WTR-YOUNG-REST', { age, shift_end, next_shift_start });

  it('passes at 12 h 00 and blocks a minute under', () => {
    expect(ask(17, '2026-06-01T20:00:00+01:00', '2026-06-02T08:00:00+01:00')).toEqual({
      outcome: 'pass',
      rest_hours: 12,
      required_hours: 12,
    });
    expect(ask(17, '2026-06-01T20:01:00+01:00', '2026-06-02T08:00:00+01:00')).toMatchObject({
      outcome: 'block_override',
    });
  });

  it('is the daily rest of an adult from 18', () => {
    expect(ask(18, '2026-06-01T21:00:00+01:00', '2026-06-02T08:00:00+01:00')).toEqual({
      outcome: 'pass',
      rest_hours: 11,
      required_hours: 11,
    });
    expect(ask(18, '2026-06-01T22:00:00+01:00', '2026-06-02T08:00:00+01:00')).toMatchObject({
      outcome: 'block_override',
    });
  });

  it('counts the hours that pass when the clocks change', () => {
    expect(ask(17, '2026-03-28T20:00:00+00:00', '2026-03-29T08:00:00+01:00')).toMatchObject({
      outcome: 'block_override',
      rest_hours: 11,
    });
    expect(ask(17, '2026-10-24T20:00:00+01:00', '2026-10-25T07:00:00+00:00')).toMatchObject({
      outcome: 'pass',
      rest_hours: 12,
    });
  });
});

describe('WTR-YOUNG-NIGHT asked as a question', () => {
  const ask = (given: object, asOf?: string) =>
    gives('WTR-YOUNG-NIGHT', { age: 17, sector: 'retail', ...given }, asOf)['outcome'];
  const met = {
    surge_or_continuity: true,
    adult_available: false,
    training_harmed: false,
    supervised: true,
  };
  const late = { shift_start: '16:00', shift_end: '23:00' };

  it('lets six sectors work to midnight and from four where it is needed, and no other', () => {
    const outcome = (given: object) =>
      Object.fromEntries(SECTORS.map((sector) => [sector, ask({ sector, ...given })]));
    const allowed = {
      agriculture: 'record',
      retail: 'record',
      post_newspapers: 'record',
      catering: 'record',
      hotel_pub_restaurant: 'record',
      bakery: 'record',
      office: 'block_override',
      other: 'block_override',
      hospital: 'escalate',
      cultural_sport_advertising: 'escalate',
    };
    expect(outcome({ ...late, ...met })).toEqual(allowed);
    expect(outcome({ shift_start: '04:00', shift_end: '10:00', ...met })).toEqual(allowed);
    const barred = Object.fromEntries(
      SECTORS.map((sector) => [
        sector,
        ['hospital', 'cultural_sport_advertising'].includes(sector) ? 'escalate' : 'block_override',
      ]),
    );
    expect(outcome(late)).toEqual(barred);
    expect(outcome({ shift_start: '20:00', shift_end: '00:30', ...met })).toEqual(barred);
    expect(outcome({ shift_start: '03:00', shift_end: '09:00', ...met })).toEqual(barred);
    expect(outcome({ shift_start: '09:00', shift_end: '17:00' })).toEqual(
      Object.fromEntries(SECTORS.map((sector) => [sector, 'pass'])),
    );
  });

  it('blocks as soon as one condition is not met, and takes those left out as met', () => {
    for (const broken of [
      { surge_or_continuity: false },
      { adult_available: true },
      { training_harmed: true },
      { supervised: false },
    ]) {
      expect(ask({ ...late, ...met, ...broken }), JSON.stringify(broken)).toBe('block_override');
    }
    expect(ask({ ...late, surge_or_continuity: true })).toBe('record');
    expect(gives('WTR-YOUNG-NIGHT', { age: 17, sector: 'retail', ...late, ...met })).toEqual({
      outcome: 'record',
      compensatory_rest: true,
    });
    expect(gives('WTR-YOUNG-NIGHT', { age: 17, sector: 'retail', ...late })).toEqual({
      outcome: 'block_override',
      compensatory_rest: false,
    });
  });

  it('bars 22:00 to 06:00, both ends open', () => {
    expect([
      ask({ shift_end: '22:00' }),
      ask({ shift_end: '22:01' }),
      ask({ shift_start: '06:00', shift_end: '14:00' }),
      ask({ shift_start: '05:59', shift_end: '14:00' }),
    ]).toEqual(['pass', 'block_override', 'pass', 'block_override']);
    expect(ask({ shift_start: '14:00', shift_end: '22:00' })).toBe('pass');
  });

  it('bars 23:00 to 07:00 where the contract has work after 22:00', () => {
    const contract = (given: object) =>
      ask({ sector: 'office', contract_after_22: true, ...given });
    expect([
      contract({ shift_end: '22:30' }),
      contract({ shift_end: '23:00' }),
      contract({ shift_end: '23:01' }),
    ]).toEqual(['pass', 'pass', 'block_override']);
    expect([
      contract({ shift_start: '06:30', shift_end: '14:00' }),
      contract({ shift_start: '07:00', shift_end: '15:00' }),
    ]).toEqual(['block_override', 'pass']);
    expect(ask({ contract_after_22: true, shift_start: '16:00', shift_end: '23:30', ...met })).toBe(
      'record',
    );
    expect(ask({ contract_after_22: true, shift_start: '06:30', shift_end: '12:00', ...met })).toBe(
      'record',
    );
  });

  it('reads midnight and the small hours right without a start', () => {
    expect([
      ask({ shift_end: '00:00', ...met }),
      ask({ shift_end: '00:01', ...met }),
      ask({ shift_end: '04:00', ...met }),
    ]).toEqual(['record', 'block_override', 'block_override']);
    expect(ask({ sector: 'hospital', shift_end: '04:00' })).toBe('escalate');
    expect(ask({ sector: 'hospital', shift_end: '21:00' })).toBe('pass');
  });

  it('passes from 18 on, and before the law was in force', () => {
    expect(ask({ age: 18, shift_start: '22:00', shift_end: '06:00', sector: 'office' })).toBe(
      'pass',
    );
    expect(ask({ shift_end: '23:00', sector: 'office' }, '2003-04-05')).toBe('pass');
  });
});
