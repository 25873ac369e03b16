import type { RuleLaw } from '../book/law.ts';
import {
  AGREEMENT,
  EMERGENCY,
  SHIFT_CHANGEOVER,
  SPECIAL_CASE,
  SPLIT_DAY,
  UNMEASURED,
} from './grounds.ts';
import { IN_FORCE } from './limits-data.ts';

const GB = 'Great Britain; Northern Ireland has regulations of its own';
const GROUNDS = [SPECIAL_CASE, SHIFT_CHANGEOVER, SPLIT_DAY, AGREEMENT, EMERGENCY, UNMEASURED];

/** Rest between and within days of work. */
export const REST_LAW: readonly RuleLaw[] = [
  {
    id: 'WTR-DAILY',
    title: 'Daily rest of 11 hours',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'In the 24 hours from each start of work 11 hours are free in one piece, over all hirers. Where a ground allows less, the rest missed is given back.',
        source: 'Working Time Regulations 1998, regs 10(1), 21 to 24',
        confidence: 'B, C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'When a worker works for others is seldom known, nor the age of everybody; both go on the list to be asked.',
    },
    grounds: GROUNDS,
  },
  {
    id: 'WTR-WEEKLY',
    title: 'Weekly rest of 24 hours',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'In each 7 days 24 hours are free in one piece, or in each 14 days twice 24 or once 48, as the hirer fixed it. The daily rest does not count into them, so 35 hours are beyond doubt. The week begins on Monday unless agreed otherwise.',
        source: 'Working Time Regulations 1998, reg 11; gov.uk for 90 hours of rest a week (A)',
        confidence: 'B, C',
      },
    ],
    grounds: GROUNDS,
  },
  {
    id: 'WTR-BREAK',
    title: 'Rest break',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'Over 6 hours: one break of 20 minutes in one piece, away from the workstation and not at either end. Under 18 and over 4 hours 30: 30 minutes.',
        source:
          'Working Time Regulations 1998, reg 12; Hughes v Corps of Commissionaires UKEAT/0196/08',
        confidence: 'B',
      },
    ],
  },
];

/** WTR-COMP: it follows the young workers in the rule book. */
export const COMPENSATORY_LAW: RuleLaw = {
  id: 'WTR-COMP',
  title: 'Rest given back',
  area: 'working-time',
  kind: 'function',
  keyDate: 'day on which the rest was missed',
  reach: GB,
  versions: [
    {
      from: IN_FORCE,
      says: 'Rest missed on a lawful ground is given back: as long, of the same kind, as soon as possible. Where that cannot be, other protection is given. By our policy a person is asked after 14 days.',
      source: 'Working Time Regulations 1998, reg 24; Acas',
      confidence: 'A',
    },
  ],
  escalation: {
    stops: false,
    because: 'What is owed for more than 14 days is decided by a person; shifts go on meanwhile.',
  },
};
