import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { allocationsOf, lookingAfter } from '../centre/index.ts';
import { learnersHere } from '../portfolio/index.ts';

/** The member who acts; every act here has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null)
    throw new Error('Something between a learner and others was done by nobody.');
  return memberId;
}

/** Everybody who works here and advises or assesses. */
async function staffHere(tx: Tx): Promise<ReadonlySet<string>> {
  const { members } = await membersOf(tx);
  return new Set(
    members
      .filter(
        ({ leftAt, roles }) =>
          leftAt === null && (roles.includes('adviser') || roles.includes('assessor')),
      )
      .map(({ id }) => id),
  );
}

/**
 * Who looks after each learner now: their adviser and assessor, and whoever advised, observed or assessed them before
 * and still works here. A learner with nobody yet may turn to every adviser and assessor.
 */
export async function partnersOf(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const learners = await learnersHere(tx);
  const staff = await staffHere(tx);
  const before = await lookingAfter(tx);
  const now = Map.groupBy(await allocationsOf(tx), ({ learnerId }) => learnerId);
  return new Map(
    learners.map(({ id }) => {
      const named = new Set(
        [
          ...(now.get(id) ?? []).flatMap(({ adviserId, assessorId }) => [adviserId, assessorId]),
          ...(before.get(id) ?? []),
        ].filter((one) => one !== null && one !== id && staff.has(one)),
      );
      const own = named.size > 0 ? [...named] : [...staff].filter((one) => one !== id);
      return [id, own.filter((one) => one !== null)];
    }),
  );
}

/**
 * That the actor is one of these two and that they have to do with each other. Refuses `learner-not-found`,
 * `not-your-message` and `not-looked-after`.
 */
export async function holdPair(
  tx: Tx,
  learnerId: string,
  memberId: string,
): Promise<Result<{ readonly by: string; readonly to: string }>> {
  const by = whoActs(tx);
  const partners = (await partnersOf(tx)).get(learnerId);
  if (!partners) return refuse('learner-not-found', 'There is no such learner here.');
  if (by !== learnerId && by !== memberId) {
    return refuse(
      'not-your-message',
      'Only the two write to each other here. Write in your own name.',
    );
  }
  if (!partners.includes(memberId)) {
    return wrongField(
      'memberId',
      'not-looked-after',
      by === learnerId
        ? 'This is not one of those who look after you. Choose your adviser or assessor.'
        : 'You do not look after this learner. Ask for them to be allocated to you first.',
      'R72',
    );
  }
  return ok({ by, to: by === learnerId ? memberId : learnerId });
}
