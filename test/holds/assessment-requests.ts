import { newId } from '../../src/lib/ids.ts';
import { knowsTheTrade, say } from './centre-requests.ts';
import { openClaim } from './open-claim.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** What the routes between assessors and learners make. */
export const ASSESSMENT_MAKE: Readonly<Record<string, string>> = {
  'POST /api/assessment/claims/:id/handovers': 'claimHandover',
  'POST /api/assessment/claims/:id/dialogues': 'dialogue',
  'POST /api/assessment/promises': 'decisionPromise',
  'POST /api/declarations': 'declarationText',
  'POST /api/assessment/learners/:id/plans': 'assessmentPlan',
  'POST /api/portfolio/actions/:id/answers': 'actionAnswer',
  'POST /api/assessment/learners/:id/reports': 'learnerReports',
  'POST /api/assessment/learners/:id/balance': 'balanceJudgement',
  'POST /api/assessment/claims/:id/sources': 'sourceSeen',
  'POST /api/assessment/claims/:id/authorship': 'authorshipFinding',
  'POST /api/hand-outs': 'handOut',
};

/** The order in which a desk is filled with them: the last leaves none of the learner's claims open. */
export const ASSESSMENT_STEPS = [
  'POST /api/assessment/promises',
  'POST /api/assessment/claims/:id/handovers',
  'POST /api/assessment/claims/:id/dialogues',
  'POST /api/assessment/claims/:id/countersignature',
] as const;

/** Those that come once the learner is enrolled and has claimed: the last leaves none of these claims open. */
export const ASSESSMENT_LATER_STEPS = [
  'POST /api/assessment/learners/:id/plans',
  'POST /api/portfolio/assessment-plans/:id/agreement',
  'POST /api/assessment/learners/:id/reports',
  'POST /api/assessment/learners/:id/balance',
  'POST /api/assessment/claims/:id/sources',
  'POST /api/assessment/claims/:id/authorship',
  'POST /api/hand-outs',
  'POST /api/assessment/claims/:id/dialogues/setting-aside',
  'POST /api/portfolio/actions/:id/answers',
  'POST /api/declarations',
] as const;

/** The requests of assessment; see `requestsOf`. */
export function assessmentRequests(id: Ids, mark: string): Requests {
  const params = { id: id['claim'] ?? '' };
  return {
    'POST /api/assessment/claims/:id/taking': { params },
    'POST /api/assessment/claims/:id/considerations': {
      params,
      body: { evidenceId: id['claimItem'] },
    },
    'POST /api/assessment/claims/:id/judgements': {
      params,
      body: {
        id: id['judgement'],
        criterionId: id['criterion'],
        outcome: 'not_yet',
        method: 'observation',
        evidenceIds: [id['claimItem']],
        note: `Saw a review ${mark}`,
        action: `Show another ${mark}`,
        actionDueOn: inDays(14),
        answers: [{ question: `Why so ${mark}`, answer: `The market ${mark}` }],
        observedOn: inDays(-1),
        observedWhere: `Leeds ${mark}`,
      },
    },
    'POST /api/assessment/claims/:id/decision': {
      params: { id: id['decidedClaim'] ?? '' },
      body: {
        id: id['decision'],
        outcome: 'not_yet',
        feedback: `On the way, with two to go ${mark}`,
        unjudgedAction: `Bring a record for each ${mark}`,
      },
    },
    'POST /api/assessment/claims/:id/countersignature': {
      params: { id: id['countersignedClaim'] ?? '' },
      body: { note: `Read with the items ${mark}` },
    },
    'POST /api/assessment/claims/:id/handovers': {
      params: { id: id['handedClaim'] ?? '' },
      body: {
        id: id['claimHandover'],
        toId: id['ownerMember'],
        note: `Two criteria are still to be judged ${mark}`,
      },
    },
    'POST /api/assessment/handovers/:id/reading': { params: { id: id['claimHandover'] ?? '' } },
    'DELETE /api/assessment/handovers/:id': { params: { id: id['claimHandover'] ?? '' } },
    'POST /api/assessment/claims/:id/dialogues': {
      params: { id: id['handedClaim'] ?? '' },
      body: { id: id['dialogue'], heldOn: inDays(0) },
    },
    'POST /api/portfolio/dialogues/:id/signature': { params: { id: id['dialogue'] ?? '' } },
    'POST /api/assessment/learners/:id/reports': {
      params: { id: id['learnerMember'] ?? '' },
      body: {
        id: id['learnerReports'],
        reportsTo: true,
        hasReports: false,
        because: `Asked the branch manager ${mark}`,
      },
    },
    'POST /api/assessment/learners/:id/balance': {
      params: { id: id['learnerMember'] ?? '' },
      body: {
        id: id['balanceJudgement'],
        frameworkId: id['framework'],
        balanced: true,
        note: `Observed twice, records for the rest ${mark}`,
      },
    },
    'POST /api/assessment/claims/:id/sources': {
      params: { id: id['sourceClaim'] ?? '' },
      body: { id: id['sourceSeen'], evidenceId: id['sourceItem'], source: 'line_manager' },
    },
    'POST /api/assessment/claims/:id/authorship': {
      params: { id: id['sourceClaim'] ?? '' },
      body: {
        id: id['authorshipFinding'],
        evidenceId: id['sourceItem'],
        finding: 'of_another',
        because: `A colleague speaks in it ${mark}`,
      },
    },
    'POST /api/hand-outs': {
      body: { id: id['handOut'], title: `Model answers ${mark}` },
      file: { name: 'answers.pdf', text: `%PDF-1.7 answers ${mark}`, type: 'application/pdf' },
    },
    'POST /api/assessment/claims/:id/dialogues/setting-aside': {
      params: { id: id['handedClaim'] ?? '' },
      body: { heldOn: inDays(0), reason: `The recording was lost ${mark}` },
    },
    'POST /api/portfolio/actions/:id/answers': {
      params: { id: id['answeredClaim'] ?? '' },
      body: { id: id['actionAnswer'], words: `I kept the confirmation ${mark}`, evidenceId: null },
    },
    'POST /api/assessment/learners/:id/plans': {
      params: { id: id['learnerMember'] ?? '' },
      body: {
        id: id['assessmentPlan'],
        unitId: id['unit'],
        meetingId: null,
        lines: [
          {
            what: `The diary in use ${mark}`,
            method: 'observation',
            on: inDays(7),
            place: `Leeds ${mark}`,
          },
        ],
      },
    },
    'POST /api/portfolio/assessment-plans/:id/agreement': {
      params: { id: id['assessmentPlan'] ?? '' },
    },
    'POST /api/declarations': {
      body: {
        id: id['declarationText'],
        words: `All that I put forward is my own work, done in my job ${mark}`,
      },
    },
    'POST /api/assessment/promises': {
      body: { id: id['decisionPromise'], days: 10, fromOn: inDays(0) },
    },
  };
}

/** Both may assess whatever is in use here; without any post the centre is not set up, and both may anyway. */
const bothAssess = (ids: Ids) => [
  `insert into member_role (organisation_id, member_id, role, given_at)
   values ('${ids['organisation']}', '${ids['ownerMember']}', 'assessor', now()) on conflict do nothing`,
  ...(['ownerMember', 'assessorMember'] as const).map(
    (name) => `insert into centre_staff
       (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
     select '${ids['organisation']}', '${newId()}', '${ids[name]}', 'assessor',
       jsonb_object_agg(code, '["*"]'::jsonb), current_date - 400, now(), '${ids['learnerMember']}'
     from framework where organisation_id = '${ids['organisation']}'
       and exists (select 1 from centre_staff where organisation_id = '${ids['organisation']}')
     having count(*) > 0 on conflict do nothing`,
  ),
  knowsTheTrade(ids, 'ownerMember', 'assessorMember'),
  knowsTheTrade(ids, 'assessorMember', 'ownerMember'),
];

/** A claim in the owner's hand. */
async function withTheOwner(ids: Ids): Promise<string> {
  const { claimId } = await openClaim(ids, 'REL', 1);
  await say(
    ...bothAssess(ids),
    `update claim set assessor_id = '${ids['ownerMember']}', taken_at = now() where id = '${claimId}'`,
  );
  return claimId;
}

/** A decision of the owner's that waits for a countersignature, and the certificate of the assessor who may give it. */
async function toCountersign(ids: Ids): Promise<Ids> {
  const claimId = await withTheOwner(ids);
  await say(
    `insert into unit_decision (organisation_id, id, claim_id, outcome, feedback, party, decided_at,
       decided_by, paper, paper_sha256, countersign)
     values ('${ids['organisation']}', '${newId()}', '${claimId}', 'not_yet', 'On the way.', false, now(),
       '${ids['ownerMember']}', '{}', sha256('{}'), true)`,
    `update claim set decided_at = now(), achieved = false where id = '${claimId}'`,
    `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title,
       awarded_on, seen_on, seen_by)
     values ('${ids['organisation']}', '${newId()}', '${ids['assessorMember']}', 'assessing', 'accredited',
       'Award', current_date - 99, current_date, '${ids['ownerMember']}')`,
  );
  return { ...ids, countersignedClaim: claimId };
}

/** A claim of the owner's that the assessor is to take over. */
async function toTakeOver(ids: Ids): Promise<Ids> {
  const [claimId, claimHandover] = [await withTheOwner(ids), newId()];
  await say(
    `insert into claim_handover
       (organisation_id, id, claim_id, learner_id, from_id, to_id, note, offered_at, offered_by)
     values ('${ids['organisation']}', '${claimHandover}', '${claimId}', '${ids['learnerMember']}',
       '${ids['ownerMember']}', '${ids['assessorMember']}', 'All is still to be judged.', now(),
       '${ids['ownerMember']}')`,
  );
  return { ...ids, claimHandover };
}

/** A claim of the assessor's in which something was asked and answered today. */
async function asked(ids: Ids): Promise<Ids & { readonly judged: string }> {
  const { claimId, criteria } = await openClaim(ids, 'REL', 0);
  const judged = newId();
  await say(
    `insert into judgement
       (organisation_id, id, claim_id, criterion_id, assessor_id, outcome, method, judged_at)
     values ('${ids['organisation']}', '${judged}', '${claimId}', '${criteria[0]?.criterionId}',
       '${ids['assessorMember']}', 'met', 'discussion', now())`,
    `insert into judged_answer (organisation_id, judgement_id, position, question, answer)
     values ('${ids['organisation']}', '${judged}', 1, 'Who agreed it?', 'The client did.')`,
  );
  return { ...ids, handedClaim: claimId, judged };
}

/** A claim that the assessor decided “not yet”, with an action for what nobody judged. */
async function decidedNotYet(ids: Ids): Promise<Ids> {
  const { claimId } = await openClaim(ids, 'REL', 0);
  await say(
    `insert into unit_decision (organisation_id, id, claim_id, outcome, feedback, unjudged_action, party,
       decided_at, decided_by, paper, paper_sha256)
     values ('${ids['organisation']}', '${newId()}', '${claimId}', 'not_yet', 'On the way.', 'Bring a record.',
       false, now(), '${ids['assessorMember']}', '{}', sha256('{}'))`,
    `update claim set decided_at = now(), achieved = false where id = '${claimId}'`,
  );
  return { ...ids, answeredClaim: claimId };
}

/** A claim of the assessor's with an item that nobody marked. */
async function withAnItem(ids: Ids): Promise<Ids> {
  const { claimId, items } = await openClaim(ids, 'REL', 1);
  await say(
    `update claim set assessor_id = '${ids['assessorMember']}', taken_at = now() where id = '${claimId}'`,
  );
  return { ...ids, sourceClaim: claimId, sourceItem: items[0]?.evidenceId ?? '' };
}

/** What has to be there so that one of these routes can be asked as if for the first time. */
export const ASSESSMENT_ANEW: Readonly<Record<string, (ids: Ids) => Promise<Ids>>> = {
  'POST /api/assessment/claims/:id/countersignature': toCountersign,
  'POST /api/assessment/claims/:id/handovers': async (ids) => {
    const { claimId } = await openClaim(ids, 'REL', 0);
    await say(...bothAssess(ids));
    return { ...ids, handedClaim: claimId };
  },
  'POST /api/assessment/claims/:id/sources': withAnItem,
  'POST /api/assessment/claims/:id/authorship': withAnItem,
  'POST /api/assessment/claims/:id/dialogues/setting-aside': asked,
  'POST /api/portfolio/actions/:id/answers': decidedNotYet,
  'POST /api/assessment/handovers/:id/reading': toTakeOver,
  'DELETE /api/assessment/handovers/:id': toTakeOver,
  'POST /api/assessment/claims/:id/dialogues': asked,
  'POST /api/portfolio/dialogues/:id/signature': async (ids) => {
    const { judged, ...own } = await asked(ids);
    const dialogue = newId();
    await say(
      `insert into dialogue (organisation_id, id, claim_id, learner_id, assessor_id, held_on, statement,
         record_sha256, signed_at)
       values ('${ids['organisation']}', '${dialogue}', '${own['handedClaim']}', '${ids['learnerMember']}',
         '${ids['assessorMember']}', current_date, 1, sha256('{}'), now())`,
      `insert into dialogue_judgement (organisation_id, dialogue_id, judgement_id)
       values ('${ids['organisation']}', '${dialogue}', '${judged}')`,
    );
    return { ...own, dialogue };
  },
};
