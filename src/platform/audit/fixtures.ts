import type { Pool } from 'pg';
import { z } from 'zod';
import type { TestOrganisation, World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from './act.ts';
import { makeCheckpoint } from './checkpoints.ts';
import { chainAfter, chainStart, leafOf } from './envelope.ts';
import { eventKind, record } from './record.ts';
import { type Checkpoint, readCheckpoint } from './tree/checkpoint.ts';
import { type Verdict, verifyLog } from './verify.ts';

/** Rosa and Tom, whom entries are about. */
export const rosa = newId();
export const tom = newId();

const shiftAssigned = eventKind('shift.assigned', 1, z.strictObject({ minutes: z.number() }));

/** The answer of something that is not refused; a refusal fails the test with its words. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** Appends entries about Rosa and Tom, in one act. */
export async function addEntries(world: World, org: TestOrganisation, count = 1): Promise<void> {
  given(
    await act(world.db, org.carla, async (tx) => {
      for (let n = 0; n < count; n++) {
        record(tx, shiftAssigned, {
          subjects: { shift: newId(), worker: rosa },
          facts: { minutes: 450 + n },
          people: { [rosa]: { name: 'Rosa Ahmed — café' }, [tom]: { name: 'Tom Bell' } },
        });
      }
      return ok(null);
    }),
  );
}

/** Makes a checkpoint of a log, as the worker does. @returns its size */
export async function checkpoint(world: World, org: TestOrganisation): Promise<number> {
  return given(await act(world.db, org.olivia, makeCheckpoint)).size;
}

/** Checks a log as the owner does. */
export async function verify(
  owner: Pool,
  organisationId: string,
  elsewhere: readonly Checkpoint[] = [],
): Promise<Verdict> {
  return verifyLog(
    async (statement, values) => (await owner.query(statement, [...values])).rows,
    organisationId,
    () => {},
    elsewhere,
  );
}

/** A note read as a checkpoint. */
export function checkpointFrom(note: string): Checkpoint {
  return given(readCheckpoint(note));
}

/**
 * What only the database's owner can do: changes the text of one entry and computes every hash and link
 * after it anew, so that the log is whole in itself.
 */
export async function rewriteFrom(
  owner: Pool,
  organisationId: string,
  seq: number,
  change: (envelope: string) => string,
): Promise<void> {
  const { rows } = await owner.query<{ seq: number; envelope: string }>(
    'select seq, envelope from log_entry where organisation_id = $1 order by seq',
    [organisationId],
  );
  let chain = chainStart(organisationId);
  for (const row of rows) {
    const envelope = row.seq === seq ? change(row.envelope) : row.envelope;
    const leaf = leafOf(envelope);
    chain = chainAfter(chain, leaf);
    await owner.query(
      'update log_entry set envelope = $3, leaf = $4, chain = $5 where organisation_id = $1 and seq = $2',
      [organisationId, row.seq, envelope, leaf, chain],
    );
  }
  await owner.query('update log_head set chain = $2 where organisation_id = $1', [
    organisationId,
    chain,
  ]);
}
