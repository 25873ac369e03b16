import { expect, describe as group, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { registerCandidate } from '../candidates/index.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { aLimit } from '../policies/fixtures.ts';
import { askApproval, decideApproval, setLimit } from '../policies/index.ts';
import { agreeCard } from './agree-card.ts';
import { aCard, aRate, done, terms } from './fixtures.ts';
import { mayBook } from './may-book.ts';
import { addOrder } from './purchase-order.ts';
import { clientCards } from './queries.ts';
import { rateFor } from './rate-for.ts';
import { setBasis, setFloor } from './set-basis.ts';
import { setCredit } from './set-credit.ts';
import { liftStop, stopCredit } from './stop-credit.ts';

const world = await openWorld();

async function desk() {
  const org = await world.organisation();
  world.at('2026-11-16T09:00:00Z');
  const place = await act(world.db, org.olivia, async (tx) => {
    done(
      await registerCandidate(tx, {
        id: newId(),
        givenName: 'Rosa',
        familyName: 'Marsh',
        emails: [],
        phones: [],
        roles: ['Care assistant'],
        someoneElse: true,
      }),
    );
    const made = await aClientWithContact(tx);
    return { ok: true, value: made };
  });
  if (!place.ok) throw new Error(place.refusal.because);
  return { org, place: place.value };
}

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const because = (result: Result<unknown>) => (result.ok ? '' : result.refusal.because);

function asked(
  place: { clientId: string; siteId: string; hirerId: string },
  from: string,
  to: string,
) {
  return {
    key: 'one',
    ...place,
    role: 'care-assistant',
    kind: 'waking' as const,
    startsAt: new Date(from),
    endsAt: new Date(to),
    nation: 'england' as const,
  };
}

group('a rate card', () => {
  it('answers by the closest card in the version of the day; a missing rate is none, never another', async () => {
    const { org, place } = await desk();
    const of = { clientId: place.clientId, agreedBy: place.contactId };
    done(await act(world.db, org.carla, (tx) => agreeCard(tx, aCard())));
    done(
      await act(world.db, org.carla, (tx) =>
        agreeCard(tx, aCard({ ...of, rates: [aRate({ payPence: 1400, chargePence: 2000 })] })),
      ),
    );
    done(
      await act(world.db, org.carla, (tx) =>
        agreeCard(
          tx,
          aCard({
            ...of,
            from: 1,
            fromOn: '2026-12-01',
            rates: [aRate({ payPence: 1450, chargePence: 2050 })],
          }),
        ),
      ),
    );
    const price = async (from: string, to: string) =>
      (await read(world.db, org.carla, (tx) => rateFor(tx, [asked(place, from, to)]))).get('one');
    expect(await price('2026-11-23T08:00Z', '2026-11-23T16:00Z')).toMatchObject({ payPence: 1400 });
    expect(await price('2026-12-07T08:00Z', '2026-12-07T16:00Z')).toMatchObject({
      payPence: 1450,
      cardVersion: 2,
      rateName: 'Weekday',
    });
    // The client's card has no Saturday: our own answers.
    expect(await price('2026-11-28T08:00Z', '2026-11-28T16:00Z')).toMatchObject({
      payPence: 1400,
      chargePence: 2050,
      rateName: 'Saturday',
    });
    expect(await price('2025-12-01T08:00Z', '2025-12-01T16:00Z')).toBeNull();
  });

  it('keeps the parts of a split shift, and its lowest rate as its own', async () => {
    const { org, place } = await desk();
    done(await act(world.db, org.carla, (tx) => agreeCard(tx, aCard({ mixed: 'by_minute' }))));
    const found = await read(world.db, org.carla, (tx) =>
      rateFor(tx, [asked(place, '2026-11-23T18:00Z', '2026-11-24T02:00Z')]),
    );
    expect(found.get('one')).toMatchObject({
      payPence: 1300,
      chargePence: 1900,
      rateName: 'Weekday and Weekday night',
      parts: [
        { name: 'Weekday', minutes: 120, payPence: 1300, chargePence: 1900 },
        { name: 'Weekday night', minutes: 360, payPence: 1350, chargePence: 1980 },
      ],
    });
  });

  it('is refused for what is not the client’s, stands twice, lacks its hours or was changed meanwhile', async () => {
    const { org, place } = await desk();
    const other = await desk();
    const of = { clientId: place.clientId, agreedBy: place.contactId };
    const tried = (change: object) =>
      act(world.db, org.carla, (tx) => agreeCard(tx, aCard({ ...of, ...change })));
    expect(code(await tried({ clientId: other.place.clientId }))).toBe('client-not-found');
    expect(code(await tried({ agreedBy: null }))).toBe('agreed-by-missing');
    expect(code(await tried({ agreedBy: other.place.contactId }))).toBe('contact-of-other-client');
    expect(code(await tried({ siteId: other.place.siteId }))).toBe('site-of-other-client');
    expect(code(await tried({ agreedOn: '2026-11-17' }))).toBe('not-yet');
    expect(code(await tried({ rates: [aRate(), aRate()] }))).toBe('rate-twice');
    expect(code(await tried({ rates: [aRate({ role: 'pilot' })] }))).toBe('role-not-found');
    expect(code(await tried({ rates: [aRate({ chargePence: null })] }))).toBe('charge-missing');
    const noHours = { nightFrom: null, nightTo: null };
    expect(code(await tried({ ...noHours, rates: [aRate({ part: 'night' })] }))).toBe(
      'night-hours-missing',
    );
    const step = { per: 'day' as const, afterMinutes: 480, payTimes: 150, chargeTimes: 150 };
    const overtime = (...steps: object[]) =>
      tried({ beyond: terms({ overtime: steps as (typeof step)[] }) });
    const unsaid = await overtime({ ...step, chargeTimes: null });
    expect(code(unsaid)).toBe('overtime-rate-missing');
    expect(because(unsaid)).toContain('after 8 h a day does not say what the charge becomes');
    expect(code(await overtime({ ...step, payPence: 2000 }))).toBe('overtime-rate-twice');
    expect(code(await overtime(step, { ...step, payTimes: 200 }))).toBe('overtime-step-twice');
    expect(code(await overtime(step, { ...step, afterMinutes: 600, payTimes: 125 }))).toBe(
      'overtime-falls',
    );
    expect(code(await tried({ from: 1 }))).toBe('card-changed');
    const input = aCard(of);
    const first = done(await act(world.db, org.carla, (tx) => agreeCard(tx, input)));
    expect(done(await act(world.db, org.carla, (tx) => agreeCard(tx, input)))).toEqual(first);
    expect(code(await tried({ from: 0 }))).toBe('card-changed');
    const foreign = await read(world.db, other.org.carla, (tx) => clientCards(tx, place.clientId));
    expect(code(foreign)).toBe('client-not-found');
  });

  it('below the margin floor needs somebody whose limit reaches it, once, and says who', async () => {
    const { org, place } = await desk();
    done(
      await act(world.db, org.ben, (tx) =>
        setBasis(tx, {
          weeklyMinutes: 2250,
          pensionPoints: 300,
          paysLevy: false,
          floorPoints: 800,
        }),
      ),
    );
    done(await act(world.db, org.ben, (tx) => setFloor(tx, place.clientId, { floorPoints: 1500 })));
    done(
      await act(world.db, org.olivia, (tx) =>
        setLimit(tx, aLimit({ kind: 'margin_below_floor', amount: 0 })),
      ),
    );
    const low = aCard({
      clientId: place.clientId,
      agreedBy: place.contactId,
      rates: [aRate({ payPence: 1300, chargePence: 1850 })],
    });
    const agree = () => act(world.db, org.carla, (tx) => agreeCard(tx, low));
    const refused = await agree();
    expect(code(refused)).toBe('beyond-authority');
    expect(because(refused)).toContain('Ask');
    const details = refused.ok ? undefined : (refused.refusal.details as { amount: number });
    const approvalId = newId();
    const about = { kind: 'rates_of_client', id: place.clientId };
    done(
      await act(world.db, org.carla, (tx) =>
        askApproval(tx, {
          id: approvalId,
          kind: 'margin_below_floor',
          amount: details?.amount ?? 0,
          about,
          because: 'The first year only',
        }),
      ),
    );
    expect(code(await agree())).toBe('beyond-authority');
    done(
      await act(world.db, org.olivia, (tx) =>
        decideApproval(tx, { approvalId, answer: 'approved', because: '' }),
      ),
    );
    done(await agree());
    const entry = (await world.log(org)).find(({ kind }) => kind === 'rate_card.agreed');
    expect(entry?.envelope).toMatchObject({ approved_by: [org.olivia.memberId] });
  });
});

group('what a bill-to may owe for', () => {
  const booked = (billToId: string, addPence: number, change: object = {}) => ({
    billToId,
    about: { kind: 'booking', id: newId() },
    addPence,
    orders: new Map<string, number>(),
    bookedPence: async () => 90_000,
    orderPence: async () => 70_000,
    ...change,
  });

  it('is refused on stop with who to ask, and leaves a record; lifted, it goes on', async () => {
    const { org, place } = await desk();
    done(
      await act(world.db, org.ben, (tx) =>
        stopCredit(tx, place.billToId, { id: newId(), because: 'Three invoices are overdue.' }),
      ),
    );
    const again = await act(world.db, org.olivia, (tx) =>
      stopCredit(tx, place.billToId, { id: newId(), because: 'Also overdue' }),
    );
    expect(code(again)).toBe('already-stopped');
    const refused = await act(world.db, org.olivia, (tx) => mayBook(tx, booked(place.billToId, 1)));
    expect(code(refused)).toBe('client-on-stop');
    expect(because(refused)).toMatch(/Ben.*Three invoices are overdue/);
    done(await act(world.db, org.ben, (tx) => liftStop(tx, place.billToId, { because: 'Paid' })));
    done(await act(world.db, org.carla, (tx) => mayBook(tx, booked(place.billToId, 1))));
    const log = await world.log(org);
    expect(
      log.filter(({ kind }) => /^client\.stop|booking\.refused/.test(kind)).map(({ kind }) => kind),
    ).toEqual(['client.stopped', 'booking.refused', 'client.stop_lifted']);
    expect(JSON.stringify(log)).not.toContain('overdue');
  });

  it('ends at the limit, the insurance and the order’s value; beyond them somebody must have authority', async () => {
    const { org, place } = await desk();
    const set = (limitPence: number | null, insuredUntil: string | null) =>
      act(world.db, org.ben, (tx) => setCredit(tx, place.billToId, { limitPence, insuredUntil }));
    const book = (actor: typeof org.carla, add: number, change: object = {}) =>
      act(world.db, actor, (tx) => mayBook(tx, booked(place.billToId, add, change)));
    done(await set(100_000, null));
    done(await book(org.carla, 10_000));
    const over = await book(org.carla, 10_001);
    expect(code(over)).toBe('beyond-authority');
    expect(because(over)).toMatch(/may owe £1,000\.00.*Ask/);
    done(await book(org.olivia, 10_001));
    done(await set(null, '2026-11-15'));
    expect(because(await book(org.carla, 500))).toMatch(/insured until/);
    done(await set(null, '2026-11-16'));
    done(await book(org.carla, 500));
    done(
      await act(world.db, org.carla, (tx) =>
        addOrder(tx, place.billToId, { id: newId(), number: 'PO-7', valuePence: 80_000 }),
      ),
    );
    done(await book(org.carla, 10_000, { orders: new Map([['po-7', 10_000]]) }));
    const spent = await book(org.carla, 10_001, { orders: new Map([['PO-7', 10_001]]) });
    expect(because(spent)).toMatch(/Order PO-7 is worth £800\.00/);
    const twice = await act(world.db, org.carla, (tx) =>
      addOrder(tx, place.billToId, { id: newId(), number: 'po-7', valuePence: 1 }),
    );
    expect(code(twice)).toBe('order-taken');
  });

  it('is another organisation’s to nobody', async () => {
    const { place } = await desk();
    const { org } = await desk();
    const stop = await act(world.db, org.olivia, (tx) =>
      stopCredit(tx, place.billToId, { id: newId(), because: 'x' }),
    );
    const set = await act(world.db, org.olivia, (tx) =>
      setCredit(tx, place.billToId, { limitPence: 1, insuredUntil: null }),
    );
    expect([code(stop), code(set)]).toEqual(['bill-to-not-found', 'bill-to-not-found']);
  });
});
