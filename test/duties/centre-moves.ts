import { newId } from '../../src/lib/ids.ts';
import { DAY, type Draw, ROLES } from './draw.ts';

/** What members, the quality manager, the administrator and appeal panels do. */
export function centreMoves({
  wild,
  press,
  pick,
  chance,
  below,
  peek,
  one,
  they,
  holder,
  anybody,
  date,
  units,
  anyUnit,
  learners,
  passes,
  owner,
}: Draw) {
  /** Mostly the last of a list that goes by age. */
  const newest = <T>(from: readonly T[]) => (chance(70) ? from.at(-1) : pick(from));
  const moves = {
    async roles() {
      const roles = [...new Set([pick(ROLES), ...(chance(50) ? [pick(ROLES)] : [])])];
      const { memberId } = anybody();
      await press({
        who: chance(wild) ? anybody() : owner,
        route: 'PUT /api/members/:id/roles',
        params: { id: memberId ?? '' },
        body: { roles },
      });
    },
    async leaves() {
      const { memberId } = anybody();
      const route = chance(40)
        ? 'POST /api/members/:id/departure'
        : 'DELETE /api/members/:id/departure';
      await press({ who: owner, route, params: { id: memberId ?? '' } });
    },
    async authorises() {
      const post = pick(['adviser', 'assessor', 'internal_verifier'] as const) ?? 'adviser';
      const member = await holder(post);
      const covered = chance(70) ? units : [anyUnit()];
      await press({
        who: await one('quality_manager'),
        route: 'POST /api/centre/staff',
        body: {
          id: newId(),
          memberId: member.memberId,
          post,
          fromOn: '2026-01-01',
          units: Object.fromEntries(covered.map(({ code, reference }) => [code, [reference]])),
        },
      });
    },
    async endsPost() {
      const post = pick(
        await peek<{ id: string }>(
          'select id from centre_staff where organisation_id = $1 and ended_on is null order by 1',
        ),
      );
      if (post)
        await press({
          who: await one('quality_manager'),
          route: 'POST /api/centre/staff/:id/end',
          params: post,
          body: { on: date(), because: 'Moves on' },
        });
    },
    async seesCertificate() {
      const shows = pick(['assessing', 'verifying', 'occupation', 'occupation']);
      await press({
        who: await one('centre_administrator'),
        route: 'POST /api/centre/qualifications',
        body: {
          id: newId(),
          memberId: (await one(chance(50) ? 'assessor' : 'internal_verifier')).memberId,
          shows,
          byWayOf: shows === 'occupation' ? 'experience' : 'accredited',
          title: 'Certificate',
          awardedOn: '2020-01-01',
          expiresOn: chance(30) ? date(below(20)) : null,
          seenOn: date(),
        },
      });
    },
    async declaresTie() {
      const learnerId = pick(await learners());
      const who = anybody();
      if (learnerId)
        await press({
          who,
          route: 'POST /api/centre/ties',
          body: { id: newId(), memberId: who.memberId, learnerId, kind: 'friend' },
        });
    },
    async enrols() {
      const unit = anyUnit();
      const { memberId } = await one('learner');
      await press({
        who: owner,
        route: 'POST /api/learners',
        body: {
          id: newId(),
          memberId,
          frameworkId: unit.framework_id,
          startedOn: '2026-09-01',
          unitIds: [unit.unit_id],
        },
      });
    },
    async allocates() {
      const post = pick(['adviser', 'assessor'] as const) ?? 'adviser';
      await press({
        who: await one('centre_administrator'),
        route: 'POST /api/centre/caseloads',
        body: {
          id: newId(),
          learnerId: pick(await learners()) ?? newId(),
          frameworkCode: anyUnit().code,
          post,
          memberId: (await one(post)).memberId,
        },
      });
    },
    async publishesTerms() {
      await press({
        who: await one('quality_manager'),
        route: 'POST /api/appeals/procedure',
        body: {
          id: newId(),
          procedure:
            'First talk to your assessor. Then ask for a panel of two. Then write to the awarding body.',
          nation: 'england',
          raiseDays: 20,
          informalDays: 5,
          furtherDays: 10,
          formalDays: 15,
          bodyDays: 20,
        },
      });
    },
    async appeals() {
      const claim = pick(
        await peek<{ id: string; learner_id: string }>(
          `select c.id, c.learner_id from claim c join unit_decision d on d.organisation_id = c.organisation_id and d.claim_id = c.id
          where c.organisation_id = $1 and d.outcome = 'not_yet' and d.decided_at > $2::date - 25 and not exists
            (select 1 from appeal a where a.organisation_id = c.organisation_id and a.claim_id = c.id) order by 1`,
          [date()],
        ),
      );
      if (!claim) return;
      await press({
        who: they(claim.learner_id),
        route: 'POST /api/portfolio/appeals',
        body: {
          id: newId(),
          about: 'decision',
          claimId: claim.id,
          grounds: 'The second item shows it all the same.',
        },
      });
      await moves.answersAppeal();
      await moves.panelDecides();
    },
    async answersAppeal() {
      const appeal = newest(
        await peek<{ id: string; assessor_id: string | null; learner_id: string }>(
          `select id, assessor_id, learner_id from appeal a where organisation_id = $1 and not exists
            (select 1 from appeal_stage s where s.organisation_id = a.organisation_id and s.appeal_id = a.id
              and s.stage = 'formal') order by 1`,
        ),
      );
      if (!appeal) return;
      await press({
        who: they(appeal.assessor_id),
        route: 'POST /api/appeals/:id/answer',
        params: { id: appeal.id },
        body: {
          outcome: chance(70) ? 'not_upheld' : pick(['upheld', 'partly'] as const),
          reasons: 'I looked again, and it does not.',
        },
      });
      await press({
        who: they(appeal.learner_id),
        route: 'POST /api/portfolio/appeals/:id/formal-stage',
        params: { id: appeal.id },
        body: { why: 'I still think it does show it.' },
      });
    },
    async panelDecides() {
      const appeal = newest(
        await peek<{ id: string; assessor_id: string | null; learner_id: string }>(
          `select id, assessor_id, learner_id from appeal a where organisation_id = $1 and exists
            (select 1 from appeal_stage s where s.organisation_id = a.organisation_id and s.appeal_id = a.id
              and s.stage = 'formal') order by 1`,
        ),
      );
      if (!appeal) return;
      // Mostly two who seem to have no part in it; the rooms know better.
      const free = chance(wild)
        ? [anybody(), anybody()]
        : [await one('quality_manager'), await one('centre_administrator'), owner, anybody()];
      const panel = free
        .filter(({ memberId }) => memberId !== appeal.assessor_id && memberId !== appeal.learner_id)
        .slice(0, 2);
      await press({
        who: await one('quality_manager'),
        route: 'PUT /api/appeals/:id/panel',
        params: { id: appeal.id },
        body: { memberIds: panel.map(({ memberId }) => memberId) },
      });
      await press({
        who: chance(80) ? (panel[0] ?? anybody()) : anybody(),
        route: 'POST /api/appeals/:id/decision',
        params: { id: appeal.id },
        body: {
          outcome: pick(['upheld', 'partly', 'not_upheld'] as const),
          reasons: 'Two of us read all of it.',
          heldOn: date(),
          hearing: 'Both were heard.',
        },
      });
    },
    async daysPass() {
      passes((1 + below(chance(20) ? 30 : 4)) * DAY);
    },
  };
  return moves;
}
