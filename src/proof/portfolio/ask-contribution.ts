import { ok, type Result, refuse } from '../../lib/result.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { aboutOf, DONE_ALONE, partOf } from './capture.ts';
import { mayAnswerFor } from './contributions.ts';
import { contributionAsked } from './events.ts';
import { EVIDENCE_TABLE } from './evidence-table.ts';
import { idTaken, lockOwnPortfolio } from './learner.ts';
import { portfolioDb } from './tables.ts';

export interface AskInput {
  /** The same id again gives the first result. */
  readonly id: string;
  readonly seq: number;
  readonly askedOf: string;
  /** What the learner did, in their words. */
  readonly what: string;
}

onConstraint('contribution_open', {
  code: 'already-asked',
  because: 'You asked about this record already. Wait for the answer.',
});

/**
 * A learner says they had a part in another's record, and asks whoever acted to say so too (W26). Refuses
 * `not-a-learner`, `entry-not-found`, `own-entry`, `system-entry`, `kind-not-evidence`, `wrong-answerer`
 * `already-asked` and `id-taken`.
 */
export async function askContribution(
  tx: Tx,
  input: AskInput,
): Promise<Result<{ contributionId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = portfolioDb(tx);
  const first = await db
    .selectFrom('contribution')
    .select('learner_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) {
    return first.learner_id === learner.value ? ok({ contributionId: input.id }) : idTaken();
  }
  const may = await mayAsk(tx, learner.value, input);
  if (!may.ok) return may;
  await db
    .insertInto('contribution')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      learner_id: learner.value,
      seq: input.seq,
      asked_of: input.askedOf,
      what: input.what,
      asked_at: nowOf(tx),
      answered_at: null,
      confirmed: null,
      words: null,
    })
    .execute();
  record(tx, contributionAsked, {
    subjects: { learner: learner.value, contribution: input.id, member: input.askedOf },
    facts: { seq: input.seq },
  });
  return ok({ contributionId: input.id });
}

async function mayAsk(tx: Tx, learner: string, { seq, askedOf }: AskInput): Promise<Result<null>> {
  const [entry] = await entriesOf(tx, [seq]);
  if (!entry) return refuse('entry-not-found', `The log has no entry ${seq}.`);
  const { envelope } = entry;
  if (partOf(envelope, learner)) {
    return refuse('own-entry', 'You stand in this record yourself. Nobody needs to confirm it.');
  }
  if (!envelope.actor) {
    return refuse('system-entry', 'Nobody did this: Deskproof did. There is no one to ask.');
  }
  if (!EVIDENCE_TABLE.has(entry.kind) || DONE_ALONE.includes(entry.kind) || !aboutOf(envelope)) {
    return refuse(
      'kind-not-evidence',
      'Records of this kind show nothing that is assessed. Choose another.',
    );
  }
  const answerers = (await mayAnswerFor(tx, learner))(envelope.actor);
  if (answerers.includes(askedOf)) return ok(null);
  return answerers.includes(envelope.actor)
    ? refuse('wrong-answerer', 'Ask whoever acted: only they can say what your part was.')
    : refuse(
        'wrong-answerer',
        'Whoever acted has left. Ask an owner or a branch manager to answer in their place.',
      );
}
