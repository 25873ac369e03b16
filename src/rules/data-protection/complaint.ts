import { addDays, type DateText } from '../../lib/days.ts';
import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, maybe } from '../book/fields.ts';
import type { Confidence } from '../book/law.ts';
import { question } from '../book/question.ts';
import type { Version } from '../versions.ts';

/** The duty to acknowledge a complaint about personal data; no entry: no duty. */
export const ACKNOWLEDGE: readonly Version<{
  readonly days: number;
  readonly source: string;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2026-06-19',
    value: { days: 30, source: 'Data Protection Act 2018 s.164A', confidence: 'B' },
  },
];

/** The last day to acknowledge a complaint and the days to it; undefined where it came before the duty began. */
export function acknowledgeBy(
  received: DateText,
): { readonly by: DateText; readonly days: number } | undefined {
  const duty = ACKNOWLEDGE.find(
    ({ from, to }) => from <= received && (to === undefined || received <= to),
  );
  return duty && { by: addDays(received, duty.value.days), days: duty.value.days };
}

export const complaint = question({
  rule: 'DP-COMPLAINT',
  asks: 'By when must this complaint about personal data be acknowledged?',
  takes: { complaint_received: date('the day the complaint came in') },
  gives: {
    acknowledge_by: maybe(date('the last day to acknowledge it')),
    statutory_acknowledgement: maybe(bool('does the Act ask for an acknowledgement?')),
  },
  answer: ({ complaint_received: received }) => {
    const duty = acknowledgeBy(received);
    const first = ACKNOWLEDGE[0]?.from ?? '';
    if (duty === undefined) {
      return ok({
        gives: { statutory_acknowledgement: false },
        because: `The duty to acknowledge began on ${showDate(first)}, after this complaint.`,
        working: [],
        source: 'Data Protection Act 2018 s.164A',
        keyDate: received,
      });
    }
    const { by, days } = duty;
    return ok({
      gives: { acknowledge_by: by, statutory_acknowledgement: true },
      because: `${days} days after ${showDate(received)}: acknowledge it by ${showDate(by)}. No weekend moves this day.`,
      working: [{ what: `${showDate(received)} + ${days} days`, comes: showDate(by) }],
      source: 'Data Protection Act 2018 s.164A',
      keyDate: received,
    });
  },
});
