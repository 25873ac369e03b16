import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { LANGUAGES, type Language } from '../../lib/languages.ts';
import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { proficientOn } from '../centre/index.ts';
import { itemNamed } from '../portfolio/index.ts';
import type { listItemLanguages, readItemLanguage } from './schema.ts';
import { languagesDb } from './tables.ts';

/** The language of each of these items of which somebody said one, with how many words were said of it. By item. */
export async function itemLanguages(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly language: Language; readonly nth: number }>> {
  const rows = await languagesDb(tx)
    .selectFrom('evidence_language')
    .select(['evidence_id', 'language', 'nth'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`evidence_id = any(${[...evidenceIds]}::uuid[])`)
    .orderBy('nth')
    .execute();
  return new Map(
    rows.map(({ evidence_id, language, nth }) => [
      evidence_id,
      { language: language as Language, nth },
    ]),
  );
}

/** In which of Welsh and Irish the centre assesses on a day, beside English. */
export async function assessedOn(tx: Tx, on: DateText): Promise<ReadonlySet<Language>> {
  const rows = await languagesDb(tx)
    .selectFrom('assessed_language')
    .select('language')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('from_on', '<=', on)
    .execute();
  return new Set<Language>(['en', ...rows.map(({ language }) => language)]);
}

/**
 * Why a member may not judge or verify these items today: one is in a language they are not on record as reading, and
 * no translation stands beside it (R50). Null: they read them all. The database asks the same of what is kept.
 */
export async function notReadBy(
  tx: Tx,
  memberId: string,
  evidenceIds: readonly string[],
): Promise<Refusal | null> {
  const { rows } = await sql<{ language: Language }>`
    select distinct language from items_not_read(${[...evidenceIds]}::uuid[], ${memberId}::uuid,
      ${dateIn(nowOf(tx))}::date) order by language`.execute(languagesDb(tx));
  if (rows.length === 0) return null;
  return {
    code: 'language-not-read',
    because: `An item is in ${listed(rows.map(({ language }) => LANGUAGES[language]))}, which nobody has recorded that you read, and no translation stands beside it. Leave it to somebody proficient, have the centre administrator record your proficiency, or ask for a translation.`,
    source: 'R50',
  };
}

/** The translations of these items, the oldest first. */
export async function translationsOf(tx: Tx, evidenceIds: readonly string[]) {
  const names = await memberNames(tx);
  const rows = await languagesDb(tx)
    .selectFrom('evidence_translation')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`evidence_id = any(${[...evidenceIds]}::uuid[])`)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    translationId: row.id,
    evidenceId: row.evidence_id,
    language: row.language as Language,
    translator: row.translator,
    words: row.words,
    wordsSha256: row.words_sha256.toString('hex'),
    madeOn: row.made_on,
    recordedBy: names.get(row.recorded_by) ?? '',
  }));
}

/** What an item that is judged or verified says of its language: its English name and the translations beside it. */
export async function languageBeside(tx: Tx, evidenceId: string) {
  const language = (await itemLanguages(tx, [evidenceId])).get(evidenceId)?.language ?? 'en';
  return {
    language: LANGUAGES[language],
    translations: (await translationsOf(tx, [evidenceId])).map(
      ({ translator, words, madeOn, wordsSha256 }) => ({ translator, words, madeOn, wordsSha256 }),
    ),
  };
}

/** The language of one item, every word on it, and its translations. Refuses `evidence-not-found`. */
export async function languageOf(
  tx: Tx,
  evidenceId: string,
): Promise<Result<ReplyIn<typeof readItemLanguage>>> {
  const item = await itemNamed(tx, evidenceId);
  const { memberId, roles, organisationId } = actorOf(tx);
  if (!item || (item.learnerId !== memberId && roles.every((role) => role === 'learner'))) {
    return refuse('evidence-not-found', 'There is no such item of evidence here.');
  }
  const names = await memberNames(tx);
  const said = await languagesDb(tx)
    .selectFrom('evidence_language')
    .select(['language', 'said_at', 'said_by'])
    .where('organisation_id', '=', organisationId)
    .where('evidence_id', '=', evidenceId)
    .orderBy('nth', 'desc')
    .execute();
  return ok({
    evidenceId,
    language: (said[0]?.language ?? 'en') as Language,
    history: said.map((one) => ({
      language: one.language as Language,
      at: one.said_at.toISOString(),
      by: names.get(one.said_by) ?? '',
    })),
    translations: (await translationsOf(tx, [evidenceId])).map(({ evidenceId: _, ...one }) => one),
  });
}

/** Every item in another language, those without a translation first, and who reads its language (R50). */
export async function languagesHere(tx: Tx): Promise<ReplyIn<typeof listItemLanguages>> {
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const { rows } = await sql<{
    evidenceId: string;
    learnerId: string;
    language: Language;
    translated: boolean;
  }>`
    select l.evidence_id as "evidenceId", l.learner_id as "learnerId", l.language,
      exists (select from evidence_translation t where t.organisation_id = l.organisation_id
        and t.evidence_id = l.evidence_id and t.language = l.language) as translated
    from evidence_language l
    where l.organisation_id = current_organisation() and l.language <> 'en'
      and not exists (select from evidence_language later where later.organisation_id = l.organisation_id
        and later.evidence_id = l.evidence_id and later.nth > l.nth)
    order by translated, l.said_at, l.evidence_id`.execute(languagesDb(tx));
  const shown = [];
  const readers = new Map<Language, string[]>();
  for (const { evidenceId, learnerId, language, translated } of rows) {
    const known =
      readers.get(language) ??
      [...(await proficientOn(tx, language, today))].map((id) => names.get(id) ?? '').sort();
    readers.set(language, known);
    const item = await itemNamed(tx, evidenceId);
    shown.push({
      evidenceId,
      title: item?.title ?? '',
      learnerName: names.get(learnerId) ?? '',
      language,
      translated,
      readers: known,
    });
  }
  const assessed = await languagesDb(tx)
    .selectFrom('assessed_language')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('language')
    .execute();
  return {
    today,
    total: shown.length,
    rows: shown,
    assessedIn: assessed.map((one) => ({
      language: one.language,
      fromOn: one.from_on,
      by: names.get(one.said_by) ?? '',
    })),
  };
}
