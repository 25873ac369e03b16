import { ok } from '../../lib/result.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { type DateText, dateIn, isoOfMinute, minuteOfDate } from '../../lib/time.ts';
import { datetime, maybe, oneOf, outcome } from '../book/fields.ts';
import type { Confidence } from '../book/law.ts';
import { question } from '../book/question.ts';
import type { Version } from '../versions.ts';

/** Hours in which the Commissioner is told of a breach, by the day we became aware; no entry: no duty. */
export const BREACH_HOURS: readonly (Version<number> & { readonly confidence: Confidence })[] = [
  { from: '2018-05-25', value: 72, confidence: 'C' },
];

/** Hours to tell the Commissioner; undefined where we became aware before the duty began. */
function hoursToTell(day: DateText): number | undefined {
  return BREACH_HOURS.find(({ from, to }) => from <= day && (to === undefined || day <= to))?.value;
}

const minuteOf = (text: string) => minuteOfDate(new Date(text));

export const breach = question({
  rule: 'DP-BREACH',
  asks: 'By when must the Information Commissioner be told of this breach?',
  takes: {
    aware: datetime('when we became aware of it'),
    risk: oneOf(['unlikely', 'likely', 'not_known'], 'is a risk to people likely?'),
    told: maybe(datetime('when the Commissioner was told; left out: not yet')),
  },
  gives: {
    outcome: outcome(),
    tell_by: maybe(datetime('the last moment to tell the Commissioner')),
  },
  answer: ({ aware, risk, told }) => {
    const from = minuteOf(aware);
    const keyDate = dateIn(new Date(aware));
    const source = 'UK GDPR Art 33(1)';
    const hours = hoursToTell(keyDate);
    if (hours === undefined) {
      const because = `Nobody had to be told of a breach before ${showDate(BREACH_HOURS[0]?.from ?? keyDate)}.`;
      return ok({ gives: { outcome: 'pass' as const }, because, working: [], source, keyDate });
    }
    // Hours that elapse, not days: a change of the clocks does not move them.
    const by = from + hours * 60;
    const working = [{ what: `${showMoment(from)} + ${hours} h`, comes: showMoment(by) }];
    if (risk === 'unlikely') {
      const because =
        'A risk to people is unlikely: nobody need be told, and the reasons are kept.';
      return ok({ gives: { outcome: 'record' as const }, because, working: [], source, keyDate });
    }
    const tell_by = isoOfMinute(by);
    if (told === undefined) {
      const because = `The Commissioner must be told by ${showMoment(by)}.`;
      return ok({
        gives: { outcome: 'escalate' as const, tell_by },
        because,
        working,
        source,
        keyDate,
      });
    }
    if (minuteOf(told) <= by) {
      const because = `The Commissioner was told in time, by ${showMoment(by)}.`;
      return ok({
        gives: { outcome: 'record' as const, tell_by },
        because,
        working,
        source,
        keyDate,
      });
    }
    const because = `The Commissioner was told after ${showMoment(by)}: the reasons for the delay belong with it.`;
    return ok({ gives: { outcome: 'warn' as const, tell_by }, because, working, source, keyDate });
  },
});
