import { randomInt } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SAMPLE = 'SAMPLE-';

/** An invitation that a centre gives a learner for one employment: ten letters of Crockford's, read out in twos. */
export function newCode(isSample: boolean): string {
  const letters = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const shown = (letters.match(/.{5}/g) ?? []).join('-');
  return isSample ? `${SAMPLE}${shown}` : shown;
}

/**
 * A code as somebody typed it. A sample releases to samples only, and nothing real goes to one. Refuses
 * `code-not-read`, `sample-not-evidence` and `centre-is-a-sample`.
 */
export function readCode(typed: string, isSample: boolean): Result<string> {
  const text = typed.toUpperCase().replaceAll(/[\s\u2010-\u2015-]+/g, '-');
  const [, sample, first, second] =
    /^(SAMPLE-)?([0-9A-Z]{5})-?([0-9A-Z]{5})$/.exec(text.replace(/^-|-$/g, '')) ?? [];
  if (!first || !second) {
    return wrongCode(
      'code-not-read',
      'This is no invitation code. Type it as your centre gave it: two groups of five letters and digits.',
    );
  }
  if (isSample && sample === undefined) {
    return wrongCode(
      'sample-not-evidence',
      'This is the sample: nothing of it is evidence, so it is released to another sample only, whose codes begin with SAMPLE.',
    );
  }
  if (!isSample && sample !== undefined) {
    return wrongCode(
      'centre-is-a-sample',
      'This code is of a sample, not of a real centre. Nothing real is sent there.',
    );
  }
  const plain = `${first}-${second}`.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return ok(`${sample ?? ''}${plain}`);
}

function wrongCode(code: string, because: string): Result<never> {
  return refuse(code, because, undefined, { fields: { code: because } });
}
