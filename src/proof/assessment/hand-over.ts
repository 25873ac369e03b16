import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import {
  type ClaimLine,
  claimsNamed,
  idTaken,
  lockOpenClaim,
  moveClaim,
  presentedIn,
} from '../portfolio/index.ts';
import { authorised } from './authority.ts';
import { handoverEnded, handoverOffered, handoverRead } from './events.ts';
import { noClaim } from './held.ts';
import { judgementsOn } from './judgements.ts';
import { partyTo } from './party.ts';
import type { offerHandoverRoute, readNextAssessors } from './schema.ts';
import { nothingUnsigned } from './set-aside.ts';
import { assessmentDb } from './tables.ts';
import { unitIn, unitsOf } from './units.ts';

onConstraint('claim_handover_open', {
  code: 'already-offered',
  because:
    'This claim is to be handed over already. Take that hand-over back first, or wait until it is signed.',
});

const atField = (code: string, because: string): Result<never> =>
  refuse(code, because, undefined, { fields: { toId: because } });

/** Who may take a claim over: assessors who are neither the learner nor the one who has it. Refuses `claim-not-found`. */
export async function nextAssessors(
  tx: Tx,
  claimId: string,
): Promise<Result<ReplyIn<typeof readNextAssessors>>> {
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return noClaim();
  const { members } = await membersOf(tx);
  const rows = members
    .filter(
      ({ id, roles, leftAt }) =>
        roles.includes('assessor') && leftAt === null && id !== claim.learnerId,
    )
    .filter(({ id }) => id !== claim.assessorId)
    .map(({ id, name }) => ({ memberId: id, name }));
  return ok({ total: rows.length, rows });
}

/**
 * Offers a claim in hand to another assessor (C5): whoever has it, or a quality manager where they cannot. It moves
 * only when the other has read. The same id again gives the first result. Refuses `claim-not-found`,
 * `claim-changed`, `claim-not-taken`, `not-your-claim`, `own-claim`, `not-an-assessor`, `own-hand-over`,
 * `already-offered`, `not-authorised`, `dialogue-unsigned` and `id-taken`.
 */
export async function offerHandover(
  tx: Tx,
  claimId: string,
  { id, toId, note }: BodyOf<typeof offerHandoverRoute>,
): Promise<Result<{ handoverId: string }>> {
  const { memberId, organisationId, roles } = actorOf(tx);
  const locked = await lockOpenClaim(tx, claimId);
  const known = await handoverById(tx, id);
  if (known) return known.claim_id === claimId ? ok({ handoverId: id }) : idTaken();
  if (!locked.ok) return locked;
  const { assessorId, learnerId } = locked.value;
  if (assessorId === null)
    return refuse(
      'claim-not-taken',
      'Nobody has this claim in hand: the other assessor takes it from the queue.',
    );
  if (assessorId !== memberId && !roles.includes('quality_manager'))
    return refuse(
      'not-your-claim',
      'Whoever has the claim in hand hands it over, or a quality manager.',
    );
  const may = await mayReceive(tx, claimId, { toId, assessorId, learnerId });
  if (!may.ok) return may;
  if (memberId === null || memberId === toId)
    return atField('own-hand-over', 'Somebody else hands a claim to you. Choose another assessor.');
  const signed = await nothingUnsigned(tx, claimId);
  if (!signed.ok) return signed;
  await assessmentDb(tx)
    .insertInto('claim_handover')
    .values({
      organisation_id: organisationId,
      id,
      claim_id: claimId,
      learner_id: learnerId,
      from_id: assessorId,
      to_id: toId,
      note,
      offered_at: nowOf(tx),
      offered_by: memberId,
      read_at: null,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  record(tx, handoverOffered, {
    subjects: {
      learner: learnerId,
      claim: claimId,
      handover: id,
      assessor: assessorId,
      next: toId,
    },
    facts: {
      attempt: may.value.attempt,
      noteSha256: createHash('sha256').update(note).digest('hex'),
    },
  });
  return ok({ handoverId: id });
}

async function mayReceive(
  tx: Tx,
  claimId: string,
  { toId, assessorId, learnerId }: { toId: string; assessorId: string; learnerId: string },
): Promise<Result<ClaimLine>> {
  if (toId === learnerId)
    return atField('own-claim', 'Nobody assesses their own work. Choose another assessor.');
  if (toId === assessorId)
    return atField(
      'own-hand-over',
      'They have this claim in hand already. Choose another assessor.',
    );
  const next = await nextAssessors(tx, claimId);
  if (!next.ok) return next;
  if (!next.value.rows.some(({ memberId }) => memberId === toId))
    return atField('not-an-assessor', 'They are not an assessor here. Choose one from the list.');
  const [claim] = await claimsNamed(tx, [claimId]);
  if (!claim) return noClaim();
  const unit = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  const may = await authorised(tx, toId, learnerId, unit);
  return may.ok ? ok(claim) : may;
}

async function handoverById(tx: Tx, handoverId: string) {
  return assessmentDb(tx)
    .selectFrom('claim_handover')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', handoverId)
    .executeTakeFirst();
}

const noHandover = (): Result<never> =>
  refuse('handover-not-found', 'There is no such hand-over here. Look at the queue again.');

/** The hand-over and its claim, both locked: the claim first, as everywhere. */
async function lockedHandover(tx: Tx, handoverId: string) {
  const known = await handoverById(tx, handoverId);
  if (!known) return noHandover();
  const open = await lockOpenClaim(tx, known.claim_id);
  const row = await assessmentDb(tx)
    .selectFrom('claim_handover')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', handoverId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return ok({ row, open });
}

/**
 * The next assessor signs that they have read what was judged, what is open and the note: from then on the claim is
 * in their hand. Again, it changes nothing. Refuses `handover-not-found`, `not-your-hand-over`, `already-ended`,
 * `claim-changed`, `not-authorised` and `dialogue-unsigned`.
 */
export async function readHandover(
  tx: Tx,
  handoverId: string,
): Promise<Result<{ claimId: string }>> {
  const locked = await lockedHandover(tx, handoverId);
  if (!locked.ok) return locked;
  const { row, open } = locked.value;
  const { memberId } = actorOf(tx);
  if (row.to_id !== memberId)
    return refuse(
      'not-your-hand-over',
      'Only the assessor it is handed to signs that they have read it.',
    );
  if (row.read_at !== null) return ok({ claimId: row.claim_id });
  if (row.ended_at !== null)
    return refuse('already-ended', 'This hand-over was called off. Ask for a new one.');
  if (!open.ok) return open;
  const [claim] = await claimsNamed(tx, [row.claim_id]);
  if (!claim) return noClaim();
  const unit = unitIn(await unitsOf(tx, [claim.unitId]), claim.unitId);
  const may = await authorised(tx, memberId, claim.learnerId, unit);
  if (!may.ok) return may;
  const signed = await nothingUnsigned(tx, row.claim_id);
  if (!signed.ok) return signed;
  await assessmentDb(tx)
    .updateTable('claim_handover')
    .set({ read_at: nowOf(tx) })
    .where('id', '=', handoverId)
    .execute();
  await moveClaim(tx, row.claim_id);
  const items = (await presentedIn(tx, [row.claim_id])).get(row.claim_id) ?? [];
  record(tx, handoverRead, {
    subjects: {
      learner: claim.learnerId,
      claim: row.claim_id,
      unit: claim.unitId,
      handover: handoverId,
      assessor: row.from_id,
      next: row.to_id,
    },
    facts: {
      attempt: claim.attempt,
      judgements: (await judgementsOn(tx, [row.claim_id])).map(({ judgementId }) => judgementId),
      party: [...partyTo(items, memberId)],
      ties: [...may.value.ties],
      warnings: may.value.warnings.map(({ rule }) => rule),
    },
  });
  return ok({ claimId: row.claim_id });
}

/**
 * Calls a hand-over off that nobody signed: who offered it, who has the claim, or who does not want it. Again, it
 * changes nothing. Refuses `handover-not-found`, `not-your-hand-over` and `already-read`.
 */
export async function endHandover(
  tx: Tx,
  handoverId: string,
): Promise<Result<{ handoverId: string }>> {
  const locked = await lockedHandover(tx, handoverId);
  if (!locked.ok) return locked;
  const { row } = locked.value;
  const { memberId } = actorOf(tx);
  if (memberId === null || ![row.from_id, row.to_id, row.offered_by].includes(memberId))
    return refuse('not-your-hand-over', 'Only those whom this hand-over is about call it off.');
  if (row.ended_at !== null) return ok({ handoverId });
  if (row.read_at !== null)
    return refuse(
      'already-read',
      'The next assessor has signed and has the claim. They can hand it back.',
    );
  await assessmentDb(tx)
    .updateTable('claim_handover')
    .set({ ended_at: nowOf(tx), ended_by: memberId })
    .where('id', '=', handoverId)
    .execute();
  const [claim] = await claimsNamed(tx, [row.claim_id]);
  record(tx, handoverEnded, {
    subjects: { learner: row.learner_id, claim: row.claim_id, handover: handoverId },
    facts: { attempt: claim?.attempt ?? 0 },
  });
  return ok({ handoverId });
}

/** The hand-overs of a claim that were signed or are open, the oldest first, for the member who looks. */
export async function handoversOf(tx: Tx, claimId: string) {
  const { memberId } = actorOf(tx);
  const rows = await assessmentDb(tx)
    .selectFrom('claim_handover')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('claim_id', '=', claimId)
    .where('ended_at', 'is', null)
    .orderBy('offered_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const names = await memberNames(tx);
  return rows.map((row) => ({
    handoverId: row.id,
    fromName: names.get(row.from_id) ?? '',
    toName: names.get(row.to_id) ?? '',
    note: row.note,
    offeredAt: row.offered_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    forYou: row.read_at === null && row.to_id === memberId,
    mayEnd:
      row.read_at === null && [row.from_id, row.to_id, row.offered_by].includes(memberId ?? ''),
  }));
}

/** Claims offered to this member that they have not signed for. */
export async function offeredTo(tx: Tx, memberId: string | null): Promise<ReadonlySet<string>> {
  if (memberId === null) return new Set();
  const rows = await assessmentDb(tx)
    .selectFrom('claim_handover')
    .select('claim_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('to_id', '=', memberId)
    .where('read_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ claim_id }) => claim_id));
}
