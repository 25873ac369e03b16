import type { RuleLaw } from '../book/law.ts';
import { AGREEMENT, EMERGENCY, SPECIAL_CASE, UNMEASURED } from './grounds.ts';
import { IN_FORCE } from './limits-data.ts';

const GB = 'Great Britain; Northern Ireland has regulations of its own';

/** Night work. */
export const NIGHT_LAW: readonly RuleLaw[] = [
  {
    id: 'WTR-NIGHT-DEF',
    title: 'Night time and night worker',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'Night time is 23:00 to 06:00 unless another is agreed in writing: at least 7 hours, holding midnight to 05:00. Three hours in it make a night shift. Whoever has them on most days worked is a night worker; one in three has been held enough, so from there a person decides.',
        source:
          'Working Time Regulations 1998, reg 2(1); gov.uk; the Northern Ireland High Court by the Labour Research Department (B)',
        confidence: 'A, C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Between one night in three and one in two the courts and the text leave it open; the shift goes on and a person decides.',
    },
  },
  {
    id: 'WTR-NIGHT-8',
    title: 'Night workers: 8 hours on average',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'A night worker’s hours, regular overtime included, are 8 at most for each day of 17 weeks, weekly rest days taken off the days. The opt-out from the 48 hours has no effect here.',
        source: 'Working Time Regulations 1998, reg 6(1) to (6); example of Directgov',
        confidence: 'A',
      },
    ],
    escalation: {
      stops: false,
      because: 'Where it is open whether this is a night worker, too many hours go on the list.',
    },
    grounds: [SPECIAL_CASE, EMERGENCY, AGREEMENT, UNMEASURED],
  },
  {
    id: 'WTR-NIGHT-HAZ',
    title: 'Night work at special hazard or strain',
    area: 'working-time',
    kind: 'function',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'A night worker whose work has special hazards or heavy physical or mental strain works 8 hours at most in any 24 that hold night work, without an average.',
        source: 'Working Time Regulations 1998, reg 6(7) and (8)',
        confidence: 'B, C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'Whether work has special hazards is the hirer’s to say; until it is known, long nights go on the list.',
    },
    grounds: [SPECIAL_CASE, EMERGENCY, AGREEMENT, UNMEASURED],
  },
  {
    id: 'WTR-NIGHT-HEALTH',
    title: 'Health assessment before nights',
    area: 'working-time',
    kind: 'function',
    keyDate: 'day of the night work',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'A free health assessment is offered before the first night assignment and at intervals, by our policy every 12 months; under 18 it is of health and capacities. Whoever is unfit for nights is offered day work.',
        source: 'Working Time Regulations 1998, reg 7',
        confidence: 'B, C',
      },
    ],
    escalation: {
      stops: false,
      because:
        'The law asks for the offer. What came of it, and whether every third night makes a night worker, are for a person to find out.',
    },
  },
];
