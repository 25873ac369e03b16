import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openRoutesWorld } from '../../../test/routes-world.ts';
import { workerDatabase } from '../../../test/worker-database.ts';
import { type AClaim, aClaim, aDecision, aDiscussion, aJudgement } from './fixtures.ts';

const world = await openRoutesWorld();
const { ownerUrl } = await workerDatabase();
let desk: Desk;
let claim: AClaim;

beforeAll(async () => {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  desk = await world.desk();
  const { owner: olivia, learner: lena } = desk.staff;
  const org = { id: desk.organisationId, olivia: olivia.actor, lena: lena.actor };
  claim = await aClaim({ db: world.house.db, owner }, org);
  await owner.end();
});

const post = (path: string, payload: object = {}, role: keyof Desk['staff'] = 'assessor') =>
  desk.staff[role].ask({
    method: 'POST',
    url: `/api/assessment/claims/${claim.claimId}/${path}`,
    payload,
  });
const get = (url: string, role: keyof Desk['staff'] = 'assessor') =>
  desk.staff[role].ask({ method: 'GET', url });
const id = (at: number) => claim.criteria[at]?.criterionId ?? '';

describe('from queue to paper, as a browser asks for it', () => {
  it('goes through every route', async () => {
    expect((await get('/api/assessment/queue')).body).toMatchObject({
      total: 1,
      rows: [{ claimId: claim.claimId, state: 'waiting' }],
    });
    expect((await post('taking')).status).toBe(200);
    const [item] = claim.items;
    expect((await post('considerations', { evidenceId: item?.evidenceId })).status).toBe(200);
    const opened = await get(
      `/api/assessment/claims/${claim.claimId}/evidence/${item?.evidenceId}`,
    );
    expect(opened.body).toMatchObject({
      rendition: { entries: [{ subjects: [{ pseudonym: 'Worker K7Q-4MX' }] }] },
      records: [{ seq: item?.seq }],
    });
    expect((await post('judgements', aDiscussion(id(0)))).status).toBe(200);
    for (const at of [1, 2, 3])
      expect((await post('judgements', aJudgement(id(at)))).status).toBe(200);
    expect((await get(`/api/assessment/claims/${claim.claimId}`)).body).toMatchObject({
      state: 'in_hand',
      progress: { met: 4, considered: 3 },
      missing: { achieved: [] },
    });
    const paper = `/api/assessment/claims/${claim.claimId}/paper`;
    expect((await get(paper)).status).toBe(404);
    expect((await post('decision', aDecision())).status).toBe(200);
    const printed = await get(paper);
    expect(printed.status).toBe(200);
    expect(printed.headers['content-type']).toBe('application/pdf');
    expect((await get('/api/portfolio/outcomes', 'learner')).body).toMatchObject({
      total: 1,
      rows: [{ decision: { outcome: 'achieved' }, criteria: [{ state: 'met' }, {}, {}, {}] }],
    });
    const own = await get(`/api/portfolio/outcomes/${claim.claimId}/paper`, 'learner');
    expect(own.status).toBe(200);
  });

  it('says which field is wrong, and answers a conflict as one', async () => {
    const refused = await post('judgements', aJudgement(id(1)));
    expect(refused).toMatchObject({ status: 409, body: { refusal: { code: 'already-decided' } } });
    const broken = await post('decision', { ...aDecision(), feedback: 'Good.' });
    expect(broken).toMatchObject({
      status: 400,
      body: { refusal: { details: { fields: { feedback: expect.stringContaining('10') } } } },
    });
  });

  it('opens to assessors alone, and outcomes to the learner alone', async () => {
    for (const role of ['owner', 'branch_manager', 'consultant', 'learner'] as const) {
      expect((await get('/api/assessment/queue', role)).status).toBe(403);
      expect((await get(`/api/assessment/claims/${claim.claimId}`, role)).status).toBe(403);
      expect((await post('taking', {}, role)).status).toBe(403);
    }
    expect((await get('/api/portfolio/outcomes')).status).toBe(403);
    expect((await get('/api/clients')).status).toBe(403);
  });

  it('keeps one organisation’s claims from the other’s assessor', async () => {
    const other = await world.desk();
    const asked = await other.staff.assessor.ask({
      method: 'GET',
      url: `/api/assessment/claims/${claim.claimId}`,
    });
    expect(asked.status).toBe(404);
  });
});
