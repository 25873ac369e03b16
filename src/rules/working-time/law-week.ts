import type { RuleLaw } from '../book/law.ts';
import { EXCLUDED_SECTOR, PERIOD_BY_AGREEMENT, PERIOD_OF_26_WEEKS, UNMEASURED } from './grounds.ts';
import { IN_FORCE } from './limits-data.ts';

const GB = 'Great Britain; Northern Ireland has regulations of its own';

/** What counts as working time, the average week and the opt-out from it. */
export const WEEK_LAW: readonly RuleLaw[] = [
  {
    id: 'WTR-HOURS',
    title: 'Which time counts',
    area: 'working-time',
    kind: 'function',
    keyDate: 'each day worked',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'Training for the job, working lunches, travel that is part of the work, travel from home without a fixed place of work, paid overtime, unpaid overtime that was asked for, on call at the workplace and work abroad count. On call elsewhere, breaks without work, the normal way to work, volunteered overtime and holiday do not.',
        source: 'Working Time Regulations 1998, reg 2(1); the list of gov.uk',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'WTR-48',
    title: 'Average week of 48 hours',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'The average week over any 17 weeks, all employers together, is 48 hours at most unless the worker has opted out. Days of the four weeks’ leave, sickness and family leave are made up by the days worked straight after the period. Under 17 weeks since the start, that time is the period; 26 weeks in special cases, up to 52 by agreement.',
        source: 'Working Time Regulations 1998, reg 4(1) to (6); which leave is left out: reg 4(7)',
        confidence: 'A, C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Hours for others are unknown for most temps, and nobody is there to ask at 05:45. A dated declaration answers until it lapses; then it goes on the list to be asked again.',
    },
    grounds: [PERIOD_OF_26_WEEKS, PERIOD_BY_AGREEMENT, UNMEASURED, EXCLUDED_SECTOR],
  },
  {
    id: 'WTR-OPTOUT',
    title: 'Opt-out from the 48 hours',
    area: 'working-time',
    kind: 'function',
    keyDate: 'day the question is put; the end: day of the notice',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'A worker of 18 or more may agree in writing, alone and of their own will, to work more. Notice ends it: 7 days, or what the agreement says up to 3 months. Airline staff, ship workers, road transport except vans under 3.5 tonnes on domestic journeys, other vehicle crew and guards of valuables cannot.',
        source: 'Working Time Regulations 1998, regs 4(1) and 5; wording and model of gov.uk',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: true,
      because: 'An opt-out of a worker whose age is unknown may be void; the age is asked first.',
    },
  },
];
