import { newId } from '../../src/lib/ids.ts';
import type { Draw } from './draw.ts';

/** What learners and assessors do. */
export function assessingMoves({
  press,
  pick,
  chance,
  peek,
  one,
  they,
  anybody,
  date,
  unitOf,
  anyUnit,
  learners,
  enrolled,
  openClaim,
}: Draw) {
  const moves = {
    async observes() {
      const on = (await enrolled(false)) ?? (await enrolled(true));
      const learnerId = on?.learner_id ?? pick(await learners());
      const actedAs = pick(['assessor', 'adviser'] as const) ?? 'assessor';
      const who = await one(actedAs);
      const words =
        'They agreed the figures with the client, wrote them down and told the colleague who covers.';
      const id = newId();
      await press({
        who,
        route: 'POST /api/observations',
        body: {
          id,
          learnerId,
          actedAs,
          kind: pick(['observation', 'discussion', 'expert_witness']),
          heldOn: date(),
          place: 'At the desk',
          minutes: 30,
          words,
          setting: 'work',
          marks: ((on && unitOf(on.unit_id)) ?? anyUnit()).criteria.map((criterionId) => ({
            criterionId,
          })),
        },
      });
      const [row] = await peek<{ sha: string; learner_id: string }>(
        `select encode(words_sha256, 'hex') as sha, learner_id from observation where organisation_id = $1 and id = $2`,
        [id],
      );
      if (row)
        await press({
          who: they(row.learner_id),
          route: 'POST /api/portfolio/observations/:id/answer',
          params: { id },
          body: { agreed: chance(90), wordsSha256: row.sha, answer: 'As it was.' },
        });
    },
    async claims() {
      const on = await enrolled(true);
      const who = on ? they(on.learner_id) : await one('learner');
      await press({
        who,
        route: 'POST /api/portfolio/claims',
        body: {
          id: newId(),
          unitId: on?.unit_id ?? anyUnit().unit_id,
          declared: 0,
          declaration: 'All of this is my own work.',
        },
      });
    },
    async withdraws() {
      const claim = await openClaim();
      if (claim && chance(30))
        await press({
          who: they(claim.learner_id),
          route: 'DELETE /api/portfolio/claims/:id',
          params: { id: claim.id },
        });
    },
    async takes() {
      const claim = await openClaim(false);
      if (claim)
        await press({
          who: await one('assessor'),
          route: 'POST /api/assessment/claims/:id/taking',
          params: { id: claim.id },
        });
    },
    async judges() {
      const claim = await openClaim(true);
      const unit = claim && unitOf(claim.unit_id);
      if (!claim || !unit) return;
      const who = they(claim.assessor_id);
      const good = chance(85);
      for (const criterionId of unit.criteria) {
        if (chance(5)) continue;
        const met = good || chance(50);
        await press({
          who,
          route: 'POST /api/assessment/claims/:id/judgements',
          params: { id: claim.id },
          body: {
            id: newId(),
            criterionId,
            outcome: met ? 'met' : 'not_yet',
            method: chance(60) ? 'discussion' : 'record',
            note: 'Asked at the desk.',
            answers: [{ question: 'Why so?', answer: 'Because of the figures.' }],
            ...(met ? {} : { action: 'Show one more', actionDueOn: date(14) }),
          },
        });
      }
      const items = await peek<{ evidence_id: string }>(
        'select evidence_id from claim_evidence where organisation_id = $1 and claim_id = $2',
        [claim.id],
      );
      for (const { evidence_id: evidenceId } of items)
        if (chance(80))
          await press({
            who,
            route: 'POST /api/assessment/claims/:id/considerations',
            params: { id: claim.id },
            body: { evidenceId },
          });
      const [first] = items;
      if (first && chance(10))
        await press({
          who,
          route: 'POST /api/assessment/claims/:id/authorship',
          params: { id: claim.id },
          body: {
            id: newId(),
            evidenceId: first.evidence_id,
            finding: chance(30) ? 'own' : 'of_another',
            because: 'A colleague speaks in it.',
          },
        });
      await moves.decides();
    },
    async decides() {
      const claim = await openClaim(true);
      if (claim)
        await press({
          who: they(claim.assessor_id),
          route: 'POST /api/assessment/claims/:id/decision',
          params: { id: claim.id },
          body: {
            id: newId(),
            outcome: chance(70) ? 'achieved' : 'not_yet',
            feedback: 'You plan well, and it shows.',
            unjudgedAction: 'Show the rest.',
          },
        });
    },
    async countersigns() {
      const decision = pick(
        await peek<{ claim_id: string }>(
          'select claim_id from unit_decision where organisation_id = $1 and countersign order by 1',
        ),
      );
      if (decision)
        await press({
          who: await one(chance(50) ? 'assessor' : 'internal_verifier'),
          route: 'POST /api/assessment/claims/:id/countersignature',
          params: { id: decision.claim_id },
          body: { note: 'Read and agreed.' },
        });
    },
    async handsOver() {
      const claim = await openClaim(true);
      if (!claim) return;
      const id = newId();
      const next = await one('assessor');
      await press({
        who: they(claim.assessor_id),
        route: 'POST /api/assessment/claims/:id/handovers',
        params: { id: claim.id },
        body: { id, toId: next.memberId, note: 'Two criteria are judged, two are left.' },
      });
      await press({
        who: chance(90) ? next : anybody(),
        route: 'POST /api/assessment/handovers/:id/reading',
        params: { id },
      });
    },
  };
  return moves;
}
