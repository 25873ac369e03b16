import { ok } from '../../lib/result.ts';
import { bool, maybe, num2, oneOf, outcome } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { pounds } from '../pay/rounding.ts';
import { classInWords, rolledUpPay, whyNotRolledUp } from './rolled-up-pay.ts';

const SOURCE = 'Working Time Regulations 1998, reg 16A';
const NI_SOURCE = 'Working Time Regulations (Northern Ireland) 2016';

export const rolledUpPayQuestion = question({
  rule: 'WTR-RHP',
  asks: 'May holiday pay be rolled up into this payment, and how much is it?',
  takes: {
    worker_class: oneOf(
      ['irregular_hours', 'part_year', 'fixed_hours'],
      'how the hours are fixed by the contract',
    ),
    jurisdiction: oneOf(['GB', 'NI'], 'where the work is'),
    gross_pay: maybe(num2('GBP in the period')),
  },
  gives: {
    outcome: outcome('record when it may be rolled up, block when not'),
    rolled_up_holiday_pay: maybe(num2('GBP, paid with the pay of the period')),
    separate_payslip_line: maybe(bool('must the payslip show it on a line of its own')),
  },
  answer({ worker_class, jurisdiction, gross_pay }, { asOf }) {
    const why = whyNotRolledUp(worker_class, jurisdiction, asOf);
    if (why) {
      return ok({
        gives: { outcome: 'block' as const },
        because: why,
        working: [
          { what: 'Class of worker', comes: classInWords(worker_class) },
          {
            what: 'Where the work is',
            comes: jurisdiction === 'GB' ? 'Great Britain' : 'Northern Ireland',
          },
        ],
        source: jurisdiction === 'NI' ? NI_SOURCE : SOURCE,
      });
    }
    const holiday = rolledUpPay({
      worker: worker_class,
      jurisdiction,
      payPence: Math.round((gross_pay ?? 0) * 100),
      on: asOf,
    });
    if (!holiday.ok) return holiday;
    const { holidayPence, unrounded, percent } = holiday.value;
    const amount = holidayPence / 100;
    return ok({
      gives: {
        outcome: 'record' as const,
        ...(gross_pay === undefined ? {} : { rolled_up_holiday_pay: amount }),
        separate_payslip_line: true,
      },
      because:
        gross_pay === undefined
          ? `Holiday pay may be rolled up at ${percent} of pay, on a payslip line of its own.`
          : `${pounds(amount)} of holiday pay is paid with ${pounds(gross_pay)}, on a payslip line of its own.`,
      working: [
        {
          what: 'Rolled-up holiday pay',
          comes:
            gross_pay === undefined
              ? `pay × ${percent}`
              : `${pounds(gross_pay)} × ${percent} = ${pounds(unrounded / 100)}, so ${pounds(amount)}`,
        },
      ],
      source: SOURCE,
    });
  },
});
