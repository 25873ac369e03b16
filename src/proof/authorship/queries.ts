import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { fileCopies } from '../files/index.ts';
import { claimsNamed, presentedIn, renditionsOf } from '../portfolio/index.ts';
import type { listHandOuts, readAuthorship } from './schema.ts';
import { showsOf } from './shows.ts';
import { authorshipDb } from './tables.ts';

/** Everything that was found of the items of a claim, the newest first. */
export async function findingsIn(tx: Tx, claimId: string) {
  const rows = await authorshipDb(tx)
    .selectFrom('authorship_finding')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('claim_id', '=', claimId)
    .orderBy('evidence_id')
    .orderBy('nth', 'desc')
    .execute();
  return rows.map((row) => ({
    evidenceId: row.evidence_id,
    finding: row.finding,
    because: row.because,
    by: row.found_by,
    at: row.found_at,
  }));
}

/** What of a claim stands in the way of *achieved* for whose work it is (R55). */
export interface AuthorshipFacts {
  /** Ids of files of which nobody said whose work they are. */
  readonly unsaid: ReadonlySet<string>;
  /** Ids of items that were found not to be the learner's own. */
  readonly notOwn: ReadonlySet<string>;
}

/**
 * Of which files of a claim nothing was found in it, and which of the learner's items were found not to be their own in
 * any claim: what an earlier attempt met counts on, so what was found of its items does too.
 * @param evidenceIds what the claim presents
 */
export async function authorshipFacts(
  tx: Tx,
  { claimId, learnerId }: { readonly claimId: string; readonly learnerId: string },
  evidenceIds: readonly string[],
): Promise<AuthorshipFacts> {
  const said = new Set((await findingsIn(tx, claimId)).map(({ evidenceId }) => evidenceId));
  const files = await fileCopies(tx, evidenceIds);
  const newest = await authorshipDb(tx)
    .selectFrom('authorship_finding')
    .distinctOn('evidence_id')
    .select(['evidence_id', 'finding'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .orderBy('evidence_id')
    .orderBy('found_at', 'desc')
    .orderBy('nth', 'desc')
    .execute();
  return {
    unsaid: new Set(files.flatMap(({ evidenceId }) => (said.has(evidenceId) ? [] : [evidenceId]))),
    notOwn: new Set(newest.flatMap((one) => (one.finding === 'own' ? [] : [one.evidence_id]))),
  };
}

/** Who may read whose work an item of another's claim is. */
const READERS = ['assessor', 'internal_verifier', 'quality_manager'];

/**
 * Whose work the items of a claim are, as far as it was found or shows by itself (R55). A learner reads of their own
 * claim, once it was decided, what was found; nothing of what another learner has. Refuses `claim-not-found`.
 */
export async function authorshipOf(
  tx: Tx,
  claimId: string,
): Promise<Result<ReplyIn<typeof readAuthorship>>> {
  const { memberId, roles } = actorOf(tx);
  const [claim] = await claimsNamed(tx, [claimId]);
  const isOwn = claim?.learnerId === memberId;
  if (!claim || (!isOwn && !roles.some((role) => READERS.includes(role)))) {
    return refuse('claim-not-found', 'There is no such claim here. Look at the queue again.');
  }
  const items = (await presentedIn(tx, [claimId])).get(claimId) ?? [];
  const ids = items.map(({ evidenceId }) => evidenceId);
  const names = await memberNames(tx);
  const found = isOwn && claim.decidedAt === null ? [] : await findingsIn(tx, claimId);
  const files = new Set((await fileCopies(tx, ids)).map(({ evidenceId }) => evidenceId));
  const shows = isOwn
    ? new Map<string, { readonly words: readonly string[] }>()
    : await showsOf(tx, [...(await renditionsOf(tx, claim.learnerId, ids)).values()]);
  return ok({
    mayFind:
      !isOwn &&
      claim.assessorId === memberId &&
      claim.decidedAt === null &&
      claim.withdrawnAt === null,
    items: items.map(({ evidenceId, title }) => ({
      evidenceId,
      title,
      asks: files.has(evidenceId),
      shows: [...(shows.get(evidenceId)?.words ?? [])],
      history: found
        .filter((one) => one.evidenceId === evidenceId)
        .map(({ finding, because, by, at }) => ({
          finding,
          because,
          by: names.get(by) ?? '',
          at: at.toISOString(),
        })),
    })),
  });
}

/** The papers on the centre's list, by title. */
export async function handOutList(tx: Tx): Promise<ReplyIn<typeof listHandOuts>> {
  const names = await memberNames(tx);
  const rows = await authorshipDb(tx)
    .selectFrom('hand_out')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      id: row.id,
      title: row.title,
      sha256: row.sha256.toString('hex'),
      keptAt: row.kept_at.toISOString(),
      keptBy: names.get(row.kept_by) ?? '',
    })),
  };
}
