import { fold } from '../../lib/text.ts';

/** What a text says, read strictly: what is not one of these is for a person to read. */
export type Heard =
  | {
      readonly says: 'yes' | 'no';
      readonly code: number | null;
      /** A yes to these days of the week only, 1 Monday to 7 Sunday; left out: to all of it. */
      readonly days?: readonly number[];
    }
  | { readonly says: 'stop' | 'start' }
  | { readonly says: 'words' };

const YES = new Set(
  (
    'y|ye|yes|yea|yeah|yeh|yep|yup|yess|ya|aye|ok|okay|okey|k|kk|sure|fine|' +
    'yes please|yes pls|yes plz|yes thanks|yes thank you|yes thx|yes ok|ok yes|ok thanks|ok thank you|' +
    'yes i can|i can|yes i will|i will|yes im available|yes i am|yes im in|im in|count me in|happy to|' +
    'yes happy to|sure thing|of course|no problem|np|no worries|will do|👍|👌|✅|✔'
  ).split('|'),
);
const NO = new Set(
  (
    'n|no|nope|nah|na|noo|no thanks|no thank you|no thx|no ta|no sorry|sorry no|sorry i cant|no i cant|' +
    'cant|i cant|cannot|i cannot|cant do|cant do it|cant make it|i cant make it|not available|unavailable|' +
    'im not available|not this time|no way|👎|❌|✖'
  ).split('|'),
);
const STOP = new Set(
  'stop|stopall|stop all|stop please|please stop|stop texts|stop texting|stop texting me|unsubscribe|opt out|optout|quit'.split(
    '|',
  ),
);
const START = new Set('start|unstop|start texts|opt in|optin'.split('|'));

/** Without case, accents, apostrophes, punctuation at the ends and skin tones, so that spellings meet. */
function plain(text: string): string {
  return fold(text)
    .replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[.,!;:"“”()*_-]+/g, ' ')
    .replace(/(👍|👎|👌|✅|❌){2,}/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Reads a text that came in. YES and NO in their usual spellings, with the question's code behind or before
 * them, are an answer; the whole text must say it, for 'yes but only till 3' is no yes. A question mark makes
 * it words. STOP and START stand alone: 'cancel' and 'end' are what workers say of shifts.
 */
export function hear(text: string): Heard {
  if (/[?？]/.test(text)) return { says: 'words' };
  const said = plain(text);
  if (STOP.has(said)) return { says: 'stop' };
  if (START.has(said)) return { says: 'start' };
  const behind = /^(.*\D)\s?(\d{1,2})$/.exec(said);
  const before = /^(\d{1,2})\s?(\D.*)$/.exec(said);
  const [words, digits] = behind
    ? [behind[1], behind[2]]
    : before
      ? [before[2], before[1]]
      : [said, undefined];
  const answer = answerIn((words ?? '').trim());
  const code = digits === undefined ? null : Number(digits);
  if (answer) return { says: answer, code };
  // 'mon-wed' may mean three days or two: a person reads it.
  const days = /\p{L}\s*[-–—]\s*\p{L}/u.test(text) ? null : daysIn((words ?? '').trim());
  return days ? { says: 'yes', code, days } : { says: 'words' };
}

const DAYS: readonly RegExp[] = [
  /^(mon|mond|monday|mondays)$/,
  /^(tue|tues|tuesday|tuesdays)$/,
  /^(wed|weds|wednesday|wednesdays)$/,
  /^(thu|thur|thurs|thursday|thursdays)$/,
  /^(fri|frid|friday|fridays)$/,
  /^(sat|saturday|saturdays)$/,
  /^(sun|sunday|sundays)$/,
];

/**
 * Days of the week in a yes to part of what was asked: 'yes mon tue', 'yes to mon and wed, no fri'. Every word must
 * be understood, and days said no to only leave them out of those said yes to. Null: it says something else.
 */
function daysIn(words: string): readonly number[] | null {
  const [first = '', ...rest] = words.split(' ');
  if (!YES.has(first)) return null;
  const yes = new Set<number>();
  const no = new Set<number>();
  let into = yes;
  for (const [at, word] of rest.entries()) {
    const day = DAYS.findIndex((spelling) => spelling.test(word)) + 1;
    if (day > 0) into.add(day);
    else if (word === 'no' || word === 'not') into = no;
    else if (word === 'to' && at === 0) continue;
    else if (!['and', '&', 'just', 'only', 'on', 'for', 'please'].includes(word)) return null;
  }
  const days = [...yes].filter((day) => !no.has(day)).sort((a, b) => a - b);
  return days.length === 0 ? null : days;
}

function answerIn(words: string): 'yes' | 'no' | undefined {
  if (YES.has(words)) return 'yes';
  return NO.has(words) ? 'no' : undefined;
}
