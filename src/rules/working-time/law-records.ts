import type { RuleLaw } from '../book/law.ts';
import { DRIVERS_IN_FORCE } from './drivers-data.ts';
import { DRIVERS_AGREEMENT } from './grounds.ts';
import { IN_FORCE } from './limits-data.ts';

const GB = 'Great Britain; Northern Ireland has regulations of its own';

/** Records, who the employer is, and drivers. */
export const RECORD_LAW: readonly RuleLaw[] = [
  {
    id: 'WTR-REC-2',
    title: 'Working-time records: 2 years',
    area: 'working-time',
    kind: 'function',
    keyDate: 'day on which the record was made',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'Records that show the 48 hours, opt-outs, night work and the limits under 18 are kept 2 years from the day they were made.',
        source: 'Working Time Regulations 1998, reg 9',
        confidence: 'B',
      },
    ],
  },
  {
    id: 'WTR-EMPLOYER',
    title: 'Who is the employer for working time',
    area: 'working-time',
    kind: 'function',
    keyDate: 'day the question is put',
    reach: GB,
    versions: [
      {
        from: IN_FORCE,
        says: 'Without a worker’s contract, the agency or the hirer that is responsible for paying, or else that pays, is the employer. The hirer controls breaks in practice.',
        source: 'Working Time Regulations 1998, reg 36',
        confidence: 'C',
      },
    ],
    escalation: {
      stops: false,
      because: 'Who pays is settled in the terms; where it is not known it goes on the list.',
    },
  },
  {
    id: 'RTWT-DRIVER',
    title: 'Drivers: 60 hours, 48 on average, 10 with nights',
    area: 'working-time',
    kind: 'function',
    computed: 'src/rules/working-time/driving.ts, checkDriving',
    keyDate: 'first day of the proposed work',
    reach: GB,
    versions: [
      {
        from: DRIVERS_IN_FORCE,
        says: 'Lorry and coach drivers work 60 hours at most in any week, 48 on average without an opt-out, and 10 in 24 hours with night work. Periods of availability, breaks and drivers’ hours are not worked out here: the step stops until somebody says that they are kept.',
        source:
          'Road Transport (Working Time) Regulations 2005, regs 4 and 9; Transport Act 1968, s.96 for vans',
        confidence: 'B, C',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Shifts do not say what a tachograph says. For vans on domestic journeys it only goes on the list, unless the day on duty is over 11 hours.',
    },
    grounds: [DRIVERS_AGREEMENT],
  },
];
