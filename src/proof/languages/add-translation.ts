import { createHash } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { idTaken, lockPortfolio } from '../portfolio/index.ts';
import { translationAdded } from './events.ts';
import { itemLanguages } from './queries.ts';
import { itemHere, whoSays } from './say-language.ts';
import type { addTranslationRoute } from './schema.ts';
import { languagesDb } from './tables.ts';

/**
 * Puts a translation beside an item: the centre arranges it, so never the learner themselves (R50). From then on who
 * does not read the language may judge and verify it. The same id again gives the first result. Refuses
 * `evidence-not-found`, `own-translation`, `in-english`, `still-to-come` and `id-taken`.
 */
export async function addTranslation(
  tx: Tx,
  evidenceId: string,
  { id, translator, madeOn, words }: BodyOf<typeof addTranslationRoute>,
): Promise<Result<{ translationId: string }>> {
  const item = await itemHere(tx, evidenceId);
  if (!item.ok) return item;
  const by = whoSays(tx);
  const { learnerId } = item.value;
  if (learnerId === by) {
    return refuse(
      'own-translation',
      'Nobody has their own evidence translated. The centre arranges it: ask your adviser.',
      'R50',
    );
  }
  await lockPortfolio(tx, learnerId);
  const db = languagesDb(tx);
  const { organisationId } = actorOf(tx);
  const first = await db
    .selectFrom('evidence_translation')
    .select('evidence_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) return first.evidence_id === evidenceId ? ok({ translationId: id }) : idTaken();
  const language = (await itemLanguages(tx, [evidenceId])).get(evidenceId)?.language ?? 'en';
  if (language === 'en') {
    return refuse(
      'in-english',
      'This item is said to be in English. Say first what language it is in.',
      'R50',
    );
  }
  if (madeOn > dateIn(nowOf(tx))) {
    return wrongField('madeOn', 'still-to-come', 'This day is still to come.');
  }
  const hash = createHash('sha256').update(words).digest();
  await db
    .insertInto('evidence_translation')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: learnerId,
      evidence_id: evidenceId,
      language,
      translator,
      words,
      words_sha256: hash,
      made_on: madeOn,
      recorded_at: nowOf(tx),
      recorded_by: by,
    })
    .execute();
  record(tx, translationAdded, {
    subjects: { learner: learnerId, evidence: evidenceId },
    facts: { language, madeOn, wordsSha256: hash.toString('hex') },
  });
  return ok({ translationId: id });
}
