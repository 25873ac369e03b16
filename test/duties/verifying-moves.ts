import { newId } from '../../src/lib/ids.ts';
import type { Draw } from './draw.ts';

/** What internal verifiers do. */
export function verifyingMoves({
  press,
  pick,
  chance,
  below,
  peek,
  one,
  they,
  date,
  unitOf,
  anyUnit,
}: Draw) {
  const moves = {
    async opensCycle() {
      await press({
        who: await one('internal_verifier'),
        route: 'POST /api/verification/cycles',
        body: {
          id: newId(),
          frameworkId: anyUnit().framework_id,
          name: 'Autumn',
          fromOn: date(-6),
          toOn: date(5 + below(30)),
        },
      });
    },
    async plans() {
      const cycle = pick(
        await peek<{ id: string }>(
          'select id from verification_cycle where organisation_id = $1 order by 1',
        ),
      );
      if (cycle)
        await press({
          who: await one('internal_verifier'),
          route: 'POST /api/verification/cycles/:id/plans',
          params: cycle,
          body: { id: newId() },
        });
    },
    async samples() {
      const sample = pick(
        await peek<{ id: string }>(
          `select s.id from verification_sample s where s.organisation_id = $1 and exists (select 1 from claim c
          where c.organisation_id = s.organisation_id and c.learner_id = s.learner_id and c.unit_id = s.unit_id
            and c.decided_at is not null) order by 1`,
        ),
      );
      if (sample)
        await press({
          who: await one('internal_verifier'),
          route: 'POST /api/verification/samples/:id/starts',
          params: sample,
          body: { id: newId(), stage: chance(85) ? 'final' : 'interim' },
        });
      await moves.closesSample();
    },
    async closesSample() {
      const start = pick(
        await peek<{ id: string; verifier_id: string; unit_id: string }>(
          `select s.id, s.verifier_id, s.unit_id from verification_start s where s.organisation_id = $1 and not exists
          (select 1 from verification_record r where r.organisation_id = s.organisation_id and r.start_id = s.id) order by 1`,
        ),
      );
      if (!start) return;
      const outcome = chance(85) ? 'confirmed' : 'action_needed';
      await press({
        who: they(start.verifier_id),
        route: 'POST /api/verification/starts/:id/record',
        params: { id: start.id },
        body: {
          id: newId(),
          outcome,
          methods: ['record'],
          feedback: 'Clear and fair.',
          findings: (unitOf(start.unit_id)?.criteria ?? []).map((criterionId) => ({
            criterionId,
            says: 'agreed',
          })),
          actions:
            outcome === 'confirmed'
              ? []
              : [{ id: newId(), words: 'Say where it was.', dueOn: date(7) }],
        },
      });
    },
    async closesAction() {
      const action = pick(
        await peek<{ id: string }>(
          'select id from verification_action where organisation_id = $1 and closed_at is null order by 1',
        ),
      );
      if (action)
        await press({
          who: await one('internal_verifier'),
          route: 'POST /api/verification/actions/:id/closing',
          params: action,
          body: { words: 'Said.' },
        });
    },
    async signsAndReleases() {
      const cycle = pick(
        await peek<{ id: string }>(
          'select id from verification_cycle where organisation_id = $1 order by 1',
        ),
      );
      if (!cycle) return;
      if (chance(50))
        await press({
          who: await one('centre_administrator'),
          route: 'POST /api/verification/cycles/:id/signature',
          params: cycle,
          body: { reference: 'Report 7', signedOn: date() },
        });
      await press({
        who: await one('internal_verifier'),
        route: 'POST /api/verification/cycles/:id/release',
        params: cycle,
      });
    },
  };
  return moves;
}
