import type { ReadDocument } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';
import { headingKey, subjectOf, wordsOf } from './wording.ts';

const ENDS_OPEN = /(?:\b(?:and|or|nor|the|a|an|of)|[,;:–-])\s*$/i;
const NOT_A_VERB = new Set(
  `the a an of in on for with by at from to and or but all any both each every no not their its his
  her our your this that these those there when where how what why who which if because it they he
  she we is are was were`.split(/\s+/),
);
const NOUN_ENDING = /(?:tion|sion|ness|ity|ance|ence|ing|ship|ies)$/;
const VERBS_ALL_THE_SAME = new Set(
  `bring mention question position condition reference evidence influence balance finance sequence
  advance enhance instance ring swing fling sing string function transition commission envision
  provision audition caution partition station auction experience reverence silence licence`.split(
    /\s+/,
  ),
);

/** The sentences of outcomes and criteria: whole, long enough to mean something, beginning with a verb. */
export function criteriaWording(document: ReadDocument): readonly Found[] {
  return document.units.flatMap((unit) => {
    const reference = unit.reference.value;
    return unit.outcomes.flatMap((outcome) => {
      const place = `unit ${reference}, outcome ${outcome.number}`;
      return [
        ...whole(outcome.line, place, 'outcome', outcome.wording),
        ...cutByTitle(outcome.line, place, outcome.wording, unit.title?.value ?? ''),
        ...outcome.criteria.flatMap(({ number, wording, line }) => {
          const at = `unit ${reference}, criterion ${number}`;
          return [...whole(line, at, 'criterion', wording), ...verb(line, at, wording)];
        }),
      ];
    });
  });
}

function whole(line: number, place: string, what: 'outcome' | 'criterion', wording: string) {
  const words = wordsOf(wording);
  if (words.length < 2) {
    return [
      found(
        line,
        place,
        `${what}-too-short`,
        { stated: quoted(wording), computed: `${words.length} words` },
        `The ${what} has no wording to assess against.`,
      ),
    ];
  }
  if (!ENDS_OPEN.test(wording.slice(-40))) return [];
  return [
    found(
      line,
      place,
      `${what}-ends-open`,
      { stated: `…${wording.slice(-40).trimEnd()}`, computed: 'a whole sentence' },
      `The ${what} breaks off; its end is missing.`,
    ),
  ];
}

/** 'generating and qualifying sales' where the unit is called '... qualifying sales leads'. */
function cutByTitle(line: number, place: string, wording: string, title: string): readonly Found[] {
  const words = headingKey(title).split(' ');
  const key = headingKey(wording);
  for (let length = words.length - 1; length >= 3; length--) {
    const part = words.slice(0, length).join(' ');
    if (!` ${key}`.endsWith(` ${part}`) || subjectOf(words[length] ?? '').size === 0) continue;
    return [
      found(
        line,
        place,
        'outcome-cut-off',
        { stated: quoted(wording), computed: `'… ${words.join(' ')}' in the title` },
        `The outcome ends where the unit's title goes on with '${words.slice(length).join(' ')}'.`,
      ),
    ];
  }
  return [];
}

function verb(line: number, place: string, wording: string): readonly Found[] {
  const words = wordsOf(wording);
  const first = words.find((word) => !/ly$/.test(word)) ?? '';
  const noun = NOUN_ENDING.test(first) && !VERBS_ALL_THE_SAME.has(first);
  if (words.length < 2 || !(NOT_A_VERB.has(first) || noun)) return [];
  return [
    found(
      line,
      place,
      'criterion-without-verb',
      { stated: quoted(wording), computed: `begins with '${first}'` },
      'The criterion does not begin with what the learner does, so it cannot be judged as done.',
    ),
  ];
}
