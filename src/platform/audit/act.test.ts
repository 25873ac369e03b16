import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, refuse } from '../../lib/result.ts';
import { opener } from '../db/tx.ts';
import { act } from './act.ts';
import { eventKind, record, recordRefusal } from './record.ts';

const world = await openWorld();
const branchDb = opener<{
  branch: { organisation_id: string; id: string; name: string; created_at: Date };
}>();
const renamed = eventKind('branch.opened', 1, z.strictObject({ letters: z.number() }));
const refused = eventKind('supply.refused', 1, z.strictObject({ rules: z.array(z.string()) }));

describe('an act', () => {
  it('commits its work and its record together', async () => {
    const org = await world.organisation();
    const id = newId();
    await act(world.db, org.olivia, async (tx) => {
      await branchDb(tx)
        .insertInto('branch')
        .values({ organisation_id: org.id, id, name: 'Leeds', created_at: new Date() })
        .execute();
      record(tx, renamed, { subjects: { branch: id }, facts: { letters: 5 } });
      return ok(null);
    });
    const log = await world.log(org);
    expect(log.at(-1)).toMatchObject({
      kind: 'branch.opened',
      envelope: { actor: org.olivia.memberId, facts: { letters: 5 }, subjects: { branch: id } },
    });
  });

  it('undoes its work when refused, and keeps only the refusal it recorded', async () => {
    const org = await world.organisation();
    const before = (await world.log(org)).length;
    const result = await act(world.db, org.carla, async (tx) => {
      await branchDb(tx)
        .insertInto('branch')
        .values({ organisation_id: org.id, id: newId(), name: 'York', created_at: new Date() })
        .execute();
      record(tx, renamed, { subjects: {}, facts: { letters: 4 } });
      recordRefusal(tx, refused, { subjects: {}, facts: { rules: ['WTR-48'] } });
      return refuse('over-hours', 'Rosa would average over 48 hours.');
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'over-hours' } });
    const log = await world.log(org);
    expect(log.slice(before).map((entry) => entry.kind)).toEqual(['supply.refused']);
    const branches = await world.owner.query('select name from branch where organisation_id = $1', [
      org.id,
    ]);
    expect(branches.rows.map((row) => row.name)).not.toContain('York');
  });

  it('refuses facts that its kind of record does not name, so nothing stray is sealed', async () => {
    const org = await world.organisation();
    const stray = { letters: 3, email: 'rosa@example.org' } as unknown as { letters: number };
    await expect(
      act(world.db, org.carla, async (tx) => {
        record(tx, renamed, { subjects: {}, facts: stray });
        return ok(null);
      }),
    ).rejects.toThrow();
  });

  it('is tried again after a serialisation failure, and then succeeds once', async () => {
    const org = await world.organisation();
    let tries = 0;
    const result = await act(world.db, org.carla, async (tx) => {
      tries++;
      record(tx, renamed, { subjects: {}, facts: { letters: tries } });
      if (tries < 3) {
        await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(
          branchDb(tx),
        );
      }
      return ok(tries);
    });
    expect(result).toEqual({ ok: true, value: 3 });
    const log = await world.log(org);
    expect(log.filter((entry) => entry.kind === 'branch.opened')).toHaveLength(1);
  });

  it('is tried again when another press at once was first on a key that holds the id and more', async () => {
    const org = await world.organisation();
    let tries = 0;
    const result = await act(world.db, org.olivia, async () => {
      tries += 1;
      if (tries === 1) {
        const constraint = 'contact_message_organisation_id_id_written_by_key';
        throw Object.assign(new Error('duplicate key'), { code: '23505', constraint });
      }
      return ok('the first result');
    });
    expect([result, tries]).toEqual([ok('the first result'), 2]);
  });

  it('never sees another organisation, and cannot write into it', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const seen = await act(world.db, ours.carla, async (tx) =>
      ok(await branchDb(tx).selectFrom('branch').select('organisation_id').execute()),
    );
    expect(seen).toEqual({ ok: true, value: [{ organisation_id: ours.id }] });
    await expect(
      act(world.db, ours.carla, async (tx) => {
        await branchDb(tx)
          .insertInto('branch')
          .values({ organisation_id: theirs.id, id: newId(), name: 'Hull', created_at: new Date() })
          .execute();
        return ok(null);
      }),
    ).rejects.toThrow(/row-level security/);
  });

  it('keeps twenty acts at once each in its own organisation', async () => {
    const orgs = await Promise.all([1, 2, 3, 4].map(() => world.organisation()));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const org = orgs[index % orgs.length] ?? orgs[0];
        if (!org) throw new Error('no organisation');
        return act(world.db, org.carla, async (tx) => {
          await sql`select pg_sleep(0.02)`.execute(branchDb(tx));
          const { rows } = await sql<{
            is: string;
          }>`select current_organisation()::text as is`.execute(branchDb(tx));
          return ok(rows[0]?.is === org.id);
        });
      }),
    );
    expect(answers.every((answer) => answer.ok && answer.value)).toBe(true);
  });
});
