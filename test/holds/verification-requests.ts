import pg from 'pg';
import { newId } from '../../src/lib/ids.ts';
import { workerDatabase } from '../worker-database.ts';
import { knowsTheTrade } from './centre-requests.ts';
import {
  BEFORE_EXTERNAL,
  EXTERNAL_MAKE,
  EXTERNAL_STEPS,
  externalRequests,
} from './external-requests.ts';
import { type Ids, inDays, type Requests } from './requests.ts';
import {
  BEFORE_STANDARDISATION,
  STANDARDISATION_MAKE,
  STANDARDISATION_STEPS,
  standardisationRequests,
} from './standardisation-requests.ts';

import { afterVisiting, VISITS_RESTS_ON } from './visits-requests.ts';

/** What the routes of verification and standardisation make. */
export const VERIFICATION_MAKE: Readonly<Record<string, string>> = {
  ...STANDARDISATION_MAKE,
  ...EXTERNAL_MAKE,
  'POST /api/verification/cycles': 'cycle',
  'POST /api/verification/cycles/:id/risks': 'risk',
  'POST /api/verification/cycles/:id/inclusions': 'inclusion',
  'POST /api/verification/cycles/:id/monitorings': 'monitoring',
  'POST /api/verification/monitorings/:id/record': 'monitored',
  'POST /api/verification/cycles/:id/plans': 'samplePlan',
  'POST /api/verification/plans/:id/sendings': 'sending',
  'POST /api/verification/plans/:id/mailing': 'planMail',
  'POST /api/verification/samples/:id/starts': 'sampleStart',
  'POST /api/verification/starts/:id/record': 'sampleRecord sampleAction',
};

const CYCLE = 'POST /api/verification/cycles';
const PLAN = 'POST /api/verification/cycles/:id/plans';
const START = 'POST /api/verification/samples/:id/starts';
const RECORD = 'POST /api/verification/starts/:id/record';
const CLOSE = 'POST /api/verification/actions/:id/closing';
const SIGN = 'POST /api/verification/cycles/:id/signature';
const INCLUDE = 'POST /api/verification/cycles/:id/inclusions';
const LOOK = 'POST /api/verification/cycles/:id/monitorings';
const LOOKED = 'POST /api/verification/monitorings/:id/record';
const MAIL = 'POST /api/verification/plans/:id/mailing';
const ADD = 'POST /api/verification/cycles/:id/learners';
const STAND = 'POST /api/verification/starts/:id/countersignature';
const REPLY = 'POST /api/verification/actions/:id/answer';

/** The order in which a desk is filled with them. */
export const VERIFICATION_STEPS = [
  CYCLE,
  'POST /api/verification/cycles/:id/risks',
  INCLUDE,
  LOOK,
  LOOKED,
  PLAN,
  'POST /api/verification/plans/:id/sendings',
  MAIL,
  ADD,
  START,
  RECORD,
  STAND,
  REPLY,
  CLOSE,
  SIGN,
  ...STANDARDISATION_STEPS,
  ...EXTERNAL_STEPS,
] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_VERIFICATION: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  ...BEFORE_STANDARDISATION,
  ...BEFORE_EXTERNAL,
  'POST /api/verification/cycles/:id/risks': { makes: 'cycle risk', steps: [CYCLE] },
  [INCLUDE]: { makes: 'cycle inclusion', steps: [CYCLE] },
  [LOOK]: { makes: 'cycle monitoring', steps: [CYCLE] },
  [LOOKED]: { makes: 'cycle monitoring monitored', steps: [CYCLE, LOOK] },
  [PLAN]: { makes: 'cycle samplePlan', steps: [CYCLE] },
  [START]: { makes: 'cycle samplePlan sampleStart', steps: [CYCLE, PLAN] },
  [RECORD]: {
    makes: 'cycle samplePlan sampleStart sampleRecord sampleAction',
    steps: [CYCLE, PLAN, START],
  },
  [MAIL]: { makes: 'cycle samplePlan planMail', steps: [CYCLE, PLAN] },
  [ADD]: { makes: 'cycle', steps: [CYCLE] },
  [STAND]: {
    makes: 'cycle samplePlan sampleStart sampleRecord sampleAction',
    steps: [CYCLE, PLAN, START, RECORD],
  },
  [REPLY]: {
    makes: 'cycle samplePlan sampleStart sampleRecord sampleAction',
    steps: [CYCLE, PLAN, START, RECORD],
  },
  [CLOSE]: {
    makes: 'cycle samplePlan sampleStart sampleRecord sampleAction',
    steps: [CYCLE, PLAN, START, RECORD],
  },
  [SIGN]: { makes: 'cycle', steps: [CYCLE] },
  'POST /api/verification/cycles/:id/release': {
    makes: 'cycle samplePlan planMail sampleStart sampleRecord sampleAction',
    steps: [CYCLE, PLAN, MAIL, START, RECORD, STAND, CLOSE, SIGN],
  },
};

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const urls = await workerDatabase();
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** The learner of the decided claim on its framework, a rating of it, and a verifier authorised for it. */
function somethingToVerify(ids: Ids): Promise<Ids> {
  return asOwner(async (owner) => {
    const { rows } = await owner.query(
      `select c.organisation_id, c.learner_id, u.framework_id, u.id as unit_id, f.code
        from claim c join framework_unit u on u.organisation_id = c.organisation_id and u.id = c.unit_id
        join framework f on f.organisation_id = u.organisation_id and f.id = u.framework_id
        where c.id = $1`,
      [ids['decidedClaim']],
    );
    const [{ organisation_id: org, learner_id: learner, framework_id: framework, unit_id, code }] =
      rows;
    const by = ids['ownerMember'];
    await owner.query(
      `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
        values ($1, $2, $3, $4, $5, now(), $6) on conflict do nothing`,
      [org, newId(), learner, framework, inDays(-90), by],
    );
    await owner.query(
      `insert into enrolment_unit (organisation_id, enrolment_id, unit_id, chosen_at)
        select organisation_id, id, $3, now() from enrolment
        where organisation_id = $1 and framework_id = $2 and learner_id = $4 on conflict do nothing`,
      [org, framework, unit_id, learner],
    );
    await owner.query(
      `insert into centre_tariff (organisation_id, id, framework_code, band, from_on, letter, recorded_at, recorded_by)
        values ($1, $2, $3, '02', $4, 'Letter', now(), $5)`,
      [org, newId(), code, inDays(-90), by],
    );
    await owner.query(
      `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
        values ($1, $2, $3, 'internal_verifier', $4, $5, now(), $6) on conflict do nothing`,
      [org, newId(), ids['verifierMember'], { [code]: ['*'] }, inDays(-90), by],
    );
    await owner.query(
      `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title, awarded_on, seen_on, seen_by)
        values ($1, $2, $3, 'verifying', 'accredited', 'Award', $4, $4, $5)`,
      [org, newId(), ids['verifierMember'], inDays(-90), by],
    );
    await owner.query(knowsTheTrade(ids, 'verifierMember', 'ownerMember'));
    // The decided claim presents an item, as the claim in hand does: it is judged blind.
    await owner.query(
      `insert into claim_evidence select e.organisation_id, $2, e.evidence_id, e.rendition, e.rendition_sha256
        from claim_evidence e where e.claim_id = $1 and e.evidence_id = $3 on conflict do nothing`,
      [ids['claim'], ids['decidedClaim'], ids['claimItem']],
    );
    const blind = await owner.query(
      `select e.evidence_id, (select c.id from framework_criterion c
          where c.organisation_id = e.organisation_id and c.unit_id = $2 order by c.code limit 1) as criterion
        from claim_evidence e where e.claim_id = $1 order by e.evidence_id limit 1`,
      [ids['decidedClaim'], unit_id],
    );
    return {
      ...ids,
      verifiedFramework: framework,
      verifiedClaim: ids['decidedClaim'] ?? '',
      blindUnit: unit_id,
      blindEvidence: blind.rows[0]?.evidence_id ?? '',
      blindCriterion: blind.rows[0]?.criterion ?? '',
    };
  });
}

/**
 * What was released is free again, nothing but a sample stands between a base and its release, and the unit to verify
 * is decided: no later attempt of it is open.
 */
export function withoutReleases(ids: Ids): Promise<void> {
  return asOwner(async (owner) => {
    const org = ids['organisation'];
    await owner.query(
      `update claim c set withdrawn_at = now() from claim d
        where d.id = $1 and c.learner_id = d.learner_id and c.unit_id = d.unit_id
          and c.decided_at is null and c.withdrawn_at is null`,
      [ids['decidedClaim']],
    );
    await owner.query(
      `update external_appointment set ended_at = now(), ended_by = made_by
        where organisation_id = $1 and ended_at is null`,
      [org],
    );
    await owner.query('delete from ratified_decision where organisation_id = $1', [org]);
    await owner.query('delete from verification_release where organisation_id = $1', [org]);
    await owner.query('update unit_decision set countersign = false where organisation_id = $1', [
      org,
    ]);
    for (const [kind, code] of [
      ['centre', null],
      ['qualification', 'REL'],
    ]) {
      await owner.query(
        `insert into centre_approval (organisation_id, id, kind, framework_code, reference, fast_track, from_on, recorded_at, recorded_by)
          values ($1, $2, $3, $4, 'Letter', false, $5, now(), $6) on conflict do nothing`,
        [org, newId(), kind, code, inDays(-90), ids['ownerMember']],
      );
    }
  });
}

/** The record was a colleague's, who holds no verifier's certificate: it waits for a countersignature. */
function recordedByAnother(ids: Ids): Promise<Ids> {
  return asOwner(async (owner) => {
    await owner.query(
      `with written as (update verification_record
          set recorded_by = $2, countersign = true, qualification_id = null where start_id = $1)
        update verification_start set verifier_id = $2 where id = $1`,
      [ids['sampleStart'], ids['colleagueMember']],
    );
    return ids;
  });
}

/** A colleague has judged the item that is judged blind, too. */
function judgedByAnother(ids: Ids): Promise<Ids> {
  return asOwner(async (owner) => {
    const own = [ids['blindItem'], ids['qualityMember']];
    await owner.query(
      `insert into standardised_answer (organisation_id, item_id, member_id, criterion_id, says, why, answered_at)
        select s.organisation_id, s.item_id, s.member_id, c.criterion_id, 'not_yet', 'One target', now()
        from standardised_seat s join standardised_criterion c
          on c.organisation_id = s.organisation_id and c.item_id = s.item_id
        where s.item_id = $1 and s.member_id = $2 on conflict do nothing`,
      own,
    );
    await owner.query(
      'update standardised_seat set answered_at = now() where item_id = $1 and member_id = $2',
      own,
    );
    return ids;
  });
}

/** The sample of the cycle whose unit is decided, once it is drawn, with the unit's criteria. */
function sampleIn(ids: Ids): Promise<Ids> {
  return asOwner(async (owner) => {
    const { rows } = await owner.query(
      `select s.id, array(select c.id::text from framework_criterion c
          where c.organisation_id = s.organisation_id and c.unit_id = s.unit_id order by c.code) as criteria
        from verification_sample s
        where s.cycle_id = $1 and s.unit_id = (select unit_id from claim where id = $2)`,
      [ids['cycle'], ids['verifiedClaim']],
    );
    const [sample] = rows;
    if (!sample) return ids;
    return { ...ids, sample: sample.id, sampleCriteria: sample.criteria.join(' ') };
  });
}

/** What these steps rest on that no route makes. */
export const VERIFICATION_RESTS_ON: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  ...VISITS_RESTS_ON,
  [CYCLE]: somethingToVerify,
  [START]: sampleIn,
  [STAND]: recordedByAnother,
  'POST /api/standardisation/items/:id/uncovering': judgedByAnother,
};

/** What is to be known, or done by another, after one of these steps. */
export async function afterVerifying(step: string, ids: Ids): Promise<Ids> {
  if (step.endsWith('/items/:id/answers')) return judgedByAnother(ids);
  if (step === RECORD) return recordedByAnother(ids);
  return step.startsWith('POST /api/verification/') ? sampleIn(ids) : afterVisiting(step, ids);
}

/** The requests of verification; see `requestsOf`. */
export function verificationRequests(id: Ids, mark: string): Requests {
  const cycle = { id: id['cycle'] ?? '' };
  const criteria = (id['sampleCriteria'] ?? '').split(' ').filter(Boolean);
  return {
    ...standardisationRequests(id, mark),
    ...externalRequests(id, mark),
    [CYCLE]: {
      body: {
        id: id['cycle'],
        frameworkId: id['verifiedFramework'] ?? id['framework'],
        name: `Autumn ${mark}`,
        fromOn: inDays(-60),
        toOn: inDays(60),
        learnerIds: [id['learnerMember']].filter(Boolean),
      },
    },
    'POST /api/verification/cycles/:id/risks': {
      params: cycle,
      body: {
        id: id['risk'],
        assessorId: id['assessorMember'],
        percent: 60,
        because: `Two early slips ${mark}`,
      },
    },
    [INCLUDE]: {
      params: cycle,
      body: {
        id: id['inclusion'],
        learnerId: id['learnerMember'],
        unitId: id['blindUnit'] ?? id['unit'],
        because: `A short visit ${mark}`,
      },
    },
    [LOOK]: {
      params: cycle,
      body: {
        id: id['monitoring'],
        stage: 'advice',
        learnerId: id['learnerMember'],
        verifierId: id['verifierMember'],
        dueOn: inDays(20),
      },
    },
    [LOOKED]: {
      params: { id: id['monitoring'] ?? '' },
      body: {
        id: id['monitored'],
        heldOn: inDays(0),
        outcome: 'sound',
        words: `The interview covered it all ${mark}`,
      },
    },
    [PLAN]: { params: cycle, body: { id: id['samplePlan'] } },
    'POST /api/verification/plans/:id/sendings': {
      params: { id: id['samplePlan'] ?? '' },
      body: { id: id['sending'], toName: `Edith ${mark}`, way: 'email', sentOn: inDays(-1) },
    },
    [START]: {
      params: { id: id['sample'] ?? '' },
      body: { id: id['sampleStart'], stage: 'final' },
    },
    [RECORD]: {
      params: { id: id['sampleStart'] ?? '' },
      body: {
        id: id['sampleRecord'],
        outcome: 'action_needed',
        methods: ['record'],
        feedback: `Clear on the whole ${mark}`,
        findings: criteria.map((criterionId, at) => ({
          criterionId,
          says: at === 0 ? 'question' : 'agreed',
          words: `Where is the second target ${at} ${mark}`,
          evidenceIds: [],
        })),
        actions: [
          { id: id['sampleAction'], words: `Ask for the second ${mark}`, dueOn: inDays(10) },
        ],
      },
    },
    [MAIL]: {
      params: { id: id['samplePlan'] ?? '' },
      body: { id: id['planMail'], memberId: id['externalMember'] },
    },
    [ADD]: { params: cycle, body: { learnerIds: [id['learnerMember']].filter(Boolean) } },
    [STAND]: { params: { id: id['sampleStart'] ?? '' } },
    [REPLY]: {
      params: { id: id['sampleAction'] ?? '' },
      body: { answer: `Asked for the second ${mark}` },
    },
    [CLOSE]: {
      params: { id: id['sampleAction'] ?? '' },
      body: { words: `Asked and answered ${mark}` },
    },
    [SIGN]: {
      params: cycle,
      body: { reference: `Report ${mark}`, signedOn: inDays(-1) },
    },
    'POST /api/verification/cycles/:id/release': { params: cycle },
  };
}
