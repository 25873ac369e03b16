import { afterAll, describe, expect, test } from 'vitest';
import { openRoutesWorld, signIn } from '../../../test/routes-world.ts';
import { workerDatabase } from '../../../test/worker-database.ts';
import { consentRecorded } from '../../desk/people/events.ts';
import { addPerson } from '../../desk/people/index.ts';
import type { Change } from '../../lib/change.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { record } from '../../platform/audit/record.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { serveHouse } from '../serve.ts';

const world = await openRoutesWorld();
const one = await world.house.server.listen({ port: 0, host: '127.0.0.1' });
const other = await serveHouse(
  await workerDatabase(),
  { authSecret: 'a secret of the tests alone, thirty-two letters' },
  { publicUrl: 'http://127.0.0.1:4000', trustProxy: false },
  { webFolder: null },
);
afterAll(() => other.close());
const desk = await world.desk();

interface Told {
  readonly id: number;
  readonly changes: readonly Change[];
}

/** Follows the changes as a browser does, until the test has what it waits for. */
async function follow(cookie: string, lastSeen?: number) {
  const ending = new AbortController();
  const answered = await fetch(`${one}/api/changes`, {
    headers: { cookie, ...(lastSeen === undefined ? {} : { 'last-event-id': String(lastSeen) }) },
    signal: ending.signal,
  });
  const reader = answered.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  /** The next event that holds something, or the first of all. */
  const next = async (): Promise<Told> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        const id = /^id: (\d+)$/m.exec(event)?.[1];
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (id && data) return { id: Number(id), changes: JSON.parse(data) as Change[] };
        continue;
      }
      const read = await reader?.read();
      if (!read || read.done) throw new Error('The stream ended.');
      text += read.value;
    }
  };
  return { answered, next, leave: () => ending.abort() };
}

const add = (actor: Actor, db = other.db) => {
  const personId = newId();
  return act(db, actor, (tx) =>
    addPerson(tx, {
      id: personId,
      givenName: 'Rosa',
      familyName: 'Marsh',
      dateOfBirth: null,
      emails: ['rosa.marsh@example.org'],
      phones: [],
      hat: 'candidate',
    }),
  ).then(() => personId);
};

describe('whoever follows the changes', () => {
  test('hears what a colleague did in another process, by kind and id and without a name', async () => {
    const { actor, email } = desk.staff.consultant;
    const stream = await follow(await signIn(world.house.server, email));
    expect(stream.answered.headers.get('content-type')).toContain('text/event-stream');
    // Kept alive for the next request, it would keep a closing server for more than a minute.
    expect(stream.answered.headers.get('connection')).toBe('close');
    const first = await stream.next();
    expect(first.changes).toEqual([]);
    const personId = await add(actor);
    const told = await stream.next();
    expect(told).toMatchObject({
      id: first.id + 1,
      changes: [
        {
          seq: first.id + 1,
          kind: 'person.added',
          by: actor.memberId,
          initials: 'CC',
          ids: [personId],
        },
      ],
    });
    expect(JSON.stringify(told)).not.toMatch(/Rosa|marsh/i);
    stream.leave();
  });

  test('goes on after a lost line where they had stopped', async () => {
    const { actor, email } = desk.staff.resourcer;
    const cookie = await signIn(world.house.server, email);
    const before = await follow(cookie);
    const { id } = await before.next();
    before.leave();
    const missed = [await add(actor), await add(actor)];
    const after = await follow(cookie, id);
    const told = await after.next();
    expect(told.changes.flatMap(({ ids }) => ids)).toEqual(missed);
    after.leave();
  });

  test('is told to read everything again when very much happened', async () => {
    const { actor, email } = desk.staff.owner;
    const cookie = await signIn(world.house.server, email);
    const before = await follow(cookie);
    const { id } = await before.next();
    before.leave();
    await act(other.db, actor, async (tx) => {
      for (let i = 0; i < 201; i++) {
        record(tx, consentRecorded, {
          subjects: { person: newId() },
          facts: { purpose: 'matching', givenAt: '2026-11-20T09:00:00.000Z' },
        });
      }
      return { ok: true, value: null };
    });
    const after = await follow(cookie, id);
    expect((await after.next()).changes).toEqual([
      { seq: id + 201, kind: '*', by: null, initials: '', ids: [] },
    ]);
    after.leave();
  });

  test('hears nothing of another organisation', async () => {
    const [mine, theirs] = [desk, await world.desk()];
    const stream = await follow(
      await signIn(world.house.server, mine.staff.compliance_officer.email),
    );
    await stream.next();
    await add(theirs.staff.consultant.actor);
    const personId = await add(mine.staff.consultant.actor);
    expect((await stream.next()).changes.flatMap(({ ids }) => ids)).toEqual([personId]);
    stream.leave();
  });

  test('must be signed in, with a role of the desk', async () => {
    expect((await follow('')).answered.status).toBe(401);
    const assessor = await signIn(world.house.server, desk.staff.assessor.email);
    expect((await follow(assessor)).answered.status).toBe(403);
  });

  test('is let go when the server stops', async () => {
    const cookie = await signIn(world.house.server, desk.staff.branch_manager.email);
    const third = await serveHouse(
      await workerDatabase(),
      { authSecret: 'a secret of the tests alone, thirty-two letters' },
      { publicUrl: 'http://127.0.0.1:4000', trustProxy: false },
      { webFolder: null },
    );
    const address = await third.server.listen({ port: 0, host: '127.0.0.1' });
    const answered = await fetch(`${address}/api/changes`, { headers: { cookie } });
    const ended = answered.text();
    await third.close();
    expect(await ended).toContain('retry:');
  });
});
