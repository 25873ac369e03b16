import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { LANGUAGES, type Language, languageNamed } from '../../lib/languages.ts';
import type { Refusal } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { assessedOn, itemLanguages } from '../languages/index.ts';
import { type ClaimAsked, onMayClaim } from '../portfolio/index.ts';
import { programmeDb } from './tables.ts';

/** The languages that are arranged for a learner by a day: who reads them or translates, and the body told by then. */
async function arrangedFor(
  tx: Tx,
  learnerId: string,
  on: DateText,
): Promise<ReadonlySet<Language>> {
  const rows = await programmeDb(tx)
    .selectFrom('programme_step')
    .select(sql<string>`details ->> 'language'`.as('language'))
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .where('kind', '=', 'language')
    .where('on_day', '<=', on)
    .where(sql<boolean>`(details ->> 'toldOn')::date <= ${on}::date`)
    .execute();
  return new Set(rows.flatMap(({ language }) => languageNamed(language) ?? []));
}

/**
 * Why a unit may not be claimed: an item of it is in a language that nobody arranged for (R50). Welsh and Irish need
 * no arrangement where the centre assesses in them. Refuses `language-not-arranged`.
 */
async function languagesArranged(
  tx: Tx,
  { learnerId, items }: ClaimAsked,
): Promise<Refusal | null> {
  const said = await itemLanguages(
    tx,
    items.map(({ evidenceId }) => evidenceId),
  );
  const spoken = new Set([...said.values()].map(({ language }) => language));
  const today = dateIn(nowOf(tx));
  const assessed = await assessedOn(tx, today);
  const others = [...spoken].filter((language) => !assessed.has(language));
  if (others.length === 0) return null;
  const arranged = await arrangedFor(tx, learnerId, today);
  const missing = others.filter((language) => !arranged.has(language));
  if (missing.length === 0) return null;
  const words = listed(missing.map((language) => LANGUAGES[language]));
  return {
    code: 'language-not-arranged',
    because: `An item is in ${words}. Evidence in another language is claimed once your centre has arranged for it and told the awarding body: ask your adviser to record that on your programme.`,
    source: 'R50',
  };
}

onMayClaim(languagesArranged);
