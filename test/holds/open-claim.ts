import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { openPool } from '../../src/platform/db/pool.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { aClaim } from '../../src/proof/assessment/fixtures.ts';
import { workerDatabase } from '../worker-database.ts';
import type { Ids } from './requests.ts';

/**
 * A claim of the desk's learner: the next attempt at a unit of marking points. With items it waits for an
 * assessor; without any, the desk's assessor has taken it, so that it can be decided at once.
 * @param ids of a desk: organisation, ownerMember, learnerMember and assessorMember are needed
 */
export async function openClaim(ids: Ids, framework: 'SALES' | 'REL', items: number) {
  const urls = await workerDatabase();
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 1 });
  const db = openPool(urls.appUrl, { most: 2, clock: () => new Date() });
  const member = (memberId: string | undefined): Actor => ({
    organisationId: ids['organisation'] ?? '',
    memberId: memberId ?? newId(),
    name: '',
    roles: [],
    branchId: null,
    isSample: false,
  });
  try {
    // One open claim a unit: one that was refused its decision makes way for the next.
    await owner.query(
      `update claim set withdrawn_at = now() where learner_id = $1 and id <> $2
         and decided_at is null and withdrawn_at is null`,
      [ids['learnerMember'], ids['claim'] ?? newId()],
    );
    const claim = await aClaim(
      { db, owner },
      {
        id: ids['organisation'] ?? '',
        olivia: member(ids['ownerMember']),
        lena: member(ids['learnerMember']),
      },
      { framework, items },
    );
    if (items === 0)
      await owner.query('update claim set assessor_id = $2, taken_at = now() where id = $1', [
        claim.claimId,
        ids['assessorMember'],
      ]);
    return claim;
  } finally {
    await db.close();
    await owner.end();
  }
}
