import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { opener } from '../db/tx.ts';
import { act } from './act.ts';
import { erasePersonFromLog } from './erase.ts';
import { eventKind, record } from './record.ts';
import { type Verdict, verifyLog } from './verify.ts';

const world = await openWorld({ apart: 'verify' });
const shiftAssigned = eventKind('shift.assigned', 1, z.strictObject({ minutes: z.number() }));
const emptyDb = opener<Record<string, never>>();
const rosa = newId();
const tom = newId();

async function anOrganisationWithALog(): Promise<TestOrganisation> {
  const org = await world.organisation();
  for (const minutes of [450, 480, 600]) {
    await act(world.db, org.carla, async (tx) => {
      record(tx, shiftAssigned, {
        subjects: { shift: newId(), worker: rosa },
        facts: { minutes },
        people: { [rosa]: { name: 'Rosa Ahmed', minutes }, [tom]: { name: 'Tom Bell' } },
      });
      return ok(null);
    });
  }
  return org;
}

async function verify(org: TestOrganisation): Promise<Verdict> {
  const client = await world.owner.connect();
  try {
    return await verifyLog(
      async (statement, values) => (await client.query(statement, [...values])).rows,
      org.id,
    );
  } finally {
    client.release();
  }
}

/** Does what only somebody with the owner's password could do. */
async function tamper(text: string, ...values: unknown[]): Promise<number> {
  return (await world.owner.query(text, values)).rowCount ?? 0;
}

// The organisation's own founding: created, and seven members joined; then three shifts... kept
// as a number here so that the sentences below can name entries.
const FOUNDING = 8;

describe('the check of a log', () => {
  it('finds an untouched log whole, and says its length and head', async () => {
    const org = await anOrganisationWithALog();
    expect(await verify(org)).toMatchObject({
      whole: true,
      entries: FOUNDING + 3,
      erasedParts: 0,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  const changes: readonly [string, string][] = [
    ['a byte of an envelope', `envelope = replace(envelope, '480', '481')`],
    ['a space added to an envelope', `envelope = envelope || ' '`],
    ['a hash', `leaf = set_byte(leaf, 5, get_byte(leaf, 5) # 1)`],
    ['a link of the chain', `chain = set_byte(chain, 31, get_byte(chain, 31) # 1)`],
    ['the kind that pages read', `kind = 'shift.released'`],
    ['the time, by a microsecond', `at = at + interval '1 microsecond'`],
    ['the actor', `actor = gen_random_uuid()`],
    ['the number', `id = gen_random_uuid()`],
  ];
  it.each(changes)('names the entry in which %s was changed', async (_what, change) => {
    const org = await anOrganisationWithALog();
    expect(
      await tamper(
        `update log_entry set ${change} where organisation_id = $1 and seq = $2`,
        org.id,
        FOUNDING + 2,
      ),
    ).toBe(1);
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 2 });
  });

  it('finds any single bit flipped in any byte of an envelope', async () => {
    const org = await anOrganisationWithALog();
    const { rows } = await world.owner.query(
      'select envelope from log_entry where organisation_id = $1 and seq = $2',
      [org.id, FOUNDING + 1],
    );
    const whole: string = rows[0].envelope;
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = String.fromCharCode(whole.charCodeAt(at) ^ 1);
      await tamper(
        'update log_entry set envelope = $3 where organisation_id = $1 and seq = $2',
        org.id,
        FOUNDING + 1,
        whole.slice(0, at) + flipped + whole.slice(at + 1),
      );
      expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 1 });
    }
    await tamper(
      'update log_entry set envelope = $3 where organisation_id = $1 and seq = $2',
      org.id,
      FOUNDING + 1,
      whole,
    );
    expect(await verify(org)).toMatchObject({ whole: true });
  });

  const partChanges: readonly [string, string][] = [
    ['particulars', `part = replace(part, 'Rosa', 'Rose')`],
    ['a salt', `salt = set_byte(salt, 0, get_byte(salt, 0) # 128)`],
    ['whose particulars they are', `person_id = gen_random_uuid()`],
  ];
  it.each(partChanges)('names the entry in which %s were changed', async (_what, change) => {
    const org = await anOrganisationWithALog();
    await tamper(
      `update log_part set ${change} where organisation_id = $1 and seq = $2 and person_id = $3`,
      org.id,
      FOUNDING + 3,
      rosa,
    );
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 3 });
  });

  it('names the entry whose index of subjects was changed', async () => {
    const org = await anOrganisationWithALog();
    await tamper(
      'delete from log_subject where organisation_id = $1 and seq = $2 and subject_id = $3',
      org.id,
      FOUNDING + 2,
      rosa,
    );
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 2 });
  });

  it('names a deleted entry, in the middle and at the end', async () => {
    for (const gone of [FOUNDING + 2, FOUNDING + 3]) {
      const org = await anOrganisationWithALog();
      for (const table of ['log_part', 'log_subject', 'log_entry'])
        await tamper(`delete from ${table} where organisation_id = $1 and seq = $2`, org.id, gone);
      expect(await verify(org)).toMatchObject({ whole: false, firstBad: gone });
    }
  });

  it('names the first of two entries that were swapped', async () => {
    const org = await anOrganisationWithALog();
    const [a, b] = [FOUNDING + 1, FOUNDING + 2];
    const swap = `update log_entry set envelope = o.envelope, leaf = o.leaf, id = gen_random_uuid(), kind = o.kind, at = o.at
      from (select * from log_entry where organisation_id = $1 and seq = $2) o
      where log_entry.organisation_id = $1 and log_entry.seq = $3`;
    const kept = await world.owner.query(
      'select envelope, leaf, at from log_entry where organisation_id = $1 and seq = $2',
      [org.id, a],
    );
    await tamper(swap, org.id, b, a);
    await tamper(
      'update log_entry set envelope = $3, leaf = $4, at = $5 where organisation_id = $1 and seq = $2',
      org.id,
      b,
      kept.rows[0].envelope,
      kept.rows[0].leaf,
      kept.rows[0].at,
    );
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: a });
  });

  it('names an entry that was put in, even with a fitting hash', async () => {
    const org = await anOrganisationWithALog();
    await tamper(
      `insert into log_entry select organisation_id, seq + 1, gen_random_uuid(), kind, at, actor, envelope, leaf, chain
        from log_entry where organisation_id = $1 and seq = $2`,
      org.id,
      FOUNDING + 3,
    );
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 4 });
  });

  it('finds a head that was moved', async () => {
    const org = await anOrganisationWithALog();
    await tamper('update log_head set seq = seq + 1 where organisation_id = $1', org.id);
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 4 });
  });

  it('tells a person who was erased from one whose particulars are missing', async () => {
    const org = await anOrganisationWithALog();
    const erased = await act(world.db, org.omar, async (tx) => {
      await erasePersonFromLog(tx, rosa, 'asked for erasure, nothing held');
      return ok(null);
    });
    expect(erased.ok).toBe(true);
    expect(await verify(org)).toMatchObject({ whole: true, erasedParts: 3 });
    const log = await world.log(org);
    expect(log.at(-1)).toMatchObject({
      kind: 'person.erased',
      envelope: { facts: { entries: [FOUNDING + 1, FOUNDING + 2, FOUNDING + 3] } },
    });
    expect(JSON.stringify(log.map((entry) => entry.parts))).not.toContain('Rosa');
    expect(JSON.stringify(log.map((entry) => entry.parts))).toContain('Tom Bell');
    await tamper(
      'delete from log_part where organisation_id = $1 and person_id = $2 and seq = $3',
      org.id,
      tom,
      FOUNDING + 2,
    );
    expect(await verify(org)).toMatchObject({
      whole: false,
      firstBad: FOUNDING + 2,
      because: expect.stringContaining('no erasure announces it'),
    });
  });

  it('finds particulars that were put back after their erasure', async () => {
    const org = await anOrganisationWithALog();
    const kept = await world.owner.query(
      'select part, salt from log_part where organisation_id = $1 and person_id = $2 and seq = $3',
      [org.id, rosa, FOUNDING + 1],
    );
    await act(world.db, org.omar, async (tx) => {
      await erasePersonFromLog(tx, rosa, 'asked for erasure');
      return ok(null);
    });
    await tamper(
      'insert into log_part (organisation_id, seq, person_id, part, salt) values ($1, $2, $3, $4, $5)',
      org.id,
      FOUNDING + 1,
      rosa,
      kept.rows[0].part,
      kept.rows[0].salt,
    );
    expect(await verify(org)).toMatchObject({ whole: false, firstBad: FOUNDING + 1 });
  });
});

describe("the application's database role", () => {
  it.each([
    'update log_entry set kind = kind',
    'delete from log_entry',
    'update log_part set part = part',
    'delete from log_part',
    'update log_head set seq = 0',
    'delete from log_subject',
    `insert into log_entry (organisation_id, seq, id, kind, at, envelope, leaf, chain)
      values (current_organisation(), 999, gen_random_uuid(), 'x', now(), '{}', sha256(''), sha256(''))`,
    'truncate log_entry cascade',
  ])('may not: %s', async (statement) => {
    const org = await world.organisation();
    await expect(
      act(world.db, org.olivia, async (tx) => {
        await sql.raw(statement).execute(emptyDb(tx));
        return ok(null);
      }),
    ).rejects.toThrow(/permission denied/);
  });

  it('may not append an envelope that says something else than its entry', async () => {
    const org = await world.organisation();
    const entry = (envelope: object) =>
      JSON.stringify([
        {
          id: newId(),
          kind: 'shift.assigned',
          at: '2026-11-22T09:00:00.000Z',
          actor: null,
          envelope: JSON.stringify({ people: [], actor: null, ...envelope }),
          subjects: [],
          parts: [],
        },
      ]);
    const other = await world.organisation();
    for (const envelope of [
      { organisation: org.id, kind: 'shift.assigned', at: '2026-11-22T09:00:00.000Z', id: newId() },
      { organisation: other.id, kind: 'shift.assigned', at: '2026-11-22T09:00:00.000Z' },
    ]) {
      await expect(
        act(world.db, org.carla, async (tx) => {
          await sql`select log_append(${entry(envelope)}::jsonb)`.execute(emptyDb(tx));
          return ok(null);
        }),
      ).rejects.toThrow(/does not match its entry/);
    }
  });
});

describe('the leaf', () => {
  it('is what RFC 6962 says: SHA-256 over 0x00 and the entry', async () => {
    const org = await anOrganisationWithALog();
    const { rows } = await world.owner.query(
      'select envelope, leaf from log_entry where organisation_id = $1',
      [org.id],
    );
    for (const row of rows) {
      const expected = createHash('sha256').update(
        Buffer.concat([Buffer.from([0]), Buffer.from(row.envelope)]),
      );
      expect(row.leaf.equals(expected.digest())).toBe(true);
    }
  });
});
