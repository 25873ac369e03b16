import { describe, expect, test } from 'vitest';
import { handIn, partyWords } from './party.ts';

const entry = {
  actor: 'carla',
  prepared_by: ['lena'],
  contributed: ['ravi'],
  approved_by: ['ben'],
};

describe('W34: a hand in the work', () => {
  test('is found wherever an entry names the member', () => {
    expect(
      ['carla', 'lena', 'ravi', 'ben', 'aidan', null].map((who) => handIn(entry, who)),
    ).toEqual(['acted', 'prepared', 'contributed', 'approved', null, null]);
    expect(handIn({ ...entry, actor: null }, null)).toBeNull();
  });

  test('is said in words', () => {
    expect(partyWords('booking.confirmed', 214, 'acted')).toBe(
      'You confirmed this booking (entry 214)',
    );
    expect(partyWords('booking.taken', 9, 'acted')).toBe('You took this booking (entry 9)');
    expect(partyWords('terms.sent', 3, 'acted')).toBe('You sent these terms (entry 3)');
    expect(partyWords('site_sheet.recorded', 4, 'approved')).toBe(
      'You approved as another recorded this site sheet (entry 4)',
    );
  });
});
