import type { RuleLaw } from '../book/law.ts';

/** The law of leave and holiday pay, in the order of the rule book. */
export const LEAVE_LAW: readonly RuleLaw[] = [
  {
    id: 'WTR-LEAVE-56',
    title: 'Statutory leave of 5.6 weeks',
    area: 'leave',
    kind: 'function',
    keyDate: 'first day of the leave year',
    reach: 'Great Britain',
    versions: [
      {
        from: '2009-04-01',
        says: 'A worker has 5.6 weeks of paid leave in a leave year, at most 28 days. Whoever joins in the leave year has a twelfth for each month begun, up to the half day; whoever leaves has a share by days.',
        source: 'Working Time Regulations 1998, regs 13, 13A and 15A',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'WTR-LEAVE-IRR',
    title: 'Leave accrued on irregular hours',
    area: 'leave',
    kind: 'function',
    keyDate: 'first day of the leave year',
    reach: 'Great Britain',
    versions: [
      {
        from: '2024-04-01',
        says: 'A worker of irregular hours or of part of the year accrues 12.07 % of the hours worked, at the end of each pay period, up to 28 days in the leave year. Half an hour or more counts as an hour; the figure before rounding is kept beside it, because rounding each week drifts.',
        source: 'Working Time Regulations 1998, reg 15B',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because:
        'A class that is unclear, or a leave year from before 1 April 2024, changes the balance and not the shift: it goes on a list, and a person decides before leave is taken or paid.',
    },
  },
  {
    id: 'WTR-RHP',
    title: 'Rolled-up holiday pay',
    area: 'leave',
    kind: 'function',
    keyDate: 'first day of the leave year; the day of payment where the leave year is not known',
    reach: 'Great Britain',
    versions: [
      {
        from: '2024-04-01',
        says: 'Holiday pay of irregular-hours and part-year workers may be paid with each payment, 12.07 % of all pay in the period, on a payslip line of its own. Nobody else may have it rolled up, and nobody in Northern Ireland.',
        source: 'Working Time Regulations 1998, reg 16A',
        confidence: 'A, B',
      },
    ],
  },
  {
    id: 'WTR-LEAVE-NOTICE',
    title: 'Notice for leave',
    area: 'leave',
    kind: 'function',
    keyDate: 'day the notice is given',
    reach: 'Great Britain',
    versions: [
      {
        from: '1998-10-01',
        says: 'A worker asks for leave twice its length and a day ahead; an employer refuses it its length and a day ahead, and imposes it twice its length ahead. The contract may say otherwise. Short notice is a warning.',
        source: 'Working Time Regulations 1998, reg 15',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'WTR-HOLPAY-52',
    title: "A week's holiday pay over 52 weeks",
    area: 'leave',
    kind: 'function',
    keyDate: 'first day of the leave',
    reach: 'Great Britain',
    versions: [
      {
        from: '2020-04-06',
        says: "A week's holiday pay is the mean of the last 52 weeks that had pay, not looked for further back than 104 weeks; fewer when there are not so many. Weeks unpaid, with sick pay only or with reduced statutory leave pay are passed over; regular overtime, commission and status payments count.",
        source: 'Working Time Regulations 1998, reg 16; Employment Rights Act 1996, ss.221 to 224',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because:
        'A worker without any week of pay has no mean; the leave is granted and a person sets a fair amount.',
    },
  },
  {
    id: 'WTR-REC-HOL',
    title: 'Records of leave and holiday pay',
    area: 'leave',
    kind: 'function',
    keyDate: 'day the record is made',
    reach: 'Great Britain',
    versions: [
      {
        from: '2026-04-06',
        says: 'Records that show that leave and holiday pay were given as the law asks are kept for 6 years from the day they are made. Not keeping them is an offence, so they cannot be deleted earlier.',
        source:
          'Working Time Regulations 1998, reg 16B, as added by Employment Rights Act 2025, s.35',
        confidence: 'B',
      },
    ],
  },
];
