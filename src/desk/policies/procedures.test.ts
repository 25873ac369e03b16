import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { KINDS } from '../../lib/kind-words.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { eventKind, record, recordRefusal } from '../../platform/audit/record.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { acknowledgeProcedure } from './acknowledge-procedure.ts';
import { A_PDF, aProcedure } from './fixtures.ts';
import { GOVERNED } from './governs-schema.ts';
import './index.ts';
import { inForceOn, versionState } from './procedure.ts';
import { fileOfProcedure, procedureList, procedurePage } from './procedure-queries.ts';
import { publishProcedure } from './publish-procedure.ts';
import { withdrawProcedure } from './withdraw-procedure.ts';

const world = await openWorld();
let org: TestOrganisation;
const offered = eventKind('shift.offered', 1, z.strictObject({}));
const refusedSupply = eventKind('supply.refused', 1, z.strictObject({}));

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const pdf = (bytes = A_PDF) => ({
  file: { name: 'offers.pdf', type: 'application/pdf', bytes },
});

function publish(
  actor: Actor,
  change: Parameters<typeof aProcedure>[1] = {},
  content: Parameters<typeof publishProcedure>[2] = { text: 'Ask first who asked for work.' },
) {
  const input = aProcedure(org.ben.memberId ?? '', change);
  return act(world.db, actor, (tx) => publishProcedure(tx, input, content));
}
const readIt = (actor: Actor, procedureId: string, version = 1) =>
  act(world.db, actor, (tx) => acknowledgeProcedure(tx, { procedureId, version }));
const page = (actor: Actor, id: string, version?: number) =>
  read(world.db, actor, (tx) => procedurePage(tx, id, version)).then(done);

/** Records an offer of work and gives the procedures its entry names. */
async function namedNow(of: TestOrganisation = org): Promise<unknown> {
  await act(world.db, of.carla, async (tx) => {
    record(tx, offered, { subjects: { shift: newId() }, facts: {} });
    return ok(null);
  });
  return (await world.log(of)).at(-1)?.envelope['policies'];
}

beforeEach(async () => {
  world.at('2026-11-16T09:00:00Z');
});
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
});

describe('the version in force', () => {
  it('is the highest whose day has come, whatever the days of those before it', () => {
    const some = fc.array(fc.constantFrom('2026-11-10', '2026-11-16', '2026-11-17', '2027-01-01'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(some, (days) => {
        const versions = days.map((inForceFrom, at) => ({ version: at + 1, inForceFrom }));
        const current = inForceOn(versions, '2026-11-16');
        const states = versions.map((one) => versionState(one, versions, '2026-11-16', false));
        expect(states.filter((state) => state === 'in_force')).toHaveLength(current ? 1 : 0);
        for (const one of versions) {
          if (one.inForceFrom <= '2026-11-16')
            expect(one.version).toBeLessThanOrEqual(current?.version ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('governs kinds of a closed list, each in one area', () => {
    const all = GOVERNED.flatMap(({ kinds }) => kinds);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((kind) => !KINDS.includes(kind))).toEqual([]);
    expect(all).not.toContain('criterion.judged');
  });
});

describe('a procedure', () => {
  it('is published by a manager, with what it says sealed by its hash, and is never edited', async () => {
    const { procedureId } = done(await publish(org.ben));
    const first = await page(org.carla, procedureId);
    expect(first).toMatchObject({
      version: 1,
      state: 'in_force',
      text: 'Ask first who asked for work.',
      ownerName: 'Ben Brook',
      mustRead: true,
      readAt: null,
    });
    const entry = (await world.log(org)).findLast(({ kind }) => kind === 'policy.published');
    expect(entry?.envelope.facts).toMatchObject({
      version: '1',
      replaces: null,
      form: 'text',
      sha256: first.sha256,
    });
    const again = { procedureId, from: 1, change: 'Texts too', title: 'Making an offer' };
    done(await publish(org.olivia, again, pdf()));
    const second = await page(org.carla, procedureId);
    expect(second).toMatchObject({ version: 2, text: '', fileName: 'offers.pdf', newest: 2 });
    expect(await page(org.carla, procedureId, 1)).toMatchObject({
      state: 'replaced',
      title: 'Making an offer of work',
      text: first.text,
    });
    const file = done(await read(world.db, org.carla, (tx) => fileOfProcedure(tx, procedureId, 2)));
    expect(file.bytes.equals(A_PDF)).toBe(true);
    expect(code(await read(world.db, org.carla, (tx) => fileOfProcedure(tx, procedureId, 1)))).toBe(
      'procedure-not-found',
    );
    const app = world.db.kysely;
    await expect(
      app.transaction().execute(async (tx) => {
        const { sql } = await import('kysely');
        await sql`update procedure_version set title = 'x'`.execute(tx);
      }),
    ).rejects.toThrow('permission denied');
  });

  it.each([
    ['from a day that has gone', { inForceFrom: '2026-11-15' }, 'in-the-past'],
    ['to be reviewed before it begins', { reviewOn: '2026-11-16' }, 'review-too-early'],
    ['looked after by nobody here', { ownerId: newId() }, 'member-not-found'],
    ['from a version that is not there', { from: 3 }, 'procedure-changed'],
  ])('is refused %s', async (_what, change, refusal) => {
    expect(code(await publish(org.ben, change))).toBe(refusal);
  });

  it('is refused as a file that is no PDF, and as a new version without a word on what changed', async () => {
    expect(code(await publish(org.ben, {}, pdf(Buffer.from('<html>'))))).toBe('wrong-type');
    const { procedureId } = done(await publish(org.ben));
    expect(code(await publish(org.ben, { procedureId, from: 1 }, { text: 'New' }))).toBe(
      'no-change-said',
    );
  });

  it('published twice by the same press is there once; by two colleagues at once the second is refused', async () => {
    const id = newId();
    const [one, two] = await Promise.all([
      publish(org.ben, { procedureId: id }),
      publish(org.ben, { procedureId: id }),
    ]);
    expect([one, two].map(done)).toEqual([
      { procedureId: id, version: 1 },
      { procedureId: id, version: 1 },
    ]);
    const next = (actor: Actor, text: string) =>
      publish(actor, { procedureId: id, from: 1, change: 'Shorter' }, { text });
    const answers = await Promise.all([next(org.ben, 'Short.'), next(org.olivia, 'Shorter.')]);
    expect(answers.map(code).sort()).toEqual(['ok', 'procedure-changed']);
    expect((await page(org.ben, id)).versions).toHaveLength(2);
  });

  it('is read once by each who must, and those who look after it see who has not', async () => {
    const { procedureId } = done(await publish(org.ben, { title: 'Reading' }));
    done(await readIt(org.carla, procedureId));
    done(await readIt(org.carla, procedureId));
    expect(await page(org.ben, procedureId)).toMatchObject({
      receipts: [{ name: 'Carla Costa' }],
      outstanding: [{ name: 'Lena Lowe' }, { name: 'Ravi Rao' }],
    });
    expect(await page(org.carla, procedureId)).toMatchObject({
      readAt: '2026-11-16T09:00:00.000Z',
      receipts: [],
      outstanding: [],
    });
    const receipts = (await world.log(org)).filter(
      ({ kind, envelope }) =>
        kind === 'policy.acknowledged' && envelope.subjects['procedure'] === procedureId,
    );
    expect(receipts.map(({ envelope }) => [envelope.actor, envelope.facts])).toEqual([
      [org.carla.memberId, { title: 'Reading', version: '1', readOn: '2026-11-16' }],
    ]);
    done(
      await publish(org.ben, { procedureId, from: 1, change: 'Shorter' }, { text: 'Read this.' }),
    );
    expect(code(await readIt(org.ravi, procedureId))).toBe('version-replaced');
    expect(code(await readIt(org.ravi, procedureId, 9))).toBe('procedure-not-found');
    expect(await page(org.carla, procedureId)).toMatchObject({ mustRead: true, readAt: null });
    const list = await read(world.db, org.omar, procedureList);
    const row = list.rows.find((one) => one.procedureId === procedureId);
    expect(row).toMatchObject({ mustRead: false, readBy: 0, readers: 3, version: 2 });
  });

  it('is not for another organisation to read', async () => {
    const { procedureId } = done(await publish(org.ben));
    const other = await world.organisation();
    expect(code(await read(world.db, other.ben, (tx) => procedurePage(tx, procedureId)))).toBe(
      'procedure-not-found',
    );
  });
});

describe('a work record', () => {
  it('names no procedure where the organisation has none', async () => {
    expect(await namedNow(await world.organisation())).toEqual([]);
  });

  it('names the procedure and version in force for its kind at that moment', async () => {
    const own = await world.organisation();
    const by = (change: Parameters<typeof aProcedure>[1], text = 'One.') =>
      act(world.db, own.ben, (tx) =>
        publishProcedure(tx, aProcedure(own.ben.memberId ?? '', change), { text }),
      ).then(done);
    const { procedureId: policy } = await by({ inForceFrom: '2026-11-17' });
    await by({ governs: ['rtw.checked'] });
    expect(await namedNow(own)).toEqual([]);
    world.at('2026-11-16T23:59:59Z');
    expect(await namedNow(own)).toEqual([]);
    world.at('2026-11-17T00:00:00Z');
    expect(await namedNow(own)).toEqual([{ policy, version: '1' }]);
    const change = { procedureId: policy, from: 1, change: 'Texts too' };
    await by({ ...change, inForceFrom: '2026-11-18' }, 'Two.');
    expect(await namedNow(own)).toEqual([{ policy, version: '1' }]);
    world.at('2026-11-18T08:00:00Z');
    expect(await namedNow(own)).toEqual([{ policy, version: '2' }]);
    // A version that governs something else takes the place of the one before in that too.
    await by(
      { ...change, from: 2, inForceFrom: '2026-11-18', governs: ['supply.refused'] },
      'Three.',
    );
    expect(await namedNow(own)).toEqual([]);
    await act(world.db, own.carla, async (tx) => {
      record(tx, offered, { subjects: {}, facts: {} });
      recordRefusal(tx, refusedSupply, { subjects: {}, facts: {} });
      return refuse('not-cleared', 'Rosa would average over 48 hours.');
    });
    expect((await world.log(own)).at(-1)).toMatchObject({
      kind: 'supply.refused',
      envelope: { policies: [{ policy, version: '3' }] },
    });
    const gone = { procedureId: policy, reason: 'Two became one' };
    for (const _ of [1, 2]) done(await act(world.db, own.ben, (tx) => withdrawProcedure(tx, gone)));
    await act(world.db, own.carla, async (tx) => {
      recordRefusal(tx, refusedSupply, { subjects: {}, facts: {} });
      return refuse('not-cleared', 'Rosa would average over 48 hours.');
    });
    expect((await world.log(own)).at(-1)?.envelope['policies']).toEqual([]);
    expect(
      await by({ ...change, inForceFrom: '2026-11-18' }).catch((fault: Error) => fault.message),
    ).toContain('procedure-withdrawn');
    const read = await act(world.db, own.carla, (tx) =>
      acknowledgeProcedure(tx, { procedureId: policy, version: 3 }),
    );
    expect(code(read)).toBe('procedure-withdrawn');
  });

  it('is sealed as it was recorded, whatever the act does with its values afterwards', async () => {
    const moved = eventKind('shift.assigned', 1, z.strictObject({ rules: z.array(z.string()) }));
    const rosa = newId();
    await act(world.db, org.carla, async (tx) => {
      const rules = ['WTR-48'];
      const part = { name: 'Rosa' };
      record(tx, moved, { subjects: {}, facts: { rules }, people: { [rosa]: part } });
      rules.push('WTR-DAILY');
      part.name = 'Tom';
      return ok(null);
    });
    expect((await world.log(org)).at(-1)).toMatchObject({
      envelope: { facts: { rules: ['WTR-48'] } },
      parts: [{ part: { name: 'Rosa' } }],
    });
  });
});
