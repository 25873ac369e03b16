import { ok } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { isoOfMinute, minuteOfDate } from '../../lib/time.ts';
import { datetime, maybe, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';

/** Hours in which the Commissioner is told of a breach (UK GDPR Art 33(1)). */
export const BREACH_HOURS = 72;

/** The last minute to tell the Commissioner, epoch minutes: hours that elapse, not days. */
export function tellRegulatorBy(aware: number): number {
  return aware + BREACH_HOURS * 60;
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
    const by = tellRegulatorBy(from);
    const working = [{ what: `${showMoment(from)} + ${BREACH_HOURS} h`, comes: showMoment(by) }];
    const source = 'UK GDPR Art 33(1)';
    if (risk === 'unlikely') {
      const because =
        'A risk to people is unlikely: nobody need be told, and the reasons are kept.';
      return ok({ gives: { outcome: 'record' as const }, because, working: [], source });
    }
    const tell_by = isoOfMinute(by);
    if (told === undefined) {
      const because = `The Commissioner must be told by ${showMoment(by)}.`;
      return ok({ gives: { outcome: 'escalate' as const, tell_by }, because, working, source });
    }
    if (minuteOf(told) <= by) {
      const because = `The Commissioner was told in time, by ${showMoment(by)}.`;
      return ok({ gives: { outcome: 'record' as const, tell_by }, because, working, source });
    }
    const because = `The Commissioner was told after ${showMoment(by)}: the reasons for the delay belong with it.`;
    return ok({ gives: { outcome: 'warn' as const, tell_by }, because, working, source });
  },
});
