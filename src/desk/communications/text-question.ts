/** A question asked of one person by text, with what became of it. */
export interface Question {
  readonly textId: string;
  readonly code: number;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
}

/** Which question an answer is to. */
export type Choice =
  | { readonly is: 'one'; readonly question: Question }
  /** Several it may mean: these are still open. */
  | { readonly is: 'which'; readonly open: readonly Question[] }
  /** The question has been answered, closed, or is past its end. */
  | { readonly is: 'over'; readonly question: Question }
  | { readonly is: 'none' };

function endOf(question: Question): Date {
  const { closedAt, expiresAt } = question;
  return closedAt && closedAt < expiresAt ? closedAt : expiresAt;
}

/**
 * The question that a YES or NO answers. With a code it is that one. Without, it must be the only question
 * the person can mean: those unanswered that were still open when the newest was asked. Two such, and it is
 * never guessed, even when one of them has ended since. An ordinary text sent after the newest question may be
 * what they answer ('ok'), so then the code is needed too.
 * @param questions of one person, in any order
 * @param at when the answer came
 * @param wordsAt when the last ordinary text went to them
 */
export function chooseQuestion(
  questions: readonly Question[],
  code: number | null,
  at: Date,
  wordsAt: Date | null,
): Choice {
  const asked = [...questions]
    .filter(({ askedAt }) => askedAt <= at)
    .sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime());
  const isOpen = (one: Question) => !one.answeredAt && endOf(one) > at;
  if (code !== null) {
    const meant = asked.filter((one) => one.code === code);
    const question = meant.find(isOpen) ?? meant[0];
    if (question) return { is: isOpen(question) ? 'one' : 'over', question };
    const open = asked.filter(isOpen);
    return open.length > 0 ? { is: 'which', open } : { is: 'none' };
  }
  const newest = asked[0];
  if (!newest) return { is: 'none' };
  const meant = asked.filter((one) => !one.answeredAt && endOf(one) >= newest.askedAt);
  const open = meant.filter(isOpen);
  const [only] = open;
  const spokenSince = wordsAt !== null && wordsAt > newest.askedAt;
  if (only === undefined) return spokenSince ? { is: 'none' } : { is: 'over', question: newest };
  if (meant.length === 1 && !spokenSince) return { is: 'one', question: only };
  return { is: 'which', open };
}

/** The next code for a person: one on from the last, so that a late answer never meets a new question. */
export function nextCode(last: number | null, open: ReadonlySet<number>): number | null {
  for (let step = 1; step <= 99; step++) {
    const code = (((last ?? 0) + step - 1) % 99) + 1;
    if (!open.has(code)) return code;
  }
  return null;
}

/** How each question's text ends. */
export function howToAnswer(code: number): string {
  return `Reply YES ${code} or NO ${code}`;
}
