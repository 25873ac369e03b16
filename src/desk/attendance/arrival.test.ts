import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { done } from '../bookings/fixtures.ts';
import { changeShift } from '../bookings/index.ts';
import { handlerOf } from '../communications/on-reply.ts';
import { startBoard } from './board.ts';
import { aMorning, type Morning } from './fixtures.ts';
import './index.ts';
import { hereByCode, lookAtArrivalByLink, sayByLink, tapByLink } from './open-link.ts';
import { remindAllDue } from './reminder-worker.ts';
import { replaceWorker } from './replace-worker.ts';
import { setAttendance } from './setting.ts';
import { makeSiteList } from './site-list.ts';

const world = await openWorld();
const PUBLIC = 'https://desk.example';
const quiet = { info: () => {}, error: (facts: object) => expect(facts).toEqual({}) };
const remind = () => remindAllDue(world.db, PUBLIC, quiet);
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

/** Rosa's morning in an organisation that reminds at 18:00 and 90 minutes before. */
async function reminded(times?: readonly [string, string, string]): Promise<Morning> {
  const rosa = await aMorning(world, times);
  const setting = {
    notHeardAfter: 10,
    eveningAt: '18:00',
    beforeMinutes: 90,
    channel: 'text' as const,
  };
  done(await act(world.db, rosa.org.ben, (tx) => setAttendance(tx, setting)));
  return rosa;
}

async function sentTo({ org, personId }: Morning): Promise<readonly string[]> {
  const { rows } = await world.owner.query(
    `select body from outgoing_text where organisation_id = $1 and person_id = $2 order by written_at`,
    [org.id, personId],
  );
  return rows.map(({ body }) => String(body));
}
const tokenIn = (body = '') => /#([\w-]{43})/.exec(body)?.[1] ?? '';
const say = (token: string, said: 'on_the_way' | 'arrived' | 'late' | 'cannot_come', more = {}) =>
  sayByLink(world.db, token, { id: newId(), said, note: '', ...more });
const rowOf = async ({ org, shiftId }: Morning) => {
  const { rows } = await read(world.db, org.carla, (tx) => startBoard(tx, { span: 'now' }));
  return rows.find((row) => row.shiftId === shiftId);
};
const list = (of: Morning, kind: 'list' | 'code', change = {}) =>
  act(world.db, of.org.carla, (tx) =>
    makeSiteList(
      tx,
      {
        id: newId(),
        siteId: of.siteId,
        onDate: '2026-11-23',
        kind,
        contactId: of.contactId,
        ...change,
      },
      PUBLIC,
    ),
  );

describe('reminders', () => {
  test('go once each, the evening before and before the start, by two processes and after a restart', async () => {
    const rosa = await reminded();
    world.at('2026-11-22T17:59:00Z');
    expect(await remind()).toBe(0);
    world.at('2026-11-22T18:00:00Z');
    const both = await Promise.all([remind(), remind()]);
    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect(await remind()).toBe(0);
    world.at('2026-11-23T05:30:00Z');
    await Promise.all([remind(), remind()]);
    await remind();
    const texts = await sentTo(rosa);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/Harrow House/);
    expect(texts[1]).toMatch(/YES 1 or NO 1$/);
    expect((await rowOf(rosa))?.reminders.map(({ kind }) => kind)).toEqual(['evening', 'before']);
    const log = (await world.log(rosa.org)).filter(({ kind }) => kind === 'attendance.reminded');
    expect(log.map(({ envelope }) => envelope.facts)).toEqual([
      { evening: 1, before: 0, notReached: 0 },
      { evening: 0, before: 1, notReached: 0 },
    ]);
  });

  test('go once more with the new time when the shift moves after them, and back again likewise', async () => {
    const rosa = await reminded();
    const moves = (start: string, end: string) =>
      act(world.db, rosa.org.carla, (tx) =>
        changeShift(tx, { shiftId: rosa.shiftId, times: { date: '2026-11-23', start, end } }),
      );
    world.at('2026-11-22T18:00:00Z');
    expect(await remind()).toBe(1);
    done(await moves('09:00', '17:00'));
    world.at('2026-11-22T18:05:00Z');
    const both = await Promise.all([remind(), remind()]);
    expect(both.reduce((a, b) => a + b)).toBe(1);
    expect(await remind()).toBe(0);
    world.at('2026-11-23T07:30:00Z');
    expect(await remind()).toBe(1);
    done(await moves('08:30', '16:30'));
    world.at('2026-11-23T07:31:00Z');
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    const texts = await sentTo(rosa);
    expect(texts.map((text) => text.includes('NEW TIME'))).toEqual([false, true, false, true]);
    expect(texts[1]).toContain('09:00-17:00');
    expect(texts[3]).toContain('08:30-16:30');
    // Who has answered is not asked again, and moved back is another new time.
    done(await moves('09:00', '17:00'));
    world.at('2026-11-23T07:32:00Z');
    expect(await remind()).toBe(1);
    done(await say(tokenIn((await sentTo(rosa)).at(-1)), 'on_the_way'));
    done(await moves('09:15', '17:00'));
    expect(await remind()).toBe(0);
  });

  test('keep to London’s clock in the night it changes, not to what was heard already, and fall back to mail', async () => {
    const night = await reminded(['2027-03-28', '07:00', '15:00']);
    await world.owner.query('delete from person_phone where person_id = $1', [night.personId]);
    world.at('2027-03-27T23:59:00Z');
    expect(await remind()).toBe(1);
    world.at('2027-03-28T04:29:00Z');
    expect(await remind()).toBe(0);
    const { rows } = await world.owner.query(
      'select channel, refused from attendance_reminder where organisation_id = $1',
      [night.org.id],
    );
    expect(rows).toEqual([{ channel: 'mail', refused: '' }]);
    const mail = await world.owner.query('select body from message where person_id = $1', [
      night.personId,
    ]);
    done(await say(tokenIn(mail.rows[0]?.body), 'on_the_way'));
    world.at('2027-03-28T04:30:00Z');
    expect(await remind()).toBe(0);
  });

  test('are answered by text: YES is on the way, NO reaches the desk at once', async () => {
    const rosa = await reminded();
    world.at('2026-11-23T05:40:00Z');
    await remind();
    const reply = (answer: 'yes' | 'no') =>
      act(world.db, rosa.org.carla, async (tx) => {
        const handler = handlerOf('attendance');
        if (!handler) throw new Error('Nobody hears answers about attendance.');
        const { personId, assignmentId: about } = rosa;
        const receivedAt = new Date();
        return handler(tx, { personId, about, answer, text: answer, receivedAt, textId: newId() });
      });
    done(await reply('yes'));
    expect(await rowOf(rosa)).toMatchObject({ state: 'on_the_way', by: { how: 'text' } });
    done(await reply('no'));
    expect(await rowOf(rosa)).toMatchObject({ state: 'cannot_come', call: true });
  });
});

describe('a worker’s own link', () => {
  test('says how they come; said twice it shows what was said, and nobody else’s link does', async () => {
    const rosa = await reminded();
    world.at('2026-11-22T18:00:00Z');
    await remind();
    const token = tokenIn((await sentTo(rosa))[0]);
    const look = () => lookAtArrivalByLink(world.db, token);
    expect(done(await look()).worker).toMatchObject({
      state: 'due',
      moves: ['late', 'cannot_come'],
      arrivesFrom: '2026-11-23T05:00:00.000Z',
    });
    expect(code(await say(token, 'arrived'))).toBe('before-window');
    world.at('2026-11-23T06:30:00Z');
    done(await say(token, 'late', { minutesLate: 20, note: 'Train' }));
    expect(done(await look()).worker?.expectedAt).toBe('2026-11-23T07:20:00.000Z');
    world.at('2026-11-23T07:18:00Z');
    const first = done(await say(token, 'arrived'));
    expect(done(await say(token, 'arrived'))).toEqual(first);
    expect(await rowOf(rosa)).toMatchObject({ state: 'arrived', minutesLate: 18 });
    expect(done(await look()).worker).toMatchObject({ state: 'arrived', moves: [] });
    expect(code(await say('x'.repeat(43), 'arrived'))).toBe('link-not-found');
    const tap = { id: newId(), assignmentId: rosa.assignmentId, said: 'arrived' as const };
    expect(code(await tapByLink(world.db, token, tap))).toBe('link-not-found');
    world.at('2026-11-23T15:00:00Z');
    expect(code(await look())).toBe('link-expired');
  });

  test('opens nothing once somebody else goes', async () => {
    const rosa = await reminded();
    world.at('2026-11-23T06:00:00Z');
    await remind();
    const token = tokenIn((await sentTo(rosa)).at(-1));
    done(await say(token, 'cannot_come', { note: 'Ill' }));
    done(
      await act(world.db, rosa.org.carla, (tx) =>
        replaceWorker(tx, { id: newId(), assignmentId: rosa.assignmentId }),
      ),
    );
    expect(code(await say(token, 'arrived'))).toBe('link-withdrawn');
  });
});

describe('the list of a site', () => {
  test('is mailed with names and times only, and tapped; not for another site, not for a worker’s link', async () => {
    const rosa = await aMorning(world);
    const other = await aMorning(world);
    world.at('2026-11-23T05:00:00Z');
    expect(code(await list(rosa, 'list', { onDate: '2026-11-24' }))).toBe('nobody-expected');
    expect(code(await list(rosa, 'list', { contactId: other.contactId }))).toBe(
      'contact-not-found',
    );
    expect(code(await list(rosa, 'list', { siteId: other.siteId }))).toBe('site-not-found');
    done(await list(rosa, 'list'));
    const { rows } = await world.owner.query(
      `select body from message where organisation_id = $1 and about_kind = 'attendance_list'`,
      [rosa.org.id],
    );
    const body = String(rows[0]?.body);
    expect(body).toMatch(/07:00-15:00 {2}Rosa Marsh, Care assistant/);
    expect(body).not.toMatch(/07700/);
    const token = tokenIn(body);
    expect(done(await lookAtArrivalByLink(world.db, token)).list).toMatchObject({
      siteName: 'Harrow House',
      rows: [{ name: 'Rosa Marsh', state: 'due', mayArrive: true, mayMiss: false }],
    });
    const tap = (assignmentId: string, said: 'arrived' | 'no_show') =>
      tapByLink(world.db, token, { id: newId(), assignmentId, said });
    expect(code(await tap(other.assignmentId, 'arrived'))).toBe('not-at-this-site');
    expect(code(await tap(rosa.assignmentId, 'no_show'))).toBe('before-window');
    world.at('2026-11-23T07:12:00Z');
    done(await tap(rosa.assignmentId, 'no_show'));
    expect(await rowOf(rosa)).toMatchObject({ state: 'no_show', by: { byWhom: 'hirer' } });
    done(await tap(rosa.assignmentId, 'arrived'));
    expect(await rowOf(rosa)).toMatchObject({ state: 'arrived', minutesLate: 12 });
    expect(code(await say(token, 'arrived'))).toBe('link-not-found');
  });

  test('has a code for its door that shows no name and knows people by four digits', async () => {
    const rosa = await aMorning(world);
    world.at('2026-11-23T06:00:00Z');
    const first = tokenIn(done(await list(rosa, 'code')).address ?? '');
    const token = tokenIn(done(await list(rosa, 'code')).address ?? '');
    expect(code(await lookAtArrivalByLink(world.db, first))).toBe('link-withdrawn');
    const seen = done(await lookAtArrivalByLink(world.db, token));
    expect(JSON.stringify(seen)).not.toMatch(/Rosa/);
    const here = (digits: string) => hereByCode(world.db, token, { id: newId(), digits });
    expect(code(await here('9999'))).toBe('nobody-by-that-number');
    expect(done(await here('0123'))).toMatchObject({ state: 'arrived', name: 'Rosa Marsh' });
    expect(code(await here('0123'))).toBe('already-said');
    expect(await rowOf(rosa)).toMatchObject({ state: 'arrived', by: { how: 'site_code' } });
  });
});
