/** What other rooms may ask of languages. */
import './forget.ts';

export { addTranslation } from './add-translation.ts';
export { assessedOn, itemLanguages, languageBeside, notReadBy } from './queries.ts';
export { assessIn, sayLanguage } from './say-language.ts';
