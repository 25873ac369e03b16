import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { allocationsOf } from '../centre/index.ts';
import { type ClaimLine, claimsPresenting } from '../portfolio/index.ts';
import { filesDb, type MarkedAs } from './tables.ts';

type Ask = (tx: Tx, claimIds: readonly string[]) => Promise<boolean>;
let ask: Ask = async () => false;

/** A room above says whether an external verifier may read a file that these claims present (W33). */
export function onReading(question: Ask): void {
  ask = question;
}

/** A file that is evidence, and what the reader may do with it. */
export interface Readable {
  readonly learnerId: string;
  /** Claims that present it, those taken back left out. */
  readonly claims: readonly ClaimLine[];
  /** As whom the reader may mark it now. */
  readonly mayMarkAs: readonly MarkedAs[];
}

const NOT_HERE = refuse(
  'file-not-found',
  'There is no such file here, or it is not yours to open.',
);

/**
 * A file that is evidence, if the actor may open it: the learner; who answers for them; assessor and adviser whose
 * learner it is, or any where nobody was allocated; once it was presented, every assessor and whoever verifies, from
 * outside only what `onReading` allows.
 * Refuses `file-not-found`, which does not tell whether there is one.
 */
export async function readable(tx: Tx, fileId: string): Promise<Result<Readable>> {
  const { memberId, roles } = actorOf(tx);
  const file = await filesDb(tx)
    .selectFrom('evidence_file')
    .select(['learner_id'])
    .where('id', '=', fileId)
    .where('received_at', 'is not', null)
    .executeTakeFirst();
  if (!file || !memberId) return NOT_HERE;
  const learnerId = file.learner_id;
  const claims = await claimsPresenting(tx, fileId);
  const presented = claims.length > 0;
  if (memberId === learnerId) {
    const mayMark = !presented && roles.includes('learner');
    return ok({ learnerId, claims, mayMarkAs: mayMark ? ['learner'] : [] });
  }
  const allocated = await allocationsOf(tx, { learnerIds: [learnerId] });
  const has = (role: 'assessor' | 'adviser') => {
    const whose = allocated.flatMap((one) => {
      const own = role === 'assessor' ? one.assessorId : one.adviserId;
      return own ? [own] : [];
    });
    return roles.includes(role) && (whose.length === 0 || whose.includes(memberId));
  };
  const judges = roles.includes('assessor') && presented;
  const reads =
    roles.some((role) => role === 'owner' || role === 'branch_manager') ||
    has('assessor') ||
    has('adviser') ||
    judges ||
    (presented && roles.some((role) => VERIFY.includes(role))) ||
    (roles.includes('external_verifier') &&
      (await ask(
        tx,
        claims.map(({ claimId }) => claimId),
      )));
  if (!reads) return NOT_HERE;
  const holds = claims.some(({ assessorId }) => assessorId === memberId);
  const asAssessor = presented ? holds : has('assessor');
  return ok({
    learnerId,
    claims,
    mayMarkAs: [
      ...(asAssessor ? (['assessor'] as const) : []),
      ...(!presented && has('adviser') ? (['adviser'] as const) : []),
    ],
  });
}

const VERIFY: readonly string[] = ['internal_verifier', 'quality_manager'];
