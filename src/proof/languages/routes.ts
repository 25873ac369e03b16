import './forget.ts';
import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { addTranslation } from './add-translation.ts';
import { languageOf, languagesHere } from './queries.ts';
import { assessIn, sayLanguage } from './say-language.ts';
import * as schema from './schema.ts';

/** What evidence in other languages answers over HTTP. */
export const routes = [
  reads(schema.readItemLanguage, (tx, { params }) => languageOf(tx, params.id)),
  reads(schema.listItemLanguages, async (tx) => ok(await languagesHere(tx))),
  acts(schema.sayLanguageRoute, (tx, { params, body }) => sayLanguage(tx, params.id, body)),
  acts(schema.addTranslationRoute, (tx, { params, body }) => addTranslation(tx, params.id, body)),
  acts(schema.assessInRoute, (tx, { body }) => assessIn(tx, body)),
];
