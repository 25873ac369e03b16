import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { counted, listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { declarationNow } from '../declarations/index.ts';
import { choiceOf, expiredUnits, type FrameworkUnit, unitOf } from '../frameworks/index.ts';
import type { Remark } from './choose-units.ts';
import { claimOf, claimsOf, stateOf } from './claims.ts';
import { sourceOf } from './documents.ts';
import { remarksOn } from './evidence.ts';
import { passagesSettled, type Rendered, renditionsOf, sha256 } from './rendition.ts';
import type { previewClaim, readClaim } from './schema.ts';
import { portfolioDb } from './tables.ts';

type BeforeClaim = (tx: Tx, learnerId: string, unitId: string) => Promise<readonly Remark[]>;
const beforeClaims: BeforeClaim[] = [];

/** Registers a room above that has something to say before a unit is claimed; it warns and refuses nothing. */
export function onBeforeClaim(ask: BeforeClaim): void {
  if (!beforeClaims.includes(ask)) beforeClaims.push(ask);
}

/** What a room above is asked before a unit is claimed: whose claim, and what would be frozen. */
export interface ClaimAsked {
  readonly learnerId: string;
  readonly unit: FrameworkUnit;
  /** Renditions of the items referenced to the unit's criteria, in the order of their first records. */
  readonly items: readonly Rendered[];
  readonly references: readonly { readonly evidenceId: string; readonly criterionId: string }[];
}

type MayClaim = (tx: Tx, asked: ClaimAsked) => Promise<Refusal | null>;
const mayClaims: MayClaim[] = [];

/** Registers a room above that may refuse a claim; null: nothing stands in its way. The first refusal counts. */
export function onMayClaim(ask: MayClaim): void {
  if (!mayClaims.includes(ask)) mayClaims.push(ask);
}

/** A unit as it would be claimed now. */
export interface PreparedClaim {
  readonly unit: FrameworkUnit;
  readonly attempt: number;
  /** Why it cannot be claimed; null: it can. */
  readonly refusal: Refusal | null;
  readonly warnings: readonly Remark[];
  /** In the order of their first records. */
  readonly items: readonly Rendered[];
  readonly references: readonly {
    readonly evidenceId: string;
    readonly criterionId: string;
    /** Redacted. */
    readonly note: string;
  }[];
  readonly expired: boolean;
  /** SHA-256 of all this but the moment it was made. */
  readonly seen: string;
}

/** What an assessor would see of a unit. Refuses `unit-not-found`; why it may not be claimed is in the answer. */
export async function prepareClaim(
  tx: Tx,
  learner: string,
  unitId: string,
): Promise<Result<PreparedClaim>> {
  const unit = await unitOf(tx, unitId);
  if (!unit) return refuse('unit-not-found', 'There is no such unit in any framework here.');
  const before = await claimsOf(tx, learner, unitId);
  const own = await referencesTo(tx, learner, unit);
  const rendered = await renditionsOf(tx, learner, [
    ...new Set(own.map((each) => each.evidenceId)),
  ]);
  const items = [...rendered.values()].sort(
    (a, b) => (a.rendition.entries[0]?.seq ?? 0) - (b.rendition.entries[0]?.seq ?? 0),
  );
  const references = own.map((each) => ({
    ...each,
    note: rendered.get(each.evidenceId)?.noteTo(each.criterionId) ?? '',
  }));
  const ended = await endedWords(tx, unit);
  const refusal =
    (await mayClaim(tx, learner, unit, before)) ??
    (ended && (await choiceOf(tx, unit.frameworkId, 'unit_expired')) === 'stop'
      ? {
          code: 'unit-ended',
          because: `${ended} The centre chose not to go on with it. Ask the owner about an extension or the new version.`,
        }
      : null) ??
    (references.length === 0
      ? {
          code: 'nothing-referenced',
          because: `No item is referenced to a criterion of ${unit.reference} yet. Reference one, then claim.`,
        }
      : null) ??
    standsAlone(unit, items, references) ??
    unsettled(items) ??
    (await refusedAbove(tx, { learnerId: learner, unit, items, references }));
  return ok({
    unit,
    attempt: Math.max(0, ...before.map(({ attempt }) => attempt)) + 1,
    refusal,
    warnings: [
      ...warningsOf(tx, unit, references, ended),
      ...(await saidBefore(tx, learner, unitId)),
      ...(await saidOfItems(tx, items)),
    ],
    items,
    references,
    expired: ended !== null,
    seen: sha256(
      canonicalJson({
        unit: unitId,
        items: items.map(({ rendition: { made_at: _made, ...rest } }) => rest),
        references,
      }),
    ),
  });
}

async function refusedAbove(tx: Tx, asked: ClaimAsked): Promise<Refusal | null> {
  for (const ask of mayClaims) {
    const refusal = await ask(tx, asked);
    if (refusal) return refusal;
  }
  return null;
}

function unsettled(items: readonly Rendered[]): Refusal | null {
  const settled = passagesSettled(items);
  return settled.ok ? null : settled.refusal;
}

async function saidBefore(tx: Tx, learner: string, unitId: string): Promise<readonly Remark[]> {
  const said: Remark[] = [];
  for (const ask of beforeClaims) said.push(...(await ask(tx, learner, unitId)));
  return said;
}

/** What is said of its items and refuses nothing, each by its title. */
async function saidOfItems(tx: Tx, items: readonly Rendered[]): Promise<readonly Remark[]> {
  const titles = new Map(items.map(({ evidenceId, rendition }) => [evidenceId, rendition.title]));
  return (await remarksOn(tx, items))
    .filter(({ refuses }) => !refuses)
    .map(({ evidenceId, code, because }) => ({
      code,
      because: `“${titles.get(evidenceId) ?? ''}”: ${because}`,
    }));
}

/** Why a claim is refused where a criterion rests on nothing but what may not carry it, as a statement. */
function standsAlone(
  unit: FrameworkUnit,
  items: readonly Rendered[],
  references: readonly { readonly evidenceId: string; readonly criterionId: string }[],
): Refusal | null {
  const may = new Map(items.map(({ evidenceId, source }) => [evidenceId, sourceOf(source).alone]));
  const codes = unit.criteria.flatMap(({ criterionId, code }) => {
    const own = references.filter((each) => each.criterionId === criterionId);
    return own.length > 0 && own.every(({ evidenceId }) => !may.get(evidenceId)) ? [code] : [];
  });
  if (codes.length === 0) return null;
  return {
    code: 'statement-alone',
    because: `A personal statement alone is for ${listed(codes)}. It is no evidence of work by itself: reference work, a testimony or an observation beside it, or take its reference there back.`,
    source: 'A personal statement is not actual work evidence',
  };
}

async function referencesTo(tx: Tx, learner: string, unit: FrameworkUnit) {
  return portfolioDb(tx)
    .selectFrom('evidence_reference')
    .select(['evidence_id as evidenceId', 'criterion_id as criterionId', 'note'])
    .where('learner_id', '=', learner)
    .where(
      sql<boolean>`criterion_id = any(${unit.criteria.map(({ criterionId }) => criterionId)}::uuid[])`,
    )
    .orderBy('evidence_id')
    .orderBy('criterion_id')
    .execute();
}

async function mayClaim(
  tx: Tx,
  learner: string,
  unit: FrameworkUnit,
  before: Awaited<ReturnType<typeof claimsOf>>,
): Promise<Refusal | null> {
  const enrolled = await portfolioDb(tx)
    .selectFrom('enrolment')
    .select('id')
    .where('learner_id', '=', learner)
    .where('framework_id', '=', unit.frameworkId)
    .executeTakeFirst();
  if (!enrolled) {
    return {
      code: 'not-enrolled',
      because: `You are not enrolled on ${unit.frameworkCode}, so ${unit.reference} cannot be claimed. Ask your manager to enrol you.`,
    };
  }
  const moved = await portfolioDb(tx)
    .selectFrom('learner_move')
    .select('id')
    .where('from_enrolment_id', '=', enrolled.id)
    .executeTakeFirst();
  if (moved) {
    return {
      code: 'enrolment-replaced',
      because: `You went over from ${unit.frameworkCode} to the framework that replaces it, so ${unit.reference} is not claimed here any more. Claim the unit of the new framework.`,
    };
  }
  if (before.some(({ achieved, reopenedAt }) => achieved && reopenedAt === null)) {
    return {
      code: 'already-achieved',
      because: `${unit.reference} was achieved already.`,
    };
  }
  return before.some(({ withdrawnAt, decidedAt }) => !withdrawnAt && !decidedAt)
    ? ALREADY_CLAIMED
    : null;
}

/** Two presses at once: the second is told this. */
export const ALREADY_CLAIMED: Refusal = {
  code: 'already-claimed',
  because:
    'This unit is before an assessor already. Take that claim back first, or wait for the decision.',
};

/** That the unit has ended, in words; null: it has not, or the centre entered an extension. */
async function endedWords(tx: Tx, unit: FrameworkUnit): Promise<string | null> {
  if (unit.expiresOn === null || unit.expiresOn >= dateIn(nowOf(tx))) return null;
  const found = (await expiredUnits(tx, unit.frameworkId)).find(
    ({ because, outcome }) => outcome !== 'record' && because.startsWith(`${unit.reference} `),
  );
  return found?.because ?? null;
}

function warningsOf(
  tx: Tx,
  unit: FrameworkUnit,
  references: readonly { readonly criterionId: string }[],
  ended: string | null,
): readonly Remark[] {
  const without = unit.criteria.filter(
    ({ criterionId }) => !references.some((each) => each.criterionId === criterionId),
  );
  const byOther = without.filter(({ closes }) => closes !== 'record');
  const missing = without.length - byOther.length;
  return [
    ...(actorOf(tx).isSample
      ? [{ code: 'sample-not-evidence', because: 'Sample, not evidence: nothing of this counts.' }]
      : []),
    ...(ended ? [{ code: 'unit-ended', because: ended }] : []),
    ...(missing > 0
      ? [
          {
            code: 'without-item',
            because: `${counted(missing, 'criterion', 'criteria')} that a record may show ${missing === 1 ? 'has' : 'have'} no item: ${listed(
              without.filter(({ closes }) => closes === 'record').map(({ code }) => code),
            )}.`,
          },
        ]
      : []),
    ...(byOther.length > 0
      ? [
          {
            code: 'to-be-asked',
            because: `${counted(byOther.length, 'criterion', 'criteria')} will be observed or asked about by the assessor.`,
          },
        ]
      : []),
  ];
}

const headOf = ({ unitId, reference, title, frameworkCode }: FrameworkUnit) => ({
  unitId,
  reference,
  title,
  frameworkCode,
});

/** Criteria of a unit with the places of the items that are for each. */
function presentedOf(
  unit: FrameworkUnit,
  items: readonly { readonly evidenceId: string }[],
  references: readonly { readonly evidenceId: string; readonly criterionId: string }[],
) {
  return unit.criteria.map(({ criterionId, code, label, wording, closes }) => ({
    criterionId,
    code,
    label,
    wording,
    closes,
    items: items.flatMap(({ evidenceId }, at) =>
      references.some((each) => each.evidenceId === evidenceId && each.criterionId === criterionId)
        ? [at]
        : [],
    ),
  }));
}

/** Exactly what would be frozen and handed over, before the press. Refuses as `prepareClaim`. */
export async function claimPreview(
  tx: Tx,
  learner: string,
  unitId: string,
): Promise<Result<Reply<typeof previewClaim>>> {
  const prepared = await prepareClaim(tx, learner, unitId);
  if (!prepared.ok) return prepared;
  const { unit, attempt, refusal, warnings, items, references, seen } = prepared.value;
  return ok({
    unit: headOf(unit),
    attempt,
    refusal: refusal && { code: refusal.code, because: refusal.because },
    warnings,
    items: items.map(({ evidenceId, rendition }) => ({
      evidenceId,
      title: rendition.title,
      rendition,
    })),
    criteria: presentedOf(unit, items, references),
    declare: await declarationNow(tx),
    seen,
  });
}

/** A learner's own claim as it was frozen. Refuses `claim-not-found`. */
export async function ownClaim(
  tx: Tx,
  learner: string,
  claimId: string,
): Promise<Result<Reply<typeof readClaim>>> {
  const claim = await claimOf(tx, claimId);
  if (!claim || claim.learnerId !== learner) {
    return refuse('claim-not-found', 'There is no such claim among yours.');
  }
  const { unit, evidence, references, assessorId } = claim;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return ok({
    claimId,
    unit: headOf(unit),
    attempt: claim.attempt,
    state: stateOf(claim),
    declaration: claim.declaration,
    declared: claim.declared,
    claimedAt: claim.claimedAt.toISOString(),
    assessor: assessorId
      ? { id: assessorId, name: (await memberNames(tx)).get(assessorId) ?? '' }
      : null,
    takenAt: iso(claim.takenAt),
    withdrawnAt: iso(claim.withdrawnAt),
    decidedAt: iso(claim.decidedAt),
    items: evidence.map(({ evidenceId, title, renditionSha256, rendition }) => ({
      evidenceId,
      title,
      sha256: renditionSha256,
      rendition,
    })),
    criteria: presentedOf(unit, evidence, references),
  });
}
