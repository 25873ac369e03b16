import { newId } from '../../src/lib/ids.ts';
import type { Role } from '../../src/platform/identity/actor.ts';
import { DAY, type Draw } from './draw.ts';

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
  passes,
  unitOf,
  anyUnit,
}: Draw) {
  /** The newest plan of a cycle goes to an external verifier, as the centre writes down. */
  async function sendsPlan(cycleId: string) {
    const [plan] = await peek<{ id: string }>(
      `select id from verification_plan where organisation_id = $1 and cycle_id = $2
          order by version desc limit 1`,
      [cycleId],
    );
    if (plan)
      await press({
        who: await one('centre_administrator'),
        route: 'POST /api/verification/plans/:id/sendings',
        params: plan,
        body: { id: newId(), toName: 'Edith Eve', way: 'portal', sentOn: date() },
      });
  }
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
          toOn: date(30 + below(30)),
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
    async countersignsSample() {
      const start = pick(
        await peek<{ id: string }>(
          `select start_id as id from verification_record where organisation_id = $1 and countersign
            and start_id not in (select start_id from verification_countersignature) order by 1`,
        ),
      );
      if (start)
        await press({
          who: await one('internal_verifier'),
          route: 'POST /api/verification/starts/:id/countersignature',
          params: start,
        });
    },
    /** A cycle is over: what is left of it is done, by whoever may, and its base released. */
    async endsCycle() {
      const cycle = pick(
        await peek<{ id: string; days: number }>(
          `select id, to_on - $2::date as days from verification_cycle c where organisation_id = $1 and not exists
            (select 1 from verification_release r where r.organisation_id = c.organisation_id and r.cycle_id = c.id)
            and to_on - $2::date < 60 and exists (select 1 from unit_decision d
              join claim m on m.organisation_id = d.organisation_id and m.id = d.claim_id
              join framework_unit u on u.organisation_id = m.organisation_id and u.id = m.unit_id
              where d.organisation_id = c.organisation_id and u.framework_id = c.framework_id
                and d.decided_at::date between c.from_on and c.to_on) order by 1`,
          [date()],
        ),
      );
      if (!cycle) return;
      if (cycle.days >= 0) passes((cycle.days + 1) * DAY);
      const does = async (role: Role, route: string, params: { id: string }, body: object = {}) =>
        press({ who: await one(role), route, params, body: { ...body } });
      await does('internal_verifier', 'POST /api/verification/cycles/:id/plans', cycle, {
        id: newId(),
      });
      await sendsPlan(cycle.id);
      const left = await peek<{ id: string }>(
        'select id from verification_sample where organisation_id = $1 and cycle_id = $2 order by 1',
        [cycle.id],
      );
      for (const sample of left.slice(0, 6)) {
        await does('internal_verifier', 'POST /api/verification/samples/:id/starts', sample, {
          id: newId(),
          stage: 'final',
        });
        await moves.closesSample();
        await moves.countersignsSample();
        await moves.closesAction();
      }
      await does('centre_administrator', 'POST /api/verification/cycles/:id/signature', cycle, {
        reference: 'Report 7',
        signedOn: date(),
      });
      await does('internal_verifier', 'POST /api/verification/cycles/:id/release', cycle);
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
