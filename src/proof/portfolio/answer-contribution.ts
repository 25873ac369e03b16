import { ok, type Result, refuse } from '../../lib/result.ts';
import { entriesOf } from '../../platform/audit/heard.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { captured } from './capture.ts';
import { mayAnswerFor } from './contributions.ts';
import { contributionConfirmed, contributionDeclined } from './events.ts';
import { joinCases, keep } from './hear.ts';
import { lockPortfolio } from './learner.ts';
import { portfolioDb } from './tables.ts';

/** Whoever was asked; once they have left, whoever may answer in their place. */
async function mayAnswer(
  tx: Tx,
  asked: { readonly learner_id: string; readonly asked_of: string },
  memberId: string,
): Promise<boolean> {
  if (asked.asked_of === memberId) return true;
  return (await mayAnswerFor(tx, asked.learner_id))(asked.asked_of).includes(memberId);
}

/**
 * Whoever was asked says whether the learner had a part in the record. If so, the learner stands under
 * `contributed` of what is recorded, and the record is put before them. One answer counts: two at once are
 * decided by the lock. Once they have left, an owner or branch manager answers. Refuses `contribution-not-found`, `not-asked-of-you` and `already-answered`.
 */
export async function answerContribution(
  tx: Tx,
  contributionId: string,
  { confirmed, words }: { readonly confirmed: boolean; readonly words: string },
): Promise<Result<{ contributionId: string; confirmed: boolean }>> {
  const { memberId } = actorOf(tx);
  const db = portfolioDb(tx);
  const asked = await db
    .selectFrom('contribution')
    .select(['learner_id', 'seq', 'asked_of', 'confirmed', 'words'])
    .where('id', '=', contributionId)
    .forUpdate()
    .executeTakeFirst();
  if (!asked) return refuse('contribution-not-found', 'There is no such question here.');
  const may = memberId !== null && (await mayAnswer(tx, asked, memberId));
  if (!may) {
    return refuse('not-asked-of-you', 'Somebody else was asked this; only they answer.');
  }
  if (asked.confirmed !== null) {
    if (asked.confirmed === confirmed && asked.words === words) {
      return ok({ contributionId, confirmed });
    }
    return refuse('already-answered', 'You answered this already; it stays as you said it.');
  }
  await db
    .updateTable('contribution')
    .set({ asked_of: memberId, answered_at: nowOf(tx), confirmed, words })
    .where('id', '=', contributionId)
    .execute();
  const [entry] = await entriesOf(tx, [asked.seq]);
  if (!entry) throw new Error(`A contribution to entry ${asked.seq}, which the log does not have.`);
  const subjects = { learner: asked.learner_id, contribution: contributionId };
  if (!confirmed) {
    record(tx, contributionDeclined, { subjects, facts: { seq: asked.seq } });
    return ok({ contributionId, confirmed });
  }
  await lockPortfolio(tx, asked.learner_id);
  const shown = captured(entry, 'contributed');
  if (shown) await keep(tx, asked.learner_id, [shown]);
  if (shown?.about.kind === 'booking') await joinCases(tx, asked.learner_id, [shown.about.id]);
  record(tx, contributionConfirmed, {
    subjects,
    contributed: [asked.learner_id],
    facts: { seq: asked.seq, entry: entry.id },
  });
  return ok({ contributionId, confirmed });
}
