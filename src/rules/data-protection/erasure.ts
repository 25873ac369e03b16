import { addMonths } from '../../lib/days.ts';
import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { date, list, maybe, object, oneOf, outcome, text } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { ERASE_MONTHS } from './months-data.ts';
import { holdOf, latestHold } from './retention.ts';
import { RECORD_KINDS } from './retention-data.ts';

export const erasure = question({
  rule: 'DP-ERASE',
  asks: 'What becomes of this request to erase, and by when must it be answered?',
  takes: {
    received: date('the day the request came in'),
    records: list(
      object({
        kind: oneOf(RECORD_KINDS, 'what the record is'),
        from: date('the day its hold runs from: made, last service, end of the engagement'),
      }),
      'the records we keep on the person that a hold may need',
    ),
  },
  gives: {
    outcome: outcome(),
    answer_by: date('the last day to answer, and to erase what no hold needs'),
    hold_until: maybe(date('the last day of the hold that ends last')),
    holds: list(text(''), 'the holds that run, to be named in the answer'),
  },
  answer: ({ received, records }) => {
    const source = 'UK GDPR Arts 12(3) and 17(1) and (3)';
    const months = ERASE_MONTHS.find(
      ({ from, to }) => from <= received && (to === undefined || received <= to),
    )?.value;
    if (months === undefined) {
      const because = `Nobody could ask to be erased by this law before ${showDate(ERASE_MONTHS[0]?.from ?? received)}.`;
      return ok({
        gives: { outcome: 'pass' as const },
        because,
        working: [],
        source,
        keyDate: received,
      });
    }
    const latest = latestHold(records);
    if (!latest.ok) return latest;
    const all = records.flatMap((record) => {
      const held = holdOf(record);
      return held.ok ? [held.value] : [];
    });
    const running = all.filter(({ until }) => until >= received);
    const until = running.length > 0 ? latest.value?.until : undefined;
    const answerBy = addMonths(received, months);
    return ok({
      gives: {
        outcome: 'record' as const,
        answer_by: answerBy,
        hold_until: until,
        holds: running.map(({ hold }) => hold.record),
      },
      because:
        until === undefined
          ? `No hold runs: erase by ${showDate(answerBy)}.`
          : `Held until ${showDate(until)}, the latest of ${running.length} holds: restrict those records, erase the rest and answer by ${showDate(answerBy)}.`,
      working: [
        {
          what: `${counted(months, 'month')} after ${showDate(received)}`,
          comes: showDate(answerBy),
        },
        ...all.map(({ hold, from, until: end }) => ({
          what: `${hold.record}: ${showDate(from)} + ${hold.months} months`,
          comes: `${showDate(end)}${end < received ? ' (over)' : ''}`,
        })),
      ],
      source,
      keyDate: received,
    });
  },
});
