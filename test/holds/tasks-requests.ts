import { type Ids, inDays, type Requests } from './requests.ts';

let turns = 0;

/** An hour of being on call that no other request takes: one at a time is on call. */
function nextTurn(): { startsAt: string; endsAt: string } {
  turns += 1;
  const tomorrow = Date.parse(`${inDays(1)}T00:00:00Z`);
  const at = (hours: number) => new Date(tomorrow + hours * 3_600_000).toISOString();
  return { startsAt: at(turns), endsAt: at(turns + 1) };
}

/** The requests of tasks and of the evening's hand-over; see `requestsOf`. The owner hands to the consultant. */
export function tasksRequests(id: Ids, mark: string): Requests {
  const ofTask = { id: id['task'] ?? '' };
  return {
    'POST /api/tasks': {
      body: {
        id: id['task'],
        kind: 'ring_back',
        title: `About nights ${mark}`,
        standard: `She knows ${mark}`,
        about: { kind: 'person', id: id['candidate'] },
        personId: id['candidate'],
        ownerId: id['ownerMember'],
        // Within the 36 hours that a hand-over looks ahead.
        dueAt: `${inDays(1)}T09:00:00Z`,
        promisedTo: 'candidate',
      },
    },
    'POST /api/tasks/:id/due': { params: ofTask, body: { dueAt: `${inDays(3)}T12:00:00Z` } },
    'POST /api/tasks/:id/handings': {
      params: ofTask,
      body: { id: id['handing'], toId: id['member'], words: `Her number is new ${mark}` },
    },
    'POST /api/task-handings/:id/answer': {
      params: { id: id['handing'] ?? '' },
      body: { answer: 'declined', because: `Out until four ${mark}` },
    },
    'POST /api/tasks/:id/completion': {
      params: ofTask,
      body: { outcome: `She takes them ${mark}` },
    },
    'POST /api/tasks/:id/dropping': { params: ofTask, body: { because: `Settled ${mark}` } },
    'POST /api/on-call': {
      body: {
        id: id['onCall'],
        memberId: id['ownerMember'],
        ...nextTurn(),
        phone: '07700 900456',
      },
    },
    'POST /api/on-call/:id/withdrawal': { params: { id: id['onCall'] ?? '' }, body: {} },
    'POST /api/alerts': {
      body: {
        id: id['alert'],
        subject: { kind: 'person', id: id['candidate'] },
        kind: 'travel',
        words: `Lift needed ${mark}`,
        reviewOn: inDays(60),
      },
    },
    'POST /api/alerts/:id/end': {
      params: { id: id['alert'] ?? '' },
      body: { because: `Has a car ${mark}` },
    },
    'POST /api/handovers': {
      body: {
        id: id['handover'],
        toId: id['member'],
        until: `${inDays(1)}T07:00:00Z`,
        words: `Ward 3 rings at six ${mark}`,
      },
    },
    'POST /api/handovers/:id/receipt': { params: { id: id['handover'] ?? '' }, body: {} },
  };
}

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_TASKS: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/tasks/:id/due': { makes: 'task', steps: ['POST /api/tasks'] },
  'POST /api/tasks/:id/handings': { makes: 'task handing', steps: ['POST /api/tasks'] },
  'POST /api/task-handings/:id/answer': {
    makes: 'task handing',
    steps: ['POST /api/tasks', 'POST /api/tasks/:id/handings'],
  },
  'POST /api/tasks/:id/completion': { makes: 'task', steps: ['POST /api/tasks'] },
  'POST /api/tasks/:id/dropping': { makes: 'task', steps: ['POST /api/tasks'] },
  'POST /api/alerts/:id/end': { makes: 'alert', steps: ['POST /api/alerts'] },
  'POST /api/handovers/:id/receipt': { makes: 'handover', steps: ['POST /api/handovers'] },
  'POST /api/procedures/:id/withdrawal': {
    makes: 'procedureFile',
    steps: ['POST /api/procedures/files'],
  },
  'POST /api/approvals/:id/decision': {
    makes: 'approval matter',
    steps: ['POST /api/approvals'],
  },
  'POST /api/approvals/:id/withdrawal': {
    makes: 'approval matter',
    steps: ['POST /api/approvals'],
  },
};

/** What these routes make, as `MAKES` of a full desk has it. */
export const TASKS_MAKE: Readonly<Record<string, string>> = {
  'POST /api/procedures': 'procedure',
  'POST /api/procedures/files': 'procedureFile',
  'POST /api/limits': 'limit',
  'POST /api/approvals': 'approval matter',
  'POST /api/tasks': 'task',
  'POST /api/alerts': 'alert',
  'POST /api/handovers': 'handover',
  'POST /api/on-call': 'onCall',
};

/** In which order a desk is filled with them. */
export const TASKS_STEPS = [
  'POST /api/procedures',
  'POST /api/procedures/files',
  'POST /api/procedures/:id/receipt',
  'POST /api/procedures/:id/withdrawal',
  'POST /api/limits',
  'POST /api/approvals',
  'POST /api/approvals/:id/decision',
  'POST /api/tasks',
  'POST /api/tasks/:id/handings',
  'POST /api/alerts',
  'POST /api/on-call',
  'POST /api/on-call/:id/withdrawal',
  'POST /api/handovers',
] as const;

/** Whoever asks for an approval, or takes something over, is not who decides or gives it. */
export const BY_THE_OTHER =
  /^\/api\/(approvals(\/[^/]+\/withdrawal)?|task-handings\/.*|handovers\/[^/]+\/receipt)$/;
