import { type Ids, inDays, type Requests } from './requests.ts';

const SAY = 'POST /api/evidence/:id/language';
const TRANSLATE = 'POST /api/evidence/:id/translations';
const ASSESS_IN = 'POST /api/assessed-languages';

/** What the routes of languages make. */
export const LANGUAGES_MAKE: Readonly<Record<string, string>> = {
  [SAY]: 'itemLanguage',
  [TRANSLATE]: 'translation',
};

/** The order in which a desk is filled with them. In Welsh, in which the centre assesses: claims go on. */
export const LANGUAGES_STEPS = [ASSESS_IN, SAY, TRANSLATE] as const;

/** Who asks this address; null: no route of languages. */
export function languagesRole(url: string): 'assessor' | 'quality_manager' | null {
  if (/^\/api\/evidence\/[^/]+\/language$/.test(url)) return 'assessor';
  if (/^\/api\/(evidence\/[^/]+\/translations|assessed-languages)$/.test(url))
    return 'quality_manager';
  return null;
}

/** The requests of languages; see `requestsOf`. */
export function languagesRequests(id: Ids, mark: string): Requests {
  const params = { id: id['evidence'] ?? '' };
  return {
    [ASSESS_IN]: { body: { language: 'cy', fromOn: inDays(-30) } },
    [SAY]: { params, body: { id: id['itemLanguage'], language: 'cy' } },
    [TRANSLATE]: {
      params,
      body: {
        id: id['translation'],
        translator: `Ewa Nowak ${mark}`,
        madeOn: inDays(-1),
        words: `I rang four workers in the order of the list ${mark}`,
      },
    },
  };
}
