import { type Ids, inDays, type Requests } from './requests.ts';

/** The requests of assessment; see `requestsOf`. */
export function assessmentRequests(id: Ids, mark: string): Requests {
  const params = { id: id['claim'] ?? '' };
  return {
    'POST /api/assessment/claims/:id/taking': { params },
    'POST /api/assessment/claims/:id/considerations': {
      params,
      body: { evidenceId: id['claimItem'] },
    },
    'POST /api/assessment/claims/:id/judgements': {
      params,
      body: {
        id: id['judgement'],
        criterionId: id['criterion'],
        outcome: 'not_yet',
        method: 'observation',
        evidenceIds: [id['claimItem']],
        note: `Saw a review ${mark}`,
        action: `Show another ${mark}`,
        answers: [{ question: `Why so ${mark}`, answer: `The market ${mark}` }],
        observedOn: inDays(-1),
        observedWhere: `Leeds ${mark}`,
      },
    },
    'POST /api/assessment/claims/:id/decision': {
      params: { id: id['decidedClaim'] ?? '' },
      body: {
        id: id['decision'],
        outcome: 'not_yet',
        feedback: `On the way, with two to go ${mark}`,
        unjudgedAction: `Bring a record for each ${mark}`,
      },
    },
  };
}
