import { sql } from 'kysely';
import type { ReplyIn } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { registrationOf } from '../centre/index.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { interviewsOn } from '../standardisation/index.ts';
import { type Base, keyOf } from './base.ts';
import { type Cycle, newestPlan } from './found.ts';
import { type Impossible, whyNot } from './plan.ts';
import type { readCycle } from './schema.ts';
import { type Outcome, type Stage, verificationDb } from './tables.ts';

export type SampleLine = ReplyIn<typeof readCycle>['samples'][number];

/** The newest look at one stage of a sample. */
interface Look {
  readonly stage: Stage;
  /** Null: being verified. */
  readonly outcome: Outcome | null;
  readonly openActions: number;
  /** The first day an open action is due. */
  readonly dueOn: string | null;
  readonly waits: boolean;
  /** Something was not agreed. */
  readonly doubt: boolean;
  readonly recordedAt: string | null;
  readonly startedAt: string;
}

interface SampleRow {
  readonly id: string;
  readonly learnerId: string;
  readonly unitId: string;
  readonly why: SampleLine['why'];
  readonly stages: Stage[];
  /** It stands in the newest plan. */
  readonly planned: boolean;
  readonly verifierId: string | null;
  readonly looks: readonly Look[];
}

async function rowsOf(tx: Tx, cycleId: string, planId: string): Promise<readonly SampleRow[]> {
  const { rows } = await sql<SampleRow>`
    select s.id, s.learner_id as "learnerId", s.unit_id as "unitId", s.why, s.stages,
      t.sample_id is not null as planned, t.verifier_id as "verifierId",
      coalesce(l.looks, '[]') as looks
    from verification_sample s
    left join verification_turn t on t.organisation_id = s.organisation_id
      and t.sample_id = s.id and t.plan_id = ${planId}::uuid
    left join lateral (
      select jsonb_agg(jsonb_build_object('stage', n.stage, 'outcome', n.outcome,
        'openActions', n.open_actions, 'dueOn', n.due_on,
        'waits', n.waits, 'doubt', n.doubt, 'recordedAt', n.recorded_at, 'startedAt', n.started_at)) as looks
      from (
        select distinct on (b.stage) b.stage, b.started_at, r.outcome, r.recorded_at,
          coalesce(r.countersign, false) and not exists (select 1 from verification_countersignature c
            where c.organisation_id = b.organisation_id and c.start_id = b.id) as waits,
          exists (select 1 from verification_finding f where f.organisation_id = b.organisation_id
            and f.start_id = b.id and f.says = 'not_agreed') as doubt,
          (select count(*)::int from verification_action a where a.organisation_id = b.organisation_id
            and a.start_id = b.id and a.closed_at is null) as open_actions,
          (select min(a.due_on) from verification_action a where a.organisation_id = b.organisation_id
            and a.start_id = b.id and a.closed_at is null) as due_on
        from verification_start b
        left join verification_record r on r.organisation_id = b.organisation_id and r.start_id = b.id
        where b.organisation_id = s.organisation_id and b.sample_id = s.id
        order by b.stage, b.turn desc) n) l on true
    where s.organisation_id = current_organisation() and s.cycle_id = ${cycleId}::uuid
    order by t.sample_id is null, s.position, s.id`.execute(verificationDb(tx));
  return rows;
}

/** Stages that need no further look. */
export function doneStages(looks: readonly Look[]): Stage[] {
  return looks
    .filter(
      ({ outcome, openActions }) =>
        outcome !== null && outcome !== 'not_supported' && openActions === 0,
    )
    .map(({ stage }) => stage);
}

/** How a sample stands. @param decided whether its unit is decided, and whether an assessor has it in hand */
export function stateOf(
  { looks, stages, planned }: Pick<SampleRow, 'looks' | 'stages' | 'planned'>,
  unit: { readonly decided: boolean; readonly inHand: boolean } | undefined,
): SampleLine['state'] {
  if (looks.some(({ outcome }) => outcome === null)) return 'started';
  if (looks.some(({ outcome }) => outcome === 'not_supported')) return 'not_supported';
  if (looks.some(({ openActions }) => openActions > 0)) return 'action';
  const done = doneStages(looks);
  const left = stages.filter((stage) => !done.includes(stage));
  if (left.length === 0) return 'done';
  if (!planned || unit === undefined) return 'gone';
  if (left.includes('interim') && (unit.inHand || unit.decided)) return 'ready';
  return left.includes('final') && unit.decided ? 'ready' : 'waiting';
}

const UNDONE: ReadonlySet<SampleLine['state']> = new Set(['ready', 'started', 'not_supported']);

/** The look whose record was written last. */
function newestRecord(looks: readonly Look[]): Look | undefined {
  return looks
    .filter(({ recordedAt }) => recordedAt !== null)
    .sort((a, b) => Date.parse(b.recordedAt ?? '') - Date.parse(a.recordedAt ?? ''))[0];
}

/** Since when a sample stands as it does: an ISO instant; null: nothing waits for anybody. */
function sinceOf(
  state: SampleLine['state'],
  looks: readonly Look[],
  { plannedAt, decidedAt }: { readonly plannedAt: Date; readonly decidedAt: Date | null },
): string | null {
  if (state === 'started') {
    const open = looks.find(({ outcome }) => outcome === null);
    return open ? new Date(open.startedAt).toISOString() : null;
  }
  if (state === 'action' || state === 'not_supported') {
    const at = newestRecord(looks)?.recordedAt;
    return at ? new Date(at).toISOString() : null;
  }
  if (state !== 'ready') return null;
  return (decidedAt !== null && decidedAt > plannedAt ? decidedAt : plannedAt).toISOString();
}

const BARS: Readonly<Record<Impossible['verifiers'][number]['because'], string>> = {
  'is-learner': 'is the learner',
  assessed: 'assesses this learner',
  advised: 'advises this learner',
  tied: 'has a tie to the learner',
  'not-for-unit': 'is not authorised for this unit',
};

/** What to do about a learner-unit that nobody here may verify. */
function wayOut(base: Base, key: string, names: ReadonlyMap<string, string>): string {
  const unit = base.units.find((one) => one.key === key);
  const bars = base.verifiers.flatMap((verifier) => {
    const because = unit && whyNot(verifier, unit);
    return because ? [`${names.get(verifier.memberId) ?? ''} ${BARS[because]}`] : [];
  });
  if (bars.length === 0) return 'Nobody verifies here. Give somebody the role and a post.';
  const outside = bars.some((bar) => bar.endsWith(BARS['not-for-unit']))
    ? 'Authorise one of them for the unit, or another verifier'
    : 'Authorise another internal verifier, for this unit and from outside if need be';
  return `${listed(bars)}. ${outside}; then plan again.`;
}

/** The sample of a cycle as its page shows it; empty before the first plan. */
export async function samplesOf(tx: Tx, cycle: Cycle, base: Base): Promise<SampleLine[]> {
  const plan = await newestPlan(tx, cycle.id);
  if (!plan) return [];
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const tree = await frameworkOf(tx, cycle.framework_id);
  const units = new Map((tree?.units ?? []).map((unit) => [unit.unitId, unit]));
  const inBase = new Map(base.units.map((unit) => [unit.key, unit]));
  const rows = await rowsOf(tx, cycle.id, plan.id);
  const interviews = await interviewsOn(tx);
  const registered = await registrationOf(
    tx,
    [...new Set(rows.map(({ learnerId }) => learnerId))],
    cycle.framework_code,
  );
  return rows.map((row) => {
    const key = keyOf(row.learnerId, row.unitId);
    const unit = inBase.get(key);
    const state = stateOf(
      row,
      unit && { decided: base.decisions.has(key), inHand: unit.assessorId !== null },
    );
    return {
      sampleId: row.id,
      learnerId: row.learnerId,
      learnerName: names.get(row.learnerId) ?? '',
      unitId: row.unitId,
      registration: registered.get(row.learnerId)?.number ?? null,
      unitReference: units.get(row.unitId)?.reference ?? '',
      unitTitle: units.get(row.unitId)?.title ?? '',
      assessorId: unit?.assessorId ?? null,
      assessorName: names.get(unit?.assessorId ?? '') ?? null,
      verifierId: row.verifierId,
      verifierName: names.get(row.verifierId ?? '') ?? null,
      stages: row.stages,
      doneStages: doneStages(row.looks),
      why: row.why.map(({ why, of }) => ({
        why,
        of: names.get(of) ?? units.get(of)?.reference ?? of,
      })),
      state,
      outcome: newestRecord(row.looks)?.outcome ?? null,
      since: sinceOf(state, row.looks, {
        plannedAt: plan.planned_at,
        decidedAt: base.decisions.get(key)?.decidedAt ?? null,
      }),
      late:
        row.looks.some(({ dueOn }) => dueOn !== null && dueOn < today) ||
        (today > cycle.to_on && UNDONE.has(state)),
      waits: row.looks.some(({ waits }) => waits),
      askLearner: row.looks.some(({ doubt, recordedAt }) => {
        const asked = interviews.get(`${row.learnerId} ${row.unitId}`);
        return doubt && recordedAt !== null && !(asked && asked >= new Date(recordedAt));
      }),
      impossible:
        row.planned && row.verifierId === null && state !== 'done'
          ? wayOut(base, key, names)
          : null,
    };
  });
}
