import { ok, type Result, refuse } from '../../lib/result.ts';
import { type LogEntry, logEntry } from '../../platform/audit/read-log.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { hiddenKinds } from '../../proof/concerns/index.ts';
import { policy } from './policy.ts';

/** The members whom an entry about a learner concerns: who acted, had a part in it or is its subject. */
function concerned(entry: LogEntry): {
  readonly learner: boolean;
  readonly ids: readonly string[];
} {
  const { subjects, contributed = [] } = JSON.parse(entry.envelope) as {
    readonly subjects: Readonly<Record<string, string>>;
    readonly contributed?: readonly string[];
  };
  return {
    learner: subjects['learner'] !== undefined,
    ids: [...Object.values(subjects), ...contributed, ...(entry.actor ? [entry.actor] : [])],
  };
}

/**
 * One entry, for a reader who may see it. What the log says of a learner, how they were judged above all,
 * is for those whom it concerns and those who oversee learners: a colleague reads it nowhere else either.
 * Refuses `entry-not-found` and `not-allowed`.
 * @param withParts whether the reader's role may see what is personal in it
 */
export async function entryFor(tx: Tx, seq: number, withParts: boolean): Promise<Result<LogEntry>> {
  const hidden = hiddenKinds(actorOf(tx).roles);
  const entry = await logEntry(tx, seq, withParts);
  if (!entry || (hidden !== null && entry.kind.startsWith(hidden)))
    return refuse('entry-not-found', `The log has no entry ${seq}.`);
  const { roles, memberId } = actorOf(tx);
  const { learner, ids } = concerned(entry);
  if (!learner || may(policy, roles, 'log.learners')) return ok(entry);
  if (memberId !== null && ids.includes(memberId)) return ok(entry);
  return refuse(
    'not-allowed',
    `Entry ${seq} is about what a colleague learns and how it was judged. They, their assessor, owners and branch managers read it.`,
  );
}
