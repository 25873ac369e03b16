import { type Ids, inDays, type Requests } from './requests.ts';

/** The requests of the rooms of rates and commitments; see `requestsOf`. */
export function ratesRequests(id: Ids, mark: string): Requests {
  const client = { params: { id: id['client'] ?? '' } };
  // Stops stand on a payer of their own: they would stop the desk's other bookings.
  const payer = { params: { id: id['payer'] ?? '' } };
  const rise = { on: inDays(400), minimumPence: 1500, pay: 'to_minimum', more: 0, charge: 'leave' };
  return {
    'POST /api/rate-cards': {
      body: {
        id: id['card'],
        clientId: id['client'],
        hirerId: null,
        siteId: null,
        from: Number(id['cards'] ?? 0),
        fromOn: inDays(-100),
        nightFrom: '20:00',
        nightTo: '06:00',
        mixed: 'by_start',
        agreedBy: id['contact'],
        agreedOn: inDays(-1),
        note: `As written ${mark}`,
        rates: [
          {
            role: 'care-assistant',
            kind: 'waking',
            dayType: 'weekday',
            part: 'day',
            payPence: 1300,
            chargePence: 1850,
          },
        ],
        beyond: {
          overtime: [{ per: 'week', afterMinutes: 2400, payTimes: 150, chargePence: 2700 }],
          premiums: 'better_of',
          premiumsCount: true,
          minimumMinutes: 60,
          sleepIn: {
            payPence: 6000,
            chargePence: 9000,
            awakePayPence: 1300,
            awakeChargePence: 1850,
          },
          callOut: { leastMinutes: 60, payPence: 1500, chargePence: 2200 },
          rounding: { to: 5, how: 'up' },
        },
      },
    },
    'POST /api/margins': {
      body: { on: inDays(0), rates: [{ key: 'one', payPence: 1300, chargePence: 1850 }] },
    },
    'PUT /api/cost-basis': {
      body: { weeklyMinutes: 2250, pensionPoints: 300, paysLevy: false, floorPoints: null },
    },
    'PUT /api/clients/:id/margin-floor': { ...client, body: { floorPoints: 0 } },
    'PUT /api/bill-tos/:id/credit': {
      ...payer,
      body: { limitPence: 100_000, insuredUntil: inDays(90) },
    },
    'POST /api/bill-tos/:id/stop': {
      ...payer,
      body: { id: id['stop'], because: `Two invoices overdue ${mark}` },
    },
    'POST /api/bill-tos/:id/stop/lifted': { ...payer, body: { because: `Paid ${mark}` } },
    'POST /api/bill-tos/:id/purchase-orders': {
      params: { id: id['billTo'] ?? '' },
      body: { id: id['purchaseOrder'], number: `PO ${mark}`, valuePence: 1_000_000_000 },
    },
    'PUT /api/purchase-orders/:id': {
      params: { id: id['purchaseOrder'] ?? '' },
      body: {
        valuePence: 1_100_000_000,
        endsOn: '2031-12-31',
        saidBy: id['contact'],
        how: 'email',
      },
    },
    'POST /api/minimum-wage-rise': { body: { id: id['rise'], ...rise, cards: [] } },
    'POST /api/booking-quote': {
      body: {
        bookingId: id['booking'],
        siteId: id['site'],
        billToId: id['billTo'],
        contractKind: 'paye',
        poNumber: 'PO 1',
        lines: [
          {
            key: 'a',
            role: 'care-assistant',
            payPence: 1300,
            chargePence: 1850,
            shifts: [{ date: inDays(3), start: '07:00', end: '15:00' }],
          },
        ],
      },
    },
  };
}
