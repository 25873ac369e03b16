import type { Ids, Requests } from './requests.ts';

/** The requests of people: who is the same, what they agreed to, how they may not be reached; see `requestsOf`. */
export function peopleRequests(id: Ids, mark: string): Requests {
  const { contactPerson = '' } = id;
  const email = `match.${mark}@example.org`;
  return {
    'POST /api/people/matches': {
      body: {
        givenName: mark,
        familyName: mark,
        knownAs: mark,
        dateOfBirth: '1970-01-01',
        emails: [email],
        phones: ['07700 900999'],
      },
    },
    'POST /api/people/:id/consents': {
      params: { id: id['candidate'] ?? '' },
      body: { id: id['consent'], purpose: 'work_finding', wording: `Look for work ${mark}` },
    },
    'POST /api/people/:id/consents/:consentId/withdrawal': {
      params: { id: id['candidate'] ?? '', consentId: id['consent'] ?? '' },
    },
    'POST /api/people/:id/do-not-contact': {
      params: { id: contactPerson },
      body: { id: id['doNotContact'], channel: 'marketing', reason: `Asked ${mark}` },
    },
    'POST /api/people/:id/do-not-contact/:doNotContactId/lifting': {
      params: { id: contactPerson, doNotContactId: id['doNotContact'] ?? '' },
    },
    'POST /api/people/:id/erasure': {
      params: { id: id['gone'] ?? '' },
      body: { reason: 'asked' },
    },
  };
}
