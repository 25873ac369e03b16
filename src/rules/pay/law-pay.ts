import type { RuleLaw } from '../book/law.ts';
import { ACT_PASSED } from './employment-rights-data.ts';
import { SICK_PAY_RULES } from './sick-pay-data.ts';

const ERA_SOURCE = 'Employment Rights Act 2025; consultation of 2 June to 25 August 2026';

/** The law of sick pay, umbrella companies, the Employment Rights Act 2025 and tax, in the rule book's order. */
export const PAY_LAW: readonly RuleLaw[] = [
  {
    id: 'SSP-2026',
    title: 'Statutory sick pay',
    area: 'pay',
    kind: 'function',
    keyDate: 'first day of sickness',
    reach: 'Great Britain',
    versions: SICK_PAY_RULES.map(({ from, to, value }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      says: value.earningsFloor
        ? `A spell of ${value.leastDays} days or more is paid after ${value.waitingDays} waiting days, at the weekly rate shared among the working days, for up to ${value.mostWeeks} weeks. Whoever earns less than the lower earnings limit gets nothing.`
        : `Any spell is paid from its first working day, at the lower of the weekly rate and ${value.mostPerCent} % of the average week, for up to ${value.mostWeeks} weeks. There is no lower earnings limit.`,
      source: value.source,
      confidence: value.confidence,
    })),
    escalation: {
      stops: false,
      because:
        'A spell over 6 April 2026 lies under two sets of rules, and no published calculator works it out. The worker is ill already and nothing is booked by it: it goes on the list, and a person works out the pay before the next run.',
    },
  },
  {
    id: 'UMB-JSL',
    title: "Joint liability for an umbrella company's tax",
    area: 'pay',
    kind: 'function',
    computed: 'on the desk by checkChain in src/rules/pay/umbrella.ts',
    keyDate: 'day of the payment',
    reach: 'United Kingdom',
    versions: [
      {
        from: '2026-04-06',
        says: 'Where an umbrella company fails to pay PAYE and NIC, the agency closest to the client is liable with it, and the client where there is no agency. Connected and overseas links shift it. Due diligence is no defence. The full chain is kept with each payment.',
        source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 11, s.61Y',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: true,
      because:
        'An unknown link means that nobody knows who answers for the tax: new assignments through it stop. Pay for work that is done is never withheld; there the link goes on the list.',
    },
  },
  {
    id: 'UMB-REG',
    title: 'Umbrella companies as employment businesses',
    area: 'pay',
    kind: 'record',
    why: 'Nothing is worked out before there are regulations: the table of duties holds the date, and a row there switches it on.',
    keyDate: 'day asked about',
    reach: 'Great Britain',
    versions: [
      {
        from: ACT_PASSED,
        says: 'The Act makes umbrella companies employment businesses under the Employment Agencies Act 1973, once it is switched on. Planned for 2027; no date.',
        source: 'Employment Rights Act 2025',
        confidence: 'B',
        announced: true,
      },
    ],
  },
  {
    id: 'ERA-GH',
    title: 'Guaranteed hours',
    area: 'pay',
    kind: 'function',
    keyDate: 'day asked about',
    reach: 'Great Britain',
    versions: [
      {
        from: ACT_PASSED,
        says: 'The hirer will have to offer guaranteed hours to a qualifying agency worker. A reference period of 12 weeks and contracts up to 8 to 20 hours a week were preferred in the consultation. There is no duty before regulations of 2027; hours and contracts are kept for then.',
        source: ERA_SOURCE,
        confidence: 'B',
        announced: true,
      },
    ],
  },
  {
    id: 'ERA-SN',
    title: 'Notice of shifts',
    area: 'pay',
    kind: 'function',
    keyDate: 'day asked about',
    reach: 'Great Britain',
    versions: [
      {
        from: ACT_PASSED,
        says: 'Agency and hirer will have to give reasonable notice of shifts and of changes to them. What is reasonable is for regulations of 2027; 1 to 4 weeks were asked about for direct workers. Times of offer, acceptance and change are kept now. Pages that say 72 hours from October 2026 are superseded.',
        source: ERA_SOURCE,
        confidence: 'B',
        announced: true,
      },
    ],
  },
  {
    id: 'ERA-SC',
    title: 'Payment for shifts cancelled late',
    area: 'pay',
    kind: 'function',
    keyDate: 'day asked about',
    reach: 'Great Britain',
    versions: [
      {
        from: ACT_PASSED,
        says: 'The agency will have to pay for shifts cancelled, moved or cut at short notice, and may recover it from the hirer by contract. The sum and the notice are not known. Times and lost hours are kept now.',
        source: ERA_SOURCE,
        confidence: 'B',
        announced: true,
      },
    ],
  },
  {
    id: 'ET-LIMIT',
    title: 'Time limits of tribunal claims',
    area: 'pay',
    kind: 'function',
    keyDate: 'day of the act or decision',
    reach: 'Great Britain',
    versions: [
      {
        from: '2010-10-01',
        to: '2025-11-30',
        says: 'Most claims go to a tribunal within 3 months less a day. Since May 2014 Acas conciliation stops the clock, for up to 6 weeks. Notes about applicants are kept that long.',
        source: 'Equality Act 2010, s.123; Employment Rights Act 1996, s.111',
        confidence: 'B',
      },
      {
        from: '2025-12-01',
        to: '2026-09-30',
        says: 'Most claims go to a tribunal within 3 months less a day. Acas conciliation stops the clock for up to 12 weeks. Notes about applicants are kept that long.',
        source: 'Equality Act 2010, s.123; Employment Rights Act 1996, s.111',
        confidence: 'B',
      },
      {
        from: '2026-10-01',
        says: 'Most claims go to a tribunal within 6 months less a day; breach of contract stays at 3. Expected from 1 October 2026, not observed: commencement and the events it covers are to be confirmed.',
        source: 'Employment Rights Act 2025',
        confidence: 'B',
        announced: true,
      },
    ],
  },
  {
    id: 'FWA',
    title: 'Fair Work Agency',
    area: 'pay',
    kind: 'function',
    keyDate: 'day asked about',
    reach: 'Great Britain',
    versions: [
      {
        from: '2015-04-06',
        to: '2026-04-06',
        says: 'Agency rules, minimum wage, licences and sick pay each had an enforcer of their own, and holiday pay none.',
        source:
          'Employment Agencies Act 1973; National Minimum Wage Act 1998; Gangmasters (Licensing) Act 2004',
        confidence: 'B',
      },
      {
        from: '2026-04-07',
        says: 'The Fair Work Agency enforces agency rules, minimum wage, licences, holiday pay and sick pay.',
        source: 'Employment Rights Act 2025; licence guidance of 7 April 2026',
        confidence: 'A, B',
      },
    ],
  },
  {
    id: 'PAY-STATUS',
    title: 'Off-payroll status',
    area: 'pay',
    kind: 'function',
    keyDate: 'day of the payment',
    reach: 'United Kingdom',
    versions: [
      {
        from: '2003-04-06',
        to: '2017-04-05',
        says: 'A worker with a company of their own decides, through that company, whether they are employed for tax.',
        source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 8',
        confidence: 'C',
      },
      {
        from: '2017-04-06',
        to: '2021-04-05',
        says: 'A public authority decides whether a worker with a company of their own is employed for tax, and whoever pays that company takes off PAYE and NIC when it says so. Elsewhere the company decides.',
        source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 10',
        confidence: 'B',
      },
      {
        from: '2021-04-06',
        says: 'Medium and large clients decide too, by a statement with reasons and reasonable care that goes down the chain. The party that pays the company takes off PAYE and NIC once the statement has reached it; until then whoever had it last. A small client, or one wholly overseas, leaves it to the company.',
        source: 'Income Tax (Earnings and Pensions) Act 2003, Part 2 Chapter 10, ss.61K to 61X',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Without a statement that counts nobody knows who takes off the tax: a new assignment waits for it. Pay for work that is done goes out, and the client answers for the tax.',
    },
  },
  {
    id: 'PAY-INTERMEDIARIES',
    title: 'Intermediaries report',
    area: 'pay',
    kind: 'function',
    keyDate: 'day of the payment',
    reach: 'United Kingdom',
    versions: [
      {
        from: '2015-04-06',
        says: 'An agency that places more than one worker in a quarter, and pays some without running PAYE, reports them to HMRC: for the quarter to 5 July by 5 August, to 5 October by 5 November, to 5 January by 5 February, to 5 April by 5 May.',
        source: 'Income Tax (Pay As You Earn) Regulations 2003, regs 84E to 84H',
        confidence: 'B',
      },
    ],
  },
];
