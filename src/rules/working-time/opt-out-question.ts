import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { date, int, maybe, object, oneOf, outcome } from '../book/fields.ts';
import { type Answer, question } from '../book/question.ts';
import { newest } from './in-force.ts';
import { OPT_OUT } from './limits-data.ts';
import { checkOptOut, limitAppliesFrom, type OptOut } from './opt-out.ts';
import { WORK_GROUPS } from './opt-out-data.ts';

const { leastNoticeDays, mostNoticeMonths } = newest(OPT_OUT);

const gives = {
  outcome: outcome('pass: may opt out in this form; record: a notice to cancel is on file'),
  limit_applies_from: date('first day on which the 48 hours hold again'),
};

/** WTR-OPTOUT as a question. */
export const optOutQuestion = question({
  rule: 'WTR-OPTOUT',
  asks: 'Is this opt-out from the 48 hours valid, and when does a notice to cancel end it?',
  takes: {
    age: int('age in whole years'),
    form: oneOf(['written', 'oral', 'none'], 'form of the agreement'),
    notice_period: maybe(
      object(
        { count: int('how many'), unit: oneOf(['day', 'week', 'month'], 'of what') },
        'notice to cancel that the agreement states; left out: none stated',
      ),
    ),
    cancel_notice_given: maybe(date('day on which the worker gave notice to cancel')),
    work_group: maybe(oneOf(WORK_GROUPS, 'kind of work; general if left out')),
  },
  gives,
  answer: ({
    age,
    form,
    notice_period,
    cancel_notice_given,
    work_group,
  }): Result<Answer<typeof gives>> => {
    const optOut: OptOut = {
      form,
      ...(notice_period ? { noticePeriod: notice_period } : {}),
      ...(cancel_notice_given ? { cancelNoticeGiven: cancel_notice_given } : {}),
      ...(work_group ? { workGroup: work_group } : {}),
    };
    const [finding] = checkOptOut(optOut, age);
    const from = finding?.outcome === 'block' ? undefined : limitAppliesFrom(optOut);
    const stated = notice_period
      ? `${notice_period.count} ${notice_period.unit}${notice_period.count === 1 ? '' : 's'}`
      : 'none stated';
    return ok({
      gives: {
        outcome: finding?.outcome ?? 'pass',
        ...(from === undefined ? {} : { limit_applies_from: from }),
      },
      because:
        finding?.because ?? 'A worker of this age and kind of work may opt out in this form.',
      working: [
        {
          what: 'notice in the agreement',
          comes: `${stated}; at least ${leastNoticeDays} days, at most ${mostNoticeMonths} months`,
        },
        ...(from === undefined || cancel_notice_given === undefined
          ? []
          : [
              { what: 'notice to cancel given', comes: showDate(cancel_notice_given) },
              { what: 'the 48 hours hold from', comes: showDate(from) },
            ]),
      ],
      source: 'Working Time Regulations 1998, regs 4(1) and 5',
    });
  },
});
