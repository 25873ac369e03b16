import { type Ids, inDays, type Requests } from './requests.ts';

/** The requests of the room of equal treatment; see `requestsOf`. */
export function equalTreatmentRequests(id: Ids, mark: string): Requests {
  return {
    'POST /api/hirers/:id/comparators': {
      params: { id: id['hirer'] ?? '' },
      body: {
        id: id['comparator'],
        role: 'care-assistant',
        payPence: 1410,
        fromOn: inDays(-30),
        askedOn: inDays(-40),
        source: `Pay scale ${mark}`,
        saidBy: id['contact'],
      },
    },
    'POST /api/candidates/:id/earlier-weeks': {
      params: { id: id['candidate'] ?? '' },
      body: {
        id: id['earlierWeeks'],
        hirerId: id['hirer'],
        role: 'care-assistant',
        weeks: 3,
        lastOn: inDays(-100),
        saidOn: inDays(-1),
        answersUntil: inDays(80),
      },
    },
    'POST /api/hirers/:id/day-one': {
      params: { id: id['hirer'] ?? '' },
      body: { id: id['dayOne'], personIds: [id['candidate']], toldOn: inDays(-1) },
    },
    'POST /api/candidates/:id/equal-treatment-requests': {
      params: { id: id['candidate'] ?? '' },
      body: {
        id: id['equalRequest'],
        hirerId: id['hirer'],
        role: 'care-assistant',
        askedOn: inDays(-3),
      },
    },
    'POST /api/equal-treatment-requests/:id/answer': {
      params: { id: id['equalRequest'] ?? '' },
      body: { answeredOn: inDays(0) },
    },
  };
}
