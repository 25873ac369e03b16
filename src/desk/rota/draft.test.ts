import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  aBooking,
  aClearedWorker,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { pencil } from '../bookings/index.ts';
import { erasePerson } from '../people/index.ts';
import { type BookInput, bookDraft } from './book-draft.ts';
import { correctLines, pasteAgain } from './correct-lines.ts';
import { dropDraft } from './drop-draft.ts';
import { facesOf } from './faces.ts';
import { aPaste, aRow } from './fixtures.ts';
import './forget.ts';
import { pasteRota } from './paste-rota.ts';
import { draftList, draftPage, sheetOfDraft } from './queries.ts';
import { bookDraftRoute } from './schema.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla);
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
  // What was ordered here before: its rates and duties are taken again.
  await acts(async (tx) =>
    ok(await aBooking(tx, harrow, [aShift('2026-11-16', '07:00', '15:00')])),
  );
});

const acts = <T>(work: (tx: Tx) => Promise<Result<T>>) => act(world.db, org.carla, work);
const reads = <T>(work: (tx: Tx) => Promise<T>) => read(world.db, org.carla, work);
const paste = (text: string, change: object = {}) =>
  acts((tx) =>
    pasteRota(tx, { id: newId(), text, clientId: null, siteId: null, role: null, ...change }),
  );
const page = async (draftId: string) => done(await reads((tx) => draftPage(tx, draftId)));
const refusal = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const yes = (draftId: string, change: Partial<BookInput> = {}, actor = org.carla) => {
  const { siteId, billToId, contactId: orderedBy } = harrow;
  const body = bookDraftRoute.body.parse({ id: newId(), siteId, billToId, orderedBy, ...change });
  return act(world.db, actor, (tx) => bookDraft(tx, { draftId, ...body }));
};
const shiftsBooked = async () => {
  const { rows } = await world.owner.query(
    'select count(*)::int from shift where organisation_id = $1',
    [org.id],
  );
  return rows[0].count as number;
};

describe('a pasted rota', () => {
  it('is kept line by line, and books nothing before the yes', async () => {
    const before = await shiftsBooked();
    const text = aPaste([
      aRow('Tue 1 Dec', '2'),
      ['Wed 2 Dec', 'Ash Villa', 'Care assistant', '7', '15', '1'],
      ['Mon 3 Dec', 'Harrow House', 'CA', '07:00', '07:00', '1'],
      ['4 Dec', 'Harrow', 'Care assistant', '7am', '3pm', '1'],
    ]);
    const id = newId();
    const { counts } = done(await paste(text, { id }));
    expect(counts).toEqual({ lines: 4, good: 1, doubtful: 1, refused: 2, left: 0, booked: 0 });
    expect(done(await paste(text, { id })).counts).toEqual(counts);
    const { rows, sites } = await page(id);
    expect(rows.map(({ at, state }) => [at, state])).toEqual([
      ['row 2', 'good'],
      ['row 3', 'refused'],
      ['row 4', 'refused'],
      ['row 5', 'doubtful'],
    ]);
    expect(rows[0]).toMatchObject({
      shifts: 2,
      times: '07:00-15:00',
      payPence: null,
      roleName: 'Care assistant',
    });
    expect(sites).toMatchObject([
      { siteName: 'Harrow House', shifts: 2, last: { billToId: harrow.billToId } },
    ]);
    expect(await shiftsBooked()).toBe(before);
    const log = await world.log(org);
    const entry = log.findLast(({ kind }) => kind === 'rota.read');
    expect(entry?.envelope.facts).toEqual({
      from: 'paste',
      lines: 4,
      good: 1,
      doubtful: 1,
      refused: 2,
    });
    expect(log.filter(({ envelope }) => envelope.subjects['rota'] === id)).toHaveLength(1);
    expect((await reads(draftList)).rows).toContainEqual(
      expect.objectContaining({ draftId: id, lines: 4, booked: 0 }),
    );
  });

  it('is corrected in place, for every line that says the same, and by pasting again', async () => {
    const { draftId } = done(
      await paste(
        aPaste([
          aRow('7/12'),
          ['8/12', 'The Harrow', 'Carer', '7', '15', '1'],
          ['9/12', 'The Harrow', 'Carer', '7', '15', '1'],
          ['x', '', '', '', '', ''],
        ]),
      ),
    );
    const change = (lines: Parameters<typeof correctLines>[1]['lines']) =>
      acts((tx) => correctLines(tx, { draftId, lines }));
    const { siteId } = harrow;
    await change([{ line: 2, said: {}, chosen: { siteId, role: 'care-assistant' }, alike: true }]);
    expect((await page(draftId)).counts).toMatchObject({ good: 3, refused: 1 });
    await change([{ line: 2, said: { site: 'Nowhere' }, chosen: {}, alike: false }]);
    expect((await page(draftId)).counts).toMatchObject({ good: 2, refused: 2 });
    expect(refusal(await change([{ line: 9, said: {}, chosen: {}, alike: false }]))).toBe(
      'line-not-found',
    );
    const again = await acts((tx) =>
      pasteAgain(tx, { id: newId(), draftId, text: aPaste([aRow('10/12'), aRow('11/12')]) }),
    );
    expect(done(again).counts).toEqual({
      lines: 4,
      good: 4,
      doubtful: 0,
      refused: 0,
      left: 0,
      booked: 0,
    });
    await change([{ line: 1, said: {}, chosen: { left: true }, alike: false }]);
    expect((await page(draftId)).counts).toMatchObject({ good: 3, left: 1 });
    const sheet = done(await reads((tx) => sheetOfDraft(tx, draftId, 'left')));
    expect(sheet.bytes.toString()).toContain('Harrow House,Care assistant,7/12,07:00,15:00');
  });

  it('is refused whole when it cannot be read, and for a place or a role that is not ours', async () => {
    expect(refusal(await paste('hello'))).toBe('no-header');
    expect(refusal(await paste('\u0000'))).toBe('not-a-sheet');
    expect(refusal(await paste(aPaste([aRow('7/12')]), { role: 'astronaut' }))).toBe(
      'role-not-found',
    );
    expect(refusal(await paste(aPaste([aRow('7/12')]), { siteId: newId() }))).toBe(
      'site-not-found',
    );
    expect(refusal(await paste(aPaste([aRow('7/12')]), { clientId: newId() }))).toBe(
      'client-not-found',
    );
    const stranger = await world.organisation();
    const { draftId } = done(await paste(aPaste([aRow('7/12')])));
    expect(refusal(await read(world.db, stranger.carla, (tx) => draftPage(tx, draftId)))).toBe(
      'draft-not-found',
    );
    expect(refusal(await act(world.db, stranger.carla, (tx) => dropDraft(tx, draftId)))).toBe(
      'draft-not-found',
    );
  });

  it('is gone after 30 days, or when it is dropped', async () => {
    const { draftId } = done(
      await paste(
        aPaste(
          [[...aRow('7/12'), 'Rosa Marsh']],
          ['Date', 'Site', 'Role', 'Start', 'End', 'Places', 'Worker'],
        ),
      ),
    );
    const other = done(await paste(aPaste([aRow('7/12')])));
    expect(done(await acts((tx) => dropDraft(tx, other.draftId)))).toEqual({
      draftId: other.draftId,
    });
    expect(refusal(await acts((tx) => dropDraft(tx, other.draftId)))).toBe('draft-not-found');
    world.at('2026-12-16T09:00:01Z');
    expect(refusal(await reads((tx) => draftPage(tx, draftId)))).toBe('draft-not-found');
    done(await paste(aPaste([aRow('18/12')])));
    const { rows } = await world.owner.query('select 1 from rota_line where draft_id = $1', [
      draftId,
    ]);
    expect(rows).toEqual([]);
    world.at('2026-11-16T09:00:00Z');
  });
});

describe('the yes', () => {
  it('books the good lines of a site once, whoever presses again', async () => {
    const { draftId } = done(
      await paste(
        aPaste([aRow('14/12', '2'), aRow('15/12'), ['16/12', 'Ash Villa', 'Nurse', '7', '8', '1']]),
      ),
    );
    const id = newId();
    const first = done(await yes(draftId, { id }, org.ben));
    expect(first).toMatchObject({ lines: 2, shifts: 3, waiting: 0 });
    const made = (await world.log(org)).slice(-2).map(({ envelope }) => envelope['prepared_by']);
    expect(made).toEqual([[org.carla.memberId], [org.carla.memberId]]);
    const after = await shiftsBooked();
    expect(done(await yes(draftId, { id }))).toMatchObject({
      bookingId: first.bookingId,
      number: first.number,
      shifts: 3,
    });
    expect(refusal(await yes(draftId))).toBe('nothing-to-book');
    const [one, two] = await Promise.all([yes(draftId), yes(draftId)]);
    expect([refusal(one), refusal(two)]).toEqual(['nothing-to-book', 'nothing-to-book']);
    expect(await shiftsBooked()).toBe(after);
    const { counts, bookings } = await page(draftId);
    expect(counts).toMatchObject({ booked: 2, refused: 1 });
    expect(bookings).toEqual([
      { bookingId: first.bookingId, number: first.number, lines: 2, shifts: 3 },
    ]);
    const kinds = (await world.log(org))
      .slice(-2)
      .map(({ kind, envelope }) => [kind, envelope.facts]);
    expect(kinds).toMatchObject([
      ['booking.taken', { how: 'email', lines: [{ role: 'care-assistant', shifts: 3 }] }],
      ['rota.booked', { lines: 2, shifts: 3, extended: false, waiting: 0 }],
    ]);
    expect(
      refusal(
        await acts((tx) =>
          correctLines(tx, { draftId, lines: [{ line: 1, said: {}, chosen: {}, alike: false }] }),
        ),
      ),
    ).toBe('line-booked');
    // The same rota pasted a second time says so.
    const again = done(await paste(aPaste([aRow('14/12', '3')])));
    expect((await page(again.draftId)).rows[0]).toMatchObject({ state: 'doubtful', already: 2 });
  });

  it('never takes the number of another yes or booking for its own', async () => {
    const one = done(await paste(aPaste([aRow('23/12')])));
    const two = done(await paste(aPaste([aRow('24/12')])));
    const id = newId();
    done(await yes(one.draftId, { id }));
    const before = await shiftsBooked();
    expect(refusal(await yes(two.draftId, { id }))).toBe('already-used');
    expect(await shiftsBooked()).toBe(before);
    expect((await page(two.draftId)).counts).toMatchObject({ good: 1, booked: 0 });
  });

  it('books two presses at once one time', async () => {
    const { draftId } = done(await paste(aPaste([aRow('17/12')])));
    const before = await shiftsBooked();
    const pressed = await Promise.all([yes(draftId), yes(draftId), yes(draftId)]);
    expect(pressed.map(refusal).sort()).toEqual(['nothing-to-book', 'nothing-to-book', 'ok']);
    expect(await shiftsBooked()).toBe(before + 1);
  });

  it('may extend a booking that is there, and leaves what it has no line for', async () => {
    const taken = done(
      await acts(async (tx) =>
        ok(await aBooking(tx, harrow, [aShift('2026-12-18', '07:00', '15:00')])),
      ),
    );
    await acts(async (tx) =>
      ok(
        await aBooking(tx, harrow, [aShift('2026-12-18', '07:00', '15:00')], {
          line: { payPence: 1400 },
        }),
      ),
    );
    const heads = ['Date', 'Site', 'Role', 'Start', 'End', 'Pay'];
    const row = (date: string, pay: string) => [
      date,
      'Harrow House',
      'Care assistant',
      '16:00',
      '22:00',
      pay,
    ];
    const { draftId } = done(await paste(aPaste([row('19/12', '13'), row('20/12', '99')], heads)));
    const made = done(await yes(draftId, { extend: taken.bookingId }));
    expect(made).toMatchObject({
      bookingId: taken.bookingId,
      number: taken.number,
      lines: 1,
      shifts: 1,
    });
    expect(made.not).toMatchObject([{ line: 2, because: expect.stringContaining('other rates') }]);
    expect(refusal(await yes(draftId, { extend: newId() }))).toBe('booking-not-found');
    expect(refusal(await yes(draftId, { extend: taken.bookingId }))).toBe('nothing-to-book');
  });

  it('leaves the lines unbooked when the booking is refused', async () => {
    const { draftId } = done(await paste(aPaste([aRow('21/12')])));
    expect(refusal(await yes(draftId, { billToId: newId() }))).toBe('bill-to-of-other-client');
    expect((await page(draftId)).counts).toMatchObject({ good: 1, booked: 0 });
    expect(done(await yes(draftId)).shifts).toBe(1);
  });
});

describe('a worker who is asked for', () => {
  const heads = ['Date', 'Site', 'Role', 'Start', 'End', 'Worker'];
  const row = (date: string, start: string, end: string, worker: string) => [
    date,
    'Harrow House',
    'Care assistant',
    start,
    end,
    worker,
  ];

  it('is shown with what speaks against them, pencilled by bookings alone, and forgotten when erased', async () => {
    const { draftId } = done(
      await paste(
        aPaste(
          [
            row('5/1', '07:00', '15:00', 'Marsh, Rosa'),
            row('5/1', '20:00', '23:00', 'Nobody Known'),
            row('6/1', '07:00', '15:00', 'Marsh, Rosa'),
          ],
          heads,
        ),
      ),
    );
    done(await yes(draftId));
    const { rows } = done(await reads((tx) => facesOf(tx, draftId)));
    expect(rows).toMatchObject([
      {
        worker: 'Marsh, Rosa',
        shifts: 2,
        taken: 0,
        people: [{ personId: rosa, holds: 0, because: [] }],
      },
      { worker: 'Nobody Known', shifts: 1, people: [] },
    ]);
    const shiftId = rows[0]?.people[0]?.may[0] ?? '';
    done(
      await acts((tx) => pencil(tx, { personId: rosa, assignments: [{ id: newId(), shiftId }] })),
    );
    const after = done(await reads((tx) => facesOf(tx, draftId)));
    expect(after.rows[0]).toMatchObject({ taken: 1, people: [{ holds: 1 }] });
    expect(JSON.stringify(await world.log(org))).not.toContain('Marsh, Rosa');
  });

  it('is named with the reason when a rule stops them, and nobody is pencilled', async () => {
    const { draftId } = done(
      await paste(aPaste([row('6/1', '23:00', '06:00', 'Rosa Marsh')], heads)),
    );
    done(await yes(draftId));
    await acts(async (tx) => {
      const night = await aBooking(tx, harrow, [aShift('2027-01-07', '07:00', '15:00')]);
      return pencil(tx, {
        personId: rosa,
        assignments: [{ id: newId(), shiftId: night.shiftIds[0] ?? '' }],
      });
    });
    const { rows } = done(await reads((tx) => facesOf(tx, draftId)));
    expect(rows[0]?.people[0]).toMatchObject({ may: [], because: [{ rule: 'WTR-DAILY' }] });
  });

  it('is forgotten in drafts when they are erased, by id and by name', async () => {
    const ines = await aClearedWorker(world.db, org.carla, 'Ines');
    const { draftId } = done(
      await paste(
        aPaste(
          [[...row('8/1', '07:00', '15:00', 'INES MARSH'), 'as Ines Marsh said']],
          [...heads, 'Notes'],
        ),
      ),
    );
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: ines, reason: 'asked' })),
    );
    const { rows } = await page(draftId);
    expect(rows[0]?.said).toMatchObject({ worker: '', notes: '', site: 'Harrow House' });
  });
});
