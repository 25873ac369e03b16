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

const NOTICE = 'advert|advertisement|ad|vacancy|posting|listing|notice|text|wording';
const PUBLISHED = 'advertised|published|posted|printed|worded|written|listed';
const ALONE = 'only|solely|exclusively|entirely|wholly|purely';

/** The text says that the advert is in a foreign language and in no other. */
export const PUBLISHED_ABROAD_ONLY: readonly Pattern[] = [
  `${PUBLISHED} *2 ${ALONE} *1 in ${FOREIGN}`,
  `${ALONE} ${PUBLISHED} in ${FOREIGN}`,
  `${NOTICE} *2 ${ALONE} in ${FOREIGN}`,
  `${NOTICE}|${PUBLISHED} *3 in ${FOREIGN} only|alone`,
  `whole|entire|complete|full ${NOTICE} *2 in ${FOREIGN}`,
  `${ALONE} in a? foreign language`,
  `${NOTICE}|${PUBLISHED} *3 in a? foreign language`,
  `foreign|${FOREIGN} language ${ALONE}`,
  `${NOTICE}|${PUBLISHED} *2 not *1 in english`,
  'no english version',
];
/** The language is named as that of the advert, whatever the work needs. */
export const PUBLISHED_IN: readonly Pattern[] = [
  ...PUBLISHED_ABROAD_ONLY,
  `${NOTICE}|${PUBLISHED} *2 in ${FOREIGN}`,
  `in ${FOREIGN} only|alone`,
  `${FOREIGN} language? ${NOTICE}|version|translation`,
];
/** Words that may stand beside the name of a language without saying that the work needs it. */
export const BESIDE_LANGUAGE: ReadonlySet<string> = new Set('in the language only all'.split(' '));

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
