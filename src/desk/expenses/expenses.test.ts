import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../bookings/fixtures.ts';
import { holdersOfShifts, release } from '../bookings/index.ts';
import { erasePerson } from '../people/index.ts';
import { askApproval, decideApproval } from '../policies/index.ts';
import './index.ts';
import { agreeMileage } from './agree-mileage.ts';
import { decideExpense, endExpense } from './decide-expense.ts';
import { keepReceipt } from './keep-receipt.ts';
import { claimStart, expenseList, expensePage, mileageRates, receiptOf } from './queries.ts';
import { expensesOfShifts } from './questions.ts';
import { sayExpense } from './say-expense.ts';
import { decideExpenseRoute, sayExpenseRoute } from './schema.ts';

const world = await openWorld();
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;
const pdf = (of: string) => ({ name: 'ticket.pdf', bytes: Buffer.from(`%PDF-1.4 ${of}`) });

/** Rosa and Tom hold a shift each on Mon 16 and Tue 17 Nov; the desk looks at it a week later. */
async function aDesk(expenses = 'Parking is paid back') {
  world.at('2026-11-09T09:00:00Z');
  const org = await world.organisation();
  const as = <T>(who: Actor, step: (tx: Tx) => Promise<Result<T>>) => act(world.db, who, step);
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const tom = await aClearedWorker(world.db, org.carla, 'Tom');
  const taken = done(
    await as(org.carla, async (tx) => {
      const place = await aPlace(tx);
      const shifts = [
        aShift('2026-11-16', '07:00', '15:00'),
        aShift('2026-11-17', '07:00', '15:00'),
      ];
      const order = { particulars: { expenses } };
      return ok({ ...(await aBooking(tx, place, shifts, { order })), place });
    }),
  );
  const [monday = '', tuesday = ''] = taken.shiftIds;
  done(await as(org.carla, async (tx) => ok(await anAssignment(tx, rosa, [monday]))));
  done(await as(org.carla, async (tx) => ok(await anAssignment(tx, tom, [tuesday]))));
  world.at('2026-11-23T09:00:00Z');
  const says = (change: object = {}, id = newId()) =>
    as(org.ravi, (tx) =>
      sayExpense(
        tx,
        sayExpenseRoute.body.parse({
          id,
          personId: rosa,
          shiftId: monday,
          kind: 'parking',
          pence: 500,
          how: 'phone',
          saidOn: '2026-11-23',
          words: 'Car park C',
          ...change,
        }),
      ),
    );
  const decides = (claimId: string, change: object, who = org.carla) =>
    as(who, (tx) =>
      decideExpense(tx, claimId, decideExpenseRoute.body.parse({ answer: 'approved', ...change })),
    );
  const page = async (claimId: string) =>
    done(await read(world.db, org.carla, (tx) => expensePage(tx, claimId)));
  const sums = (shiftIds: readonly string[]) =>
    read(world.db, org.carla, async (tx) => expensesOfShifts(tx, shiftIds));
  return { org, as, rosa, tom, monday, tuesday, place: taken.place, says, decides, page, sums };
}

const mile = (change: object = {}) => ({
  id: newId(),
  clientId: null,
  fromOn: '2026-04-06',
  payPence: 45,
  chargePence: 0,
  ...change,
});

describe('a claim', () => {
  test('is said by phone, approved as the particulars say, and taken back by its opposite', async () => {
    const { org, as, rosa, tom, monday, tuesday, says, decides, page, sums } = await aDesk();
    expect(code(await says({ shiftId: newId() }))).toBe('shift-not-found');
    expect(code(await says({ personId: tom }))).toBe('not-their-shift');
    expect(code(await says({ saidOn: '2026-11-24' }))).toBe('not-yet');
    expect(code(await says({ pence: null }))).toBe('sum-needed');
    expect(code(await says({ kind: 'public_transport' }))).toBe('journey-needed');
    const id = newId();
    expect(done(await says({}, id))).toMatchObject({ pence: 500, late: false });
    expect(code(await says({}, id))).toBe('ok');
    expect(code(await says({ pence: 600 }, id))).toBe('already-used');
    const twice = await says();
    expect(code(twice)).toBe('already-claimed');
    expect(JSON.stringify(twice)).toContain('Mon 16 Nov');
    // Nothing is written down of the late ones but that they are late.
    expect(done(await says({ kind: 'meal', saidOn: '2026-11-23' })).late).toBe(false);

    expect(code(await decides(id, { chargedOn: null }))).toBe('ground-needed');
    expect(code(await decides(id, { chargedOn: 'rate' }))).toBe('not-agreed');
    expect(code(await decides(newId(), { chargedOn: 'particulars' }))).toBe('expense-not-found');
    done(await decides(id, { chargedOn: 'particulars' }));
    expect(code(await decides(id, { chargedOn: 'particulars' }))).toBe('ok');
    expect(code(await decides(id, { answer: 'refused', because: 'No' }))).toBe('already-decided');
    expect((await sums([monday, tuesday])).get(monday)).toMatchObject({
      payPence: 500,
      chargePence: 500,
      openPence: 500,
      sums: [{ claimId: id, personId: rosa, what: 'approved', taxablePence: 0 }],
    });

    const back = () => as(org.ben, (tx) => endExpense(tx, id, { because: 'Paid at the gate' }));
    expect(done(await back()).state).toBe('taken_back');
    expect(code(await back())).toBe('ok');
    expect((await sums([monday])).get(monday)).toMatchObject({ payPence: 0, chargePence: 0 });
    expect((await page(id)).steps.map(({ what, payPence }) => [what, payPence])).toEqual([
      ['approved', 500],
      ['taken_back', -500],
    ]);
    const decided = (await world.log(org)).filter(({ kind }) => kind === 'expense.decided');
    expect(decided.map(({ envelope }) => envelope)).toMatchObject([
      { facts: { answer: 'approved', chargedOn: 'particulars', payPence: 500 } },
      { facts: { answer: 'taken_back', payPence: -500, chargePence: -500 } },
    ]);
    expect(decided[0]?.envelope).toMatchObject({ prepared_by: [org.ravi.memberId] });
  });

  test('that the client did not agree to goes as far as one may spend, or on an approval', async () => {
    const { org, as, says, decides, page } = await aDesk('None');
    const { claimId } = done(await says({ kind: 'meal', pence: 1250 }));
    expect((await page(claimId)).grounds.map(({ chargedOn }) => chargedOn)).toEqual([
      'asked',
      'agency',
    ]);
    expect(code(await decides(claimId, { chargedOn: 'particulars' }))).toBe('not-agreed');
    expect(code(await decides(claimId, { chargedOn: 'asked' }))).toBe('who-agreed-needed');
    const alone = await decides(claimId, { chargedOn: 'agency' });
    expect(code(alone)).toBe('beyond-authority');
    const question = {
      id: newId(),
      kind: 'spend' as const,
      amount: 1250,
      about: { kind: 'expense', id: claimId },
      because: 'The canteen was shut',
    };
    done(await as(org.carla, (tx) => askApproval(tx, question)));
    expect(code(await decides(claimId, { chargedOn: 'agency' }))).toBe('beyond-authority');
    done(
      await as(org.olivia, (tx) =>
        decideApproval(tx, { approvalId: question.id, answer: 'approved', because: '' }),
      ),
    );
    const list = async (state: 'said' | 'approved') =>
      done(await read(world.db, org.omar, (tx) => expenseList(tx, { state })));
    expect((await list('said')).rows).toMatchObject([{ approvers: ['Olivia Owens'] }]);
    done(await decides(claimId, { chargedOn: 'asked', agreedWith: 'Grace Hill' }));
    expect(await list('said')).toMatchObject({ total: 0 });
    expect((await list('approved')).rows).toMatchObject([
      { claimId, chargedOn: 'asked', payPence: 1250, chargePence: 1250 },
    ]);
    expect((await page(claimId)).steps).toMatchObject([
      { agreedWith: 'Grace Hill', approvedBy: 'Olivia Owens', taxablePence: null },
    ]);
  });

  test('may follow a shift that the worker has no more, and long after it, and then it is told', async () => {
    const { org, rosa, monday, says } = await aDesk();
    world.at('2026-12-20T09:00:00Z');
    const asked = { kind: 'other', saidOn: '2026-12-20' };
    expect(done(await says(asked)).late).toBe(true);
    const all = done(await read(world.db, org.carla, (tx) => expenseList(tx, { state: 'said' })));
    expect(all).toMatchObject({ late: 1, rows: [{ late: true, personName: 'Rosa Marsh' }] });
    const start = await read(world.db, org.ravi, (tx) => claimStart(tx, { personId: rosa }));
    expect(done(start).rows).toMatchObject([{ shiftId: monday, milePence: null }]);
  });

  test('of a train already paid stands when the worker gives up the shift before it', async () => {
    const { org, as, monday, says } = await aDesk();
    world.at('2026-11-13T09:00:00Z');
    const train = { kind: 'public_transport', journey: 'to_work', saidOn: '2026-11-13' };
    expect(code(await says({ saidOn: '2026-11-13' }))).toBe('not-yet');
    const holders = await read(world.db, org.carla, (tx) => holdersOfShifts(tx, [monday]));
    const { assignmentId = '' } = holders.get(monday) ?? {};
    done(await as(org.carla, (tx) => release(tx, { assignmentId, because: 'Ill' })));
    expect(code(await says(train))).toBe('ok');
  });
});

describe('mileage', () => {
  test('goes by the client’s rate, else the agency’s own, and says what of it is taxed', async () => {
    const { org, as, place, tom, tuesday, says, decides, page } = await aDesk('None');
    const miles = { kind: 'mileage', journey: 'in_work', milesTenths: 200, pence: null };
    expect(code(await says(miles))).toBe('no-mileage-rate');
    expect(code(await says({ ...miles, milesTenths: null }))).toBe('miles-needed');
    const agrees = (change: object) => as(org.ben, (tx) => agreeMileage(tx, mile(change)));
    expect(code(await agrees({ clientId: newId() }))).toBe('client-not-found');
    done(await agrees({}));
    const first = done(await says(miles));
    expect(first.pence).toBe(900);
    done(await agrees({ clientId: place.clientId, payPence: 50, chargePence: 55 }));
    done(await agrees({ clientId: place.clientId, fromOn: '2026-11-20', payPence: 60 }));
    const rates = done(await read(world.db, org.ravi, (tx) => mileageRates(tx)));
    expect(rates.rows.map(({ payPence, inForce }) => [payPence, inForce])).toEqual([
      [45, true],
      [60, true],
      [50, false],
    ]);
    const second = done(await says({ ...miles, personId: tom, shiftId: tuesday }));
    expect(second.pence).toBe(1000);
    expect((await page(second.claimId)).tax).toMatchObject({ pence: 100 });
    // Said before the client’s rate was agreed, it stands as it was reckoned.
    expect((await page(first.claimId)).grounds.map((one) => one.chargedOn)).not.toContain('rate');
    done(await decides(second.claimId, { chargedOn: 'rate' }));
    expect((await page(second.claimId)).steps).toMatchObject([
      { payPence: 1000, chargePence: 1100, taxablePence: 100 },
    ]);
    const home = { ...miles, journey: 'to_work', milesTenths: 10 };
    const { claimId } = done(await says(home));
    expect((await page(claimId)).tax).toMatchObject({ pence: 45 * 1 + 5 });
  });
});

describe('a receipt', () => {
  test('is read by its bytes, stands once for a worker, and goes with the person', async () => {
    const { org, as, rosa, tom, tuesday, says, decides, page } = await aDesk();
    const { claimId } = done(await says());
    const keeps = (id: string, file = pdf('one')) =>
      as(org.ravi, (tx) => keepReceipt(tx, id, file));
    expect(code(await keeps(claimId, { name: 'a.pdf', bytes: Buffer.from('MZ') }))).toBe(
      'not-a-receipt',
    );
    expect(code(await keeps(newId()))).toBe('expense-not-found');
    done(await keeps(claimId));
    done(await keeps(claimId));
    const other = done(await says({ kind: 'other', pence: 500 }));
    const again = await keeps(other.claimId);
    expect(code(again)).toBe('already-claimed');
    expect(JSON.stringify(again)).toContain('Parking £5.00');
    // Another worker’s is taken, and said beside it.
    const toms = done(await says({ personId: tom, shiftId: tuesday }));
    done(await keeps(toms.claimId));
    expect((await page(toms.claimId)).sameFile).toEqual(['Rosa Marsh']);
    // Withdrawn, it may be claimed anew; with a receipt the same sum may be claimed twice.
    done(await as(org.carla, (tx) => endExpense(tx, claimId, { because: 'Wrong kind' })));
    done(await keeps(other.claimId));
    expect(code(await says({ kind: 'other', pence: 500 }))).toBe('ok');
    done(await decides(other.claimId, { chargedOn: 'particulars' }));
    expect(code(await keeps(other.claimId, pdf('two')))).toBe('already-decided');
    const kept = (await world.log(org)).filter(({ kind }) => kind === 'expense.receipt_kept');
    expect(kept).toHaveLength(3);
    const sealed = (await page(other.claimId)).receipt?.sha256;
    expect(kept[2]?.envelope).toMatchObject({ facts: { sha256: sealed, replaces: false } });

    world.at('2036-01-04T09:00:00Z');
    done(await as(org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })));
    expect(code(await read(world.db, org.carla, (tx) => receiptOf(tx, other.claimId)))).toBe(
      'receipt-not-found',
    );
    expect(JSON.stringify(await page(other.claimId))).not.toContain('Car park C');
  });
});

describe('a refusal', () => {
  test('says why, and what the pay of the week lacks of the minimum wage', async () => {
    const { says, decides, page, sums, monday, org, as } = await aDesk('None');
    const meal = done(await says({ kind: 'meal', pence: 700 }));
    expect(code(await decides(meal.claimId, { answer: 'refused' }))).toBe('reason-needed');
    done(await decides(meal.claimId, { answer: 'refused', because: 'The canteen is free' }));
    // 8 h at £13.00 are £104.00; the minimum is £101.68.
    const boots = done(await says({ kind: 'ppe', pence: 3500 }));
    expect((await page(boots.claimId)).ifRefused).toMatchObject({
      shortPence: 3268,
      findings: [{ rule: 'NMW-CHECK', outcome: 'escalate' }],
    });
    const no = { answer: 'refused', because: 'We lend them' };
    expect(code(await decides(boots.claimId, no))).toBe('below-minimum-wage');
    done(await decides(boots.claimId, { ...no, knownShort: true }));
    expect((await sums([monday])).get(monday)).toMatchObject({ payPence: 0, topUpPence: 3268 });
    done(await as(org.carla, (tx) => endExpense(tx, boots.claimId, { because: 'They gave up' })));
    expect((await sums([monday])).get(monday)).toMatchObject({ topUpPence: 0 });
  });
});

describe('two at once', () => {
  test('decide one claim once, and claim one receipt and one sum once', async () => {
    const { org, as, says, decides, sums, monday } = await aDesk();
    const { claimId } = done(await says());
    const both = await Promise.all([
      decides(claimId, { chargedOn: 'particulars' }),
      decides(claimId, { answer: 'refused', because: 'No' }, org.ben),
    ]);
    expect(both.map(code).sort()).toEqual(['already-decided', 'ok']);
    expect((await sums([monday])).get(monday)?.sums.length ?? 0).toBeLessThan(2);
    const same = await Promise.all([
      says({ kind: 'meal', pence: 650 }),
      says({ kind: 'meal', pence: 650 }),
    ]);
    expect(same.map(code).sort()).toEqual(['already-claimed', 'ok']);
    const pressed = newId();
    const presses = [1, 2, 3].map(() => says({ kind: 'meal', pence: 775 }, pressed));
    expect((await Promise.all(presses)).map(code)).toEqual(['ok', 'ok', 'ok']);
    const a = done(await says({ kind: 'other', pence: 1 }));
    const b = done(await says({ kind: 'other', pence: 2 }));
    const receipts = await Promise.all(
      [a, b].map((one) => as(org.ravi, (tx) => keepReceipt(tx, one.claimId, pdf('race')))),
    );
    expect(receipts.map(code).sort()).toEqual(['already-claimed', 'ok']);
  });
});
