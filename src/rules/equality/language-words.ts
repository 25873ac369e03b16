import type { Pattern } from '../wording/patterns.ts';

/** Languages an advert can be published in, by their code: the name in English. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'english',
  cy: 'welsh',
  gd: 'gaelic',
  pl: 'polish',
  ro: 'romanian',
  uk: 'ukrainian',
  lt: 'lithuanian',
  es: 'spanish',
  pt: 'portuguese',
  fr: 'french',
  de: 'german',
  it: 'italian',
};

/** Languages of this country: an advert in one of them alone is not in a foreign language. */
export const HOME_LANGUAGES: readonly string[] = ['en', 'cy', 'gd'];

export const FOREIGN: Pattern =
  'polish|romanian|ukrainian|lithuanian|latvian|bulgarian|hungarian|russian|spanish|portuguese|french|german|italian|greek|turkish|chinese|mandarin|cantonese|arabic|urdu|hindi|punjabi|bengali|gujarati|tamil|somali|swedish|dutch|norwegian|danish|finnish|czech|slovak|japanese|korean';

/** A foreign language asked for. */
export const LANGUAGE_ASKED: readonly Pattern[] = [
  `${FOREIGN} speaking|speaker|language`,
  `speak|speaking|fluent|fluency|native *2 ${FOREIGN}`,
  `${FOREIGN} required|essential|fluency|mother`,
];

/** Work that is about languages, whatever it is called beside. */
export const LANGUAGE_WORK: readonly Pattern[] = [
  'translator|translation|interpreter|interpreting|linguist|bilingual|multilingual|localisation|subtitler',
  'language|languages teacher|tutor|assistant|school|lecturer',
];

/** Work that is driving. */
export const DRIVING_WORK: readonly Pattern[] = [
  'driver|driving|courier|chauffeur|delivery|hgv|lgv|van|lorry|truck|bus|coach|taxi|transport|mobile|field|peripatetic|domiciliary|community|removal',
];
export const LICENCE_ASKED: readonly Pattern[] = [
  'driving|driver|drivers licence|license',
  'able to drive',
  'car driver|owner',
];
