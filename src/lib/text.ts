import { ok, type Result, refuse } from './result.ts';

export interface TextLimits {
  /** Most characters (code points), counted after cleaning. */
  readonly max: number;
  /** Fewest characters; 0 if left out, so that empty text is an answer. */
  readonly min?: number;
  /** Keep line breaks and tabs; otherwise every run of white space becomes one space. */
  readonly lines?: boolean;
  /** Control characters are refused unless they shall be taken out, as from a pasted CV. */
  readonly control?: 'refuse' | 'remove';
  /** What the field is called in the message: 'The note'. */
  readonly what?: string;
}

const LINE_BREAKS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** What shows nothing: a text of only these is empty. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\s]/gu;

/**
 * Text as it may be stored: composed (NFC), without a byte-order mark, white space trimmed, line
 * breaks as '\n'. Emoji, right-to-left and stacked marks stay as they are. Refuses
 * `broken-characters` (half a surrogate pair), `control-character` (NUL among them, which PostgreSQL
 * cannot hold), `empty` and `too-long`.
 */
export function cleanText(value: string, limits: TextLimits): Result<string> {
  const what = limits.what ?? 'This text';
  if (!value.isWellFormed()) {
    return refuse(
      'broken-characters',
      `${what} holds half a character, as if it was cut in the middle. Type it again.`,
    );
  }
  let text = value.replaceAll('\ufeff', '').replace(LINE_BREAKS, '\n');
  const control = text.match(CONTROLS)?.[0];
  if (control !== undefined) {
    if (limits.control !== 'remove') {
      const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return refuse(
        'control-character',
        `${what} holds a character that cannot be read (U+${code}). Take it out, or type the text again.`,
      );
    }
    text = text.replace(CONTROLS, '');
  }
  text = (limits.lines ? text : text.replace(/\s+/gu, ' ')).normalize('NFC').trim();
  const length = lengthOf(text);
  const isBlank = text.replace(UNSEEN, '') === '';
  if (length < (limits.min ?? 0) || (isBlank && (limits.min ?? 0) > 0)) {
    return isBlank
      ? refuse('empty', `${what} is empty. Write something.`)
      : refuse('too-short', `${what} needs at least ${limits.min} characters; it has ${length}.`);
  }
  if (length > limits.max) {
    return refuse(
      'too-long',
      `${what} may have ${limits.max} characters; it has ${length}. Shorten it.`,
    );
  }
  return ok(text);
}

/** A name on one line, at least one character, at most 120 unless said otherwise. */
export function cleanName(value: string, max = 120): Result<string> {
  return cleanText(value, { min: 1, max, what: 'The name' });
}

/** Characters in a text as people and PostgreSQL count them (code points). */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Text cut to so many characters, with '…' as the last if any were lost; never through the middle of
 * a character.
 */
export function cutTo(text: string, max: number): string {
  if (text.length <= max || lengthOf(text) <= max) return text;
  return `${[...text].slice(0, Math.max(0, max - 1)).join('')}…`;
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/**
 * Text folded for searching: lower case, accents off Latin, Greek and Cyrillic letters, one space
 * between words. 'Łukasz  Ångström' gives 'lukasz angstrom'.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøłđðþıħŋ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * Key under which two spellings of one name meet: folded, apostrophes and full stops gone, hyphens
 * as spaces. "Siân O’Neill-Smith" and "sian oneill smith" share one.
 */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/['’‘ʼ`´.,]/g, '')
    .replace(/[-‐‑–—_/]/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** 'a', 'a and b', 'a, b and c'. */
export function listed(words: readonly string[], join = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`;
}

/** '1 shift', '2 shifts', '0 shifts'. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
