import { type Ids, inDays, type Requests } from './requests.ts';

const WRITE = 'POST /api/contact/messages';
const STRIKE = 'POST /api/contact/messages/:id/striking';
const READ = 'POST /api/contact/readings';
const PLAN = 'POST /api/diary';
const MOVE = 'POST /api/diary/:id/moves';
const CANCEL = 'POST /api/diary/:id/cancellation';
const HOLD = 'POST /api/diary/:id/outcome';

/** What the routes of messages and visits make. */
export const CONTACT_MAKE: Readonly<Record<string, string>> = {
  [WRITE]: 'contactMessage',
  [PLAN]: 'learnerVisit',
  [MOVE]: 'visitMove',
  [CANCEL]: 'visitCancel',
  [HOLD]: 'visitOutcome',
};

/** The order in which a desk is filled with them. */
export const CONTACT_STEPS = [WRITE, STRIKE, READ, PLAN, MOVE, HOLD] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_CONTACT: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  [STRIKE]: { makes: 'contactMessage', steps: [WRITE] },
  [READ]: { makes: 'contactMessage', steps: [WRITE] },
  [MOVE]: { makes: 'learnerVisit visitMove', steps: [PLAN] },
  [CANCEL]: { makes: 'learnerVisit visitCancel', steps: [PLAN] },
  [HOLD]: { makes: 'learnerVisit visitOutcome', steps: [PLAN] },
};

/** Who writes and visits, and who reads. */
export function contactRole(url: string): 'assessor' | 'learner' | null {
  if (url.startsWith('/api/contact/readings')) return 'learner';
  return /^\/api\/(contact|diary)(\/|$)/.test(url) ? 'assessor' : null;
}

/** The requests of messages and visits; see `requestsOf`. */
export function contactRequests(id: Ids, mark: string): Requests {
  const two = { learnerId: id['learnerMember'], memberId: id['assessorMember'] };
  const visit = { id: id['learnerVisit'] ?? '' };
  const because = `So it was said ${mark}`;
  const when = { on: inDays(-1), clock: '10:00', minutes: 45, place: `Room 2 ${mark}` };
  return {
    [WRITE]: { body: { id: id['contactMessage'], ...two, words: `Bring the file ${mark}` } },
    [STRIKE]: { params: { id: id['contactMessage'] ?? '' }, body: { because } },
    [READ]: { body: two },
    [PLAN]: {
      body: {
        id: id['learnerVisit'],
        learnerId: id['learnerMember'],
        kind: 'review',
        ...when,
        words: `How it goes ${mark}`,
      },
    },
    [MOVE]: { params: visit, body: { id: id['visitMove'], ...when, side: 'employer', because } },
    [CANCEL]: { params: visit, body: { id: id['visitCancel'], side: 'centre', because } },
    [HOLD]: { params: visit, body: { id: id['visitOutcome'], words: `On track ${mark}` } },
  };
}
