import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes of holiday make. */
export const HOLIDAY_MAKE: Readonly<Record<string, string>> = {
  'POST /api/candidates/:id/holiday-terms': 'holidayTerms',
  'POST /api/candidates/:id/holiday-carried': 'carried',
  'POST /api/candidates/:id/holidays': 'holiday',
  'POST /api/holiday-limits': 'holidayLimit',
};

const TERMS = 'POST /api/candidates/:id/holiday-terms';
const CARRIED = 'POST /api/candidates/:id/holiday-carried';
const ASK = 'POST /api/candidates/:id/holidays';
const APPROVE = 'POST /api/holidays/:id/approval';

/** In which order a desk is filled with them. */
export const HOLIDAY_STEPS = [TERMS, CARRIED, ASK, APPROVE, 'POST /api/holiday-limits'] as const;

/** The requests of holiday, years ahead, so that it is in the way of no shift; see `requestsOf`. */
export function holidayRequests(id: Ids, mark: string): Requests {
  const worker = { id: id['candidate'] ?? '' };
  const holiday = { id: id['holiday'] ?? '' };
  const because = `Because ${mark}`;
  return {
    [TERMS]: {
      params: worker,
      body: {
        id: id['holidayTerms'],
        fromOn: inDays(-40),
        workerClass: 'fixed_hours',
        startedOn: inDays(-400),
        yearOn: inDays(-40),
        daysPerWeek: 5,
        minutesPerWeek: 2250,
        payPeriod: 'week',
        rolledUp: false,
        notice: { askTimes: 0, askMore: 28, refuseTimes: 0, refuseMore: 14 },
      },
    },
    [CARRIED]: {
      params: worker,
      body: {
        id: id['carried'],
        intoOn: inDays(0),
        amount: 1.5,
        ground: 'brought_along',
        because,
      },
    },
    [ASK]: {
      params: worker,
      body: {
        id: id['holiday'],
        fromOn: inDays(900),
        toOn: inDays(906),
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        minutesADay: 450,
        askedOn: inDays(0),
        how: 'phone',
        note: `Family ${mark}`,
      },
    },
    [APPROVE]: { params: holiday, body: { release: [] } },
    'POST /api/holidays/:id/refusal': { params: holiday, body: { because } },
    'POST /api/holidays/:id/withdrawal': {
      params: holiday,
      body: { saidOn: inDays(0), how: 'text' },
    },
    'POST /api/holidays/:id/cancellation': {
      params: holiday,
      body: { backOn: inDays(904), agreedOn: inDays(0), how: 'phone', because },
    },
    'POST /api/holiday-limits': {
      body: {
        id: id['holidayLimit'],
        role: 'care-assistant',
        fromOn: inDays(300),
        toOn: inDays(310),
        most: 3,
        because,
      },
    },
    'POST /api/holiday-limits/:id/end': { params: { id: id['holidayLimit'] ?? '' } },
  };
}

const WHO = ['POST /api/candidates', TERMS];
const ANOTHER = { makes: 'candidate holidayTerms holiday', steps: [...WHO, ASK] };

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_HOLIDAY: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  [TERMS]: { makes: 'candidate holidayTerms', steps: ['POST /api/candidates'] },
  [CARRIED]: { makes: 'candidate holidayTerms carried', steps: WHO },
  [ASK]: { makes: 'candidate holidayTerms holiday', steps: WHO },
  [APPROVE]: ANOTHER,
  'POST /api/holidays/:id/refusal': ANOTHER,
  'POST /api/holidays/:id/withdrawal': ANOTHER,
  'POST /api/holidays/:id/cancellation': { ...ANOTHER, steps: [...ANOTHER.steps, APPROVE] },
  'POST /api/holiday-limits/:id/end': {
    makes: 'holidayLimit',
    steps: ['POST /api/holiday-limits'],
  },
};
