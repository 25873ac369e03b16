import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';

/** A duty of the Employment Rights Act 2025 and when it is switched on. */
export interface SwitchOn {
  readonly rule: 'ERA-GH' | 'ERA-SN' | 'ERA-SC' | 'UMB-REG';
  readonly duty: string;
  /** First day of the duty; left out while no regulations name one. */
  readonly from?: DateText;
  readonly expected: string;
  readonly figures: string;
  readonly confidence: Confidence;
}

/** The Act became law on this day; its duties below wait for regulations. */
export const ACT_PASSED: DateText = '2025-12-18';

/** Duties of the Act that concern agencies and wait for regulations. A date here switches one on. */
export const SWITCH_ON: readonly SwitchOn[] = [
  {
    rule: 'UMB-REG',
    duty: 'Umbrella companies become employment businesses under the Employment Agencies Act 1973',
    expected: '2027, no date',
    figures: 'none',
    confidence: 'B',
  },
  {
    rule: 'ERA-GH',
    duty: 'The hirer offers guaranteed hours to a qualifying agency worker',
    expected: '2027, no date',
    figures: '12 weeks preferred, 26 and 52 asked about; contracts up to 8 to 20 hours a week',
    confidence: 'B',
  },
  {
    rule: 'ERA-SN',
    duty: 'Agency and hirer give reasonable notice of shifts and of changes to them',
    expected: '2027, no date',
    figures: '1 to 4 weeks asked about for direct workers; pages with 72 hours are older',
    confidence: 'B',
  },
  {
    rule: 'ERA-SC',
    duty: 'The agency pays for shifts cancelled, moved or cut at short notice',
    expected: '2027, no date',
    figures: 'the sum is not known',
    confidence: 'B',
  },
];

/** Is this duty in force on a day? */
export function dutyInForce(rule: SwitchOn['rule'], on: DateText): boolean {
  const from = SWITCH_ON.find((one) => one.rule === rule)?.from;
  return from !== undefined && from <= on;
}
