import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { counted, listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { approvalsOn, tariffOn } from '../centre/index.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { type Base, baseOf, madeFrom } from './base.ts';
import { boardOf } from './board.ts';
import { adviserWorkMissing } from './covered.ts';
import { type Cycle, cycleHere, newestPlan } from './found.ts';
import { othersOf, risksOf } from './open-cycle.ts';
import { externalsHere } from './outside.ts';
import { asksFor } from './plan.ts';
import { type SampleLine, samplesOf } from './samples.ts';
import type { listCycles, readCycle } from './schema.ts';
import { signatureOf, unsignedIn } from './signed.ts';
import { verificationDb } from './tables.ts';

interface CycleRow extends Cycle {
  readonly base: number | null;
  readonly asked: number | null;
  readonly drawn: number | null;
  readonly impossible: number | null;
  readonly done: number;
  readonly sent: boolean;
  readonly released: boolean;
}

async function cycleRows(tx: Tx, cycleId: string | null): Promise<readonly CycleRow[]> {
  // A stage is done once its newest look has a record that supports the decision and no action is open.
  const { rows } = await sql<CycleRow>`
    select c.*, p.base, p.asked, p.drawn, p.impossible,
      exists (select 1 from verification_sending s
        where s.organisation_id = c.organisation_id and s.plan_id = p.id) as sent,
      exists (select 1 from verification_release r
        where r.organisation_id = c.organisation_id and r.cycle_id = c.id) as released,
      (select count(*)::int from verification_turn t join verification_sample s
          on s.organisation_id = t.organisation_id and s.id = t.sample_id
        where t.organisation_id = c.organisation_id and t.plan_id = p.id
          and cardinality(s.stages) = (select count(*) from (
            select distinct on (b.stage) b.id, r.outcome from verification_start b
            left join verification_record r on r.organisation_id = b.organisation_id and r.start_id = b.id
            where b.organisation_id = s.organisation_id and b.sample_id = s.id
            order by b.stage, b.turn desc) n
            where n.outcome in ('confirmed', 'action_needed') and not exists (
              select 1 from verification_action a where a.organisation_id = s.organisation_id
                and a.start_id = n.id and a.closed_at is null))) as done
    from verification_cycle c
    left join lateral (select * from verification_plan p
      where p.organisation_id = c.organisation_id and p.cycle_id = c.id
      order by p.version desc limit 1) p on true
    where c.organisation_id = current_organisation()
      and (${cycleId}::uuid is null or c.id = ${cycleId}::uuid)
    order by c.from_on desc, c.opened_at desc, c.id`.execute(verificationDb(tx));
  return rows;
}

/** Every cycle as lists show it, with whether it was released; the newest first. */
export async function cyclesHere(tx: Tx) {
  return (await cycleRows(tx, null)).map((row) => ({ cycle: row as Cycle, line: lineOf(row) }));
}

function lineOf(row: CycleRow) {
  const { base, asked, drawn, impossible, done } = row;
  return {
    cycleId: row.id,
    name: row.name,
    frameworkCode: row.framework_code,
    fromOn: row.from_on,
    toOn: row.to_on,
    counts:
      base === null || asked === null || drawn === null || impossible === null
        ? null
        : { base, asked, drawn, done, open: drawn - done, impossible },
    sentToExternal: row.sent,
    released: row.released,
  };
}

/** The cycles of verification, the newest first, and the frameworks of which one may be opened. */
export async function cycleList(tx: Tx): Promise<Result<ReplyIn<typeof listCycles>>> {
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const here = (await frameworksHere(tx)).filter(({ newest }) => newest);
  const frameworks = [];
  for (const { id, code, title } of here) {
    const learners = await learnersOn(tx, id);
    frameworks.push({
      frameworkId: id,
      code,
      title,
      percent: (await tariffOn(tx, code, today))?.internalPercent ?? null,
      learners: learners.map(({ learnerId }) => ({
        learnerId,
        name: names.get(learnerId) ?? '',
      })),
    });
  }
  return ok({ rows: (await cycleRows(tx, null)).map(lineOf), frameworks });
}

/** One cycle as its page shows it. Refuses `cycle-not-found`. */
export async function cycleView(
  tx: Tx,
  cycleId: string,
): Promise<Result<ReplyIn<typeof readCycle>>> {
  const cycle = await cycleHere(tx, cycleId);
  if (!cycle.ok) return cycle;
  const [row] = await cycleRows(tx, cycleId);
  if (!row) throw new Error('A cycle that was there is gone.');
  const names = await memberNames(tx);
  const base = await baseOf(tx, cycle.value);
  const plan = await newestPlan(tx, cycleId);
  const samples = await samplesOf(tx, cycle.value, base);
  const signature = await signatureOf(tx, cycleId);
  const release = row.released ? await releaseOf(tx, cycleId, names) : null;
  const { needed, missing } = await beforeRelease(tx, cycle.value, base, samples);
  const externals = await externalsHere(tx, cycle.value.framework_code);
  return ok({
    ...lineOf(row),
    today: dateIn(nowOf(tx)),
    grown: plan !== undefined && release === null && !plan.made_from.equals(madeFrom(base)),
    plan: plan
      ? {
          planId: plan.id,
          version: plan.version,
          seed: plan.seed,
          checkpointSize: Number(plan.checkpoint_size),
          percent: plan.percent,
          fileSha256: plan.file_sha256.toString('hex'),
          plannedAt: plan.planned_at.toISOString(),
          plannedBy: names.get(plan.planned_by) ?? '',
          sendings: await sendingsOf(tx, plan.id, names),
        }
      : null,
    samples,
    risks: (await risksOf(tx, cycleId)).map((one) => ({
      riskId: one.id,
      assessorId: one.assessor_id,
      assessorName: names.get(one.assessor_id) ?? '',
      percent: one.percent,
      because: one.because,
      ratedAt: one.rated_at.toISOString(),
      ratedBy: names.get(one.rated_by) ?? '',
    })),
    assessors: [...(await assessorsHere(tx))].map(([memberId, name]) => ({ memberId, name })),
    externals: externals.map(({ memberId, name }) => ({ memberId, name })),
    notSent: plan && release === null && !row.sent ? notSent(cycle.value, externals) : null,
    others: cycle.value.everyone ? null : await othersOf(tx, cycle.value, names),
    board: boardOf(base, samples, {
      names,
      units: new Map(samples.map(({ unitId, unitReference }) => [unitId, unitReference])),
      risks: base.assessorPercent,
    }),
    signature: signature && {
      reference: signature.reference,
      signedOn: signature.signed_on,
      recordedBy: names.get(signature.recorded_by) ?? '',
      unsigned: release === null ? (await unsignedIn(tx, cycleId, base)).length : 0,
    },
    signatureNeeded: needed,
    release,
    missing: release === null ? [...missing] : [],
  });
}

/** Who assesses here and has not left, by id. */
export async function assessorsHere(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { members } = await membersOf(tx);
  return new Map(
    members
      .filter(({ leftAt, roles }) => leftAt === null && roles.includes('assessor'))
      .map(({ id, name }) => [id, name]),
  );
}

/** Why the newest plan went to nobody, and what to do (R84). */
function notSent(
  { framework_code }: Cycle,
  externals: Awaited<ReturnType<typeof externalsHere>>,
): string {
  const names = externals.filter(({ appointed }) => appointed).map(({ name }) => name);
  return names.length === 0
    ? `This plan went to nobody: no external verifier with an account here is appointed for ${framework_code} today. Appoint one, and it goes by itself; or send it and record the sending.`
    : `This plan did not go to ${listed(names)} yet. Mail it, or record how it was sent.`;
}

async function releaseOf(tx: Tx, cycleId: string, names: ReadonlyMap<string, string>) {
  const row = await verificationDb(tx)
    .selectFrom('verification_release')
    .select(['released_at', 'released_by'])
    .select(({ selectFrom }) =>
      selectFrom('ratified_decision as d')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('d.organisation_id', '=', 'verification_release.organisation_id')
        .whereRef('d.cycle_id', '=', 'verification_release.cycle_id')
        .as('decisions'),
    )
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .executeTakeFirstOrThrow();
  return {
    releasedAt: row.released_at.toISOString(),
    releasedBy: names.get(row.released_by) ?? '',
    decisions: Number(row.decisions),
  };
}

async function sendingsOf(tx: Tx, planId: string, names: ReadonlyMap<string, string>) {
  const rows = await verificationDb(tx)
    .selectFrom('verification_sending')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('plan_id', '=', planId)
    .orderBy('sent_on')
    .orderBy('id')
    .execute();
  return rows.map(({ id, to_name, way, sent_on, recorded_by }) => ({
    sendingId: id,
    toName: to_name,
    way,
    sentOn: sent_on,
    recordedBy: recorded_by === null ? null : (names.get(recorded_by) ?? ''),
  }));
}

/**
 * What stands between a base and its release (W24; R15, R26, R27, R77, R84, R91), each with what to do; empty: it may be
 * released. `needed`: the external verifier signs first, as the centre has no direct claims.
 */
export async function beforeRelease(
  tx: Tx,
  cycle: Cycle,
  base: Base,
  samples: readonly SampleLine[],
): Promise<{ readonly needed: boolean; readonly missing: readonly string[] }> {
  const today = dateIn(nowOf(tx));
  const tariff = await tariffOn(tx, cycle.framework_code, today);
  const needed = tariff === null || !tariff.directClaims;
  const missing: string[] = [];
  const plan = await newestPlan(tx, cycle.id);
  const approved = await approvalsOn(tx, cycle.framework_code, today);
  if (!approved.centre || !approved.qualification) {
    missing.push('The approvals of the centre and of the qualification are not both on record.');
  }
  if (!plan) return { needed, missing: [...missing, 'Nothing was planned yet: draw the sample.'] };
  if (!plan.made_from.equals(madeFrom(base))) {
    missing.push('The base has changed since it was planned: plan again.');
  }
  const sent = await verificationDb(tx)
    .selectFrom('verification_sending')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('plan_id', '=', plan.id)
    .executeTakeFirst();
  if (!sent) {
    missing.push('The newest plan went to no external verifier: mail it, or record its sending.');
  }
  const combined = await adviserWorkMissing(tx, cycle.framework_code, [
    ...new Set([...base.decisions.values()].map(({ learnerId }) => learnerId)),
  ]);
  if (combined.length > 0) {
    const names = await memberNames(tx);
    missing.push(
      `One person advises and assesses ${listed(combined.map(({ learnerId }) => names.get(learnerId) ?? ''))}, and of the adviser’s work this is not on record: ${listed([...new Set(combined.flatMap((one) => one.missing))])}. They record it first (R32).`,
    );
  }
  if (base.decisions.size === 0) missing.push('No unit of this base is decided yet.');
  const open = samples.filter(({ state }) => state !== 'done' && state !== 'gone');
  if (open.length > 0) {
    missing.push(
      `${counted(open.length, 'sample')} not done: each is verified, its actions closed.`,
    );
  }
  const [done, asked] = [
    samples.length - open.length,
    asksFor(tariff?.internalPercent ?? 100, base.decisions.size),
  ];
  if (open.length === 0 && done < asked) {
    missing.push(`${asked} are asked for and ${done} done: plan again.`);
  }
  const unsigned = [...base.decisions.values()].filter(
    ({ countersignature }) => countersignature === 'needed',
  );
  if (unsigned.length > 0) {
    missing.push(`${counted(unsigned.length, 'decision')} without the countersignature it needs.`);
  }
  const waiting = samples.filter(({ waits }) => waits).length;
  if (waiting > 0) {
    missing.push(
      `${counted(waiting, 'record')} of a verifier who was not qualified: a qualified one countersigns first.`,
    );
  }
  if (needed && !(await signatureOf(tx, cycle.id))) {
    missing.push(
      'The external verifier has not signed: without direct claims their signature comes first.',
    );
  } else if (needed) {
    const since = (await unsignedIn(tx, cycle.id, base)).length;
    if (since > 0) {
      missing.push(
        `${counted(since, 'decision')} of this base came after the external verifier’s signature, which does not cover them: they sign again.`,
      );
    }
  }
  return { needed, missing };
}
