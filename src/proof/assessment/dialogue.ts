import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type ClaimLine, claimsNamed, idTaken, lockPortfolio } from '../portfolio/index.ts';
import { dialogueSigned } from './events.ts';
import { noClaim } from './held.ts';
import { judgementsOn, type KeptJudgement } from './judgements.ts';
import { type Dialogue, type signDialogueRoute, TRUE_ACCOUNT, TRUE_ACCOUNT_NOW } from './schema.ts';
import { setAsideOn } from './set-aside.ts';
import { assessmentDb } from './tables.ts';
import { unitsOf } from './units.ts';

const R70 = 'Qualification specification, L422';

onConstraint('dialogue_judgement_once', {
  code: 'already-signed',
  because: 'This dialogue was signed at the same moment. Look at the claim again.',
});

const isDialogue = ({ answers }: KeptJudgement): boolean => answers.length > 0;

/** SHA-256, hex, of what both sign: questions and outlines of answers in the order in which they were put. */
function recordSha256(sitting: readonly KeptJudgement[], heldOn: string): string {
  const told = sitting.map(({ judgementId, criterionId, answers }) => ({
    judgement: judgementId,
    criterion: criterionId,
    answers: answers.map(({ question, answer }) => ({ question, answer })),
  }));
  const text = canonicalJson({ format: 'deskproof-dialogue/1', heldOn, judgements: told });
  return createHash('sha256').update(text).digest('hex');
}

async function signedIn(tx: Tx, claimIds: readonly string[]) {
  const db = assessmentDb(tx);
  const rows = await db
    .selectFrom('dialogue')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .orderBy('signed_at')
    .orderBy('id')
    .execute();
  const held = await db
    .selectFrom('dialogue_judgement')
    .select(['dialogue_id', 'judgement_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`dialogue_id = any(${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
  return { rows, dialogueOf: new Map(held.map((row) => [row.judgement_id, row.dialogue_id])) };
}

/**
 * The assessor signs what they asked and were answered on one day as a true account (R70); a later sitting is a
 * record of its own. The same id again gives the first result. Refuses `claim-not-found`, `already-withdrawn`,
 * `not-your-claim`, `nothing-asked` and `id-taken`.
 * @param input `heldOn`: a day in London
 */
export async function signDialogue(
  tx: Tx,
  claimId: string,
  { id, heldOn }: BodyOf<typeof signDialogueRoute>,
): Promise<Result<{ dialogueId: string }>> {
  const [found] = await claimsNamed(tx, [claimId]);
  if (!found) return noClaim();
  // Pressed again at the same moment: what the first press signs is read once it is there, not half of it.
  await lockPortfolio(tx, found.learnerId);
  const [claim = found] = await claimsNamed(tx, [claimId]);
  const { memberId, organisationId } = actorOf(tx);
  const { rows, dialogueOf } = await signedIn(tx, [claimId]);
  if (rows.some((row) => row.id === id)) return ok({ dialogueId: id });
  if (await isKnown(tx, id)) return idTaken();
  if (claim.withdrawnAt)
    return refuse(
      'already-withdrawn',
      'The learner has withdrawn this claim, so nothing of it is signed.',
    );
  if (memberId === null || claim.assessorId !== memberId)
    return refuse(
      'not-your-claim',
      'Only the assessor who has this claim signs what was asked.',
      R70,
    );
  const aside = await setAsideOn(tx, [claimId]);
  const sitting = (await judgementsOn(tx, [claimId])).filter(
    (one) =>
      isDialogue(one) &&
      !aside.has(one.judgementId) &&
      one.assessorId === memberId &&
      !dialogueOf.has(one.judgementId) &&
      dateIn(one.judgedAt) === heldOn,
  );
  if (sitting.length === 0)
    return refuse(
      'nothing-asked',
      `No question of yours on ${showDate(heldOn)} waits for a signature. Look at the claim again.`,
      R70,
    );
  const sha256 = recordSha256(sitting, heldOn);
  const of = { organisation_id: organisationId };
  await assessmentDb(tx)
    .insertInto('dialogue')
    .values({
      ...of,
      id,
      claim_id: claimId,
      learner_id: claim.learnerId,
      assessor_id: memberId,
      held_on: heldOn,
      statement: TRUE_ACCOUNT_NOW,
      record_sha256: Buffer.from(sha256, 'hex'),
      signed_at: nowOf(tx),
      learner_signed_at: null,
    })
    .execute();
  await assessmentDb(tx)
    .insertInto('dialogue_judgement')
    .values(
      sitting.map(({ judgementId }) => ({ ...of, dialogue_id: id, judgement_id: judgementId })),
    )
    .execute();
  recordSigned(tx, claim, id, 'assessor', { sitting, heldOn, statement: TRUE_ACCOUNT_NOW, sha256 });
  return ok({ dialogueId: id });
}

async function isKnown(tx: Tx, dialogueId: string): Promise<boolean> {
  const row = await assessmentDb(tx)
    .selectFrom('dialogue')
    .select('id')
    .where('id', '=', dialogueId)
    .executeTakeFirst();
  return row !== undefined;
}

function recordSigned(
  tx: Tx,
  claim: ClaimLine,
  dialogueId: string,
  by: 'assessor' | 'learner',
  signed: {
    readonly sitting: readonly KeptJudgement[];
    readonly heldOn: string;
    readonly statement: number;
    readonly sha256: string;
  },
): void {
  record(tx, dialogueSigned, {
    subjects: {
      learner: claim.learnerId,
      claim: claim.claimId,
      unit: claim.unitId,
      dialogue: dialogueId,
    },
    facts: {
      by,
      heldOn: signed.heldOn,
      statement: signed.statement,
      judgements: signed.sitting.map(({ judgementId }) => judgementId),
      questions: signed.sitting.reduce((sum, { answers }) => sum + answers.length, 0),
      recordSha256: signed.sha256,
    },
  });
}

/**
 * The learner signs what they were asked and answered, by their own press. Again, it changes nothing. Refuses
 * `dialogue-not-found`, for another's too.
 */
export async function signOwnDialogue(
  tx: Tx,
  dialogueId: string,
): Promise<Result<{ dialogueId: string }>> {
  const row = await assessmentDb(tx)
    .selectFrom('dialogue')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', dialogueId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.learner_id !== actorOf(tx).memberId)
    return refuse('dialogue-not-found', 'There is no such record of what you were asked.');
  if (row.learner_signed_at !== null) return ok({ dialogueId });
  const [claim] = await claimsNamed(tx, [row.claim_id]);
  if (!claim) return noClaim();
  const { dialogueOf } = await signedIn(tx, [row.claim_id]);
  const sitting = (await judgementsOn(tx, [row.claim_id])).filter(
    ({ judgementId }) => dialogueOf.get(judgementId) === dialogueId,
  );
  await assessmentDb(tx)
    .updateTable('dialogue')
    .set({ learner_signed_at: nowOf(tx) })
    .where('id', '=', dialogueId)
    .execute();
  recordSigned(tx, claim, dialogueId, 'learner', {
    sitting,
    heldOn: row.held_on,
    statement: row.statement,
    sha256: row.record_sha256.toString('hex'),
  });
  return ok({ dialogueId });
}

const statementOf = (version: number): string =>
  version in TRUE_ACCOUNT ? TRUE_ACCOUNT[version as keyof typeof TRUE_ACCOUNT] : '';

/**
 * What was asked and answered on these claims, a record for each sitting, the oldest first; sittings that nobody
 * signed yet with them. By claim.
 */
export async function dialoguesOn(
  tx: Tx,
  claims: readonly ClaimLine[],
): Promise<ReadonlyMap<string, readonly Dialogue[]>> {
  const ids = claims.map(({ claimId }) => claimId);
  const asked = (await judgementsOn(tx, ids)).filter(isDialogue);
  if (asked.length === 0) return new Map();
  const { memberId } = actorOf(tx);
  const { rows, dialogueOf } = await signedIn(tx, ids);
  const asides = await setAsideOn(tx, ids);
  const units = await unitsOf(
    tx,
    claims.map(({ unitId }) => unitId),
  );
  const codes = new Map(
    [...units.values()].flatMap(({ criteria }) =>
      criteria.map(({ criterionId, code }) => [criterionId, code] as const),
    ),
  );
  const names = await memberNames(tx);
  const claimOf = new Map(claims.map((claim) => [claim.claimId, claim]));
  const sittings = Map.groupBy(
    asked,
    (one) =>
      dialogueOf.get(one.judgementId) ??
      `${asides.has(one.judgementId) ? 'aside' : ''} ${one.claimId} ${one.assessorId} ${dateIn(one.judgedAt)}`,
  );
  const told = [...sittings].flatMap(([key, sitting]) => {
    const [first] = sitting;
    const claim = claimOf.get(first?.claimId ?? '');
    if (!first || !claim) return [];
    const row = rows.find(({ id }) => id === key);
    const aside = asides.get(first.judgementId);
    const isOpenToSign = claim.assessorId === memberId && claim.withdrawnAt === null;
    const shown: Dialogue = {
      dialogueId: row?.id ?? null,
      heldOn: row?.held_on ?? dateIn(first.judgedAt),
      assessorName: names.get(first.assessorId) ?? '',
      statement: statementOf(row?.statement ?? TRUE_ACCOUNT_NOW),
      exchanges: sitting.flatMap(({ criterionId, answers }) =>
        answers.map((answer) => ({ code: codes.get(criterionId) ?? '', ...answer })),
      ),
      signedAt: row?.signed_at.toISOString() ?? null,
      learnerSignedAt: row?.learner_signed_at?.toISOString() ?? null,
      setAside: aside
        ? {
            reason: aside.reason,
            by: names.get(aside.set_aside_by) ?? '',
            at: aside.set_aside_at.toISOString(),
          }
        : null,
      forYou: row
        ? row.learner_signed_at === null && row.learner_id === memberId
        : isOpenToSign && first.assessorId === memberId && aside === undefined,
    };
    return [{ claimId: claim.claimId, at: first.judgedAt.getTime(), shown }];
  });
  const sorted = told.sort((a, b) => a.at - b.at);
  const byClaim = Map.groupBy(sorted, ({ claimId }) => claimId);
  return new Map([...byClaim].map(([claimId, of]) => [claimId, of.map(({ shown }) => shown)]));
}
