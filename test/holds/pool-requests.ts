import { addDays, mondayOf } from '../../src/lib/days.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** The requests of the pool, of patterns, of what a worker wants; see `requestsOf`. */
export function poolRequests(id: Ids, mark: string): Requests {
  const params = { id: id['candidate'] ?? '' };
  const weekOn = addDays(mondayOf(inDays(0)), 7);
  return {
    'POST /api/candidates/:id/availability-spans': {
      params,
      body: {
        spans: [
          {
            id: id['spanWord'],
            state: 'available',
            startsAt: `${inDays(1)}T00:00:00Z`,
            endsAt: `${inDays(2)}T00:00:00Z`,
          },
        ],
        reason: `Said so ${mark}`,
        how: 'phone',
      },
    },
    'POST /api/candidates/:id/availability-patterns': {
      params,
      body: {
        id: id['pattern'],
        state: 'available',
        weekdays: [1, 2, 3],
        everyWeeks: 1,
        fromOn: inDays(30),
        untilOn: null,
        fromClock: '06:00',
        toClock: '18:00',
        reason: `Term time ${mark}`,
        how: 'phone',
      },
    },
    'POST /api/candidates/:id/availability-patterns/:patternId/end': {
      params: { ...params, patternId: id['pattern'] ?? '' },
    },
    'PUT /api/candidates/:id/preferences': {
      params,
      body: {
        wantedWeeklyMinutes: 1800,
        leastWeeklyMinutes: 600,
        mostWeeklyMinutes: 2400,
        travelMiles: 100,
        minimumPayPence: 1000,
        worksNights: true,
        noticeMinutes: 0,
        wantedDays: [1, 2, 3, 4, 5, 6, 7],
      },
    },
    'POST /api/candidates/:id/place-wishes': {
      params,
      body: {
        id: id['wish'],
        place: 'site',
        placeId: id['site'],
        likes: true,
        reason: `Kind people ${mark}`,
      },
    },
    'POST /api/candidates/:id/place-wishes/:wishId/end': {
      params: { ...params, wishId: id['wish'] ?? '' },
    },
    'POST /api/candidates/:id/do-not-send/:doNotSendId/reviews': {
      params: { id: id['other'] ?? '', doNotSendId: id['doNotSend'] ?? '' },
      body: { id: id['review'], reason: `Asked again ${mark}`, reviewOn: inDays(100) },
    },
    'POST /api/pool/asks': {
      body: {
        id: id['ask'],
        weekOn,
        byPart: false,
        channel: 'mail',
        note: `Mornings ${mark}`,
        asksHours: true,
        personIds: [id['candidate']],
      },
    },
    'POST /api/pool/asks/:id/reminders': { params: { id: id['ask'] ?? '' } },
    'POST /api/pool/asks/:id/close': { params: { id: id['ask'] ?? '' } },
    'POST /api/l/availability': { body: { token: id['askToken'] ?? id['ask'] } },
    'POST /api/l/availability/answer': {
      body: {
        token: id['askToken'] ?? id['ask'],
        id: id['askAnswer'],
        choices: [{ date: weekOn, part: 'whole', answer: 'yes' }],
        words: `Not before nine ${mark}`,
        weeklyMinutes: 0,
      },
    },
  };
}
