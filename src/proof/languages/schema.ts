import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { LANGUAGE_CODES, type Language } from '../../lib/languages.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

const id = z.uuid();
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const language = z.enum(LANGUAGE_CODES);
/** Any language of the list but English. */
const other = z.enum(
  LANGUAGE_CODES.filter((one) => one !== 'en') as [Language, ...Language[]],
  'Choose a language of the list.',
);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

function text(max: number, what: string, lines = false) {
  const limits = { max, min: 1, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

const ofItem = z.object({ id });

export const readItemLanguage = {
  method: 'GET',
  path: '/api/evidence/:id/language',
  action: 'languages.read',
  summary: 'What language an item of evidence is in, who said so, and its translations (R50).',
  params: ofItem,
  reply: z.object({
    evidenceId: id,
    language,
    history: z.array(z.object({ language, at: z.iso.datetime({ offset: true }), by: z.string() })),
    translations: z.array(
      z.object({
        translationId: id,
        language,
        translator: z.string(),
        words: z.string(),
        wordsSha256: sha256,
        madeOn: date,
        recordedBy: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const listItemLanguages = {
  method: 'GET',
  path: '/api/evidence-languages',
  action: 'languages.list',
  summary: 'Items in another language than English: whose, who reads them, what is missing (R50).',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        evidenceId: id,
        title: z.string(),
        learnerName: z.string(),
        language,
        translated: z.boolean(),
        /** Names of the staff who read it. */
        readers: z.array(z.string()),
      }),
    ),
    assessedIn: z.array(z.object({ language, fromOn: date, by: z.string() })),
  }),
} as const satisfies Route;

export const sayLanguageRoute = {
  method: 'POST',
  path: '/api/evidence/:id/language',
  action: 'languages.say',
  summary: 'Says what language an item of evidence is in; the newest word counts (R50).',
  params: ofItem,
  body: z.object({ id, language }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;

export const addTranslationRoute = {
  method: 'POST',
  path: '/api/evidence/:id/translations',
  action: 'languages.translate',
  summary: 'Puts a translation that the centre had made beside an item (R50).',
  params: ofItem,
  body: z.object({
    id,
    translator: text(200, 'Who translated it'),
    madeOn: date,
    words: text(20_000, 'The translation', true),
  }),
  reply: z.object({ translationId: id }),
} as const satisfies Route;

export const assessInRoute = {
  method: 'POST',
  path: '/api/assessed-languages',
  action: 'languages.assess_in',
  summary: 'The centre assesses in Welsh or Irish from a day on (R50).',
  body: z.object({ language: other, fromOn: date }),
  reply: z.object({ fromOn: date }),
} as const satisfies Route;
