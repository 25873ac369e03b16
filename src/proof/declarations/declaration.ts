import { createHash } from 'node:crypto';

/** What learners declare with a claim. */
export interface Declaration {
  /** 0: the house's own words. */
  readonly version: number;
  readonly words: string;
  /** SHA-256 of the words, lower-case hex. */
  readonly sha256: string;
}

/** What a centre that published nothing of its own has its learners declare. It never changes: claims keep its hash. */
const OUR_WORDS =
  'I declare that what I put forward with this claim is my own work, done by myself in the course of my job. Where others had a part in it, I have said so. I have kept nothing back that would make it look other than it was, and I know that a claim which is not authentic can be refused and reported.';

/** Words as a declaration of that version. */
export function declarationOf(version: number, words: string): Declaration {
  return { version, words, sha256: createHash('sha256').update(words, 'utf8').digest('hex') };
}

export const OUR_DECLARATION = declarationOf(0, OUR_WORDS);
