import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { act } from '../../src/platform/audit/act.ts';
import { openPool } from '../../src/platform/db/pool.ts';
import { drawList } from '../../src/proof/retention/index.ts';
import { workerDatabase } from '../worker-database.ts';
import type { Ids, Requests } from './requests.ts';

const DRAW = 'POST /api/destruction/lists';
const APPROVE = 'POST /api/destruction/lists/:id/approval';
const WITHDRAW = 'POST /api/destruction/lists/:id/withdrawal';
const CARRY = 'POST /api/destruction/lists/:id/carrying-out';

export const RETENTION_MAKE: Readonly<Record<string, string>> = { [DRAW]: 'destructionList' };

/** The order in which a desk is filled with them. */
export const RETENTION_STEPS = [DRAW, APPROVE, WITHDRAW, CARRY] as const;

/** Somebody who finished long ago: only years make such a learner. */
async function longAgo(owner: pg.Client, ids: Ids): Promise<void> {
  const learner = newId();
  const put = (text: string, values: readonly unknown[] = []) =>
    owner.query(text, [ids['organisation'], learner, ...values]);
  await put(
    `insert into member (organisation_id, id, auth_user_id, name, email, joined_at)
      values ($1, $2::uuid, $2::uuid::text, 'Long Ago', 'long.ago@example.org', '2018-01-08')`,
  );
  await put(
    `insert into learner (organisation_id, member_id, registered_at, registered_by)
      values ($1, $2, '2018-01-08', $3)`,
    [ids['ownerMember']],
  );
  const enrolment = newId();
  await put(
    `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
      select $1, $3, $2, id, '2018-01-08', '2018-01-08', $4 from framework where organisation_id = $1 limit 1`,
    [enrolment, ids['ownerMember']],
  );
  await put(
    `insert into learner_state (organisation_id, id, enrolment_id, learner_id, state, from_on, words, recorded_at,
      recorded_by) values ($1, $3, $4, $2, 'withdrawn', '2019-01-08', 'Left', '2019-01-08', $5)`,
    [newId(), enrolment, ids['ownerMember']],
  );
}

/** A learner whose time is over and, for what is done with a list, the list; one to carry out is approved. */
async function anotherList(ids: Ids, route: string): Promise<Ids> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  const db = openPool(urls.appUrl, { most: 2, clock: () => new Date() });
  await owner.connect();
  try {
    await longAgo(owner, ids);
    if (route === DRAW) return ids;
    const actor = {
      organisationId: ids['organisation'] ?? '',
      memberId: ids['ownerMember'] ?? '',
      name: '',
      roles: [],
      branchId: null,
      isSample: false,
    };
    const drawn = await act(db, actor, (tx) => drawList(tx, { id: newId() }));
    if (!drawn.ok) throw new Error(drawn.refusal.because);
    const { listId, sha256 } = drawn.value;
    if (route === CARRY) {
      await owner.query(
        `insert into destruction_approval (organisation_id, list_id, as_role, member_id, list_sha256, approved_at)
          select organisation_id, id, as_role, member_id::uuid, list_sha256, now() from destruction_list,
          (values ('owner', $3), ('quality_manager', $4)) as two(as_role, member_id)
          where organisation_id = $1 and id = $2`,
        [ids['organisation'], listId, ids['ownerMember'], ids['qualityMember']],
      );
      await owner.query(
        `update destruction_list set offered_at = now() - interval '40 days'
          where organisation_id = $1 and id = $2`,
        [ids['organisation'], listId],
      );
    }
    return { ...ids, destructionList: listId, destructionSha: sha256 };
  } finally {
    await db.close();
    await owner.end();
  }
}

/** What these routes need so that they can be asked as if for the first time. */
export const RETENTION_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> =
  Object.fromEntries(
    RETENTION_STEPS.map((route) => [route, (ids: Ids) => anotherList(ids, route)]),
  );

/** The requests of retention; see `requestsOf`. */
export function retentionRequests(id: Ids): Requests {
  const params = { id: id['destructionList'] ?? '' };
  const sha256 = id['destructionSha'] ?? 'f'.repeat(64);
  return {
    [DRAW]: { body: { id: id['destructionList'] } },
    [APPROVE]: { params, body: { as: 'owner', sha256 } },
    [WITHDRAW]: { params },
    [CARRY]: { params, body: { sha256 } },
  };
}
