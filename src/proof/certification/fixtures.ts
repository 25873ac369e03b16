import type { TestOrganisation, World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { onStanding } from '../assessment/index.ts';
import { adoptBuiltIn, type FrameworkTree, frameworkOf } from '../frameworks/index.ts';

type House = Pick<World, 'db' | 'owner'>;
export const QUALIFICATION = 'REC-L2-RR';

/** The built-in qualification in use. */
export async function qualificationOf(
  world: House,
  org: Pick<TestOrganisation, 'olivia'>,
): Promise<FrameworkTree> {
  const adopted = await act(world.db, org.olivia, async (tx) => {
    const taken = await adoptBuiltIn(tx, { id: newId(), code: QUALIFICATION });
    if (!taken.ok) return taken;
    const tree = await frameworkOf(tx, taken.value.frameworkId);
    if (!tree) throw new Error('A framework that is not there.');
    return ok(tree);
  });
  if (!adopted.ok) throw new Error(adopted.refusal.because);
  return adopted.value;
}

/** Mandatory units, and optional ones of six credits or a little more: just enough. */
export function enoughUnits(tree: FrameworkTree): readonly string[] {
  const mandatory = tree.units.filter(({ group }) => group === 'mandatory');
  const optional = tree.units.filter(({ group }) => group === 'optional');
  const chosen: string[] = [];
  let credit = 0;
  for (const unit of optional) {
    if (credit >= 6) break;
    chosen.push(unit.reference);
    credit += unit.credit ?? 0;
  }
  return [...mandatory.map(({ reference }) => reference), ...chosen];
}

/**
 * A learner's units, claimed and decided achieved by Aidan, as owner: the way through assessment is longer. Ratified by
 * the release of a base that the external verifier signed, where asked; else as if by one.
 */
export async function achieved(
  world: House,
  org: Pick<TestOrganisation, 'id' | 'olivia' | 'aidan'>,
  given: {
    readonly learner: Actor;
    readonly tree: FrameworkTree;
    readonly units: readonly string[];
    readonly ratified?: boolean;
    readonly signed?: boolean;
    readonly at?: string;
  },
): Promise<readonly string[]> {
  const { learner, tree, at = '2026-11-20T09:00:00Z' } = given;
  const put = (text: string, values: readonly unknown[]) =>
    world.owner.query(text, [org.id, ...values]);
  await put(
    `insert into learner (organisation_id, member_id, registered_at, registered_by)
      values ($1, $2, $3, $2) on conflict do nothing`,
    [learner.memberId, at],
  );
  const decisions: string[] = [];
  for (const unit of tree.units.filter(({ reference }) => given.units.includes(reference))) {
    const [claimId, decisionId] = [newId(), newId()];
    decisions.push(decisionId);
    await put(
      `insert into claim (organisation_id, id, learner_id, unit_id, attempt, declaration, claimed_at, assessor_id,
        taken_at, decided_at, achieved) values ($1, $2, $3, $4, 1, 'My own work.', $5, $6, $5, $5, true)`,
      [claimId, learner.memberId, unit.unitId, at, org.aidan.memberId],
    );
    await put(
      `insert into unit_decision (organisation_id, id, claim_id, outcome, feedback, party, decided_at, decided_by,
        paper, paper_sha256) values ($1, $2, $3, 'achieved', 'Well done.', false, $4, $5, '{}', sha256('{}'))`,
      [decisionId, claimId, at, org.aidan.memberId],
    );
  }
  if (given.signed) await released(world, org, { ...given, at, decisions });
  else if (given.ratified ?? true) for (const id of decisions) firm.add(id);
  return decisions;
}

/** Decisions that count as released here, without a plan and a sample of verification's. */
const firm = new Set<string>();
onStanding(
  async (_tx, ids) =>
    new Map(ids.filter((id) => firm.has(id)).map((id) => [id, 'ratified' as const])),
);

async function released(
  world: House,
  org: Pick<TestOrganisation, 'id' | 'olivia'>,
  given: {
    readonly tree: FrameworkTree;
    readonly at: string;
    readonly decisions: readonly string[];
  },
): Promise<void> {
  const [cycle, plan] = [newId(), newId()];
  const values = [org.id, cycle, given.at, org.olivia.memberId];
  const put = (text: string, more: readonly unknown[] = []) =>
    world.owner.query(text, [...values, ...more]);
  await put(
    `insert into verification_cycle (organisation_id, id, framework_id, framework_code, name, from_on, to_on,
      everyone, opened_at, opened_by) values ($1, $2, $5, $6, 'Autumn', '2026-09-01', '2026-12-31', true, $3, $4)`,
    [given.tree.id, given.tree.code],
  );
  await put(
    `insert into verification_plan (organisation_id, cycle_id, planned_at, planned_by, id, version, seed,
      checkpoint_size, percent, base, asked, drawn, impossible, file, file_sha256, made_from)
      values ($1, $2, $3, $4, $5, 1, repeat('0', 64), 1, 15, 1, 1, 1, 0, '{}', sha256('{}'), sha256('{}'))`,
    [plan],
  );
  await put(
    `insert into verification_release (organisation_id, cycle_id, released_at, released_by, plan_id)
      values ($1, $2, $3, $4, $5)`,
    [plan],
  );
  await world.owner.query(
    `insert into ratified_decision (organisation_id, decision_id, cycle_id)
      select $1, id, $2 from unnest($3::uuid[]) as id`,
    [org.id, cycle, given.decisions],
  );
  await put(
    `insert into verification_signature (organisation_id, cycle_id, recorded_at, recorded_by, reference, signed_on)
      values ($1, $2, $3, $4, 'Visit report 4', '2026-11-20')`,
  );
  await world.owner.query(
    `insert into signed_decision (organisation_id, cycle_id, decision_id, turn)
      select $1, $2, id, 1 from unnest($3::uuid[]) as id`,
    [org.id, cycle, given.decisions],
  );
}

/** The learner's number at the awarding body. */
export async function registeredAs(
  world: House,
  org: Pick<TestOrganisation, 'id' | 'olivia'>,
  { learner, number }: { readonly learner: Actor; readonly number: string },
): Promise<void> {
  const batch = newId();
  await world.owner.query(
    `insert into registration_batch (organisation_id, id, framework_code, made_at, made_by)
      values ($1, $2, $3, now(), $4)`,
    [org.id, batch, QUALIFICATION, org.olivia.memberId],
  );
  await world.owner.query(
    `insert into centre_registration (organisation_id, id, learner_id, framework_code, started_on, batch_id, uln,
      number, fee_pence, registered_on, answered_at, answered_by)
      values ($1, $2, $3, $4, '2026-01-05', $5, '1234567890', $6, 0, '2026-01-12', now(), $7)
      on conflict do nothing`,
    [org.id, newId(), learner.memberId, QUALIFICATION, batch, number, org.olivia.memberId],
  );
}

/** A centre with the qualification approved at a band, and Lena registered. */
export async function centreReady(
  world: World,
  { band = 'none', sample = false }: { band?: string; sample?: boolean } = {},
) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ sample });
  const staff = await world.centre(org);
  const tree = await qualificationOf(world, org);
  for (const [kind, code] of [
    ['centre', null],
    ['qualification', QUALIFICATION],
  ]) {
    await world.owner.query(
      `insert into centre_approval (organisation_id, id, kind, framework_code, reference, fast_track, from_on,
        recorded_at, recorded_by) values ($1, $2, $3, $4, 'Letter', false, '2026-01-01', now(), $5)`,
      [org.id, newId(), kind, code, org.olivia.memberId],
    );
  }
  await world.owner.query(
    `insert into centre_tariff (organisation_id, id, framework_code, band, from_on, letter, recorded_at, recorded_by)
      values ($1, $2, $3, $4, '2026-01-01', 'Letter', now(), $5)`,
    [org.id, newId(), QUALIFICATION, band, org.olivia.memberId],
  );
  return { ...org, ...staff, tree };
}
export type Centre = Awaited<ReturnType<typeof centreReady>>;

/** Lena has everything that a claim needs. */
export async function learnerReady(
  world: World,
  given: Parameters<typeof centreReady>[1] & { signed?: boolean } = {},
) {
  const org = await centreReady(world, given);
  const { tree, lena: learner } = org;
  const units = enoughUnits(tree);
  const signed = given.signed ?? false;
  const decisions = await achieved(world, org, { learner, tree, units, signed });
  await registeredAs(world, org, { learner, number: 'REG-7' });
  return { ...org, units, decisions };
}
