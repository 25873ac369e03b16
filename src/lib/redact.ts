import type { Passage } from './passages.ts';
import { nameKey } from './text.ts';

/** A name, or another text that must not be read, with what stands in its place. */
export interface Hidden {
  /** As it was written: 'Rosa Marsh', 'Harrow House', '12 Canal Walk'. */
  readonly text: string;
  /** Without its brackets: 'Worker K7Q-4MX', 'address'. */
  readonly mark: string;
  /** Its words stand for it on their own too: given and family name. */
  readonly wordsToo?: boolean;
  /** An organisation's: its first words stand for it, and so does any telling word of it with a capital. */
  readonly startsToo?: boolean;
}

/** A run of text that may still be changed, or a mark or date that stays. */
interface Run {
  readonly text: string;
  readonly stays: boolean;
  /** Stands for something hidden. */
  readonly mark?: boolean;
}

/** A text as it may be read, with the places of its marks. */
export interface Told {
  readonly text: string;
  readonly marks: readonly Passage[];
}

/** English words that are names too: taken for the name only where they begin with a capital. */
const WORDS = new Set(
  (
    'a ace amber april art august autumn baker bank banks barber bay bell best bill birch bird bishop black ' +
    'blue bond brook brooks brown bush butcher carpenter carter cash chance chase church clay cliff coal coast ' +
    'cook cooper crane cross dale daisy dawn day dean dear drew drake ever faith farmer field fields finch fisher ' +
    'flower ford forest fox frank free frost gale gardener gene glass gold good grace grant gray green grey grove ' +
    'hall hand harper hart hawk hazel head heather heath hill holly home honey hood hope house hunt hunter iris ' +
    'ivy jack jasmine jay joy june just key king knight lake lamb land lane law lee lily little lock long lord love ' +
    'man march mark marsh mason may mill miller mint moody moon moor more north olive page park parson pat pearl ' +
    'penny pepper phoenix piper place pool poppy porter potter price prince queen rain rich ray read reed reeves rice ' +
    'river rob robin rock rose ruby rush sage sandy savage saw sharp shaw shepherd short sky small smart smith ' +
    'snow song south spring star stone storm strong sue summer sun swift tanner taylor temple tiger to trip turner ' +
    'violet wade walker wall ward waters way webb weaver wells west white wild will wills win winter wise wolf ' +
    'wood woods words work worth wright young'
  ).split(' '),
);

/** Words that carry every sentence: part of a name like 'Head of Care', and never a name by themselves. */
const NEVER_ALONE = new Set(
  (
    'a about after again all am an and any are as at back be been before being both but by can care carer ' +
    'charge contact could day days deputy der desk did director do does done down duty each for front from had ' +
    'has have he head her here hers him his how i if in into is it its job just lead leader less line made make ' +
    'manager matron me more most much my night no nor not now nurse of off office officer on once one only or ' +
    'our out over own people person reception rota said same see senior shall she shift should sister site so ' +
    'some staff still such supervisor team than that the their them then there these they this those to too two ' +
    'under until up us van very was we were what when where which while who whom why with work worker would ' +
    'you your'
  ).split(' '),
);

/** Words of organisations' names that tell no organisation from another. */
const GENERIC = new Set(
  (
    'academy agency and association care carers centre center city clinic college community company council court ' +
    'day east english foundation group hall health healthcare home homes hospital hotel house housing industries ' +
    'infirmary international kitchen kitchens limited living lodge logistics london ltd manor medical national nhs ' +
    'north northern nursery nursing office park partners partnership plc practice private primary recruitment ' +
    'residential retirement road royal saint school schools services service site solutions south southern store ' +
    'stores street supplies support surgery the town trust university unit village ward warehouse west western'
  ).split(' '),
);

const FORMATTING = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
const DATES =
  /\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4}))(?![\d/])|\b\d{1,2}:\d{2}\b/gu;
const EMAIL = /[^\s@<>()[\],;:"]+\s?@\s?[^\s@<>()[\],;:"']+/gu;
const ADDRESS_OF_A_PAGE = /\b(?:https?:\/\/|www\.)\S+/giu;
const DAY =
  /(?:\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+[a-z]{3,9}\.?,?\s+\d{2,4}|[a-z]{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})/
    .source;
/** A day that is said to be somebody's birth. */
const BIRTH = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:born|d\\.?\\s?o\\.?\\s?b\\.?|(?:date\\s+of\\s+birth|birth\\s?day|birth\\s?date))[\\s:,=(-]*(?:(?:on|is|was|the)\\s+){0,2}(?:${DAY})`,
  'giu',
);
/** Two letters, six figures, a last letter (HMRC NIM39110); without that letter its figures go as a number. */
const NATIONAL_INSURANCE =
  /(?<![\p{L}\p{N}])(?:[A-Za-z]{2}\d{6}[A-Da-d]|[A-Z]{2}(?:[\s.-]{0,2}\d){6}[\s.-]{0,2}[A-D])(?![\p{L}\p{N}])/gu;
const POSTCODE = /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?[\s-]*\d[A-Z]{2}(?![\p{L}\p{N}])/giu;
const AMOUNT = /\d(?:[\d,\s]*\d)?(?:\.\d+)?/.source;
const PER = /(?:\/|p\/?|per\s|an\s|a\s|each\s)\s?(?:h(?:ou)?rs?|h|day|shift|week|month|year)\b/
  .source;
const MONEY = new RegExp(
  `[£$€]\\s*${AMOUNT}(?:\\s?(?:[kmp]|pence)\\b)?|\\b(?:gbp|eur|usd)\\s*${AMOUNT}` +
    `|${AMOUNT}\\s*(?:pounds?|quid|pence|gbp|£|k\\b|${PER}|ph\\b|pw\\b|pa\\b)` +
    '|(?<![\\d.])\\d+\\.\\d{2}(?![\\d.])|\\b\\d{2,}p\\b',
  'giu',
);
const NUMBERS = /(?:\+|\(\+?\d{1,5}\)\s?)?\d(?:[\s().\-/]{0,3}\d){5,}/gu;

const APOSTROPHES = "'’‘ʼ`´";
const TOKEN = new RegExp(`[\\p{L}\\p{M}\\p{N}]+(?:[${APOSTROPHES}][\\p{L}\\p{M}\\p{N}]+)*`, 'gu');
const BETWEEN = /^[^\p{L}\p{N}\n]{0,5}$/u;
const POSSESSIVE = new RegExp(`[${APOSTROPHES}]s$`, 'iu');
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly string[];
  readonly capital: boolean;
}

interface Phrase {
  readonly words: readonly string[];
  readonly mark: string;
  /** Only with a capital: it is English words too. */
  readonly capitalOnly: boolean;
}

/**
 * Free text without what names or reaches anybody: known names and addresses become their marks, and so do
 * e-mail addresses, telephone numbers, postcodes, National Insurance numbers, days of birth, amounts of money and
 * long numbers. Spelling, case, accents and apostrophes of a name do not matter; a name inside a word is left, and so
 * is one that is also an English word ('may', 'rose') where it is written small.
 */
export function redactText(text: string, hidden: readonly Hidden[]): string {
  return toldRuns(text, hidden)
    .map((run) => run.text)
    .join('');
}

/** The same, with where its marks stand. */
export function toldText(text: string, hidden: readonly Hidden[]): Told {
  const marks: Passage[] = [];
  let told = '';
  for (const run of toldRuns(text, hidden)) {
    if (run.mark) marks.push({ from: told.length, to: told.length + run.text.length });
    told += run.text;
  }
  return { text: told, marks };
}

function toldRuns(text: string, hidden: readonly Hidden[]): readonly Run[] {
  const { exact, phrases } = readied(hidden);
  let runs: readonly Run[] = [{ text: cleaned(text), stays: false }];
  runs = marked(runs, EMAIL, 'e-mail');
  runs = marked(runs, ADDRESS_OF_A_PAGE, 'web address');
  runs = marked(runs, BIRTH, 'date of birth');
  runs = exactly(runs, exact);
  runs = runs.flatMap((run) => (run.stays ? [run] : withoutPhrases(run.text, phrases)));
  runs = marked(runs, NATIONAL_INSURANCE, 'National Insurance number');
  runs = marked(runs, POSTCODE, 'postcode');
  runs = split(runs, DATES, (found) => ({ text: found, stays: true }));
  runs = marked(runs, MONEY, 'amount');
  return marked(runs, NUMBERS, 'number');
}

/** Free text without these names and other texts, each becoming its mark; everything else stays. */
export function hideTexts(text: string, hidden: readonly Hidden[]): string {
  const { exact, phrases } = readied(hidden);
  return exactly([{ text: cleaned(text), stays: false }], exact)
    .flatMap((run) => (run.stays ? [run] : withoutPhrases(run.text, phrases)))
    .map((run) => run.text)
    .join('');
}

function marked(runs: readonly Run[], pattern: RegExp, mark: string): readonly Run[] {
  return split(runs, pattern, () => ({ text: `[${mark}]`, stays: true, mark: true }));
}

function split(
  runs: readonly Run[],
  pattern: RegExp,
  becomes: (found: string) => Run,
): readonly Run[] {
  return runs.flatMap((run) => {
    if (run.stays) return [run];
    const made: Run[] = [];
    let at = 0;
    for (const found of run.text.matchAll(pattern)) {
      made.push({ text: run.text.slice(at, found.index), stays: false });
      made.push(becomes(found[0]));
      at = found.index + found[0].length;
    }
    made.push({ text: run.text.slice(at), stays: false });
    return made.filter(({ text }) => text !== '');
  });
}

/** What is hidden, made ready to be looked for. */
interface Readied {
  /** Names of scripts that put no space between words, or of no words at all: found as they are written. */
  readonly exact: readonly { readonly pattern: RegExp; readonly mark: string }[];
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

/** A document is told in hundreds of pieces with one list of what is hidden: it is made ready once. */
const ready = new WeakMap<readonly Hidden[], Readied>();

function readied(hidden: readonly Hidden[]): Readied {
  const known = ready.get(hidden);
  if (known) return known;
  const exact = hidden
    .map(({ text, mark }) => ({ text: cleaned(text).trim(), mark }))
    .filter(({ text }) => text !== '' && (UNSPACED.test(text) || wordsOf(text).length === 0))
    .sort((a, b) => b.text.length - a.text.length)
    .map(({ text, mark }) => ({ pattern: new RegExp(escaped(text), 'giu'), mark }));
  const made = { exact, phrases: phrasesOf(hidden) };
  ready.set(hidden, made);
  return made;
}

function exactly(runs: readonly Run[], exact: Readied['exact']): readonly Run[] {
  return exact.reduce((all, { pattern, mark }) => marked(all, pattern, mark), runs);
}

const cleaned = (text: string): string => text.normalize('NFKC').replace(FORMATTING, '');
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const wordsOf = (text: string): readonly string[] =>
  [...cleaned(text).matchAll(TOKEN)].map(([word]) => nameKey(word)).filter((key) => key !== '');

/** The words of a text as names are compared: folded, without formatting. */
export function tellingWords(text: string): readonly string[] {
  return [...cleaned(text).matchAll(TOKEN)].flatMap(([word]) => {
    const keys = [nameKey(word), nameKey(word.replace(POSSESSIVE, ''))];
    return [...new Set(keys)].filter((key) => key !== '');
  });
}

/** Is a folded name an English word too, which free text says without meaning anybody? */
export function isCommonWord(key: string): boolean {
  return WORDS.has(key) || GENERIC.has(key) || NEVER_ALONE.has(key);
}

function phrasesOf(hidden: readonly Hidden[]): ReadonlyMap<string, readonly Phrase[]> {
  const all: Phrase[] = [];
  for (const { text, mark, wordsToo, startsToo } of hidden) {
    const words = wordsOf(text);
    if (words.length === 0) continue;
    const single = words.length === 1;
    if (single && NEVER_ALONE.has(words[0] ?? '')) continue;
    // 'Duty Manager' is somebody; the duty manager of a sentence is not.
    all.push({ words, mark, capitalOnly: words.every(isCommonWord) });
    if (!single) all.push({ words: [words.join('')], mark, capitalOnly: false });
    if (startsToo) all.push(...startsOf(words, mark));
    if (!wordsToo || single) continue;
    for (const word of words) {
      if (word.length > 1 && !NEVER_ALONE.has(word))
        all.push({ words: [word], mark, capitalOnly: WORDS.has(word) });
    }
  }
  const longest = all.sort((a, b) => b.words.length - a.words.length);
  return Map.groupBy(longest, ({ words }) => words[0] ?? '');
}

/** How people shorten an organisation's name: 'Harrow House' and 'Harrow' of 'Harrow House Care Ltd'. */
function startsOf(words: readonly string[], mark: string): readonly Phrase[] {
  const starts = words.slice(2).map((_, at) => words.slice(0, at + 2));
  const telling = words.filter(
    (word) => word.length > 2 && !GENERIC.has(word) && !/^\d+$/.test(word),
  );
  return [
    ...starts
      .filter((start) => start.some((word) => telling.includes(word)))
      .map((start) => ({ words: start, mark, capitalOnly: false })),
    ...telling.map((word) => ({ words: [word], mark, capitalOnly: true })),
  ];
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: word, index }) => {
    const bare = word.replace(POSSESSIVE, '');
    return {
      start: index,
      end: index + word.length,
      keys: [...new Set([nameKey(word), nameKey(bare)])],
      capital: /^\p{Lu}/u.test(word) || /^\P{Ll}/u.test(word),
    };
  });
}

function withoutPhrases(
  text: string,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): readonly Run[] {
  const tokens = tokensOf(text);
  const made: Run[] = [];
  let at = 0;
  for (let index = 0; index < tokens.length; ) {
    const found = phraseAt(text, tokens, index, phrases);
    const [first, last] = [tokens[index], found && tokens[index + found.words.length - 1]];
    if (!found || !first || !last) {
      index++;
      continue;
    }
    made.push({ text: text.slice(at, first.start), stays: false });
    made.push({ text: `[${found.mark}]`, stays: true, mark: true });
    at = last.end;
    index += found.words.length;
  }
  made.push({ text: text.slice(at), stays: false });
  return made.filter((run) => run.text !== '');
}

function phraseAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): Phrase | undefined {
  const first = tokens[index];
  if (!first) return undefined;
  return first.keys
    .flatMap((key) => phrases.get(key) ?? [])
    .sort((a, b) => b.words.length - a.words.length)
    .find(({ words, capitalOnly }) => {
      // By its last word: an article before it may be written small.
      if (capitalOnly && !tokens[index + words.length - 1]?.capital) return false;
      return words.every((word, offset) => {
        const token = tokens[index + offset];
        const before = tokens[index + offset - 1];
        if (!token?.keys.includes(word)) return false;
        return offset === 0 || !before || BETWEEN.test(text.slice(before.end, token.start));
      });
    });
}
