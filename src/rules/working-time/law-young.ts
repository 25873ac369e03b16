import type { RuleLaw } from '../book/law.ts';
import {
  YOUNG_EMERGENCY,
  YOUNG_HOURS_NEEDED,
  YOUNG_NIGHT_HOSPITAL,
  YOUNG_NIGHT_SECTOR,
  YOUNG_SPLIT_DAY,
  YOUNG_WEEK_CUT,
} from './grounds.ts';
import { IN_FORCE, YOUNG_IN_FORCE } from './limits-data.ts';

const GB = 'Great Britain; Northern Ireland has regulations of its own';
const UNKNOWN_AGE = 'Where no date of birth is on file, work that nobody under 18 may do';

/** Workers under 18, and those still of school age. */
export const YOUNG_LAW: readonly RuleLaw[] = [
  {
    id: 'WTR-YOUNG-HOURS',
    title: 'Under 18: 8 hours a day, 40 a week',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: YOUNG_IN_FORCE,
        says: 'Under 18, 8 hours a day and 40 a week are the most over all employers, never averaged and without an opt-out.',
        source: 'Working Time Regulations 1998, reg 5A; gov.uk',
        confidence: 'A, B',
      },
    ],
    escalation: { stops: false, because: `${UNKNOWN_AGE} goes on the list.` },
    grounds: [YOUNG_HOURS_NEEDED],
  },
  {
    id: 'WTR-YOUNG-REST',
    title: 'Under 18: 12 hours a day, 48 a week of rest',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'Under 18, 12 hours of rest in each 24 and 48 hours in each 7 days.',
        source: 'Working Time Regulations 1998, regs 10(2) and 11(3)',
        confidence: 'B',
      },
    ],
    escalation: { stops: false, because: `${UNKNOWN_AGE} goes on the list.` },
    grounds: [YOUNG_SPLIT_DAY, YOUNG_EMERGENCY, YOUNG_WEEK_CUT],
  },
  {
    id: 'WTR-YOUNG-NIGHT',
    title: 'Under 18: no nights',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: YOUNG_IN_FORCE,
        says: 'Under 18, no work from 22:00 to 06:00, or from 23:00 to 07:00 where the contract has work after 22:00. Six sectors may work to midnight and from 04:00 where it is needed, no adult is there, training is not harmed, and rest is given back. For hospitals, culture, sport and advertising the regulation lifts the bar and guidance does not.',
        source: 'Working Time Regulations 1998, regs 6A and 27A; Acas for the stricter wording',
        confidence: 'B',
      },
    ],
    escalation: {
      stops: true,
      because: `In hospitals and for cultural, sport and advertising work the sources disagree: a person decides before the shift. ${UNKNOWN_AGE} only goes on the list.`,
    },
    grounds: [YOUNG_NIGHT_SECTOR, YOUNG_NIGHT_HOSPITAL],
  },
  {
    id: 'WTR-AGE',
    title: 'School age',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the work',
    reach: 'England and Wales; elsewhere a person decides',
    versions: [
      {
        from: '1998-01-01',
        says: 'Compulsory school age ends on the last Friday in June of the school year of the 16th birthday. Until then a child works under other hours and with the council’s permit.',
        source:
          'Education Act 1996, ss.8 and 558; Children and Young Persons Act 1933, s.18; Directgov',
        confidence: 'A, C',
      },
    ],
    escalation: {
      stops: true,
      because: 'The dates of Scotland and Northern Ireland were not read; a child must not start.',
    },
  },
];
