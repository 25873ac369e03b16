/**
 * Languages in which evidence may be, by their ISO 639-1 code: a closed list, so that an item, an arrangement and
 * a member of staff mean the same language. Those of the United Kingdom first, then those most spoken in it
 * (Census 2021, main language).
 */
export const LANGUAGES = {
  en: 'English',
  cy: 'Welsh',
  ga: 'Irish',
  gd: 'Scottish Gaelic',
  pl: 'Polish',
  ro: 'Romanian',
  pa: 'Panjabi',
  ur: 'Urdu',
  pt: 'Portuguese',
  es: 'Spanish',
  ar: 'Arabic',
  bn: 'Bengali',
  gu: 'Gujarati',
  it: 'Italian',
  ta: 'Tamil',
  fr: 'French',
  lt: 'Lithuanian',
  zh: 'Chinese',
  tr: 'Turkish',
  bg: 'Bulgarian',
  ru: 'Russian',
  fa: 'Persian',
  hu: 'Hungarian',
  el: 'Greek',
  de: 'German',
  so: 'Somali',
  hi: 'Hindi',
  nl: 'Dutch',
  uk: 'Ukrainian',
  ml: 'Malayalam',
  ne: 'Nepali',
  tl: 'Tagalog or Filipino',
  lv: 'Latvian',
  sk: 'Slovak',
  cs: 'Czech',
  sq: 'Albanian',
} as const;

export type Language = keyof typeof LANGUAGES;

/** The codes, English first. */
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** The language that an older record names by its code or its English name; null: none of the list. */
export function languageNamed(text: string): Language | null {
  const folded = text.trim().toLowerCase();
  return (
    LANGUAGE_CODES.find((code) => code === folded || LANGUAGES[code].toLowerCase() === folded) ??
    null
  );
}

/** What a form asks for the language of an item, English first. */
export const LANGUAGE_CHOICES: readonly { readonly value: Language; readonly label: string }[] =
  Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }));

/** What is said at once to who chooses another language than English; '' for English. */
export function languageAhead(language: string): string {
  const known = languageNamed(language);
  if (!known || known === 'en') return '';
  return `Before a unit with it is claimed, your centre arranges for ${LANGUAGES[known]}: somebody who reads it, or a translation, and the awarding body told. Your adviser sees it in the list of languages.`;
}
