import { type Ids, inDays, type Requests } from './requests.ts';

const ELIGIBLE = 'POST /api/funding/:id/eligibility';
const AGREED = 'POST /api/funding/:id/agreement';
const FILE = 'POST /api/funding/:id/file';

/** What the routes of funding evidence make. */
export const FUNDING_MAKE: Readonly<Record<string, string>> = {
  [ELIGIBLE]: 'eligibilityNote',
  [AGREED]: 'agreementNote',
};

/** The order in which a desk is filled with them. */
export const FUNDING_STEPS = [ELIGIBLE, AGREED, FILE] as const;

/** The requests of funding evidence; see `requestsOf`. */
export function fundingRequests(id: Ids, mark: string): Requests {
  const params = { id: id['enrolment'] ?? '' };
  return {
    [ELIGIBLE]: {
      params,
      body: {
        id: id['eligibilityNote'],
        on: inDays(-2),
        eligible: true,
        words: `Passport ${mark}`,
      },
    },
    [AGREED]: {
      params,
      body: {
        id: id['agreementNote'],
        on: inDays(-1),
        signedBy: `Lena Lowe ${mark}`,
        words: `Learning agreement ${mark}`,
      },
    },
    [FILE]: { params, body: { as: 'csv' } },
  };
}
