import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Desk, openRoutesWorld, type Visitor } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { eventKind, record } from '../../platform/audit/record.ts';
import { checkEntry } from '../../platform/audit/tree/check-entry.ts';
import { readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { readEntryPackage } from '../../platform/audit/tree/entry-package.ts';

const world = await openRoutesWorld();
let desk: Desk;
let rosa: string;
/** The entry of Rosa's registration. */
let seq: number;

interface Line {
  readonly seq: number;
  readonly kind: string;
}

const get = (who: Visitor, url: string) => who.ask({ method: 'GET', url });
const post = (who: Visitor, url: string, payload?: object) =>
  who.ask({ method: 'POST', url, ...(payload ? { payload } : {}) });

async function entriesOf(kind: string): Promise<readonly Line[]> {
  const { body } = await get(desk.staff.owner, `/api/log?kind=${kind}`);
  return (body as { rows: Line[] }).rows;
}

async function checkpointNow(): Promise<number> {
  const { body } = await post(desk.staff.consultant, '/api/log/checkpoints');
  return (body as { size: number }).size;
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

/** What somebody outside finds who has the file and the checkpoint of its size. */
async function proven({ body }: { body: unknown }) {
  const entry = done(readEntryPackage(Buffer.from(JSON.stringify(body))));
  const note = await get(desk.staff.owner, `/api/log/checkpoints/${entry.size}`);
  return done(checkEntry(entry, done(readCheckpoint(note.body as string)), null));
}

beforeAll(async () => {
  desk = await world.desk();
  rosa = newId();
  const added = await post(desk.staff.consultant, '/api/candidates', {
    id: rosa,
    givenName: 'Rosa',
    familyName: 'Marsh',
    emails: ['rosa.marsh@example.org'],
    phones: [],
    postcode: 'LS1 4AP',
    roles: ['Care assistant'],
  });
  expect(added.status).toBe(200);
  seq = (await entriesOf('candidate.registered'))[0]?.seq ?? 0;
});

describe('an entry on its page', () => {
  it('says what it is about, with a page for each, and names who is concerned', async () => {
    const { body } = await get(desk.staff.owner, `/api/log/${seq}`);
    expect(body).toMatchObject({
      seq,
      actorName: 'Carla Costa',
      about: [{ name: 'candidate', id: rosa, who: 'Rosa Marsh', href: `/candidates/${rosa}` }],
      preparedBy: [],
      partsShown: true,
      parts: [{ person: rosa, name: 'Rosa Marsh' }],
    });
  });

  it('about a learner is for them, who judged them and those who oversee learners', async () => {
    const decided = eventKind('unit.decided', 1, z.strictObject({ outcome: z.string() }));
    const { staff } = desk;
    const decide = (learner: Visitor) =>
      act(world.house.db, staff.assessor.actor, async (tx) => {
        const subjects = { learner: learner.actor.memberId ?? '', unit: newId() };
        record(tx, decided, { subjects, facts: { outcome: 'not_yet' } });
        return ok(null);
      });
    done(await decide(staff.learner));
    done(await decide(staff.consultant));
    const [own, colleagues] = await entriesOf('unit.decided');
    await checkpointNow();
    const people = [newId()];
    for (const who of [staff.consultant, staff.compliance_officer]) {
      for (const route of ['', '/proof', '/package']) {
        const { status, body } = await get(who, `/api/log/${colleagues?.seq}${route}`);
        expect([route, status]).toEqual([route, 403]);
        expect(JSON.stringify(body)).not.toContain('not_yet');
      }
    }
    const url = `/api/log/${colleagues?.seq}/package`;
    const sent = { method: 'POST', url, payload: { people } } as const;
    expect((await staff.compliance_officer.ask(sent)).status).toBe(403);
    for (const [who, line] of [
      [staff.owner, colleagues],
      [staff.branch_manager, colleagues],
      [staff.consultant, own],
    ] as const)
      for (const route of ['', '/proof', '/package'])
        expect((await get(who, `/api/log/${line?.seq}${route}`)).status).toBe(200);
  });

  it('keeps particulars from those whose role may not read them, and says how many', async () => {
    const { body } = await get(desk.staff.consultant, `/api/log/${seq}`);
    expect(body).toMatchObject({ partsShown: false, parts: [], commitments: 1 });
    expect(JSON.stringify(body)).not.toContain('rosa.marsh@example.org');
  });

  it('waits for a checkpoint, then is proved in it and checked', async () => {
    const late = await post(desk.staff.owner, '/api/branches', { id: newId(), name: 'Leeds' });
    expect(late.status).toBe(200);
    const newest = (await entriesOf('branch.opened'))[0]?.seq ?? 0;
    const before = await get(desk.staff.consultant, `/api/log/${newest}/proof`);
    expect(before.body).toEqual({ proof: null, keptElsewhere: [] });
    const size = await checkpointNow();
    const after = await get(desk.staff.consultant, `/api/log/${newest}/proof`);
    expect(after.body).toMatchObject({
      proof: {
        size,
        index: newest - 1,
        signedBy: [{ id: expect.stringMatching(/^[0-9a-f]{8}$/) }],
      },
    });
  });

  it('is proved in the checkpoint that the other side has kept, and refused in one before it', async () => {
    const first = await checkpointNow();
    await post(desk.staff.owner, '/api/branches', { id: newId(), name: 'York' });
    await checkpointNow();
    const url = (size: number) => `/api/log/${seq}/proof?checkpoint=${size}`;
    const kept = await get(desk.staff.consultant, url(first));
    expect(kept.body).toMatchObject({ proof: { size: first } });
    expect((await get(desk.staff.consultant, url(9999))).body).toMatchObject({
      refusal: { code: 'checkpoint-not-found' },
    });
    const newest = (await entriesOf('branch.opened'))[0]?.seq ?? 0;
    const tooOld = await get(desk.staff.consultant, `/api/log/${newest}/proof?checkpoint=${first}`);
    expect(tooOld.body).toMatchObject({ refusal: { code: 'not-in-checkpoint-yet' } });
    expect((await get(desk.staff.consultant, '/api/log/9999/proof')).status).toBe(404);
  });
});

describe('an entry as a file', () => {
  it('shows nobody’s particulars to whoever reads the log, and asking for it leaves no trace', async () => {
    await checkpointNow();
    const before = (await get(desk.staff.owner, '/api/log')).body as { total: number };
    const file = await get(desk.staff.consultant, `/api/log/${seq}/package`);
    expect(file.headers['content-disposition']).toContain(`entry-${seq}.json`);
    expect(await proven(file)).toMatchObject({ number: seq, parts: [], withheld: 1 });
    expect(JSON.stringify(file.body)).not.toContain('rosa.marsh@example.org');
    expect((await get(desk.staff.owner, '/api/log')).body).toMatchObject({ total: before.total });
  });

  it('shows the particulars of those who were chosen, and the log records whose and how many', async () => {
    const size = await checkpointNow();
    const url = `/api/log/${seq}/package`;
    const file = await post(desk.staff.compliance_officer, url, { people: [rosa] });
    expect(file.status).toBe(200);
    const { parts, withheld } = await proven(file);
    expect(withheld).toBe(0);
    expect(JSON.parse(parts[0]?.part ?? '')).toMatchObject({ familyName: 'Marsh' });
    const [exported] = await entriesOf('log.entry_exported');
    const { body } = await get(desk.staff.owner, `/api/log/${exported?.seq}`);
    const { envelope, about } = body as { envelope: string; about: readonly object[] };
    expect(JSON.parse(envelope).facts).toEqual({ seq, checkpoint: size, parts: 1 });
    expect(about).toMatchObject([
      { name: 'entry', href: `/log/${seq}` },
      { name: 'person_1', id: rosa, who: 'Rosa Marsh' },
    ]);
    expect(envelope).not.toContain('Marsh');
  });

  it('shows no particulars to a role that may not read them, of nobody, or of somebody else', async () => {
    const url = `/api/log/${seq}/package`;
    for (const role of ['branch_manager', 'consultant', 'resourcer', 'learner'] as const)
      expect((await post(desk.staff[role], url, { people: [rosa] })).status).toBe(403);
    expect((await post(desk.staff.owner, url, { people: [] })).status).toBe(400);
    const other = await post(desk.staff.owner, url, { people: [newId()] });
    expect(other.body).toMatchObject({ refusal: { code: 'part-not-found' } });
  });

  it('holds still after the person was erased, and says that what they were is gone', async () => {
    const erased = await post(desk.staff.owner, `/api/people/${rosa}/erasure`, { reason: 'asked' });
    expect(erased.status).toBe(200);
    await checkpointNow();
    const url = `/api/log/${seq}/package`;
    const gone = await post(desk.staff.owner, url, { people: [rosa] });
    expect(gone.body).toMatchObject({ refusal: { code: 'part-erased' } });
    expect(await proven(await get(desk.staff.owner, url))).toMatchObject({ withheld: 1 });
    const { body } = await get(desk.staff.owner, `/api/log/${seq}`);
    expect(body).toMatchObject({
      about: [{ who: 'Erased person' }],
      parts: [],
      commitments: 1,
    });
  });
});
