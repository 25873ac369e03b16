import { inDays, type Requests } from './requests.ts';

/** What is asked of the rule book: it works out, and keeps nothing. */
export function ruleRequests(mark: string): Requests {
  return {
    'POST /api/rules/:id/answer': {
      params: { id: 'EQ-INSTRUCT' },
      body: { inputs: { text: `Somebody with a fork-lift licence ${mark}` }, asOf: inDays(0) },
    },
  };
}
