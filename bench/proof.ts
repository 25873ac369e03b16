// Checkpoints and proofs against their bound: hashing every leaf of the log anew for one root.
import { z } from 'zod';
import { newId } from '../src/lib/ids.ts';
import { ok, type Result } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { latestCheckpoint, makeCheckpoint } from '../src/platform/audit/checkpoints.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import { proofOfEntry } from '../src/platform/audit/proofs.ts';
import { eventKind, record } from '../src/platform/audit/record.ts';
import { checkEntry } from '../src/platform/audit/tree/check-entry.ts';
import { readCheckpoint } from '../src/platform/audit/tree/checkpoint.ts';
import { leafHash, rootOf } from '../src/platform/audit/tree/merkle.ts';
import { read } from '../src/platform/db/read.ts';
import { median, openSetting, table, timed } from './setting.ts';

const SIZES = [10_000, 100_000];
const ROUNDS = 30;
const made = eventKind('shift.assigned', 1, z.strictObject({ minutes: z.number() }));

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

configureLogKeys({ secret: 'a secret of the benchmark alone' });
const setting = await openSetting();
const { db, actor, owner } = setting;
const worker = newId();

async function lengthOf(): Promise<number> {
  const { rows } = await owner.query('select seq from log_head where organisation_id = $1', [
    actor.organisationId,
  ]);
  return rows[0].seq;
}

async function growTo(length: number): Promise<void> {
  for (let left = length - (await lengthOf()); left > 0; left -= 1000) {
    await act(db, actor, async (tx) => {
      for (let n = 0; n < Math.min(left, 1000); n++) {
        record(tx, made, {
          subjects: { shift: newId(), worker },
          facts: { minutes: 450 + (n % 90) },
          people: { [worker]: { name: 'Rosa Ahmed' } },
        });
      }
      return ok(null);
    });
  }
}

const rows: (string | number)[][] = [];
for (const size of SIZES) {
  await growTo(size);
  const first = await timed(async () => value(await act(db, actor, makeCheckpoint)));
  await growTo(size + 1);
  const next = await timed(async () => value(await act(db, actor, makeCheckpoint)));
  const kept = await read(db, actor, latestCheckpoint);
  const checkpoint = value(readCheckpoint(kept?.note ?? ''));
  const envelopes = await owner.query<{ envelope: string }>(
    'select envelope from log_entry where organisation_id = $1 order by seq',
    [actor.organisationId],
  );
  const bound = await timed(() =>
    rootOf(envelopes.rows.map((row) => leafHash(Buffer.from(row.envelope)))),
  );
  const [proving, checking]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const seq = 1 + Math.floor((size * round) / ROUNDS);
    let entry = value(await read(db, actor, (tx) => proofOfEntry(tx, seq, { parts: 'all' })));
    proving.push(
      await timed(async () => {
        entry = value(await read(db, actor, (tx) => proofOfEntry(tx, seq, { parts: 'all' })));
      }),
    );
    checking.push(await timed(() => value(checkEntry(entry, checkpoint, null))));
  }
  const line = (what: string, ms: number) =>
    rows.push([what, size, ms.toFixed(2), `1/${Math.round(bound / ms)}`]);
  rows.push(['hash the whole log in memory', size, bound.toFixed(2), '1']);
  line('first checkpoint, all nodes', first);
  line('next checkpoint', next);
  line('proof of an entry', median(proving));
  line('its verification', median(checking));
}
console.log('checkpoints and proofs, against hashing every envelope of the log in memory');
table(['', 'entries', 'ms', 'of the bound'], rows);
await setting.close();
