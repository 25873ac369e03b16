/** Minutes to wait after the first, second, ... try that went wrong: some five hours; a later text helps nobody. */
export const TEXT_WAITS = [1, 2, 5, 10, 30, 60, 180] as const;

/** Tries at the most, the first included. */
export const MOST_TEXT_TRIES = TEXT_WAITS.length + 1;

/** How a try ended. */
export type TextEnd =
  | { readonly step: 'sent'; readonly providerId: string }
  | { readonly step: 'later'; readonly said: string; readonly waitMinutes: number }
  | { readonly step: 'failed'; readonly said: string; readonly why: FailedWhy };

export type FailedWhy = 'refused' | 'tries' | 'stopped' | 'late' | 'report';

/** What a provider answered, or why it did not: read by its adapter. */
export type ProviderAnswer =
  | { readonly is: 'taken'; readonly providerId: string }
  /** For good: a wrong number, words it does not carry. */
  | { readonly is: 'refused'; readonly said: string }
  /** For now: busy, out of reach, too many at once. */
  | { readonly is: 'not_now'; readonly said: string };

/** What an answer means for the text. @param attempts tries so far, this one included */
export function judgeText(answer: ProviderAnswer, attempts: number): TextEnd {
  if (answer.is === 'taken') return { step: 'sent', providerId: answer.providerId };
  const said = oneLine(answer.said);
  if (answer.is === 'refused') return { step: 'failed', said, why: 'refused' };
  const wait = TEXT_WAITS[attempts - 1];
  if (wait === undefined) {
    return { step: 'failed', said: `${said} (given up after ${attempts} tries)`, why: 'tries' };
  }
  return { step: 'later', said, waitMinutes: wait };
}

/** A provider's words on one line and of a length that can be shown. */
export function oneLine(words: string): string {
  const line = words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
  return line === '' ? 'The provider gave no reason.' : line;
}
