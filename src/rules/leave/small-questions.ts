import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { date, int, maybe, num2, oneOf } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { plain, pounds } from '../pay/rounding.ts';
import { holidayWeekPay } from './holiday-week-pay.ts';
import type { LeaveNoticeBy } from './leave-data.ts';
import { leaveNotice } from './leave-notice.ts';
import { leaveRecordKeptUntil } from './leave-records.ts';

const NOTICE_WORDS: Readonly<Record<LeaveNoticeBy, string>> = {
  worker_request: 'The worker asks',
  employer_refusal: 'The employer refuses',
  employer_imposed: 'The employer imposes it',
};

export const leaveNoticeQuestion = question({
  rule: 'WTR-LEAVE-NOTICE',
  asks: 'How many days of notice does this leave need?',
  takes: {
    leave_days: int('days of leave'),
    given_by: oneOf(
      ['worker_request', 'employer_refusal', 'employer_imposed'],
      'who gives notice, and of what',
    ),
  },
  gives: { notice_days: int('days before the leave') },
  answer({ leave_days, given_by }, { asOf }) {
    const notice = leaveNotice(leave_days, given_by, asOf);
    if (!notice.ok) return notice;
    const { days, times, more } = notice.value;
    return ok({
      gives: { notice_days: days },
      because: `${NOTICE_WORDS[given_by]} ${days} days before ${leave_days} days of leave, unless the contract says otherwise.`,
      working: [
        {
          what: `Notice, ${times} × the leave${more === 0 ? '' : ` and ${more} day`}`,
          comes: `${times} × ${leave_days}${more === 0 ? '' : ` + ${more}`} = ${days} days`,
        },
      ],
      source: 'Working Time Regulations 1998, reg 15',
    });
  },
});

export const holidayWeekPayQuestion = question({
  rule: 'WTR-HOLPAY-52',
  asks: "What is a week's holiday pay?",
  takes: {
    weeks_looked_back: int('how far back the history goes, at most 104'),
    weeks_with_pay: int('weeks in it that had pay, latest first, 52 at most are used'),
    total_paid: num2('GBP in the weeks that are used'),
  },
  gives: {
    weeks_used: int('weeks that make the mean'),
    week_pay: maybe(num2("GBP, a week's holiday pay")),
  },
  answer({ weeks_looked_back, weeks_with_pay, total_paid }, { asOf }) {
    const pay = holidayWeekPay({
      weeksBack: weeks_looked_back,
      weeksWithPay: weeks_with_pay,
      totalPence: total_paid * 100,
      on: asOf,
    });
    if (!pay.ok) return pay;
    const { weeksUsed, pence } = pay.value;
    const source = 'Working Time Regulations 1998, reg 16; Employment Rights Act 1996, s.221';
    if (pence === undefined) {
      return ok({
        gives: { weeks_used: weeksUsed },
        because:
          'No week in the history had pay, so there is no mean; a person sets a fair amount for the week.',
        working: [{ what: 'Weeks with pay', comes: '0' }],
        source,
      });
    }
    return ok({
      gives: { weeks_used: weeksUsed, week_pay: pence / 100 },
      because: `A week's holiday pay is ${pounds(Math.round(pence) / 100)}, the mean of the last ${weeksUsed} weeks with pay.`,
      working: [
        {
          what: 'Weeks used',
          comes: `${weeksUsed} with pay of ${weeks_looked_back} looked back; weeks unpaid, with sick pay only or with reduced statutory leave pay are passed over`,
        },
        {
          what: "A week's pay",
          comes: `${pounds(total_paid)} / ${weeksUsed} = £${plain(pence / 100)}`,
        },
      ],
      source,
    });
  },
});

export const leaveRecordsQuestion = question({
  rule: 'WTR-REC-HOL',
  asks: 'To which day is this record of leave or holiday pay kept?',
  takes: {
    record_made: date('day the record was made'),
    record_kind: oneOf(['holiday_and_holiday_pay'], 'what it is a record of'),
  },
  gives: { keep_until: date('last day it must be kept') },
  answer({ record_made }) {
    const kept = leaveRecordKeptUntil(record_made);
    if (!kept.ok) return kept;
    const { until, years } = kept.value;
    return ok({
      gives: { keep_until: until },
      because: `A record made on ${showDate(record_made)} is kept until ${showDate(until)}, ${years} years.`,
      working: [
        { what: 'Kept', comes: `${showDate(record_made)} + ${years} years = ${showDate(until)}` },
      ],
      source:
        'Working Time Regulations 1998, reg 16B, as added by Employment Rights Act 2025, s.35',
      keyDate: record_made,
    });
  },
});
