import type { Confidence, LawVersion, RuleLaw } from '../book/law.ts';
import { CONDUCT_FROM, conductSource } from './law.ts';

/** What every rule of the regulations on agencies shares. */
export const GB = {
  area: 'agency-conduct',
  reach: 'Great Britain; Northern Ireland has regulations of its own (SR 2005/395)',
} as const satisfies Partial<RuleLaw>;

/** One version since the regulations began. A paragraph that begins with 'reg' or 'Sch' gets their name. */
export function since(
  says: string,
  paragraph: string,
  confidence: Confidence,
): readonly LawVersion[] {
  return [{ from: CONDUCT_FROM, says, source: sourceOf(paragraph), confidence }];
}

/** The full name of a paragraph of the regulations on agencies. */
export function sourceOf(paragraph: string): string {
  return /^(reg|Sch)/.test(paragraph) ? conductSource('england', paragraph) : paragraph;
}
