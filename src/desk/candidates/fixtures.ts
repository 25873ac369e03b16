import { newId } from '../../lib/ids.ts';
import type { RegisterInput } from './register-candidate.ts';

/** Rosa Marsh, a care assistant in Leeds, as she registers; change what the test is about. */
export function aCandidate(change: Partial<RegisterInput> = {}): RegisterInput {
  return {
    id: newId(),
    givenName: 'Rosa',
    familyName: 'Marsh',
    dateOfBirth: '1991-04-09',
    emails: ['rosa.marsh@example.org'],
    phones: ['07700 900123'],
    address: '12 Canal Walk',
    town: 'Leeds',
    postcode: 'LS1 4AP',
    roles: ['Care assistant'],
    skills: ['Medication', 'Moving and handling'],
    travelMiles: 15,
    minimumPayPence: 1271,
    wantedWeeklyMinutes: 30 * 60,
    worksNights: true,
    source: 'Referral',
    ...change,
  };
}
