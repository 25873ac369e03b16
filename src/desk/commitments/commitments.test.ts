import { describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  aLine,
  anAssignment,
  anOrder,
  aPlace,
  aShift,
} from '../bookings/fixtures.ts';
import { addShifts, amendLine, changeShift, loadShifts, takeBooking } from '../bookings/index.ts';
import { addBillTo } from '../clients/add-bill-to.ts';
import { updateBillTo } from '../clients/update-bill-to.ts';
import { A_WHOLE_WEEK, aCard, aRate, done } from '../rates/fixtures.ts';
import { addOrder, agreeCard, changeOrder, setCredit, stopCredit } from '../rates/index.ts';
import { clientCredit } from './credit-use.ts';
import { bookingsWithoutReferences } from './missing-references.ts';
import { planRise } from './plan-rise.ts';
import { raiseRates } from './raise-rates.ts';

const world = await openWorld();
const MONDAY = aShift('2026-11-23', '07:00', '15:00');
const SATURDAY = aShift('2026-11-28', '07:00', '15:00');

async function desk() {
  const org = await world.organisation();
  world.at('2026-11-16T09:00:00Z');
  const rosa = await aClearedWorker(world.db, org.carla);
  const place = await acted(org.carla, async (tx) => ({ ok: true, value: await aPlace(tx) }));
  return { org, place, rosa };
}

type Actor = Awaited<ReturnType<World['organisation']>>['carla'];
type Tx = Parameters<Parameters<typeof act>[2]>[0];

async function acted<T>(actor: Actor, what: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  return done(await act(world.db, actor, what));
}

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const noRates = { payPence: undefined, chargePence: undefined };

async function shiftsOf(actor: Actor, ids: readonly string[]) {
  return read(world.db, actor, (tx) => loadShifts(tx, ids));
}

describe('a booking without rates', () => {
  it('takes them from the card, else as last used there, else asks for them', async () => {
    const { org, place } = await desk();
    const take = (shifts: readonly object[]) =>
      act(world.db, org.carla, (tx) => takeBooking(tx, anOrder(place, [aLine(shifts, noRates)])));
    expect(code(await take([MONDAY]))).toBe('rate-needed');
    await acted(org.carla, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [MONDAY], { line: { payPence: 1333, chargePence: 1999 } }),
    }));
    const second = done(await take([MONDAY]));
    const [used] = await shiftsOf(org.carla, second.lines[0]?.shiftIds ?? []);
    expect(used).toMatchObject({ payPence: 1333, chargePence: 1999, rateOrigin: 'last_used' });
    const of = { clientId: place.clientId, agreedBy: place.contactId };
    await acted(org.carla, (tx) => agreeCard(tx, aCard(of)));
    const third = done(await take([MONDAY, SATURDAY]));
    const shifts = await shiftsOf(org.carla, third.lines[0]?.shiftIds ?? []);
    expect(
      shifts.map(({ payPence, rateName, rateOrigin }) => [payPence, rateName, rateOrigin]),
    ).toEqual([
      [1300, 'Weekday', 'card'],
      [1400, 'Saturday', 'card'],
    ]);
    const [monday] = shifts;
    await acted(org.carla, (tx) =>
      changeShift(tx, {
        shiftId: monday?.shiftId ?? '',
        times: { date: '2026-11-29', start: '07:00', end: '15:00' },
      }),
    );
    const [moved] = await shiftsOf(org.carla, [monday?.shiftId ?? '']);
    expect(moved).toMatchObject({ payPence: 1500, rateName: 'Sunday', rateCardVersion: 1 });
    const added = await acted(org.carla, (tx) =>
      addShifts(tx, {
        id: newId(),
        lineId: third.lines[0]?.lineId ?? '',
        shifts: aLine([aShift('2026-12-25', '20:00', '23:00')]).shifts,
        repeats: [],
      }),
    );
    const [christmas] = await shiftsOf(org.carla, added.shiftIds);
    expect(christmas).toMatchObject({ payPence: 1650, rateName: 'Bank holiday night' });
  });

  it('off the card needs authority: named in the refusal, recorded where it is there', async () => {
    const { org, place } = await desk();
    const of = { clientId: place.clientId, agreedBy: place.contactId };
    await acted(org.carla, (tx) => agreeCard(tx, aCard(of)));
    const take = (actor: Actor, line: object) =>
      act(world.db, actor, (tx) => takeBooking(tx, anOrder(place, [aLine([MONDAY], line)])));
    const dear = await take(org.carla, { payPence: 1450, chargePence: 1900 });
    expect(dear.ok ? {} : dear.refusal).toMatchObject({
      code: 'beyond-authority',
      details: { kind: 'rate_above_card', amount: 150, about: { kind: 'booking' } },
    });
    const cheap = await take(org.carla, { payPence: 1300, chargePence: 1850 });
    expect(cheap.ok ? {} : cheap.refusal).toMatchObject({
      details: { kind: 'discount', amount: 50 },
    });
    done(await take(org.olivia, { payPence: 1450, chargePence: 1850 }));
    done(await take(org.carla, { payPence: 1250 + 50, chargePence: 2100 }));
  });

  it('of a line amended pays the new rate on its shifts to come, and its papers are out of date', async () => {
    const { org, place, rosa } = await desk();
    const taken = await acted(org.carla, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [MONDAY, SATURDAY]),
    }));
    await acted(org.carla, async (tx) => ({
      ok: true,
      value: await anAssignment(tx, rosa, taken.shiftIds),
    }));
    world.at('2026-11-25T09:00:00Z');
    await acted(org.carla, (tx) => amendLine(tx, { lineId: taken.lineId, payPence: 1500 }));
    const shifts = await shiftsOf(org.carla, taken.shiftIds);
    expect(shifts.map(({ payPence, revision }) => [payPence, revision])).toEqual([
      [1300, 1],
      [1500, 2],
    ]);
    const below = await act(world.db, org.carla, (tx) =>
      amendLine(tx, { lineId: taken.lineId, payPence: 900 }),
    );
    expect(code(below)).toBe('not-cleared');
  });
});

describe('what booked work comes to', () => {
  it('is summed by bill-to and order, and ends at the limit; on stop nothing new is booked', async () => {
    const { org, place } = await desk();
    await acted(org.ben, (tx) =>
      setCredit(tx, place.billToId, { limitPence: 40_000, insuredUntil: '2026-12-01' }),
    );
    await acted(org.carla, (tx) =>
      addOrder(tx, place.billToId, { id: newId(), number: 'PO-1', valuePence: 17_000 }),
    );
    const order = { order: { poNumber: 'po-1' } };
    const taken = await acted(org.carla, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [MONDAY], order),
    }));
    const more = () =>
      act(world.db, org.carla, (tx) =>
        addShifts(tx, {
          id: newId(),
          lineId: taken.lineId,
          shifts: aLine([SATURDAY]).shifts,
          repeats: [],
        }),
      );
    expect(code(await more())).toBe('beyond-authority');
    world.at('2026-11-24T09:00:00Z');
    const credit = done(await read(world.db, org.ravi, (tx) => clientCredit(tx, place.clientId)));
    // Eight hours at £18.50.
    expect(credit.billTos).toMatchObject([
      {
        workedPence: 14_800,
        aheadPence: 0,
        leftPence: 25_200,
        insurance: 'soon',
        orders: [{ usedPence: 14_800, leftPence: 2_200, state: 'warn' }],
      },
    ]);
    const purchaseOrderId = credit.billTos[0]?.orders[0]?.purchaseOrderId ?? '';
    const change = (input: object) =>
      act(world.db, org.carla, (tx) =>
        changeOrder(tx, purchaseOrderId, {
          valuePence: 18_500,
          endsOn: '2026-11-27',
          saidBy: place.contactId,
          how: 'email',
          ...input,
        }),
      );
    expect(code(await change({ saidBy: newId() }))).toBe('contact-of-other');
    expect(done(await change({}))).toEqual({ changed: true });
    expect(done(await change({}))).toEqual({ changed: false });
    const after = done(await read(world.db, org.ravi, (tx) => clientCredit(tx, place.clientId)));
    // £148 of £185 are 80%.
    expect(after.billTos[0]?.orders).toMatchObject([
      {
        state: 'warn',
        ends: 'soon',
        changes: [
          {
            valueBefore: 17_000,
            valuePence: 18_500,
            endsBefore: null,
            endsOn: '2026-11-27',
            saidBy: 'Grace Hill',
            how: 'email',
          },
        ],
      },
    ]);
    done(await change({ valuePence: 100_000 }));
    const late = await more();
    expect(code(late)).toBe('beyond-authority');
    expect(late).toMatchObject({
      refusal: { because: expect.stringContaining('Order PO-1 pays for work until Fri 27 Nov') },
    });
    await acted(org.ben, (tx) =>
      stopCredit(tx, place.billToId, { id: newId(), because: 'Overdue since October.' }),
    );
    expect(code(await more())).toBe('client-on-stop');
    const anew = await act(world.db, org.carla, (tx) =>
      takeBooking(tx, anOrder(place, [aLine([SATURDAY])])),
    );
    expect(code(anew)).toBe('client-on-stop');
  });

  it('of two taken at once for one payer only what stays within the limit is booked', async () => {
    const { org, place } = await desk();
    // Eight hours at £18.50 are £148: there is room for one of them.
    await acted(org.ben, (tx) =>
      setCredit(tx, place.billToId, { limitPence: 20_000, insuredUntil: null }),
    );
    const taken = await Promise.all(
      [org.carla, org.lena, org.carla].map((who) =>
        act(world.db, who, (tx) => takeBooking(tx, anOrder(place, [aLine([MONDAY])]))),
      ),
    );
    expect(taken.map(code).sort()).toEqual(['beyond-authority', 'beyond-authority', 'ok']);
  });

  it('may be paid on another client’s behalf, and lists what the payer’s invoice lacks', async () => {
    const { org, place } = await desk();
    const head = await acted(org.carla, async (tx) => ({
      ok: true,
      value: await aPlace(tx, { name: 'Elm Group' }, { isSomebodyElse: true }),
    }));
    const billToId = newId();
    const body = { name: 'Elm Group Accounts', address: '', email: '', poRequired: true };
    await acted(org.carla, (tx) => addBillTo(tx, head.clientId, { ...body, id: billToId }));
    const order = anOrder({ ...place, billToId }, [
      aLine([MONDAY, { ...MONDAY, date: '2026-11-25' }]),
    ]);
    const before = await act(world.db, org.carla, (tx) => takeBooking(tx, order));
    expect(code(before)).toBe('bill-to-of-other-client');
    await acted(org.carla, (tx) =>
      updateBillTo(tx, billToId, { ...body, costCentreRequired: true, paysFor: [place.clientId] }),
    );
    await acted(org.carla, (tx) => takeBooking(tx, order));
    const found = await read(world.db, org.ravi, (tx) =>
      bookingsWithoutReferences(tx, { from: 0, size: 10 }),
    );
    expect(found).toMatchObject({
      total: 1,
      totalShifts: 2,
      rows: [
        {
          billToName: 'Elm Group Accounts',
          missing: ['order number', 'cost centre'],
          shiftCount: 2,
        },
      ],
    });
    const [booking] = found.rows;
    expect(booking?.shifts.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
      '2026-11-23',
      '2026-11-25',
    ]);
    expect(found.totalPence).toBe(
      booking?.shifts.reduce((sum, { chargePence }) => sum + chargePence, 0),
    );
    const credit = done(await read(world.db, org.carla, (tx) => clientCredit(tx, place.clientId)));
    expect(credit.billTos.map(({ ofClient }) => ofClient)).toEqual([null, 'Elm Group']);
  });
});

describe('the rise of the minimum wage', () => {
  const APRIL = {
    on: '2027-04-01',
    minimumPence: 1350,
    pay: 'to_minimum',
    more: 5,
    charge: 'same_pence',
  } as const;

  it('is not guessed, and raises every card and the shifts booked past it in one press', async () => {
    const { org, place } = await desk();
    const of = { clientId: place.clientId, agreedBy: place.contactId };
    await acted(org.carla, (tx) => agreeCard(tx, aCard({ ...of, rates: [...A_WHOLE_WEEK] })));
    const days = [aShift('2027-03-31', '07:00', '15:00'), aShift('2027-04-01', '07:00', '15:00')];
    const fromCard = await acted(org.carla, (tx) =>
      takeBooking(tx, anOrder(place, [aLine(days, noRates)])),
    );
    const unknown = await read(world.db, org.ben, (tx) =>
      planRise(tx, { ...APRIL, minimumPence: null }),
    );
    expect(unknown).toMatchObject({ rise: null, cards: [], shifts: [] });
    const plan = await read(world.db, org.ben, (tx) => planRise(tx, APRIL));
    expect(plan.cards).toHaveLength(1);
    expect(plan.shifts.map(({ to }) => to)).toEqual([{ payPence: 1355, chargePence: 1955 }]);
    const cards = plan.cards.map(({ version }) => ({
      cardId: version.cardId,
      version: version.version,
    }));
    const input = { id: newId(), ...APRIL, cards };
    const stale = { ...input, id: newId(), cards: [] };
    expect(code(await act(world.db, org.ben, (tx) => raiseRates(tx, stale)))).toBe('card-changed');
    expect(await acted(org.ben, (tx) => raiseRates(tx, input))).toEqual({ cards: 1, shifts: 1 });
    expect(await acted(org.ben, (tx) => raiseRates(tx, input))).toEqual({ cards: 0, shifts: 0 });
    const shifts = await shiftsOf(org.carla, fromCard.lines[0]?.shiftIds ?? []);
    expect(
      shifts.map(({ payPence, chargePence, rateCardVersion }) => [
        payPence,
        chargePence,
        rateCardVersion,
      ]),
    ).toEqual([
      [1300, 1900, 1],
      [1355, 1955, 2],
    ]);
    const kinds = (await world.log(org)).map(({ kind }) => kind).slice(-3);
    expect(kinds).toEqual(['rate_card.changed', 'booking.changed', 'rates.raised']);
    const again = await act(world.db, org.ben, (tx) =>
      raiseRates(tx, { ...input, id: newId(), cards: [] }),
    );
    expect(code(again)).toBe('nothing-to-raise');
  });

  it('keeps the net pence of an hour where the charge keeps the margin', async () => {
    const { org } = await desk();
    await acted(org.carla, (tx) => agreeCard(tx, aCard({ rates: [aRate()] })));
    const plan = await read(world.db, org.ben, (tx) =>
      planRise(tx, { ...APRIL, more: 0, charge: 'keep_margin' }),
    );
    // 50p more pay, and holiday pay, National Insurance and pension on it: 6p, 9p and 2p.
    expect(plan.cards[0]?.rates[0]).toMatchObject({ payPence: 1350, chargePence: 1917 });
  });
});
