import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

export const PUBLISH = 'POST /api/replacements/:from/:to';
const MOVE = 'POST /api/replacement-maps/:from/:to/moves';

async function asOwner(work: (owner: pg.Client) => Promise<Ids>): Promise<Ids> {
  const owner = new pg.Client({ connectionString: (await workerDatabase()).ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** How many versions of the map are published, so that the next one follows them. */
const afterLast = (ids: Ids) =>
  asOwner(async (owner) => {
    const { rows } = await owner.query(
      'select count(*)::int as versions from replacement_map where organisation_id = $1 and from_framework_id = $2',
      [ids['organisation'], ids['frameworkImport']],
    );
    return { ...ids, replacementMap: newId(), mapVersion: String(rows[0].versions) };
  });

/** The learner on the framework that is replaced, as if nobody had gone over. */
const notMoved = async (given: Ids) => {
  const ids = await afterLast(given);
  return asOwner(async (owner) => {
    const of = [ids['organisation'], ids['learnerMember'], ids['frameworkImport']];
    const moved = newId();
    await owner.query(
      `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
        values ($1, $4, $2, $3, '2026-01-05', now(), $5) on conflict do nothing`,
      [...of, moved, ids['ownerMember']],
    );
    await owner.query(
      `delete from learner_move where organisation_id = $1 and from_enrolment_id in
        (select id from enrolment where organisation_id = $1 and learner_id = $2 and framework_id = $3)`,
      of,
    );
    const { rows } = await owner.query(
      'select id from enrolment where organisation_id = $1 and learner_id = $2 and framework_id = $3',
      of,
    );
    return { ...ids, learnerMove: newId(), movedEnrolment: rows[0].id };
  });
};

/** What a route of replacement needs so that it can be asked as if for the first time. */
export const REPLACEMENT_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  [PUBLISH]: afterLast,
  [MOVE]: notMoved,
};

/** Replacement of a framework: its map, and a learner who goes over. */
export function replacementRequests(id: Ids, mark: string): Requests {
  const params = { from: id['frameworkImport'] ?? '', to: id['framework'] ?? '' };
  const version = Number(id['mapVersion'] ?? 0);
  return {
    [PUBLISH]: {
      params,
      body: {
        id: id['replacementMap'],
        after: version,
        because: `Mapping of the awarding body ${mark}`,
        rows: [],
      },
    },
    [MOVE]: {
      params,
      body: {
        version: version || 1,
        because: `The old one closed ${mark}`,
        moves: [
          {
            id: id['learnerMove'],
            enrolmentId: id['movedEnrolment'],
            newEnrolmentId: newId(),
          },
        ],
      },
    },
  };
}
