import pg from 'pg';
import { consentRecorded } from '../../src/desk/people/events.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import { entriesAfter } from '../../src/platform/audit/heard.ts';
import { record } from '../../src/platform/audit/record.ts';
import { type Database, openPool } from '../../src/platform/db/pool.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { askContribution } from '../../src/proof/portfolio/ask-contribution.ts';
import { hear } from '../../src/proof/portfolio/hear.ts';
import { workerDatabase } from '../worker-database.ts';
import { EQUAL_ACCESS_ANEW } from './equal-access-requests.ts';
import { REDACTION_ANEW } from './redaction-requests.ts';
import { REPLACEMENT_ANEW } from './replacement-requests.ts';
import type { Ids } from './requests.ts';

interface House {
  readonly db: Database;
  readonly owner: pg.Pool;
}

async function inHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const urls = await workerDatabase();
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 1 });
  const db = openPool(urls.appUrl, { most: 2, clock: () => new Date() });
  try {
    return await work({ db, owner });
  } finally {
    await db.close();
    await owner.end();
  }
}

const member = (ids: Ids, memberId: string | null): Actor => ({
  organisationId: ids['organisation'] ?? '',
  memberId,
  name: '',
  roles: [],
  branchId: null,
  isSample: false,
});

async function done<T>(
  { db }: House,
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<T> {
  const answer = await act(db, actor, work);
  if (!answer.ok) throw new Error(answer.refusal.because);
  return answer.value;
}

/** A record by a member about a person of its own. @returns where it stands in the log */
async function aRecord(house: House, ids: Ids, by: string): Promise<number> {
  const person = newId();
  await done(house, member(ids, by), async (tx) => {
    record(tx, consentRecorded, {
      subjects: { person },
      facts: { purpose: 'work_finding', givenAt: new Date().toISOString() },
    });
    return ok(null);
  });
  const { rows } = await house.owner.query(
    'select seq from log_subject where organisation_id = $1 and subject_id = $2',
    [ids['organisation'], person],
  );
  return rows[0].seq;
}

/** A record by the owner that the learner has not asked about. */
export function anotherRecord(ids: Ids): Promise<Ids> {
  return inHouse(async (house) => ({
    ...ids,
    askedSeq: String(await aRecord(house, ids, ids['ownerMember'] ?? '')),
  }));
}

/** A question of the learner's that the owner has not answered. */
export function anotherQuestion(ids: Ids): Promise<Ids> {
  return inHouse(async (house) => {
    const contribution = newId();
    const seq = await aRecord(house, ids, ids['ownerMember'] ?? '');
    await done(house, member(ids, ids['learnerMember'] ?? ''), (tx) =>
      askContribution(tx, {
        id: contribution,
        seq,
        askedOf: ids['ownerMember'] ?? '',
        what: 'I asked them for it on the phone.',
      }),
    );
    return { ...ids, contribution };
  });
}

/** A case of the learner's with one record, in no item yet. */
export function anotherCase(ids: Ids): Promise<Ids> {
  return inHouse(async (house) => {
    const seq = await aRecord(house, ids, ids['learnerMember'] ?? '');
    await done(house, member(ids, null), async (tx) => {
      await hear(tx, await entriesAfter(tx, seq - 1, 1));
      return ok(null);
    });
    const { rows } = await house.owner.query(
      'select case_id from suggested_entry where organisation_id = $1 and learner_id = $2 and seq = $3',
      [ids['organisation'], ids['learnerMember'], seq],
    );
    return { ...ids, case: rows[0].case_id, ownSeq: String(seq) };
  });
}

/** No claim of the learner's is open but the desk's own. */
export function withoutOpenClaims(ids: Ids): Promise<Ids> {
  return inHouse(async ({ owner }) => {
    await owner.query(
      `update claim set withdrawn_at = now() where learner_id = $1 and id <> $2
         and decided_at is null and withdrawn_at is null`,
      [ids['learnerMember'], ids['claim']],
    );
    // The requests declare the house's own words.
    await owner.query('delete from declaration_text where organisation_id = $1', [
      ids['organisation'],
    ]);
    return ids;
  });
}

/** No two criteria are linked, so that they can be linked as if for the first time. */
export function withoutLinks(ids: Ids): Promise<Ids> {
  return inHouse(async ({ owner }) => {
    await owner.query(
      `update criterion_link set taken_back_at = now(), taken_back_by = $2
        where organisation_id = $1 and taken_back_at is null`,
      [ids['organisation'], ids['ownerMember']],
    );
    return ids;
  });
}

/** The unit of the framework the learner is enrolled on, and its first criterion. */
export function unitOfFramework(ids: Ids): Promise<Ids> {
  return inHouse(async ({ owner }) => {
    const { rows } = await owner.query(
      `select unit_id, id from framework_criterion
        where organisation_id = $1 and framework_id = $2 order by position limit 1`,
      [ids['organisation'], ids['framework']],
    );
    return { ...ids, unit: rows[0].unit_id, unitCriterion: rows[0].id };
  });
}

/** What a route of portfolios and links needs so that it can be asked as if for the first time. */
export const PORTFOLIO_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  ...EQUAL_ACCESS_ANEW,
  'POST /api/portfolio/contributions': anotherRecord,
  'POST /api/contributions/:id/answer': anotherQuestion,
  'POST /api/portfolio/evidence': anotherCase,
  'POST /api/portfolio/cases/:id/setting-aside': anotherCase,
  'POST /api/criterion-links': withoutLinks,
  ...REPLACEMENT_ANEW,
  ...REDACTION_ANEW,
  'POST /api/portfolio/claims': withoutOpenClaims,
};
