import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { blindFile, kindsOf } from '../files/index.ts';
import { type FrameworkUnit, unitOf } from '../frameworks/index.ts';
import { claimOf } from '../portfolio/index.ts';
import { itemOpened, itemOpenedOnFile } from './events.ts';
import { presentMembers, whoActs, wordsHash } from './found.ts';
import type {
  openFileItemRoute,
  openItemRoute,
  readClaimToStandardise,
  readUnitToStandardise,
} from './schema.ts';
import { standardisationDb } from './tables.ts';

/**
 * Asks several to judge one item of a decided claim, as it was frozen, against some criteria of its unit, none seeing
 * the others (C12). An item that is a file is judged from the file, which must be here whole. The same id again gives
 * the first result. Refuses `claim-not-found`, `evidence-not-found`, `file-missing`, `file-emptied`,
 * `criterion-not-found`, `member-not-found`, `own-work` and `due-in-past`.
 */
export async function openItem(
  tx: Tx,
  given: BodyOf<typeof openItemRoute>,
): Promise<Result<{ itemId: string }>> {
  const { id, claimId, evidenceId } = given;
  const claim = await claimOf(tx, claimId);
  if (!claim?.decidedAt) {
    return wrongField('claimId', 'claim-not-found', 'Choose a claim that is decided.');
  }
  const item = claim.evidence.find((one) => one.evidenceId === evidenceId);
  if (!item) return wrongField('evidenceId', 'evidence-not-found', 'Choose an item of the claim.');
  const file = await blindFile(tx, evidenceId);
  if (file && file.state !== 'here') {
    return file.state === 'missing'
      ? wrongField(
          'evidenceId',
          'file-missing',
          'All of this file is not here yet. Choose another item.',
        )
      : wrongField(
          'evidenceId',
          'file-emptied',
          'This file was emptied with a person in it. Choose another item.',
        );
  }
  const asked = await askedWell(tx, given, claim.unit, claim.learnerId);
  if (!asked.ok) return asked;
  const made = await keepItem(tx, given, asked.value, {
    claim_id: claimId,
    learner_id: claim.learnerId,
    unit_id: claim.unitId,
    evidence_id: evidenceId,
    rendition_sha256: Buffer.from(item.renditionSha256, 'hex'),
    title: null,
  });
  if (!made) return ok({ itemId: id });
  record(tx, itemOpened, {
    subjects: { standardised_item: id, claim: claimId, unit: claim.unitId, evidence: evidenceId },
    facts: { renditionSha256: item.renditionSha256, ...factsOf(given, asked.value) },
  });
  return ok({ itemId: id });
}

/**
 * The same of a file handed in for the purpose, nobody's evidence: the file comes next (`handInFile`), and nobody judges
 * before it. Refuses `unit-not-found`, `criterion-not-found`, `member-not-found` and `due-in-past`.
 */
export async function openFileItem(
  tx: Tx,
  given: BodyOf<typeof openFileItemRoute>,
): Promise<Result<{ itemId: string }>> {
  const { id, unitId, title } = given;
  const unit = await unitOf(tx, unitId);
  if (!unit) return wrongField('unitId', 'unit-not-found', 'Choose a unit of a framework here.');
  const asked = await askedWell(tx, given, unit, null);
  if (!asked.ok) return asked;
  const made = await keepItem(tx, given, asked.value, {
    claim_id: null,
    learner_id: null,
    unit_id: unitId,
    evidence_id: null,
    rendition_sha256: null,
    title,
  });
  if (!made) return ok({ itemId: id });
  record(tx, itemOpenedOnFile, {
    subjects: { standardised_item: id, unit: unitId },
    facts: { titleSha256: wordsHash({ id, title }), ...factsOf(given, asked.value) },
  });
  return ok({ itemId: id });
}

type Asking = Pick<BodyOf<typeof openItemRoute>, 'id' | 'criterionIds' | 'memberIds' | 'dueOn'>;
interface Asked {
  readonly codes: ReadonlyMap<string, string>;
  readonly criteria: readonly string[];
  readonly members: readonly string[];
}

/** What is judged against, by whom and until when. @param learnerId whose work it is; null: nobody's here */
async function askedWell(
  tx: Tx,
  { criterionIds, memberIds, dueOn }: Asking,
  unit: Pick<FrameworkUnit, 'criteria'>,
  learnerId: string | null,
): Promise<Result<Asked>> {
  const codes = new Map(unit.criteria.map((one) => [one.criterionId, one.code]));
  const criteria = [...new Set(criterionIds)];
  if (criteria.some((one) => !codes.has(one))) {
    return wrongField('criterionIds', 'criterion-not-found', 'Choose criteria of its unit.');
  }
  const here = new Set((await presentMembers(tx)).map(({ memberId }) => memberId));
  const members = [...new Set(memberIds)];
  if (members.some((one) => !here.has(one))) {
    return wrongField('memberIds', 'member-not-found', 'Ask people who work here.');
  }
  if (learnerId !== null && members.includes(learnerId)) {
    return wrongField('memberIds', 'own-work', 'Nobody judges their own work. Ask somebody else.');
  }
  if (dueOn < dateIn(nowOf(tx))) {
    return wrongField('dueOn', 'due-in-past', 'They judge it by today or later.');
  }
  return ok({ codes, criteria, members });
}

const factsOf = ({ dueOn }: Asking, { codes, criteria, members }: Asked) => ({
  criteria: criteria.map((one) => codes.get(one) ?? ''),
  asked: members.length,
  dueOn,
});

/** Keeps an item with its criteria and seats. @returns false: it was here already */
async function keepItem(
  tx: Tx,
  { id, dueOn }: Asking,
  { criteria, members }: Asked,
  what: {
    readonly claim_id: string | null;
    readonly learner_id: string | null;
    readonly unit_id: string;
    readonly evidence_id: string | null;
    readonly rendition_sha256: Buffer | null;
    readonly title: string | null;
  },
): Promise<boolean> {
  const db = standardisationDb(tx);
  const { organisationId: organisation_id } = actorOf(tx);
  const made = await db
    .insertInto('standardised_item')
    .values({
      organisation_id,
      id,
      ...what,
      due_on: dueOn,
      opened_at: nowOf(tx),
      opened_by: whoActs(tx),
      uncovered_at: null,
      uncovered_by: null,
      agreed_at: null,
      agreed_by: null,
      conclusion: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return false;
  await db
    .insertInto('standardised_criterion')
    .values(
      criteria.map((criterion_id) => ({
        organisation_id,
        item_id: id,
        criterion_id,
        says: null,
        reasons: null,
      })),
    )
    .execute();
  await db
    .insertInto('standardised_seat')
    .values(
      members.map((member_id) => ({
        organisation_id,
        item_id: id,
        learner_id: what.learner_id,
        member_id,
        answered_at: null,
        attended: null,
      })),
    )
    .execute();
  return true;
}

/** A decided claim, to choose what is judged blind. Refuses `claim-not-found`. */
export async function claimToStandardise(
  tx: Tx,
  claimId: string,
): Promise<Result<ReplyIn<typeof readClaimToStandardise>>> {
  const claim = await claimOf(tx, claimId);
  if (!claim?.decidedAt) return refuse('claim-not-found', 'There is no such decided claim here.');
  const files = await kindsOf(
    tx,
    claim.evidence.map(({ evidenceId }) => evidenceId),
  );
  return ok({
    items: claim.evidence.map(({ evidenceId, title }) => ({
      evidenceId,
      title,
      kind: files.get(evidenceId) ?? null,
    })),
    criteria: claim.unit.criteria.map(({ criterionId, code, label }) => ({
      criterionId,
      code,
      label,
    })),
  });
}

/** The criteria of a unit of a framework here. Refuses `unit-not-found`. */
export async function unitToStandardise(
  tx: Tx,
  unitId: string,
): Promise<Result<ReplyIn<typeof readUnitToStandardise>>> {
  const unit = await unitOf(tx, unitId);
  if (!unit) return refuse('unit-not-found', 'There is no such unit here.');
  return ok({
    criteria: unit.criteria.map(({ criterionId, code, label }) => ({ criterionId, code, label })),
  });
}
