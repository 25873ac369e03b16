import { createHash } from 'node:crypto';
import type { TestOrganisation, World } from '../../../test/world.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import type { BodyIn, BodyOf } from '../../lib/route.ts';
import { act } from '../../platform/audit/act.ts';
import { record } from '../../platform/audit/record.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { OUR_DECLARATION } from '../declarations/index.ts';
import { adoptBuiltIn, frameworkOf } from '../frameworks/index.ts';
import { withdrawClaim } from '../portfolio/claim-unit.ts';
import { unitClaimed } from '../portfolio/events.ts';
import { consider } from './consider.ts';
import { decide } from './decide.ts';
import { judge } from './judge.ts';
import { judgingView } from './judging-view.ts';
import { decideRoute, judgeRoute } from './schema.ts';
import { takeUp } from './take-up.ts';

/** What a claim is made in: the product's pool, the owner's pool, and who is there. */
type House = Pick<World, 'db' | 'owner'>;
type Centre = Pick<TestOrganisation, 'id' | 'olivia' | 'lena'>;

/** Each a unit of four criteria, marking points; the first of SALES is asked for in discussion. */
type Marking = 'SALES' | 'REL';

/** An item of a claim, made from one entry that is in the log already. */
export interface AnItem {
  readonly evidenceId: string;
  readonly seq: number;
  readonly title: string;
  readonly sha256: string;
}

/** What Lena claimed: four criteria, and an item referenced to each of the last three. */
export interface AClaim {
  readonly claimId: string;
  readonly unitId: string;
  readonly criteria: readonly { readonly criterionId: string; readonly code: string }[];
  readonly items: readonly AnItem[];
}

async function adopted(world: House, org: Centre, code: Marking) {
  const unit = await act(world.db, org.olivia, async (tx) => {
    const taken = await adoptBuiltIn(tx, { id: newId(), code });
    if (!taken.ok) return taken;
    const tree = await frameworkOf(tx, taken.value.frameworkId);
    const first = tree?.units[0];
    if (!first) throw new Error('A framework without units.');
    return ok({
      unitId: first.unitId,
      criteria: first.outcomes.flatMap(({ criteria }) => criteria),
    });
  });
  if (!unit.ok) throw new Error(unit.refusal.because);
  return unit.value;
}

/** Makes a log entry of the actor's and an item of evidence from it, as owner: portfolio's own way is longer. */
async function anItem(
  world: House,
  org: Centre,
  learner: Actor,
  title: string,
  parties: readonly Actor[],
): Promise<AnItem> {
  const { rows } = await world.owner.query(
    `select e.seq, e.id, encode(e.leaf, 'hex') as leaf, e.kind, e.at from log_entry e
      where e.organisation_id = $1 and not exists (select 1 from suggested_entry s
        where s.organisation_id = $1 and s.seq = e.seq) order by e.seq limit 1`,
    [org.id],
  );
  const [entry] = rows;
  const [evidenceId, caseId] = [newId(), newId()];
  const ids = { org: org.id, learner: learner.memberId };
  const insert = (text: string, values: readonly unknown[]) =>
    world.owner.query(text, [ids.org, ids.learner, ...values]);
  await insert(
    `insert into learner (organisation_id, member_id, registered_at, registered_by)
      values ($1, $2, now(), $2) on conflict do nothing`,
    [],
  );
  await insert(
    `insert into evidence_case (organisation_id, learner_id, id, about_kind, about_id, first_at, last_at)
      values ($1, $2, $3, 'booking', $3, now(), now())`,
    [caseId],
  );
  await insert(
    `insert into suggested_entry (organisation_id, learner_id, seq, case_id, entry_id, leaf, kind, at, part, shows_as)
      values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, 'actor', '{booking.confirmed}')`,
    [entry.seq, caseId, entry.id, entry.leaf, entry.kind, entry.at],
  );
  await insert(
    `insert into evidence (organisation_id, learner_id, id, case_id, title, accepted_at)
      values ($1, $2, $3, $4, $5, now())`,
    [evidenceId, caseId, title],
  );
  await insert(
    `insert into evidence_entry (organisation_id, learner_id, evidence_id, seq, parties)
      values ($1, $2, $3, $4, $5)`,
    [evidenceId, entry.seq, [learner, ...parties].map(({ memberId }) => memberId)],
  );
  return { evidenceId, seq: entry.seq, title, sha256: '' };
}

async function renditionOf(world: House, org: Centre, item: AnItem): Promise<string> {
  const { rows } = await world.owner.query(
    `select seq, id, kind, at, encode(leaf, 'hex') as leaf from log_entry
      where organisation_id = $1 and seq = $2`,
    [org.id, item.seq],
  );
  const [entry] = rows;
  return canonicalJson({
    format: 'deskproof-rendition/1',
    evidence: item.evidenceId,
    title: item.title,
    note: 'I did this from the first call to the confirmation.',
    organisation: { id: org.id, sample: false },
    learner: 'Lena Lowe',
    entries: [
      {
        seq: entry.seq,
        id: entry.id,
        kind: entry.kind,
        title: 'Booking confirmed to both sides',
        at: entry.at.toISOString(),
        part: 'actor',
        leaf: entry.leaf,
        says: [{ label: 'Shifts', value: '2' }],
        subjects: [{ role: 'worker', pseudonym: 'Worker K7Q-4MX' }],
        documents: [],
      },
    ],
    made_at: '2026-11-20T09:00:00.000Z',
  });
}

/**
 * Lena's claim of a unit with so many items, each referenced to one of the criteria after the first; a
 * further call claims again, with the next attempt. Sealed in the log as portfolio seals it.
 * @param party who else had a hand in the first item
 */
export async function aClaim(
  world: House,
  org: Centre,
  {
    items: count = 3,
    party = [],
    learner = org.lena,
    framework = 'SALES',
  }: {
    readonly items?: number;
    readonly party?: readonly Actor[];
    readonly learner?: Actor;
    readonly framework?: Marking;
  } = {},
): Promise<AClaim> {
  const { unitId, criteria } = await adopted(world, org, framework);
  const claimId = newId();
  const before = await world.owner.query(
    'select count(*)::int as attempts from claim where learner_id = $1 and unit_id = $2',
    [learner.memberId, unitId],
  );
  const attempt = Number(before.rows[0].attempts) + 1;
  const items: AnItem[] = [];
  const texts: string[] = [];
  for (let at = 0; at < count; at++) {
    const item = await anItem(
      world,
      org,
      learner,
      `Harrow nights ${at + 1}`,
      at === 0 ? party : [],
    );
    const text = await renditionOf(world, org, item);
    texts.push(text);
    items.push({ ...item, sha256: createHash('sha256').update(text).digest('hex') });
  }
  const seal = await act(world.db, learner, async (tx) => {
    record(tx, unitClaimed, {
      subjects: { learner: learner.memberId ?? '', claim: claimId, unit: unitId },
      facts: {
        framework,
        unit: framework,
        attempt,
        expired: false,
        declarationSha256: createHash('sha256').update('own work').digest('hex'),
        declared: { version: 0, sha256: OUR_DECLARATION.sha256 },
        items: items.map(({ evidenceId, sha256 }) => ({
          evidence: evidenceId,
          renditionSha256: sha256,
          criteria: [],
        })),
      },
    });
    return ok(null);
  });
  if (!seal.ok) throw new Error(seal.refusal.because);
  await world.owner.query(
    `insert into claim (organisation_id, id, learner_id, unit_id, attempt, declaration,
        declared_version, declared_sha256, claimed_at)
      values ($1, $2, $3, $4, $5, 'This is my own work.', 0, decode($6, 'hex'), '2026-11-20T09:00:00Z')`,
    [org.id, claimId, learner.memberId, unitId, attempt, OUR_DECLARATION.sha256],
  );
  for (const [at, { evidenceId }] of items.entries()) {
    await world.owner.query(
      `insert into claim_evidence (organisation_id, claim_id, evidence_id, rendition, rendition_sha256)
        values ($1, $2, $3, $4, sha256(convert_to($4, 'UTF8')))`,
      [org.id, claimId, evidenceId, texts[at]],
    );
    await world.owner.query(
      `insert into claim_reference (organisation_id, claim_id, evidence_id, criterion_id, note)
        values ($1, $2, $3, $4, 'See the confirmation.')`,
      [org.id, claimId, evidenceId, criteria[(at % 3) + 1]?.criterionId],
    );
  }
  return { claimId, unitId, criteria, items };
}

/** Lena takes her claim back. */
export async function takenBack(
  world: World,
  org: TestOrganisation,
  { claimId }: AClaim,
): Promise<void> {
  const gone = await act(world.db, org.lena, (tx) => withdrawClaim(tx, claimId));
  if (!gone.ok) throw new Error(gone.refusal.because);
}

type Judging = BodyIn<typeof judgeRoute>;

/** A judgement of one criterion: met by record, unless said otherwise. */
export function aJudgement(
  criterionId: string,
  given: Partial<Judging> = {},
): BodyOf<typeof judgeRoute> {
  return judgeRoute.body.parse({
    id: newId(),
    criterionId,
    outcome: 'met',
    method: 'record',
    ...given,
  });
}

/** Met in discussion, with one question and the outline of its answer. */
export function aDiscussion(
  criterionId: string,
  given: Partial<Judging> = {},
): BodyOf<typeof judgeRoute> {
  return aJudgement(criterionId, {
    method: 'discussion',
    answers: [{ question: 'Why these targets?', answer: 'Last year’s figures, plus a tenth.' }],
    ...given,
  });
}

/** A decision: achieved, unless said otherwise. */
export function aDecision(given: Partial<BodyIn<typeof decideRoute>> = {}) {
  return decideRoute.body.parse({
    id: newId(),
    outcome: 'achieved',
    feedback: 'You plan well, and the records show it.',
    ...given,
  });
}

/** A fresh organisation with Lena's claim, and the hands of Aidan, its assessor. */
export async function desk(world: World, given: Parameters<typeof aClaim>[2] = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const claim = await aClaim(world, org, given);
  return { org, claim, ...hands(world, org, claim) };
}

/** What an assessor does with a claim, each as an act of its own; Aidan, unless somebody else is named. */
export function hands(
  world: World,
  org: TestOrganisation,
  claim: AClaim,
  assessor: Actor = org.aidan,
) {
  const as = <T>(work: Parameters<typeof act<T>>[2], who = assessor) => act(world.db, who, work);
  return {
    take: (who = assessor) => as((tx) => takeUp(tx, claim.claimId), who),
    look: (item = claim.items[0]) =>
      as((tx) => consider(tx, claim.claimId, item?.evidenceId ?? '')),
    say: (judgement: Parameters<typeof judge>[2], who = assessor) =>
      as((tx) => judge(tx, claim.claimId, judgement), who),
    end: (given: Parameters<typeof aDecision>[0] = {}, who = assessor) =>
      as((tx) => decide(tx, claim.claimId, aDecision(given)), who),
    view: (who = assessor) => read(world.db, who, (tx) => judgingView(tx, claim.claimId)),
    id: (at: number) => claim.criteria[at]?.criterionId ?? '',
  };
}

/** Judges all four criteria met: the first in discussion, the others on their items. */
export async function meetAll(of: Pick<ReturnType<typeof hands>, 'say' | 'id'>): Promise<void> {
  for (const at of [0, 1, 2, 3]) {
    const judged = await of.say(at === 0 ? aDiscussion(of.id(0)) : aJudgement(of.id(at)));
    if (!judged.ok) throw new Error(judged.refusal.because);
  }
}
