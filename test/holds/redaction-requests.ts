import { openPool } from '../../src/platform/db/pool.ts';
import { read } from '../../src/platform/db/read.ts';
import { textsOf } from '../../src/proof/redaction/index.ts';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

const OWN = 'POST /api/portfolio/evidence/:id/passages';
const LEARNERS = 'POST /api/learners/:learnerId/evidence/:id/passages';

/** What the routes of redaction make. */
export const REDACTION_MAKE: Readonly<Record<string, string>> = {
  [OWN]: 'ownPassages',
  [LEARNERS]: 'learnersPassages',
};

/** The order in which a desk is filled with them. */
export const REDACTION_STEPS = [OWN, LEARNERS] as const;

/**
 * The title of an item that no other route changes, so that nothing asks to be looked at again, as it is read now; and
 * how often each side has said what it hides of it.
 */
async function titleAsRead(ids: Ids): Promise<Ids> {
  const urls = await workerDatabase();
  const db = openPool(urls.appUrl, { most: 2, clock: () => new Date() });
  const learner = ids['learnerMember'] ?? '';
  const numberFor = async (memberId: string) => {
    const organisationId = ids['organisation'] ?? '';
    const actor = {
      organisationId,
      memberId,
      name: '',
      roles: [],
      branchId: null,
      isSample: false,
    };
    const shown = await read(db, actor, (tx) => textsOf(tx, learner, ids['claimItem'] ?? ''));
    if (!shown.ok) throw new Error(shown.refusal.because);
    const title = shown.value.texts.find(({ place }) => place === 'title');
    return { number: String(title?.number ?? 0), textSha256: title?.textSha256 ?? '' };
  };
  try {
    const own = await numberFor(learner);
    const employers = await numberFor(ids['ownerMember'] ?? '');
    return {
      ...ids,
      titleSha256: own.textSha256,
      ownNumber: own.number,
      employersNumber: employers.number,
    };
  } finally {
    await db.close();
  }
}

/** What stands before one of these routes that no request says: the title as it is read. */
export const REDACTION_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  [OWN]: titleAsRead,
  [LEARNERS]: titleAsRead,
};

/** The requests of redaction; see `requestsOf`. */
export function redactionRequests(id: Ids): Requests {
  const text = (number: string | undefined) => ({
    place: 'title',
    textSha256: id['titleSha256'] ?? '0'.repeat(64),
    number: Number(number ?? 0),
    passages: [{ from: 0, to: 1 }],
  });
  const evidence = id['claimItem'] ?? '';
  return {
    [OWN]: {
      params: { id: evidence },
      body: { id: id['ownPassages'], texts: [text(id['ownNumber'])] },
    },
    [LEARNERS]: {
      params: { learnerId: id['learnerMember'] ?? '', id: evidence },
      body: { id: id['learnersPassages'], texts: [text(id['employersNumber'])] },
    },
  };
}
