import { takeBooking } from '../../src/desk/bookings/index.ts';
import { takeBookingRoute } from '../../src/desk/bookings/schema.ts';
import { addBillTo } from '../../src/desk/clients/add-bill-to.ts';
import { updateBillTo } from '../../src/desk/clients/update-bill-to.ts';
import {
  askApproval,
  decideApproval,
  type LimitKind,
  setLimit,
} from '../../src/desk/policies/index.ts';
import {
  addOrder,
  agreeCard,
  type Beyond,
  type CardAgreed,
  type CardRate,
  setBasis,
  setCredit,
  stopCredit,
} from '../../src/desk/rates/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { FIRST_DAY } from './client-scenes.ts';
import { type Cast, storyBooking } from './order-scenes.ts';
import { TERMS } from './orders.ts';
import { type Scene, together } from './teller.ts';
import type { Trade } from './workers.ts';

/** How far the desk goes alone from the first week on. */
const LIMITS: readonly (readonly [LimitKind, 'consultant' | 'branch_manager', number])[] = [
  ['discount', 'consultant', 300],
  ['rate_above_card', 'consultant', 300],
  ['margin_below_floor', 'consultant', 300],
  ['discount', 'branch_manager', 500],
  ['rate_above_card', 'branch_manager', 500],
  ['margin_below_floor', 'branch_manager', 1500],
  ['credit_over', 'branch_manager', 500_000],
];

/** A trade's rates on every kind of day, by day and by night, each a little dearer than the one before. */
function ratesOf(trade: Trade, charges = true, off = 0): readonly CardRate[] {
  const { role, pay, charge } = TERMS[trade];
  return (['weekday', 'saturday', 'sunday', 'bank_holiday'] as const).flatMap((dayType, day) =>
    (['day', 'night'] as const).map((part, night) => ({
      role,
      kind: 'waking' as const,
      dayType,
      part,
      payPence: pay + day * 60 + night * 90,
      chargePence: charges ? charge - off + day * 90 + night * 130 : null,
    })),
  );
}

/** One rate on every day, as Moorland pays. */
function sameAllWeek(trade: Trade): readonly CardRate[] {
  const { pay: payPence, charge: chargePence } = TERMS[trade];
  return ratesOf(trade).map((rate) => ({ ...rate, payPence, chargePence }));
}

const NOTHING: Beyond = {
  overtime: [],
  premiums: 'better_of',
  premiumsCount: true,
  minimumMinutes: null,
  sleepIn: null,
  callOut: null,
  rounding: null,
};

const AFTER_40_HOURS: Beyond['overtime'][number] = {
  per: 'week',
  afterMinutes: 2400,
  payTimes: 150,
  payPence: null,
  chargeTimes: 145,
  chargePence: null,
};

/** A night slept through, and the hour's rates of a senior for the time awake. */
const NIGHTS: Beyond = {
  ...NOTHING,
  sleepIn: {
    payPence: 6500,
    chargePence: 9400,
    awakePayPence: TERMS.senior.pay,
    awakeChargePence: TERMS.senior.charge,
  },
};

/** Two hours tomorrow at the card's rates: four are paid and charged. */
function escort(cast: Cast) {
  const { body } = storyBooking(
    cast,
    'elm',
    [
      {
        trade: 'carer',
        days: [1],
        times: [['10:00', '12:00', 0]],
        who: null,
        duties: 'Goes with a resident to the eye clinic and back',
      },
    ],
    cast.time.day,
  );
  const lines = body.lines.map((line) => ({
    ...line,
    payPence: undefined,
    chargePence: undefined,
  }));
  return takeBookingRoute.body.parse({ ...body, lines });
}

/**
 * The agency's own card and floor, the cards of three clients, a new version that comes in January, credit limits,
 * one payer on stop, an order that runs out, and a discount that Olivia approves. Elm Lodge pays overtime and a
 * minimum engagement, which an escort of two hours meets; the sleep-ins at Moorland are paid by the night.
 */
export function rateScenes(cast: Cast): readonly Scene[] {
  const { time, places } = cast;
  const { elm, thornbury, ward, warehouse, foods, kitchen, moorland } = places;
  const first = time.ofWeek(FIRST_DAY + 2);
  const scene = (
    at: Date,
    by: Scene['by'],
    what: string,
    does: Scene['does'],
    refused?: string,
  ): Scene => ({ at, by, what, chapter: 'rates', does, ...(refused ? { refused } : {}) });
  const card = (site: typeof elm | null, change: Partial<CardAgreed>): CardAgreed => ({
    id: newId(),
    clientId: site?.clientId ?? null,
    hirerId: null,
    siteId: null,
    from: 0,
    fromOn: first,
    nightFrom: '20:00',
    nightTo: '06:00',
    mixed: 'by_start',
    agreedBy: site?.orderedBy ?? null,
    agreedOn: first,
    note: '',
    rates: [],
    ...change,
  });
  const later = time.day(-5);
  const school = card(kitchen, {
    fromOn: later,
    agreedOn: later,
    rates: ratesOf('kitchen', true, 130),
  });
  const approvalId = newId();
  const oldAccount = newId();
  const agree = (input: CardAgreed) => (tx: Tx) => agreeCard(tx, input);
  return [
    scene(time.at(first, '08:40'), 'olivia', 'limits of the desk', limitsFrom(first)),
    scene(
      time.at(first, '09:05'),
      'ben',
      'our own card and the first clients’ cards',
      together(
        (tx) =>
          setBasis(tx, {
            weeklyMinutes: 2250,
            pensionPoints: 300,
            paysLevy: false,
            floorPoints: 400,
          }),
        agree(
          card(null, {
            rates: [
              ...ratesOf('carer', false),
              ...ratesOf('kitchen', false),
              ...ratesOf('reception', false),
            ],
          }),
        ),
        agree(
          card(elm, {
            rates: [...ratesOf('carer'), ...ratesOf('senior')],
            beyond: { ...NOTHING, overtime: [AFTER_40_HOURS], minimumMinutes: 240 },
          }),
        ),
        agree(card(moorland, { rates: sameAllWeek('senior'), beyond: NIGHTS })),
        agree(card(thornbury, { rates: ratesOf('nurse'), mixed: 'by_minute' })),
        agree(card(warehouse, { rates: ratesOf('warehouse') })),
      ),
    ),
    scene(
      time.at(time.day(-6), '11:20'),
      'ben',
      'credit and orders',
      together(
        (tx) => setCredit(tx, elm.billToId, { limitPence: 9_000_000, insuredUntil: time.day(21) }),
        (tx) =>
          setCredit(tx, ward.billToId, { limitPence: 6_000_000, insuredUntil: time.day(200) }),
        (tx) =>
          addOrder(tx, ward.billToId, { id: newId(), number: 'NW-48266', valuePence: 150_000 }),
        (tx) =>
          addBillTo(tx, foods.clientId, {
            id: oldAccount,
            name: 'Priestley Foods, former night shift account',
            address: '',
            email: '',
            poRequired: false,
          }),
        (tx) =>
          stopCredit(tx, oldAccount, {
            id: newId(),
            because: 'Two invoices of the summer are unpaid after the second reminder.',
          }),
      ),
    ),
    scene(
      time.at(later, '10:10'),
      'carla',
      'a card below the floor',
      agree(school),
      'beyond-authority',
    ),
    scene(time.at(later, '10:12'), 'carla', 'asking for it', (tx) =>
      askApproval(tx, {
        id: approvalId,
        kind: 'margin_below_floor',
        amount: 700,
        about: { kind: 'rates_of_client', id: kitchen.clientId },
        because: 'The trust moves all five kitchens to us if the first term goes well.',
      }),
    ),
    scene(time.at(later, '11:40'), 'olivia', 'the approval of it', (tx) =>
      decideApproval(tx, { approvalId, answer: 'approved', because: 'For this school year.' }),
    ),
    scene(time.at(later, '11:52'), 'carla', 'the card as approved', agree(school)),
    scene(
      time.at(time.day(-4), '15:30'),
      'carla',
      'a new version of a card',
      agree(
        card(warehouse, {
          from: 1,
          fromOn: time.day(45),
          agreedOn: time.day(-4),
          rates: ratesOf('warehouse').map((rate) => ({
            ...rate,
            payPence: rate.payPence + 25,
            chargePence: (rate.chargePence ?? 0) + 34,
          })),
        }),
      ),
    ),
    scene(time.ago(170), 'carla', 'an escort shorter than the minimum engagement', (tx) =>
      takeBooking(tx, escort(cast)),
    ),
    scene(time.ago(14), 'ben', 'what the trust’s invoices need', (tx) =>
      updateBillTo(tx, kitchen.billToId, {
        name: 'Calder Learning Trust, finance',
        address: '',
        email: 'accounts@calderlearning.example',
        poRequired: false,
        costCentreRequired: true,
      }),
    ),
  ];
}

function limitsFrom(fromOn: string): Scene['does'] {
  return async (tx) => {
    for (const [kind, role, amount] of LIMITS) {
      const set = await setLimit(tx, {
        id: newId(),
        memberId: null,
        role,
        kind,
        basis: 'amount',
        amount,
        fromOn,
        reason: '',
      });
      if (!set.ok) return set;
    }
    return ok(null);
  };
}
