import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { verifyHere } from '../../platform/audit/read-log.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { learnerReady } from '../certification/fixtures.ts';
import { approveList } from './approve-list.ts';
import { carryOut } from './carry-out.ts';
import { drawList } from './draw-list.ts';
import { destructionNow, listFile, needsNow } from './queries.ts';
import { retentionDb } from './tables.ts';
import { withdrawList } from './withdraw-list.ts';

const world = await openWorld();
const LAST = '2030-11-20T09:00:00Z';
const PAST = '2030-11-21T09:00:00Z';
const SECRET = 'Zwetschgenmus';

const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
const idOf = (who: Actor) => who.memberId ?? '';
const codeOf = async (answer: Promise<Result<unknown>>) => {
  const given = await answer;
  return given.ok ? 'ok' : given.refusal.code;
};
async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value;
}

/** Lena finished in November 2026 with a file and a note; nothing was done with it since. */
async function finished() {
  const org = await learnerReady(world);
  const lena = idOf(org.lena);
  const put = (text: string, values: readonly unknown[] = []) =>
    world.owner.query(text, [org.id, lena, ...values]);
  const [item, enrolment] = [newId(), newId()];
  await put(
    `insert into evidence (organisation_id, id, learner_id, source, title, note, accepted_at)
      values ($1, $3, $2, 'file', 'A photo', $4, '2026-11-19T09:00:00Z')`,
    [item, SECRET],
  );
  await put(
    `insert into evidence_file (organisation_id, id, learner_id, name, title, shows, media, bytes, piece_bytes,
      pieces_sha256, criteria, made_at, others, opened_at) values ($1, $3, $2, 'p.jpg', 'A photo', $4, 'image/jpeg',
      $5, 65536, sha256('x'), '{}', '2026-11-19', false, '2026-11-19')`,
    [item, SECRET, SECRET.length],
  );
  await world.owner.query(
    `insert into evidence_file_piece (organisation_id, file_id, nth, bytes, sha256, received_at)
      values ($1, $2, 0, $3, sha256($3), '2026-11-19')`,
    [org.id, item, Buffer.from(SECRET)],
  );
  await put(
    `update evidence_file set received_at = '2026-11-19', sha256 = sha256($4), evidence_id = id
      where organisation_id = $1 and learner_id = $2 and id = $3`,
    [item, Buffer.from(SECRET)],
  );
  await put(
    `insert into enrolment (organisation_id, id, learner_id, framework_id, started_on, enrolled_at, enrolled_by)
      values ($1, $3, $2, $4, '2026-01-05', '2026-01-05', $5)`,
    [enrolment, org.tree.id, idOf(org.olivia)],
  );
  const ends = () =>
    put(
      `insert into learner_state (organisation_id, id, enrolment_id, learner_id, state, from_on, words, recorded_at,
        recorded_by) values ($1, $3, $4, $2, 'completed', '2026-11-20', 'All done', '2026-11-20', $5)`,
      [newId(), enrolment, idOf(org.cleo)],
    );
  return { ...org, put, ends, item };
}
type Org = Awaited<ReturnType<typeof finished>>;

const approve = (who: Actor, id: string, as: 'owner' | 'quality_manager', sha256: string) =>
  does(who, (tx) => approveList(tx, id, { as, sha256 }));
const carry = (who: Actor, id: string, sha256: string) =>
  does(who, (tx) => carryOut(tx, id, { sha256 }));
const draw = (who: Actor, id = newId()) => does(who, (tx) => drawList(tx, { id }));

/** Tables that still say something of somebody. */
async function saying(org: Org, word: string): Promise<readonly string[]> {
  const tables = await world.owner.query(
    `select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'organisation_id' and t.table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await world.owner.query(
      `select from ${name} t where organisation_id = $1
        and (t::text like '%' || $2 || '%' or t::text like '%' || encode(convert_to($2, 'UTF8'), 'hex') || '%') limit 1`,
      [org.id, word],
    );
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

describe('destruction with a list', () => {
  test('R21 nothing goes before four years, nor without a list that two persons approved and thirty days', async () => {
    const org = await finished();
    world.at(LAST);
    expect(await codeOf(draw(org.quinn))).toBe('nothing-past');
    world.at(PAST);
    // Still in learning, as far as anybody said.
    expect(await codeOf(draw(org.quinn))).toBe('nothing-past');
    const held = await asks(org.cleo, destructionNow);
    expect(held.past).toMatchObject([{ learnerId: idOf(org.lena), holds: ['learning'] }]);
    await org.ends();
    expect(await asks(org.olivia, needsNow)).toEqual({ past: 1, toApprove: 0, ready: 0 });

    const id = newId();
    const { sha256 } = await done(draw(org.quinn, id));
    expect(await done(draw(org.quinn, id))).toEqual({ listId: id, sha256 });
    expect(await codeOf(draw(org.olivia))).toBe('nothing-past');
    expect(await codeOf(carry(org.quinn, id, sha256))).toBe('approvals-missing');
    expect(await codeOf(approve(org.quinn, id, 'quality_manager', 'f'.repeat(64)))).toBe(
      'list-changed',
    );
    expect(await codeOf(approve(org.cleo, id, 'owner', sha256))).toBe('not-your-post');
    await done(approve(org.quinn, id, 'quality_manager', sha256));
    expect(await asks(org.olivia, needsNow)).toMatchObject({ toApprove: 1 });
    // The same approval again is the first.
    expect(await done(approve(org.quinn, id, 'quality_manager', sha256))).toEqual({
      readyOn: null,
    });
    const { readyOn } = await done(approve(org.olivia, id, 'owner', sha256));
    expect(readyOn).toBe('2030-12-22');
    const mails = await world.owner.query(
      `select to_address, body from message where organisation_id = $1 and about_id = $2`,
      [org.id, id],
    );
    expect(mails.rows).toHaveLength(1);
    expect(mails.rows[0].body).toContain('Until then you can have all of it as one file');
    expect(await codeOf(carry(org.quinn, id, sha256))).toBe('offer-runs');

    world.at('2030-12-22T09:00:00Z');
    const before = await asks(org.quinn, (tx) => listFile(tx, id));
    expect(await saying(org, SECRET)).toContain('evidence_file_piece');
    // Two at once: one act, the other reads what it did.
    const [one, other] = await Promise.all([
      carry(org.quinn, id, sha256),
      carry(org.olivia, id, sha256),
    ]);
    expect(one).toEqual({ ok: true, value: { destroyed: 1, leftOut: 0 } });
    expect(other).toEqual(one);

    expect(await saying(org, SECRET)).toEqual([]);
    expect(await saying(org, idOf(org.lena))).toEqual([
      'destruction_line',
      'destruction_list',
      'log_entry',
      'log_subject',
      'member',
      'member_role',
    ]);
    expect(await asks(org.quinn, (tx) => listFile(tx, id))).toEqual(before);
    const now = await asks(org.quinn, destructionNow);
    expect(now.past).toEqual([]);
    expect(now.lists[0]).toMatchObject({ state: 'destroyed', lines: [{ outcome: 'destroyed' }] });
    const log = await world.log(org);
    const gone = log.find(({ kind }) => kind === 'learner_record.destroyed');
    expect(gone?.envelope.facts).toMatchObject({ listSha256: sha256, record: { items: 1 } });
    expect(JSON.stringify(log)).not.toContain('Lena');
    expect(await asks(org.olivia, verifyHere)).toMatchObject({ whole: true });
  });

  test('R21 the same person approves once, whatever posts they hold, and nobody a list with their own record', async () => {
    const org = await finished();
    await org.ends();
    world.at(PAST);
    const both = { ...org.olivia, roles: ['owner', 'quality_manager'] } as Actor;
    const { listId, sha256 } = await done(draw(org.quinn));
    const lena = { ...org.lena, roles: ['learner', 'owner'] } as Actor;
    expect(await codeOf(approve(lena, listId, 'owner', sha256))).toBe('own-record');
    await done(approve(both, listId, 'owner', sha256));
    expect(await codeOf(approve(both, listId, 'quality_manager', sha256))).toBe('same-person');
    const twice = (as: string, who: Actor) =>
      world.owner.query(
        `insert into destruction_approval (organisation_id, list_id, as_role, member_id, list_sha256, approved_at)
          values ($1, $2, $3, $4, decode($5, 'hex'), now())`,
        [org.id, listId, as, who.memberId, sha256],
      );
    await org.put(
      `insert into member_role (organisation_id, member_id, role, given_at) values ($1, $3, 'quality_manager', now()),
        ($1, $2, 'quality_manager', now())`,
      [org.olivia.memberId],
    );
    await expect(twice('quality_manager', org.olivia)).rejects.toThrow(
      'destruction_approved_by_two',
    );
    await expect(twice('quality_manager', org.cleo)).rejects.toThrow('is no quality_manager');
    await expect(twice('quality_manager', org.lena)).rejects.toThrow('stands on list');
    // Not by the function either, past the commands.
    await expect(
      does(org.quinn, async (tx) => {
        await sql`select destroy_learner_record(${listId}::uuid, ${idOf(org.lena)}::uuid, '2031-12-01')`.execute(
          retentionDb(tx),
        );
        return { ok: true, value: null };
      }),
    ).rejects.toThrow('may not be carried out');

    await done(does(org.quinn, (tx) => withdrawList(tx, listId)));
    await done(does(org.quinn, (tx) => withdrawList(tx, listId)));
    expect(await codeOf(approve(org.quinn, listId, 'quality_manager', sha256))).toBe('list-closed');
    expect(await codeOf(carry(org.quinn, listId, sha256))).toBe('list-closed');
    expect(await codeOf(approve(org.quinn, newId(), 'owner', sha256))).toBe('list-not-found');
    expect(await asks(org.quinn, needsNow)).toMatchObject({ past: 1 });
  });

  test('R21 what gained a hold or was touched since is left out by name', async () => {
    const org = await finished();
    await org.ends();
    world.at(PAST);
    const { listId, sha256 } = await done(draw(org.quinn));
    await done(approve(org.quinn, listId, 'quality_manager', sha256));
    await done(approve(org.olivia, listId, 'owner', sha256));
    await world.owner.query(
      `insert into concern (organisation_id, id, kind, said_on, due_on, said_by, about, facts, raised_at, raised_by)
        values ($1, $2, 'complaint', '2030-12-01', '2030-12-08', 'Lena Lowe', 'Her papers', 'She asks for them.',
          now(), $3)`,
      [org.id, newId(), org.quinn.memberId],
    );
    world.at('2030-12-23T09:00:00Z');
    expect(await done(carry(org.olivia, listId, sha256))).toEqual({ destroyed: 0, leftOut: 1 });
    expect(await saying(org, SECRET)).toContain('evidence_file_piece');
    const { lists, past } = await asks(org.cleo, destructionNow);
    expect(lists[0]?.lines).toMatchObject([
      { name: 'Lena Lowe', outcome: 'left_out', hold: 'concern' },
    ]);
    expect(past).toMatchObject([{ holds: ['concern'] }]);

    const touched = await finished();
    await touched.ends();
    world.at(PAST);
    const second = await done(draw(touched.quinn));
    await done(approve(touched.quinn, second.listId, 'quality_manager', second.sha256));
    await done(approve(touched.olivia, second.listId, 'owner', second.sha256));
    await touched.put(
      `insert into evidence (organisation_id, id, learner_id, source, title, note, accepted_at)
        values ($1, $3, $2, 'file', 'Another', '', '2030-12-01')`,
      [newId()],
    );
    world.at('2030-12-23T09:00:00Z');
    expect(await done(carry(touched.olivia, second.listId, second.sha256))).toMatchObject({
      leftOut: 1,
    });
    expect((await asks(touched.quinn, destructionNow)).lists[0]?.lines[0]?.hold).toBe('touched');
  });

  test('R21 files of appeals stand on the list by their hash and go with the record; an open appeal holds it', async () => {
    const org = await finished();
    await org.ends();
    const [appeal, paper] = [newId(), newId()];
    const file = Buffer.from(`%PDF-1.4 ${SECRET}`);
    await world.owner.query(
      `insert into appeal_terms (organisation_id, id, version, procedure, nation, raise_days, informal_days,
        further_days, formal_days, body_days, published_at, published_by)
        values ($1, $2, 1, 'Talk first.', 'england', 10, 5, 5, 15, 30, '2026-01-05', $3)`,
      [org.id, newId(), org.quinn.memberId],
    );
    await org.put(
      `insert into appeal (organisation_id, id, learner_id, about, since_on, refused, grounds, terms_version,
        raised_at, raise_by) values ($1, $3, $2, 'arrangement', '2026-11-18', 'More time', $4, 1, '2026-11-18',
        '2026-12-02')`,
      [appeal, SECRET],
    );
    await org.put(
      `insert into appeal_stage (organisation_id, appeal_id, stage, opened_at, opened_by, due_on)
        values ($1, $3, 'informal', '2026-11-18', $2, '2026-11-25')`,
      [appeal],
    );
    await org.put(
      `insert into appeal_paper (organisation_id, id, appeal_id, title, words, handed_by, handed_at)
        values ($1, $4, $3, 'A letter', 'See it.', $2, '2026-11-18')`,
      [appeal, paper],
    );
    await org.put(
      `insert into appeal_paper_file (organisation_id, paper_id, name, content_type, sha256, bytes, handed_by,
        handed_at) values ($1, $3, 'letter.pdf', 'application/pdf', sha256($4), $4, $2, '2026-11-18')`,
      [paper, file],
    );
    world.at(PAST);
    expect(await codeOf(draw(org.quinn))).toBe('nothing-past');
    expect((await asks(org.quinn, destructionNow)).past).toMatchObject([{ holds: ['appeal'] }]);
    await world.owner.query(
      `insert into appeal_outcome (organisation_id, appeal_id, stage, outcome, reasons, decided_at, decided_by)
        values ($1, $2, 'informal', 'not_upheld', 'Looked at again.', '2026-11-19', $3)`,
      [org.id, appeal, org.quinn.memberId],
    );
    const { listId, sha256 } = await done(draw(org.quinn));
    const listed = await done(asks(org.quinn, (tx) => listFile(tx, listId)));
    const hash = createHash('sha256').update(file).digest('hex');
    expect(JSON.parse(listed.bytes.toString()).lines).toMatchObject([
      { record: { appealFiles: [hash] } },
    ]);
    expect((await asks(org.quinn, destructionNow)).lists[0]?.lines).toMatchObject([
      { files: 1, appealFiles: 1 },
    ]);
    await done(approve(org.quinn, listId, 'quality_manager', sha256));
    await done(approve(org.olivia, listId, 'owner', sha256));
    world.at('2030-12-22T09:00:00Z');
    expect(await saying(org, SECRET)).toContain('appeal_paper_file');
    expect(await done(carry(org.quinn, listId, sha256))).toEqual({ destroyed: 1, leftOut: 0 });
    expect(await saying(org, SECRET)).toEqual([]);
    const { rows } = await world.owner.query(
      `select went->>'appeal_paper_file' as files from destruction_line where list_id = $1`,
      [listId],
    );
    expect(rows).toEqual([{ files: '1' }]);
  });
});
