import { newId } from '../../lib/ids.ts';
import type { addPerson } from './add-person.ts';

type Input = Parameters<typeof addPerson>[1];

/** Rosa Marsh, candidate, as somebody would type her in; change what the test is about. */
export function aPerson(change: Partial<Input> = {}): Input {
  return {
    id: newId(),
    givenName: 'Rosa',
    familyName: 'Marsh',
    dateOfBirth: '1991-04-09',
    emails: ['rosa.marsh@example.org'],
    phones: ['07700 900123'],
    hat: 'candidate',
    ...change,
  };
}
