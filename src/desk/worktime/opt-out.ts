import type { DateText } from '../../lib/days.ts';
import { limitAppliesFrom, type OptOut as OptOutRule } from '../../rules/working-time/opt-out.ts';

/** An agreement to work more than 48 hours a week on average, and the notice that ends it. */
export interface OptOut {
  readonly id: string;
  readonly form: 'written' | 'oral';
  readonly signedOn: DateText;
  readonly noticeDays: number;
  readonly noticeGivenOn: DateText | null;
}

/** First day on which the 48-hour limit applies again after a notice. */
export function limitFrom(noticeDays: number, noticeGivenOn: DateText): DateText {
  const from = limitAppliesFrom({
    form: 'written',
    noticePeriod: { count: noticeDays, unit: 'day' },
    cancelNoticeGiven: noticeGivenOn,
  });
  if (from === undefined) throw new Error('A notice that was given has an end.');
  return from;
}

/** An opt-out on file in the words of the rule. */
export function optOutRule(onFile: OptOut): OptOutRule {
  return {
    id: onFile.id,
    form: onFile.form,
    signedOn: onFile.signedOn,
    noticePeriod: { count: onFile.noticeDays, unit: 'day' },
    ...(onFile.noticeGivenOn === null ? {} : { cancelNoticeGiven: onFile.noticeGivenOn }),
  };
}

/** Does it hold on a day? Its age and form were checked when it was recorded. */
export function holdsOn(onFile: OptOut, day: DateText): boolean {
  if (onFile.form !== 'written' || day < onFile.signedOn) return false;
  return onFile.noticeGivenOn === null || day < limitFrom(onFile.noticeDays, onFile.noticeGivenOn);
}
