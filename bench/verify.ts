// `verify` against its bound: bare SHA-256 of the same bytes, already in memory.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../src/lib/ids.ts';
import { ok } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { eventKind, record } from '../src/platform/audit/record.ts';
import { verifyLog } from '../src/platform/audit/verify.ts';
import { median, openSetting, table, timed } from './setting.ts';

const ENTRIES = 20_000;
const ROUNDS = 3;
const made = eventKind(
  'shift.assigned',
  1,
  z.strictObject({ minutes: z.number(), rules: z.array(z.string()) }),
);

const setting = await openSetting();
const people = Array.from({ length: 200 }, () => newId());
for (let done = 0; done < ENTRIES; done += 500) {
  await act(setting.db, setting.actor, async (tx) => {
    for (let n = 0; n < 500; n++) {
      const worker = people[n % people.length] ?? newId();
      record(tx, made, {
        subjects: { shift: newId(), worker },
        facts: { minutes: 450 + (n % 90), rules: ['WTR-48', 'WTR-DAILY', 'RTW-TIMING'] },
        people: {
          [worker]: { name: 'Rosa Ahmed', phone: '+447700900123', said: 'yes by telephone' },
        },
      });
    }
    return ok(null);
  });
}

const { rows } = await setting.owner.query<{ envelope: string; part: string; salt: Buffer }>(
  `select e.envelope, p.part, p.salt from log_entry e join log_part p
    on p.organisation_id = e.organisation_id and p.seq = e.seq`,
);
const bytes = rows.reduce(
  (sum, row) =>
    sum + Buffer.byteLength(row.envelope) + Buffer.byteLength(row.part) + row.salt.length,
  0,
);

const bare: number[] = [];
const whole: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  bare.push(
    await timed(() => {
      for (const row of rows) {
        createHash('sha256').update(row.envelope).digest();
        createHash('sha256').update(row.salt).update(row.part).digest();
      }
    }),
  );
  const client = await setting.owner.connect();
  whole.push(
    await timed(async () => {
      const verdict = await verifyLog(
        async (statement, values) => (await client.query(statement, [...values])).rows,
        setting.actor.organisationId,
      );
      if (!verdict.whole) throw new Error(verdict.because);
    }),
  );
  client.release();
}
console.log(
  `verify, ${ENTRIES} entries with one person each, ${(bytes / 1e6).toFixed(1)} MB hashed`,
);
table(
  ['', 'ms', 'entries/s', 'times the bound'],
  [
    [
      'bare SHA-256 in memory',
      median(bare).toFixed(0),
      Math.round(ENTRIES / (median(bare) / 1000)),
      '1.0',
    ],
    [
      'verify from the database',
      median(whole).toFixed(0),
      Math.round(ENTRIES / (median(whole) / 1000)),
      (median(whole) / median(bare)).toFixed(1),
    ],
  ],
);
await setting.close();
