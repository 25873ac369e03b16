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
import { type BookInput, bookDraft } from './book-draft.ts';
import { aPaste, aRow } from './fixtures.ts';
import './forget.ts';
import { dropTemplate, keepTemplate } from './keep-template.ts';
import { copyWeek, paintRota, useTemplate } from './make-draft.ts';
import { pasteRota } from './paste-rota.ts';
import { canvasOf, codeList, draftPage, templateList } from './queries.ts';
import { bookDraftRoute, keepTemplate as keepTemplateRoute, readDraft } from './schema.ts';
import { dropCode, keepCode } from './shift-codes.ts';

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
const yes = (draftId: string, change: Partial<BookInput> = {}) => {
  const { siteId, billToId, contactId: orderedBy } = harrow;
  const body = bookDraftRoute.body.parse({ id: newId(), siteId, billToId, orderedBy, ...change });
  return acts((tx) => bookDraft(tx, { draftId, ...body }));
};

describe('shift codes', () => {
  const code = (change: object = {}) => ({
    clientId: harrow.clientId,
    siteId: null,
    code: 'ld',
    start: '07:30',
    end: '20:00',
    breakMinutes: 60,
    kind: 'waking' as const,
    ...change,
  });

  it('are kept by the client, said anew, and forgotten', async () => {
    done(await acts((tx) => keepCode(tx, code())));
    done(await acts((tx) => keepCode(tx, code({ siteId: harrow.siteId, end: '20:30' }))));
    const heads = ['Date', 'Site', 'Role', 'Shift'];
    const { draftId } = done(
      await paste(aPaste([['11/1', 'Harrow House', 'Care assistant', 'LD']], heads)),
    );
    expect((await page(draftId)).rows[0]).toMatchObject({
      state: 'good',
      times: '07:30-20:30',
      breakMinutes: 60,
    });
    done(await acts((tx) => dropCode(tx, { placeId: harrow.siteId, code: 'LD' })));
    expect((await page(draftId)).rows[0]).toMatchObject({ times: '07:30-20:00' });
    const { rows } = done(await reads((tx) => codeList(tx, harrow.clientId)));
    expect(rows).toMatchObject([{ code: 'LD', siteId: null, keptBy: 'Carla Costa' }]);
    const painted = await acts((tx) =>
      paintRota(tx, {
        id: newId(),
        siteId: harrow.siteId,
        cells: [{ role: 'care-assistant', date: '2027-01-12', shift: 'LD', places: 3 }],
      }),
    );
    expect(done(painted).counts).toMatchObject({ lines: 1, good: 1 });
    const canvas = done(
      await reads((tx) => canvasOf(tx, { siteId: harrow.siteId, from: '2026-12-14', days: 28 })),
    );
    expect(canvas).toMatchObject({
      codes: [{ code: 'LD' }],
      holidays: ['2026-12-25', '2026-12-28', '2027-01-01'],
    });
    const week = await reads((tx) =>
      canvasOf(tx, { siteId: harrow.siteId, from: '2026-11-16', days: 7 }),
    );
    expect(done(week).booked).toEqual([
      { role: 'care-assistant', date: '2026-11-16', start: '07:00', end: '15:00', places: 1 },
    ]);
  });

  it('are refused when they could be read as something else, or do not fit', async () => {
    const keep = async (change: object) => refusal(await acts((tx) => keepCode(tx, code(change))));
    expect(await keep({ code: '7-3' })).toBe('code-unclear');
    expect(await keep({ code: '=1' })).toBe('code-unclear');
    expect(await keep({ end: '' })).toBe('code-times');
    expect(await keep({ end: '07:30' })).toBe('code-times');
    expect(await keep({ clientId: newId() })).toBe('client-not-found');
    expect(await keep({ siteId: newId() })).toBe('site-not-found');
    expect(refusal(await acts((tx) => dropCode(tx, { placeId: newId(), code: 'E' })))).toBe(
      'code-not-found',
    );
  });
});

describe('templates and copied weeks', () => {
  const template = (change: object = {}) => ({
    templateId: newId(),
    ...keepTemplateRoute.body.parse({
      clientId: harrow.clientId,
      name: 'Winter rota',
      from: 0,
      lines: [
        {
          role: 'care-assistant',
          start: '07:00',
          end: '15:00',
          days: { by: 'weekday', on: [1, 2, 3, 4, 5] },
        },
        {
          role: 'care-assistant',
          start: '21:00',
          end: '07:00',
          samePerson: 'must',
          days: { by: 'cycle', length: 8, on: [0, 1, 2, 3], anchor: '2027-02-01' },
        },
      ],
      ...change,
    }),
  });

  it('are used for weeks from a day to a day: a draft, then the same yes', async () => {
    const input = template();
    expect(done(await acts((tx) => keepTemplate(tx, input))).version).toBe(1);
    expect(done(await acts((tx) => keepTemplate(tx, input))).version).toBe(1);
    const use = (change: object) =>
      acts((tx) =>
        useTemplate(tx, {
          id: newId(),
          templateId: input.templateId,
          siteId: null,
          from: '2027-02-01',
          to: '2027-02-14',
          skipHolidays: false,
          ...change,
        }),
      );
    const made = done(await use({}));
    expect(made.counts).toMatchObject({ lines: 18, good: 18 });
    expect(done(await yes(made.draftId)).shifts).toBe(18);
    // Used for the same weeks once more, every line is there already.
    expect(done(await use({})).counts).toMatchObject({ doubtful: 18 });
    expect(refusal(await use({ to: '2027-01-01' }))).toBe('dates-wrong');
    expect(refusal(await use({ from: '2027-02-06', to: '2027-02-07' }))).toBe('no-days');
    expect(refusal(await use({ templateId: newId() }))).toBe('template-not-found');
    expect(refusal(await acts((tx) => keepTemplate(tx, { ...input, name: 'Other' })))).toBe(
      'template-changed',
    );
    expect(refusal(await acts((tx) => keepTemplate(tx, template())))).toBe('template-name-taken');
    expect(
      done(await acts((tx) => keepTemplate(tx, { ...input, from: 1, name: 'Spring rota' })))
        .version,
    ).toBe(2);
    expect((await reads((tx) => templateList(tx, {}))).rows).toMatchObject([
      { name: 'Spring rota', version: 2 },
    ]);
    done(await acts((tx) => dropTemplate(tx, input.templateId)));
    expect((await reads((tx) => templateList(tx, {}))).total).toBe(0);
    expect(refusal(await use({}))).toBe('template-not-found');
    expect(refusal(await acts((tx) => dropTemplate(tx, newId())))).toBe('template-not-found');
  });

  it('are refused for a role, times or a cycle that cannot be', async () => {
    const [first] = template().lines;
    const keep = async (line: object) =>
      refusal(
        await acts((tx) =>
          keepTemplate(tx, template({ name: newId(), lines: [{ ...first, ...line }] })),
        ),
      );
    expect(await keep({ role: 'astronaut' })).toBe('role-not-found');
    expect(await keep({ end: '07:00' })).toBe('times-equal');
    expect(await keep({ days: { by: 'cycle', length: 4, on: [4], anchor: '2027-02-01' } })).toBe(
      'cycle-days',
    );
  });

  it('copy a week with its faces, local times kept over the clock change, and never backwards', async () => {
    const { draftId } = done(await paste(aPaste([aRow('22/3/27'), aRow('23/3/27', '2')])));
    done(await yes(draftId));
    const first = (await page(draftId)).rows[0];
    expect(first?.state).toBe('booked');
    const ids = await world.owner.query(
      'select shift_ids from rota_line where draft_id = $1 and line = 1',
      [draftId],
    );
    done(
      await acts((tx) =>
        pencil(tx, {
          personId: rosa,
          assignments: [{ id: newId(), shiftId: ids.rows[0].shift_ids[0] }],
        }),
      ),
    );
    const copy = (change: object) =>
      acts((tx) =>
        copyWeek(tx, {
          id: newId(),
          clientId: harrow.clientId,
          siteId: null,
          week: '2027-03-24',
          to: ['2027-03-31', '2027-04-05'],
          faces: false,
          ...change,
        }),
      );
    const plain = await page(done(await copy({})).draftId);
    expect(plain.rows.map(({ firstOn, times, shifts }) => [firstOn, times, shifts])).toEqual([
      ['2027-03-29', '07:00-15:00', 1],
      ['2027-03-30', '07:00-15:00', 2],
      ['2027-04-05', '07:00-15:00', 1],
      ['2027-04-06', '07:00-15:00', 2],
    ]);
    expect(plain.rows[0]?.holidays).toEqual(['2027-03-29']);
    expect(plain.rows.every(({ state }) => state === 'good')).toBe(true);
    const faces = await page(done(await copy({ faces: true, to: ['2027-04-12'] })).draftId);
    expect(faces.rows[0]?.said.worker).toBe('Rosa Marsh');
    expect(refusal(await copy({ to: ['2027-03-22'] }))).toBe('week-not-later');
    expect(refusal(await copy({ week: '2027-06-07', to: ['2027-06-14'] }))).toBe('week-empty');
    expect(refusal(await copy({ siteId: newId() }))).toBe('client-not-found');
  });
});

describe('the report of a line', () => {
  it('shows what is too long or on two lines instead of failing on it', async () => {
    const { draftId } = done(
      await paste(
        aPaste(
          [
            [...aRow('7/12'), '"Rosa\nMarsh"', 'P'.repeat(300)],
            [...aRow('8/12'), '"Rosa\nMarsh"', '4711'],
          ],
          ['Date', 'Site', 'Role', 'Start', 'End', 'Places', 'Worker', 'PO'],
        ),
      ),
    );
    const reply = readDraft.reply.parse(await page(draftId));
    expect(reply.rows.map(({ state, said }) => [state, said.worker])).toEqual([
      ['refused', 'Rosa Marsh'],
      ['good', 'Rosa Marsh'],
    ]);
  });

  it('says before the yes which lines no card and no earlier booking has a rate for', async () => {
    const row = (...more: string[]) => [
      '9/12',
      'Harrow House',
      'Care assistant',
      'Sleep-in',
      '22',
      '7',
      ...more,
    ];
    const heads = ['Date', 'Site', 'Role', 'Kind', 'Start', 'End', 'Pay', 'Charge'];
    const { draftId } = done(
      await paste(aPaste([row('', ''), row('13.50', ''), row('13.50', '19.00')], heads)),
    );
    const { rows } = await page(draftId);
    expect(rows.map(({ problems }) => problems.map(({ field }) => field))).toEqual([
      ['pay'],
      ['line', 'charge'],
      ['line'],
    ]);
    expect(rows[0]?.problems[0]?.because).toContain('No rate card');
  });
});
