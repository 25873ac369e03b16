import type { Tx } from '../../platform/db/tx.ts';

/** Which of these learners have special assessment arrangements: all their units are sampled (R78). */
type AskSpecial = (tx: Tx, learnerIds: readonly string[]) => Promise<ReadonlySet<string>>;
/** Who advises each of these learners: they do not verify them (R30). */
type AskAdvisers = (
  tx: Tx,
  learnerIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly string[]>>;

const special: AskSpecial[] = [];
const advisers: AskAdvisers[] = [];

/** Registers who knows of special arrangements: a room that verification does not ask. */
export function onSpecial(ask: AskSpecial): void {
  if (!special.includes(ask)) special.push(ask);
}

/** Registers who knows the advisers of learners. */
export function onAdvisers(ask: AskAdvisers): void {
  if (!advisers.includes(ask)) advisers.push(ask);
}

/** The learners whose every unit is sampled. */
export async function specialFor(tx: Tx, learnerIds: readonly string[]) {
  const found = new Set<string>();
  for (const ask of special) for (const id of await ask(tx, learnerIds)) found.add(id);
  return found;
}

/** Advisers by learner. */
export async function advisersOf(tx: Tx, learnerIds: readonly string[]) {
  const found = new Map<string, readonly string[]>();
  for (const ask of advisers) {
    for (const [learner, ids] of await ask(tx, learnerIds)) {
      found.set(learner, [...new Set([...(found.get(learner) ?? []), ...ids])].sort());
    }
  }
  return found;
}
