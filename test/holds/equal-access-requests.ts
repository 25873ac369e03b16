import pg from 'pg';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

const ANSWER = 'POST /api/portfolio/equal-access';

/** The order in which a desk is filled with it. */
export const EQUAL_ACCESS_STEPS = [ANSWER] as const;

/** As if the learner had not answered this quarter. */
async function notAnswered(ids: Ids): Promise<Ids> {
  const owner = new pg.Client({ connectionString: (await workerDatabase()).ownerUrl });
  await owner.connect();
  try {
    await owner.query('delete from equal_access_answered where organisation_id = $1', [
      ids['organisation'],
    ]);
    return ids;
  } finally {
    await owner.end();
  }
}

/** What the route needs so that it can be asked as if for the first time. */
export const EQUAL_ACCESS_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  [ANSWER]: notAnswered,
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
  };
}
