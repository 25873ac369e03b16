import { LANGUAGES } from '../../lib/languages.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { idTaken, itemNamed, lockPortfolio } from '../portfolio/index.ts';
import { assessedIn, languageSaid } from './events.ts';
import { itemLanguages } from './queries.ts';
import type { assessInRoute, sayLanguageRoute } from './schema.ts';
import { languagesDb } from './tables.ts';

/** Who acts; the policy lets no machine here. */
export function whoSays(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something about a language was said by nobody.');
  return memberId;
}

/** An item that the actor may speak of: their own, or of a learner of the centre whom they advise, assess or verify. */
export async function itemHere(tx: Tx, evidenceId: string) {
  const item = await itemNamed(tx, evidenceId);
  const { roles } = actorOf(tx);
  const isOwn = item?.learnerId === whoSays(tx);
  if (item && (isOwn || roles.some((role) => role !== 'learner'))) return ok(item);
  return refuse('evidence-not-found', 'There is no such item of evidence here.');
}

/**
 * Says what language an item is in; the newest word counts, and every word stays (R50). The same language again
 * changes nothing. Refuses `evidence-not-found`, `not-your-evidence` and `id-taken`.
 */
export async function sayLanguage(
  tx: Tx,
  evidenceId: string,
  { id, language }: BodyOf<typeof sayLanguageRoute>,
): Promise<Result<{ evidenceId: string }>> {
  const item = await itemHere(tx, evidenceId);
  if (!item.ok) return item;
  const by = whoSays(tx);
  const { roles, organisationId } = actorOf(tx);
  const isStaff = roles.some((role) => ['assessor', 'adviser', 'internal_verifier'].includes(role));
  if (item.value.learnerId !== by && !isStaff) {
    return refuse(
      'not-your-evidence',
      'This is another learner’s item. They, or who advises or assesses them, say its language.',
    );
  }
  await lockPortfolio(tx, item.value.learnerId);
  const first = await languagesDb(tx)
    .selectFrom('evidence_language')
    .select(['evidence_id', 'language'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) {
    const isSame = first.evidence_id === evidenceId && first.language === language;
    return isSame ? ok({ evidenceId }) : idTaken();
  }
  const now = (await itemLanguages(tx, [evidenceId])).get(evidenceId) ?? { language: 'en', nth: 0 };
  if (now.language === language) return ok({ evidenceId });
  await languagesDb(tx)
    .insertInto('evidence_language')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: item.value.learnerId,
      evidence_id: evidenceId,
      nth: now.nth + 1,
      language,
      said_at: nowOf(tx),
      said_by: by,
    })
    .execute();
  record(tx, languageSaid, {
    subjects: { learner: item.value.learnerId, evidence: evidenceId },
    facts: { language },
  });
  return ok({ evidenceId });
}

/**
 * The centre assesses in Welsh or Irish from a day on: such items need no arrangement, only who reads them (R50).
 * Again, nothing changes. Refuses `language-not-assessed`.
 */
export async function assessIn(
  tx: Tx,
  { language, fromOn }: BodyOf<typeof assessInRoute>,
): Promise<Result<{ fromOn: string }>> {
  if (language !== 'cy' && language !== 'ga') {
    return wrongField(
      'language',
      'language-not-assessed',
      `A centre assesses in English, Welsh or Irish. For ${LANGUAGES[language]}, arrange it for each learner on their programme.`,
      'R50',
    );
  }
  const by = whoSays(tx);
  const db = languagesDb(tx);
  const made = await db
    .insertInto('assessed_language')
    .values({
      organisation_id: actorOf(tx).organisationId,
      language,
      from_on: fromOn,
      said_at: nowOf(tx),
      said_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, assessedIn, { subjects: {}, facts: { language, fromOn } });
    return ok({ fromOn });
  }
  const first = await db
    .selectFrom('assessed_language')
    .select('from_on')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('language', '=', language)
    .executeTakeFirst();
  return ok({ fromOn: first?.from_on ?? dateIn(nowOf(tx)) });
}
