/** Whose side somebody answers for. */
export type SignerSide = 'worker' | 'hirer';

/** What was answered: signed by a link of one's own, accepted by word of mouth or mail, or declined. */
export type Answer = 'signed' | 'accepted' | 'declined';

/** How the answer came. A link says that who answered had the message that was sent to them. */
export type AnsweredHow = 'link' | 'phone' | 'in_person' | 'email';

/** From where a link was pressed, as far as we can know. */
export interface PressedFrom {
  /** The address of the line. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly userAgent: string;
}

/** Strokes of a hand: each x, y, x, y, from 0 to 1000 both ways. */
export type Strokes = readonly (readonly number[])[];

/**
 * What is ticked before signing. A wording never changes: a new one is a new line, and an entry of the log names
 * which was shown (Electronic Communications Act 2000 s 7; Regulation (EU) 910/2014 as kept, art 25).
 */
export const CONSENTS: Readonly<Record<number, string>> = {
  1: 'I have read this paper and accept it. I agree to sign it electronically: my name, typed below, stands for my signature.',
  2: 'I have received this key information document and read it. I agree to sign for it electronically: my name, typed below, stands for my signature.',
  3: 'I have read this agreement and make it of my own will. I agree to sign it electronically: my name, typed below, stands for my signature.',
};
const OF_KIND: Readonly<Record<string, number>> = { key_information: 2, opt_out: 3 };

/** Which wording is ticked for a kind of paper today. */
export function consentFor(kind: string): number {
  return OF_KIND[kind] ?? 1;
}

/** The wording of a consent as it was shown. */
export function consentText(version: number): string {
  return CONSENTS[version] ?? '';
}

/** One line of text without control characters, cut: what a browser says of itself is not to be trusted. */
export function cleanLine(text: string, most = 300): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}
