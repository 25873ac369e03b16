import pg from 'pg';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

const ANSWER = 'POST /api/portfolio/equal-access';
const SURVEY = 'POST /api/portfolio/survey';

/** The order in which a desk is filled with it. */
export const EQUAL_ACCESS_STEPS = [ANSWER, SURVEY] as const;

/** As if the learner had not answered this quarter. */
async function notAnswered(ids: Ids): Promise<Ids> {
  const owner = new pg.Client({ connectionString: (await workerDatabase()).ownerUrl });
  await owner.connect();
  try {
    for (const asked of ['equal_access', 'learner_survey']) {
      await owner.query(`delete from ${asked}_answered where organisation_id = $1`, [
        ids['organisation'],
      ]);
    }
    return ids;
  } finally {
    await owner.end();
  }
}

/** What the route needs so that it can be asked as if for the first time. */
export const EQUAL_ACCESS_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  [ANSWER]: notAnswered,
  [SURVEY]: notAnswered,
};

/** The requests of equal access; see `requestsOf`. */
export function equalAccessRequests(id: Ids): Requests {
  return {
    [ANSWER]: {
      body: {
        frameworkId: id['framework'],
        sex: 'female',
        ageBand: 'from_25',
        ethnicGroup: 'white',
        disability: 'no',
        religion: null,
        orientation: 'not_said',
        firstLanguage: 'english',
      },
    },
    [SURVEY]: {
      body: {
        frameworkId: id['framework'],
        answers: [
          { statement: 'induction', answer: 'agree' },
          { statement: 'plan', answer: 'rather' },
          { statement: 'turnaround', answer: 'neither' },
          { statement: 'feedback', answer: 'agree' },
          { statement: 'support', answer: 'rather_not' },
          { statement: 'equal', answer: 'agree' },
          { statement: 'appeal', answer: 'cannot_say' },
          { statement: 'safety', answer: 'agree' },
        ],
      },
    },
  };
}
