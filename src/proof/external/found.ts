import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { tariffOn } from '../centre/index.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { openClaims } from '../portfolio/index.ts';
import {
  type Base,
  baseOf,
  type Cycle,
  cycleHere,
  samplesOf,
  unsignedIn,
} from '../verification/index.ts';
import { type BaseUnit, type SampleStanding, standingOf } from './sample-rules.ts';
import { externalDb, type Outcome } from './tables.ts';

/** A record of a picked unit. */
export interface PickRecord {
  readonly recordId: string;
  readonly outcome: Outcome;
  readonly words: string;
  readonly recordedAt: string;
}

/** A unit of the sample with its records, the oldest first. */
export interface Picked {
  readonly pickId: string;
  readonly learnerId: string;
  readonly unitId: string;
  readonly records: readonly PickRecord[];
}

/** An external sample. Refuses `sample-not-found`. */
export async function sampleHere(tx: Tx, sampleId: string) {
  const row = await externalDb(tx)
    .selectFrom('external_sample')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', sampleId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('sample-not-found', 'There is no such external sample here.');
}

/** Whatever changes one sample happens one after the other, until the act ends. Refuses as `sampleHere`. */
export async function lockSample(tx: Tx, sampleId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`external:${sampleId}`}, 0))`.execute(
    externalDb(tx),
  );
  return sampleHere(tx, sampleId);
}

/** What is picked of a sample, in the order it was. */
export async function picksOf(tx: Tx, sampleId: string): Promise<readonly Picked[]> {
  const { rows } = await sql<Picked>`
    select p.id as "pickId", p.learner_id as "learnerId", p.unit_id as "unitId",
      (select coalesce(jsonb_agg(jsonb_build_object('recordId', r.id, 'outcome', r.outcome, 'words', r.words,
          'recordedAt', to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by r.turn), '[]')
        from external_record r
        where r.organisation_id = p.organisation_id and r.pick_id = p.id) as records
    from external_pick p
    where p.organisation_id = current_organisation() and p.sample_id = ${sampleId}::uuid
    order by p.picked_at, p.id`.execute(externalDb(tx));
  return rows;
}

/** The closing and the newest signature of a sample, where there are. */
export async function endOf(tx: Tx, sampleId: string) {
  const { organisationId } = actorOf(tx);
  const closing = await externalDb(tx)
    .selectFrom('external_closing')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('sample_id', '=', sampleId)
    .executeTakeFirst();
  const signature = await externalDb(tx)
    .selectFrom('external_signature')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('sample_id', '=', sampleId)
    .orderBy('turn', 'desc')
    .executeTakeFirst();
  return { closing: closing ?? null, signature: signature ?? null };
}

/** A sample beside the base it is taken from. */
export interface Beside {
  readonly cycle: Cycle;
  readonly base: Base;
  /** The base as an external sample sees it, by key. */
  readonly units: ReadonlyMap<string, BaseUnit>;
  /** The claim of each learner-unit that has one in hand or decided, by key. */
  readonly claims: ReadonlyMap<string, string>;
  readonly picks: readonly Picked[];
  readonly standing: SampleStanding;
  /** Decisions of the base that no signature covers, sorted. */
  readonly unsigned: readonly string[];
}

const READ_BY_CENTRE: readonly string[] = ['action', 'not_supported'];

/** The base of a sample's cycle, what is picked of it, and how that stands. Refuses `cycle-not-found`. */
export async function besideBase(
  tx: Tx,
  { id, cycle_id }: { readonly id: string; readonly cycle_id: string },
): Promise<Result<Beside>> {
  const cycle = await cycleHere(tx, cycle_id);
  if (!cycle.ok) return cycle;
  const base = await baseOf(tx, cycle.value);
  const verified = new Set(
    (await samplesOf(tx, cycle.value, base))
      .filter(({ doneStages, state }) => doneStages.length > 0 || READ_BY_CENTRE.includes(state))
      .map(({ learnerId, unitReference }) => keyOfUnit(learnerId, unitReference)),
  );
  const tree = await frameworkOf(tx, cycle.value.framework_id);
  const references = new Map((tree?.units ?? []).map((one) => [one.unitId, one.reference]));
  const units = new Map(
    base.units.map(({ key, learnerId, unitId, assessorId, special }) => [
      key,
      {
        key,
        learnerId,
        assessorId,
        special,
        decided: base.decisions.has(key),
        verified: verified.has(keyOfUnit(learnerId, references.get(unitId) ?? '')),
      },
    ]),
  );
  const picks = await picksOf(tx, id);
  const tariff = await tariffOn(tx, cycle.value.framework_code, dateIn(nowOf(tx)));
  const standing = standingOf(
    [...units.values()],
    new Set(picks.map(({ learnerId, unitId }) => keyOfUnit(learnerId, unitId))),
    tariff?.externalPercent ?? 100,
  );
  return ok({
    cycle: cycle.value,
    base,
    units,
    claims: await claimsIn(tx, base),
    picks,
    standing,
    unsigned: await unsignedIn(tx, cycle.value.id, base),
  });
}

export const keyOfUnit = (learnerId: string, unitId: string): string => `${learnerId} ${unitId}`;

async function claimsIn(tx: Tx, base: Base): Promise<ReadonlyMap<string, string>> {
  const inHand = (await openClaims(tx)).map(
    ({ learnerId, unitId, claimId }) => [keyOfUnit(learnerId, unitId), claimId] as const,
  );
  return new Map([
    ...[...base.decisions].map(([key, { claimId }]) => [key, claimId] as const),
    ...inHand,
  ]);
}

/** What stands between a closed sample and the signature of its base, in words; empty: it may be signed. */
export function beforeSigning(
  { standing, picks }: { readonly standing: SampleStanding; readonly picks: readonly Picked[] },
  closing: { readonly base: number } | null,
): readonly string[] {
  if (closing === null) return ['The sample is not closed yet: close it first.'];
  const open = picks.filter(({ records }) => records.at(-1)?.outcome !== 'agreed').length;
  return [
    ...(open > 0
      ? [`${open} of the units looked at are not agreed: look again and record it.`]
      : []),
    ...standing.missing,
  ];
}
