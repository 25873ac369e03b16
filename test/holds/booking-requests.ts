import { pointOf } from '../../src/desk/clearance/point-of.ts';
import { type Ids, inDays, type Requests } from './requests.ts';

/** They said something once, and nothing about this time. */
const AVAILABILITY_POINT = pointOf({
  rule: 'OWN-AVAILABILITY',
  outcome: 'escalate',
  because: '',
  source: '',
  figures: { state: 'unknown', saidAt: '2026-11-23' },
});

const shiftOn = (days: number, id: string | undefined, mark: string) => ({
  ...(id ? { id } : {}),
  date: inDays(days),
  start: '09:00',
  end: '11:00',
  kind: 'waking',
  breakMinutes: 0,
  payPence: 1300,
  chargePence: 1850,
  poNumber: `PO ${mark}`,
  reference: `Ref ${mark}`,
});

const lineFacts = (mark: string) => ({
  duties: `Personal care ${mark}`,
  samePerson: 'no',
  experience: `A year ${mark}`,
  requiredSkills: [],
  requiredQualifications: [],
  requiredChecks: [],
});

const particularsOf = (mark: string) => ({
  reportTo: `Nurse ${mark}`,
  risks: `Lifting ${mark}`,
  controls: `Hoists ${mark}`,
  ppe: `Gloves ${mark}`,
  breaks: `30 minutes ${mark}`,
  expenses: `None ${mark}`,
  likelyLength: `Two weeks ${mark}`,
  notes: `Note ${mark}`,
});

/** The requests of the room of bookings; see `requestsOf`. */
export function bookingRequests(id: Ids, mark: string): Requests {
  const booking = { bookingId: id['booking'] ?? '' };
  const line = { lineId: id['line'] ?? '' };
  const personId = id['candidate'];
  return {
    'POST /api/bookings': {
      body: {
        id: id['booking'],
        clientId: id['client'],
        hirerId: id['hirer'],
        siteId: id['site'],
        billToId: id['billTo'],
        orderedBy: id['contact'],
        approverId: id['contact'],
        contractKind: 'paye',
        poNumber: `PO ${mark}`,
        clientReference: `Client ref ${mark}`,
        how: 'phone',
        particulars: particularsOf(mark),
        lines: [
          {
            id: id['line'],
            role: 'care-assistant',
            ...lineFacts(mark),
            payPence: 1300,
            chargePence: 1850,
            shifts: [
              shiftOn(3, id['shift'], mark),
              shiftOn(5, id['pencilled'], mark),
              shiftOn(7, id['offered'], mark),
              shiftOn(9, id['openShift'], mark),
              { ...shiftOn(20, id['split1'], mark), start: '06:00', end: '14:00' },
              { ...shiftOn(20, id['split2'], mark), start: '18:00', end: '23:00' },
            ],
          },
        ],
      },
    },
    'PUT /api/bookings/:bookingId/particulars': {
      params: booking,
      body: {
        ...particularsOf(mark),
        poNumber: `PO ${mark}`,
        clientReference: `Client ref ${mark}`,
        contractKind: 'paye',
        approverId: id['contact'],
      },
    },
    'PUT /api/booking-lines/:lineId': { params: line, body: lineFacts(mark) },
    'POST /api/booking-lines/:lineId/shifts': {
      params: line,
      body: { id: id['added'], shifts: [shiftOn(11, undefined, mark)] },
    },
    'PUT /api/shifts/:shiftId': {
      params: { shiftId: id['openShift'] ?? '' },
      body: {
        times: { date: inDays(9), start: '09:30', end: '11:30' },
        kind: 'waking',
        breakMinutes: 15,
        payPence: 1310,
        chargePence: 1860,
        poNumber: `PO ${mark}`,
        reference: `Ref ${mark}`,
      },
    },
    'POST /api/shifts/:shiftId/cancellation': {
      params: { shiftId: id['openShift'] ?? '' },
      body: { because: `Closed ${mark}`, by: 'hirer' },
    },
    'POST /api/offers': {
      body: {
        id: id['round'],
        shiftIds: [id['offered']],
        personIds: [personId],
        how: 'phone',
      },
    },
    'POST /api/offers/:offerId/answer': {
      params: { offerId: id['offer'] ?? '' },
      body: { answer: 'declined', note: `Away ${mark}` },
    },
    'POST /api/pencils': {
      body: { personId, assignments: [{ id: id['pencil'], shiftId: id['pencilled'] }] },
    },
    'POST /api/assignments': {
      body: {
        personId,
        assignments: [{ id: id['assignment'], shiftId: id['shift'] }],
        how: 'spoken',
        willing: true,
      },
    },
    'POST /api/rule-overrides': {
      body: {
        personId,
        rule: 'WTR-DAILY',
        groundKey: 'shift_changeover',
        instead: `Rest given on Wednesday ${mark}`,
        overrides: [{ id: id['override'], shiftId: id['split1'] }],
        together: [id['split1'], id['split2']],
      },
    },
    'POST /api/overrides/sign-offs': {
      body: { overrideIds: [id['override']], agreed: true, reason: `Seen ${mark}` },
    },
    'POST /api/escalation-decisions': {
      body: {
        id: id['pointDecision'],
        personId,
        rule: 'OWN-AVAILABILITY',
        point: AVAILABILITY_POINT,
        shiftIds: [id['split1']],
        reason: `Told me on the phone ${mark}`,
      },
    },
    'POST /api/assignments/:assignmentId/release': {
      params: { assignmentId: id['pencil'] ?? '' },
      body: { because: `Ill ${mark}` },
    },
    'POST /api/shifts/:shiftId/move': {
      params: { shiftId: id['pencilled'] ?? '' },
      body: { id: id['moved'], from: id['pencil'], to: null, because: `Slipped ${mark}` },
    },
    'POST /api/bookings/:bookingId/confirmations': {
      params: booking,
      body: { id: id['confirmation'], personId, because: `As agreed ${mark}` },
    },
  };
}
