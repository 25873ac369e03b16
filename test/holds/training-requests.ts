import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of training, of things issued and of leavers make. */
export const TRAINING_MAKE: Readonly<Record<string, string>> = {
  'POST /api/training/courses': 'course',
  'POST /api/training/courses/:id/requirements': 'requirement',
  'POST /api/training/sessions': 'session',
  'POST /api/candidates/:id/issued-items': 'item',
  'POST /api/candidates/:id/leaving': 'leaving',
};

/** In which order a desk is filled with them. */
export const TRAINING_STEPS = [
  'POST /api/training/courses',
  'POST /api/training/courses/:id/requirements',
  'POST /api/training/sessions',
  'POST /api/training/sessions/:id/people',
  'POST /api/training/sessions/:id/attendance',
  'POST /api/candidates/:id/issued-items',
  'POST /api/candidates/:id/leaving',
] as const;

/** The requests of training, of things issued and of leavers; see `requestsOf`. */
export function trainingRequests(id: Ids, mark: string): Requests {
  const course = { id: id['course'] ?? '' };
  const session = { id: id['session'] ?? '' };
  const leaving = { id: id['leaving'] ?? '' };
  const worker = { id: id['parting'] ?? '' };
  return {
    'POST /api/training/courses': {
      body: {
        id: id['course'],
        name: `Fire safety ${id['course']} ${mark}`,
        kind: 'course',
        monthsValid: 12,
        dueWeeks: 6,
      },
    },
    'PUT /api/training/courses/:id': { params: course, body: { monthsValid: 36, dueWeeks: 8 } },
    'POST /api/training/courses/:id/requirements': {
      params: course,
      // Asked for years ahead, so that it stops nobody on this desk.
      body: {
        id: id['requirement'],
        role: null,
        clientId: id['client'],
        siteId: id['site'],
        askedBy: 'client',
        fromOn: inDays(2000),
      },
    },
    'POST /api/training/requirements/:id/end': { params: { id: id['requirement'] ?? '' } },
    'POST /api/training/sessions': {
      body: {
        id: id['session'],
        courseId: id['course'],
        startsAt: `${inDays(9)}T09:00:00Z`,
        endsAt: `${inDays(9)}T12:00:00Z`,
        place: `Room 2 ${mark}`,
        provider: `Aire Training ${mark}`,
        costPence: 4500,
        paidBy: 'client',
        clientId: id['client'],
      },
    },
    'POST /api/training/sessions/:id/people': {
      params: session,
      body: { personIds: [id['candidate']] },
    },
    'POST /api/training/sessions/:id/attendance': {
      params: session,
      body: {
        people: [
          {
            personId: id['candidate'],
            outcome: 'withdrawn',
            qualificationId: id['session'],
            because: `Cannot come ${mark}`,
          },
        ],
      },
    },
    'POST /api/training/sessions/:id/cancellation': {
      params: session,
      body: { because: `Too few ${mark}` },
    },
    'POST /api/candidates/:id/issued-items': {
      params: worker,
      body: {
        id: id['item'],
        kind: 'uniform',
        name: `Tunic ${mark}`,
        size: `L ${mark}`,
        number: `T7 ${mark}`,
        clientId: id['client'],
        issuedOn: inDays(-1),
        backBy: inDays(30),
      },
    },
    'POST /api/issued-items/:id/end': {
      params: { id: id['item'] ?? '' },
      body: { how: 'lost', on: inDays(0), note: `On the bus ${mark}` },
    },
    'POST /api/candidates/:id/leaving': {
      params: worker,
      body: { id: id['leaving'], reason: 'retired', lastDay: inDays(0), note: `Well done ${mark}` },
    },
    'POST /api/leavings/:id/close': { params: leaving },
    'POST /api/leavings/:id/return': { params: leaving, body: { backOn: inDays(0) } },
  };
}

const LEAVER = 'candidate parting leaving';
const LEAVES = ['POST /api/candidates', 'POST /api/candidates/:id/leaving'];

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_TRAINING: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  'POST /api/training/courses/:id/requirements': {
    makes: 'course requirement',
    steps: ['POST /api/training/courses'],
  },
  'POST /api/training/requirements/:id/end': {
    makes: 'course requirement',
    steps: ['POST /api/training/courses', 'POST /api/training/courses/:id/requirements'],
  },
  'POST /api/training/sessions/:id/people': {
    makes: 'session',
    steps: ['POST /api/training/sessions'],
  },
  'POST /api/training/sessions/:id/attendance': {
    makes: 'session',
    steps: ['POST /api/training/sessions', 'POST /api/training/sessions/:id/people'],
  },
  'POST /api/training/sessions/:id/cancellation': {
    makes: 'session',
    steps: ['POST /api/training/sessions'],
  },
  'POST /api/issued-items/:id/end': {
    makes: 'item',
    steps: ['POST /api/candidates/:id/issued-items'],
  },
  // Who leaves holds nothing: somebody new, who parts.
  'POST /api/candidates/:id/leaving': { makes: LEAVER, steps: ['POST /api/candidates'] },
  'POST /api/leavings/:id/close': { makes: LEAVER, steps: LEAVES },
  'POST /api/leavings/:id/return': { makes: LEAVER, steps: LEAVES },
};
