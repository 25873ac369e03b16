import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { amendBooking } from './amend-booking.ts';
import { cancelShift } from './cancel-shift.ts';
import { changeShift } from './change-shift.ts';
import { confirm } from './confirm.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from './fixtures.ts';
import { confirmationPreview } from './gather-confirmation.ts';
import { bookingPage, confirmationFile } from './queries.ts';
import { release } from './release.ts';
import { todaysNeeds } from './shift-rows.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla);
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});
beforeEach(() => world.at('2026-11-16T09:00:00Z'));

const book = (shifts: readonly object[], change: object = {}, place = harrow) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, place, shifts, change))).then(done);
const give = (shiftIds: readonly string[], personId = rosa) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
const send = (bookingId: string, personId = rosa, id = newId()) =>
  act(world.db, org.carla, (tx) => confirm(tx, { id, bookingId, personId, because: '' }));
const page = (bookingId: string) =>
  read(world.db, org.carla, (tx) => bookingPage(tx, bookingId)).then(done);
const stateOf = async (bookingId: string) => {
  const shown = await page(bookingId);
  return {
    shifts: shown.lines[0]?.shifts.map(({ state }) => state),
    paper: shown.papers.map(({ paper, version }) => `${paper} ${version}`),
  };
};

let day = 0;
const nextDay = () => {
  day += 1;
  return new Date(Date.UTC(2026, 10, 23 + 2 * day)).toISOString().slice(0, 10);
};

describe('the short form of a confirmation', () => {
  it('goes by itself where all was said before, in full when asked; lengthened, the full facts are due', async () => {
    const ola = await aClearedWorker(world.db, org.carla, 'Ola');
    const first = await book([aShift('2027-02-01', '07:00', '15:00')]);
    await give(first.shiftIds, ola);
    done(await send(first.bookingId, ola));
    const next = await book([
      aShift('2027-02-08', '07:00', '15:00'),
      aShift('2027-02-22', '07:00', '15:00'),
    ]);
    const [monday = '', late = ''] = next.shiftIds;
    await give([monday], ola);
    const look = (full: boolean) =>
      read(world.db, org.carla, (tx) =>
        confirmationPreview(tx, { bookingId: next.bookingId, personId: ola, because: '', full }),
      ).then(done);
    expect((await look(false)).short).toMatchObject({ version: 1, sides: ['worker', 'hirer'] });
    expect((await look(false)).mails[0]?.body).toContain('and unchanged');
    expect((await look(true)).mails[0]?.body).not.toContain('and unchanged');
    done(await send(next.bookingId, ola));
    const entry = (await world.log(org)).findLast(({ kind }) => kind === 'booking.confirmed');
    expect(entry?.envelope.facts).toMatchObject({ short: ['worker', 'hirer'] });
    world.at('2027-02-17T09:00:00Z');
    await give([late], ola);
    const due = await world.owner.query(
      `select distinct i.due_on::text as due from information_due i
        join assignment a on a.id = i.assignment_id where a.shift_id = $1`,
      [late],
    );
    // The 8th business day of the assignment, which is sooner than the third after it was said.
    expect(due.rows).toEqual([{ due: '2027-02-17' }]);
    expect((await look(false)).short).toBeNull();
    expect(done(await send(next.bookingId, ola))).toMatchObject({ version: 2, reason: 'change' });
  });
});

describe('confirming a booking', () => {
  it('R112 sends both sides their paper, keeps it as sent, stops the clock, and is in the log', async () => {
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(shiftIds);
    const sent = done(await send(bookingId));
    expect(sent).toMatchObject({ version: 1, reason: 'first' });
    expect(sent.papers.map(({ side }) => side)).toEqual(['worker', 'hirer']);
    expect(await stateOf(bookingId)).toEqual({ shifts: ['confirmed'], paper: ['sent 1'] });
    const shown = await page(bookingId);
    expect(shown.confirmations.map(({ delivery }) => delivery?.toAddress)).toContain(
      'grace.hill@harrow.example',
    );
    const [{ confirmationId = '' } = {}] = sent.papers;
    const file = await read(world.db, org.carla, (tx) =>
      confirmationFile(tx, confirmationId, 'pdf'),
    ).then(done);
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const entry = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'booking.confirmed' && envelope.subjects['booking'] === bookingId,
    );
    const facts = entry?.envelope.facts as { papers: { pdfSha256: string }[] };
    expect(facts).toMatchObject({ version: 1, dueOn: '2026-11-19', inTime: true });
    expect(facts.papers[0]?.pdfSha256).toBe(createHash('sha256').update(file.bytes).digest('hex'));
    expect(JSON.stringify(entry?.envelope)).not.toContain('grace.hill');
  });

  it('sends once when pressed twice, and once when two press at the same moment', async () => {
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(shiftIds);
    const id = newId();
    const first = done(await send(bookingId, rosa, id));
    expect(done(await send(bookingId, rosa, id))).toEqual(first);
    expect(await send(bookingId)).toMatchObject({ refusal: { code: 'already-confirmed' } });
    const other = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(other.shiftIds);
    const both = await Promise.all([send(other.bookingId), send(other.bookingId)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect((await page(other.bookingId)).confirmations).toHaveLength(2);
    const third = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(third.shiftIds);
    const same = newId();
    const press = () => send(third.bookingId, rosa, same);
    const [one, two] = (await Promise.all([press(), press()])).map(done);
    expect(two).toEqual(one);
  });

  it('shows the paper as out of date after a change, and sends version 2 beside version 1', async () => {
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(shiftIds);
    done(await send(bookingId));
    const [shiftId = ''] = shiftIds;
    done(await act(world.db, org.carla, (tx) => changeShift(tx, { shiftId, payPence: 1500 })));
    expect(await stateOf(bookingId)).toEqual({ shifts: ['assigned'], paper: ['out_of_date 1'] });
    expect(done(await send(bookingId))).toMatchObject({ version: 2, reason: 'change' });
    expect(await stateOf(bookingId)).toEqual({ shifts: ['confirmed'], paper: ['sent 2'] });
    done(
      await act(world.db, org.carla, (tx) => amendBooking(tx, { bookingId, reportTo: 'Gate 2' })),
    );
    expect((await stateOf(bookingId)).paper).toEqual(['out_of_date 2']);
    done(await act(world.db, org.carla, (tx) => amendBooking(tx, { bookingId, notes: 'Rang' })));
    done(await send(bookingId));
    done(
      await act(world.db, org.carla, (tx) => amendBooking(tx, { bookingId, notes: 'Rang again' })),
    );
    expect((await stateOf(bookingId)).paper).toEqual(['sent 3']);
    const versions = (await page(bookingId)).confirmations.map(({ version }) => version);
    expect(versions).toEqual([3, 3, 2, 2, 1, 1]);
  });

  it('tells both sides of a cancelled and of a given-up shift, and keeps the old paper', async () => {
    const { bookingId, shiftIds } = await book([
      aShift(nextDay(), '07:00', '15:00'),
      aShift(nextDay(), '07:00', '15:00'),
    ]);
    const { assignments } = await give(shiftIds);
    done(await send(bookingId));
    const [shiftId = ''] = shiftIds;
    done(await act(world.db, org.carla, (tx) => cancelShift(tx, { shiftId, because: 'Closed' })));
    expect((await stateOf(bookingId)).paper).toEqual(['out_of_date 1']);
    expect(done(await send(bookingId))).toMatchObject({ version: 2, reason: 'change' });
    const second = assignments.find((one) => one.shiftId !== shiftId)?.assignmentId ?? '';
    done(
      await act(world.db, org.carla, (tx) =>
        release(tx, { assignmentId: second, because: 'Asked to stop' }),
      ),
    );
    const preview = await read(world.db, org.carla, (tx) =>
      confirmationPreview(tx, { bookingId, personId: rosa, because: '' }),
    ).then(done);
    expect(preview).toMatchObject({ reason: 'cancellation', version: 3, paper: 'out_of_date' });
    expect(preview.mails.map(({ body }) => body).join()).not.toContain('Asked to stop');
    expect(done(await send(bookingId))).toMatchObject({ version: 3, reason: 'cancellation' });
    expect(await send(bookingId)).toMatchObject({ refusal: { code: 'already-confirmed' } });
  });

  it('is refused while the order number that the bill-to asks for is missing', async () => {
    const strict = done(
      await act(world.db, org.carla, async (tx) =>
        ok(
          await aPlace(
            tx,
            { name: 'Order House', same: { poRequired: true, companyNumber: '' } },
            { familyName: 'Order', email: 'order@order.example', phone: '' },
          ),
        ),
      ),
    );
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')], {}, strict);
    await give(shiftIds);
    const refused = await send(bookingId);
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'particulars-missing',
        details: { missing: [{ fact: 'the order number' }] },
      },
    });
    expect((await page(bookingId)).papers[0]?.missing[0]?.fact).toBe('the order number');
    done(
      await act(world.db, org.carla, (tx) => amendBooking(tx, { bookingId, poNumber: 'PO-77' })),
    );
    done(await send(bookingId));
  });

  it('R112 is refused naming each particular that is gone, and the refusal is kept', async () => {
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(shiftIds);
    done(
      await act(world.db, org.carla, (tx) =>
        amendBooking(tx, { bookingId, risks: '', expenses: '' }),
      ),
    );
    const refused = await send(bookingId);
    expect(JSON.stringify(refused)).toContain('expenses');
    expect(JSON.stringify(refused)).toContain('risks');
    const kept = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'supply.refused' &&
        envelope.subjects['booking'] === bookingId &&
        envelope.facts['step'] === 'confirm',
    );
    expect(kept?.envelope.facts['missing']).toHaveLength(2);
  });

  it('is refused without an address, for a pencil, for a stranger and for an unknown booking', async () => {
    const quiet = await aClearedWorker(world.db, org.carla, 'Quinn', { emails: [] });
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')]);
    expect(await send(bookingId)).toMatchObject({ refusal: { code: 'nothing-to-confirm' } });
    await give(shiftIds, quiet);
    expect(JSON.stringify(await send(bookingId, quiet))).toContain(
      'an e-mail address of the worker',
    );
    expect(await send(bookingId, newId())).toMatchObject({ refusal: { code: 'worker-not-found' } });
    expect(await send(newId())).toMatchObject({ refusal: { code: 'booking-not-found' } });
  });

  it('stands on Today from the yes until it is sent, late after the third business day', async () => {
    const { bookingId, shiftIds } = await book([aShift(nextDay(), '07:00', '15:00')]);
    await give(shiftIds);
    const due = () =>
      read(world.db, org.carla, (tx) => todaysNeeds(tx, { hours: 72 })).then(({ papers }) =>
        papers.rows.find((row) => row.bookingId === bookingId),
      );
    expect(await due()).toMatchObject({ paper: 'none', dueOn: '2026-11-19', late: false });
    world.at('2026-11-20T09:00:00Z');
    expect(await due()).toMatchObject({ late: true });
    done(await send(bookingId));
    expect(await due()).toBeUndefined();
    const entry = (await world.log(org)).findLast(({ kind }) => kind === 'booking.confirmed');
    expect(entry?.envelope.facts).toMatchObject({ inTime: false });
  });
});
