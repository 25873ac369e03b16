import { beforeAll, describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { appoint, openRecord } from '../external/index.ts';
import { centreWithLearner, done, REC } from '../programme/fixtures.ts';
import { visitCalendar } from './calendar-file.ts';
import { diary, visitsOf } from './diary.ts';
import './forget.ts';
import { markRead, strikeMessage, writeMessage } from './messages.ts';
import { contactList, contactOf, unreadOf } from './threads.ts';
import { cancelVisit, holdVisitOutcome, moveVisit, planVisit } from './visits.ts';

const world = await openWorld();
let c: Awaited<ReturnType<typeof centreWithLearner>>;
const idOf = (who: Actor) => who.memberId ?? '';
beforeAll(async () => {
  world.at('2026-11-23T09:00:00Z');
  c = await centreWithLearner(world);
});

const code = async (answer: Promise<Result<unknown>>) => {
  const given = await answer;
  return given.ok ? 'done' : given.refusal.code;
};
const write = (by: Actor, more: object = {}) => {
  const id = newId();
  return {
    id,
    answer: c.does(by, (tx) =>
      writeMessage(tx, {
        id,
        learnerId: idOf(c.lena),
        memberId: idOf(c.asha),
        words: 'Bring the Tamsin file on Friday',
        unitId: null,
        judgementId: null,
        ...more,
      }),
    ),
  };
};
const thread = (by: Actor) =>
  c.asks(by, (tx) => contactOf(tx, { learnerId: idOf(c.lena), memberId: idOf(c.asha) }));

describe('messages between a learner and who looks after them', () => {
  test('R72 the adviser writes, the mail and the log do not hold the words, and the reader leaves a receipt', async () => {
    const { id, answer } = write(c.asha);
    await done(answer);
    const mails = await world.owner.query(
      'select subject, body from message where organisation_id = $1',
      [c.id],
    );
    expect(mails.rows[0].subject).toBe('Asha Amin wrote to you');
    expect(JSON.stringify(mails.rows)).not.toContain('Tamsin');
    expect(JSON.stringify((await world.log(c)).map(({ envelope }) => envelope))).not.toContain(
      'Tamsin',
    );
    expect((await c.asks(c.lena, (tx) => unreadOf(tx, idOf(c.lena))))[0]?.count).toBe(1);
    const pair = { learnerId: idOf(c.lena), memberId: idOf(c.asha) };
    await done(c.does(c.lena, (tx) => markRead(tx, pair)));
    expect(await c.asks(c.lena, (tx) => unreadOf(tx, idOf(c.lena)))).toEqual([]);
    await done(c.does(c.lena, (tx) => markRead(tx, pair)));
    const receipts = (await world.log(c)).filter(({ kind }) => kind === 'contact.read');
    expect(receipts).toHaveLength(1);
    expect(await code(c.does(c.aidan, (tx) => markRead(tx, pair)))).toBe('not-your-message');
    const seen = await done(thread(c.asha));
    expect(seen.messages.find(({ messageId }) => messageId === id)?.readAt).toBe(
      '2026-11-23T09:00:00.000Z',
    );
  });

  test('nobody writes in another’s name, to a stranger, or about another’s unit', async () => {
    expect(await code(write(c.aidan).answer)).toBe('not-your-message');
    expect(await code(write(c.lena, { memberId: idOf(c.ivan) }).answer)).toBe('not-looked-after');
    expect(await code(write(c.asha, { learnerId: newId() }).answer)).toBe('learner-not-found');
    expect(await code(write(c.asha, { unitId: newId() }).answer)).toBe('unit-not-found');
    expect(await code(write(c.asha, { judgementId: newId() }).answer)).toBe('action-not-found');
    const unitId = (await done(thread(c.lena))).units[0]?.id ?? '';
    await done(write(c.lena, { unitId }).answer);
    expect((await done(thread(c.asha))).messages.at(-1)?.about).toMatch(/^\S+ \S+/);
  });

  test('a message sent in error is struck by its writer with a reason and stays readable to the two and the verifier', async () => {
    const { id, answer } = write(c.lena);
    await done(answer);
    const strike = (by: Actor) =>
      c.does(by, (tx) => strikeMessage(tx, id, { because: 'Meant for Aidan' }));
    expect(await code(strike(c.asha))).toBe('not-your-message');
    expect(await code(strike(c.aidan))).toBe('message-not-found');
    await done(strike(c.lena));
    for (const who of [c.lena, c.asha, c.ivan]) {
      const row = (await done(thread(who))).messages.find(({ messageId }) => messageId === id);
      expect(row).toMatchObject({
        words: 'Bring the Tamsin file on Friday',
        struck: { because: 'Meant for Aidan' },
      });
    }
    expect(await code(thread(c.aidan))).toBe('learner-not-found');
    await expect(
      world.owner.query('delete from contact_message where id = $1', [id]),
    ).rejects.toThrow(/contact_strike/);
    await expect(
      world.owner.query(
        `insert into contact_reading (organisation_id, message_id, read_by, read_at)
         values ($1, $2, $3, now())`,
        [c.id, id, idOf(c.lena)],
      ),
    ).rejects.toThrow(/contact_reading/);
  });

  test('an external verifier reads them only of a record opened today', async () => {
    expect(await code(thread(c.edith))).toBe('record-not-opened');
    await done(
      c.does(c.quinn, (tx) =>
        appoint(tx, {
          id: newId(),
          memberId: idOf(c.edith),
          frameworkCode: REC,
          fromOn: '2026-11-01',
          toOn: '2026-12-01',
          reference: 'Letter 7',
        }),
      ),
    );
    expect(await code(thread(c.edith))).toBe('record-not-opened');
    await done(c.does(c.edith, (tx) => openRecord(tx, idOf(c.lena), { frameworkCode: REC })));
    expect((await done(thread(c.edith))).messages.length).toBeGreaterThan(0);
    expect((await c.asks(c.edith, contactList)).rows).toHaveLength(1);
    expect((await c.asks(c.edith, contactList)).mayWriteTo).toEqual([]);
  });

  test('R30 whoever wrote to a learner as their adviser does not verify them, and a message takes nobody else’s side', async () => {
    const { rows } = await world.owner.query(
      'select member_id from learner_side where organisation_id = $1 and learner_id = $2',
      [c.id, idOf(c.lena)],
    );
    expect(rows).toEqual([{ member_id: idOf(c.asha) }]);
    await expect(
      world.owner.query(`select take_side($1, $2, $3, 'verifies')`, [
        c.id,
        idOf(c.lena),
        idOf(c.asha),
      ]),
    ).rejects.toThrow(/other side/);
  });
});

describe('the diary of visits', () => {
  const when = (more: object = {}) => ({
    on: '2026-11-25',
    clock: '10:00',
    minutes: 60,
    place: 'Head office, room 2',
    ...more,
  });
  const plan = async (by: Actor, more: object = {}) => {
    const id = newId();
    const answer = await c.does(by, (tx) =>
      planVisit(tx, {
        id,
        learnerId: idOf(c.lena),
        kind: 'review',
        words: '',
        ...when(),
        ...more,
      }),
    );
    return { id, answer };
  };
  const row = async (by: Actor, id: string) =>
    (await c.asks(by, diary)).rows.find(({ visitId }) => visitId === id);

  test('a visit is planned, moved with a reason, and took place with what came of it; clashes are said', async () => {
    const first = await plan(c.asha);
    const second = await plan(c.asha, { clock: '10:30' });
    expect(second.answer).toMatchObject({
      value: { clashes: ['Review of Lena Lowe by Asha Amin, Wed 25 Nov 2026 10:00'] },
    });
    const move = {
      id: newId(),
      ...when({ on: '2026-11-26' }),
      side: 'learner' as const,
      because: 'Short of staff that day',
    };
    expect(await code(c.does(c.lena, (tx) => moveVisit(tx, second.id, move)))).toBe(
      'not-your-visit',
    );
    await done(c.does(c.asha, (tx) => moveVisit(tx, second.id, move)));
    await done(c.does(c.asha, (tx) => moveVisit(tx, second.id, move)));
    expect(await row(c.lena, second.id)).toMatchObject({
      state: 'moved',
      startsAt: '2026-11-26T10:00:00.000Z',
      clashes: [],
    });
    const outcome = (more: object = {}) =>
      c.does(c.asha, (tx) =>
        holdVisitOutcome(tx, first.id, {
          id: newId(),
          words: 'On track, next in January',
          observationId: null,
          dialogueId: null,
          ...more,
        }),
      );
    expect(await code(outcome())).toBe('not-begun');
    world.at('2026-11-25T12:00:00Z');
    const late = await c.asks(c.asha, (tx) => visitsOf(tx, idOf(c.asha)));
    expect(late.late.map(({ visitId }) => visitId)).toEqual([first.id]);
    expect(await code(outcome({ observationId: newId() }))).toBe('record-not-found');
    await done(outcome());
    expect(await row(c.quinn, first.id)).toMatchObject({ state: 'held', late: false });
    expect(await code(outcome())).toBe('visit-over');
  });

  test('a cancelled visit says who cancelled and why, is counted, and stays cancelled, held by the database', async () => {
    const { id } = await plan(c.asha, { on: '2026-12-02' });
    const cancel = (by: Actor, side: 'learner' | 'employer') =>
      c.does(by, (tx) => cancelVisit(tx, id, { id: newId(), side, because: 'A wave of orders' }));
    expect(await code(cancel(c.lena, 'employer'))).toBe('not-your-side');
    await done(cancel(c.lena, 'learner'));
    expect(await code(cancel(c.asha, 'employer'))).toBe('visit-over');
    const { cancelledByLearner } = await c.asks(c.cleo, diary);
    expect(cancelledByLearner).toEqual([{ name: 'Lena Lowe', learner: 1, centre: 0, employer: 0 }]);
    const file = await done(c.asks(c.lena, visitCalendar));
    expect(file.bytes.toString()).toMatch(/STATUS:CANCELLED/);
    await expect(
      world.owner.query(
        `insert into learner_visit_step (organisation_id, id, visit_id, learner_id, number, kind, place, words,
           written_at, written_by) values ($1, $2, $3, $4, 3, 'held', '', 'By hand', now(), $5)`,
        [c.id, newId(), id, idOf(c.lena), idOf(c.asha)],
      ),
    ).rejects.toThrow(/is over/);
  });

  test('only who looks after a learner plans, and a time that does not come is refused', async () => {
    const answer = (await plan(c.ivan)).answer;
    expect(answer).toMatchObject({ refusal: { code: 'not-looked-after', source: 'R72' } });
    expect((await plan(c.asha, { on: '2027-03-28', clock: '01:30' })).answer).toMatchObject({
      refusal: { code: 'no-such-time' },
    });
    expect((await c.asks(c.lena, diary)).mayPlanFor).toEqual([]);
  });
});

test('an erasure reaches messages, reasons and the diary; that somebody wrote or came stays', async () => {
  const personId = newId();
  await done(
    c.does(c.olivia, (tx) =>
      addPerson(tx, {
        id: personId,
        givenName: 'Rosa',
        familyName: 'Quillfeather',
        emails: [],
        phones: [],
        hat: 'candidate',
      }),
    ),
  );
  const words = 'Rosa Quillfeather was there.';
  const { id, answer } = write(c.lena, { words });
  await done(answer);
  await done(c.does(c.lena, (tx) => strikeMessage(tx, id, { because: words })));
  const visit = {
    id: newId(),
    learnerId: idOf(c.lena),
    kind: 'tutorial' as const,
    on: '2026-12-09',
    clock: '09:00',
    minutes: 30,
  };
  await done(c.does(c.asha, (tx) => planVisit(tx, { ...visit, place: words, words })));
  await done(c.does(c.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
  const { rows } = await world.owner.query(
    `select words from contact_message where id = $1 union all
      select because from contact_strike where message_id = $1 union all
      select words from learner_visit_step where visit_id = $2 union all
      select place from learner_visit_step where visit_id = $2`,
    [id, visit.id],
  );
  expect(rows.map((row) => row.words)).toEqual(Array(4).fill('[name] was there.'));
});
