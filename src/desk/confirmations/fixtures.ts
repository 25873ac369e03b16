import { newId } from '../../lib/ids.ts';
import { shiftTimes } from '../../lib/time.ts';
import type {
  ConfirmationFacts,
  Edition,
  FactPosition,
  FactShift,
} from './confirmation-document.ts';

/** A shift by what the clock shows: '2026-11-23', '22:00', '06:00'. */
export function aFactShift(
  date: string,
  from: string,
  to: string,
  changes: Partial<FactShift> = {},
): FactShift {
  const times = shiftTimes(date, from, to);
  if (!times.ok) throw new Error(times.refusal.because);
  return {
    shiftId: newId(),
    start: times.value.start,
    end: times.value.end,
    breakMinutes: 30,
    kind: 'waking',
    payPence: 1350,
    chargePence: 2199,
    poNumber: '',
    reference: '',
    cancelledBecause: null,
    ...changes,
  };
}

/** A line with a night at Elm House. */
export function aFactPosition(changes: Partial<FactPosition> = {}): FactPosition {
  return {
    lineId: newId(),
    role: 'Care assistant',
    duties: 'Personal care and help with meals for twelve residents',
    experience: 'Six months in a care home',
    requiredSkills: ['Moving and handling'],
    requiredQualifications: ['Care Certificate'],
    requiredChecks: ['Enhanced DBS'],
    shifts: [aFactShift('2026-11-23', '22:00', '06:00')],
    ...changes,
  };
}

/** Rosa's nights at Elm House, with every particular. */
export function someFacts(changes: Partial<ConfirmationFacts> = {}): ConfirmationFacts {
  return {
    organisation: {
      name: 'Brook Street Care',
      address: '12 Brook Street\nLeeds LS1 4AB',
      email: 'desk@agency.example',
      phone: '0113 496 0000',
      isSample: false,
    },
    bookingNumber: 12,
    contractKind: 'paye',
    hirer: { name: 'Elm House Ltd', natureOfBusiness: 'Residential care home' },
    billToName: 'Elm Group Accounts',
    site: {
      name: 'Elm House',
      address: '4 Elm Road, Leeds',
      postcode: 'LS6 2AB',
      nation: 'england',
    },
    orderedBy: 'Priya Nair',
    approver: { name: 'Dawn Hill', email: 'dawn@elm.example', phone: '0113 496 0111' },
    poNumber: 'PO-7788',
    clientReference: 'NIGHTS-47',
    reportTo: 'The nurse in charge, front desk',
    risks: 'Lifting residents; lone working at night',
    controls: 'Hoists on each floor; panic button and hourly check',
    ppe: 'Gloves and aprons, given on the day',
    breaks: '30 minutes, unpaid, taken when relieved',
    expenses: 'None',
    likelyLength: 'Four weeks',
    payInterval: 'Weekly, on Friday',
    worker: {
      personId: newId(),
      name: 'Rosa Ahmed',
      identity: { how: 'Passport', confirmedOn: '2026-11-03' },
      experience: 'Two years at Beech Court, nights',
      training: 'Moving and handling refresher, June 2026',
      skills: ['Moving and handling', 'Dementia care'],
      qualifications: [{ name: 'Care Certificate', expiresOn: null, seenOn: '2026-11-03' }],
      authorisations: [{ name: 'Enhanced DBS', expiresOn: '2028-02-01', seenOn: '2026-11-03' }],
      willingOn: '2026-11-20',
    },
    positions: [aFactPosition()],
    ...changes,
  };
}

/** The first version, made on Sat 21 Nov 2026 at 10:00. */
export function anEdition(changes: Partial<Edition> = {}): Edition {
  return {
    id: newId(),
    version: 1,
    reason: 'first',
    because: '',
    madeAt: Date.parse('2026-11-21T10:00:00Z') / 60_000,
    ...changes,
  };
}
