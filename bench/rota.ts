// Reading a pasted rota of 300 and 2,000 lines into a draft, and booking it on the yes, as the application's own
// role, against bare inserts of the very rows that were written: lines of the draft, then shifts.
import { aBooking, aPlace, aShift, done } from '../src/desk/bookings/fixtures.ts';
import { registerCandidate } from '../src/desk/candidates/index.ts';
import { bookDraft, draftPage, pasteRota } from '../src/desk/rota/index.ts';
import { newId } from '../src/lib/ids.ts';
import { ok, type Result } from '../src/lib/result.ts';
import { addDays, dateIn } from '../src/lib/time.ts';
import { act } from '../src/platform/audit/act.ts';
import { read } from '../src/platform/db/read.ts';
import type { Tx } from '../src/platform/db/tx.ts';
import { median, openSetting, table } from './setting.ts';

const ROUNDS = 5;
const setting = await openSetting();
const { db, actor } = setting;
const acts = async <T>(work: (tx: Tx) => Promise<Result<T>>) => done(await act(db, actor, work));
const today = dateIn(new Date());
await acts((tx) =>
  registerCandidate(tx, {
    id: newId(),
    givenName: 'Rosa',
    familyName: 'Marsh',
    emails: ['rosa@bench.example'],
    phones: [],
    roles: ['Care assistant'],
  }),
);

/** Four weeks or so of lines at this many a day, every time of its own, all good. */
function rota(lines: number, round: number): string {
  const rows = Array.from({ length: lines }, (_, line) => {
    const [year, month, day] = addDays(today, 14 + (line % 28)).split('-');
    const minutes = Math.floor(line / 28);
    const start = `${String(6 + (minutes % 6)).padStart(2, '0')}:${String((minutes * 5 + round) % 60).padStart(2, '0')}`;
    return [
      `${day}/${month}/${year}`,
      'Harrow House',
      'Care assistant',
      start,
      '20:30',
      '30',
      `R${line}`,
    ].join('\t');
  });
  return ['Date\tSite\tRole\tStart\tEnd\tBreak\tReference', ...rows].join('\n');
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** Inserts these rows, as they are, in a transaction of the application's role; rolled back. */
async function bareInsert(name: 'rota_line' | 'shift', rows: readonly object[]): Promise<number> {
  const client = await db.pool.connect();
  try {
    const text = JSON.stringify(rows);
    const start = performance.now();
    await client.query('begin');
    await client.query("select set_config('app.organisation', $1, true)", [actor.organisationId]);
    await client.query(
      `insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`,
      [text],
    );
    await client.query('commit');
    return performance.now() - start;
  } finally {
    client.release();
  }
}

async function rowsOf(
  name: 'rota_line' | 'shift',
  draftId: string,
): Promise<readonly Record<string, unknown>[]> {
  const which =
    name === 'rota_line'
      ? 'draft_id = $1'
      : 'id in (select unnest(shift_ids) from rota_line where draft_id = $1)';
  const { rows } = await setting.owner.query(
    `select to_jsonb(t) as row from ${name} t where ${which}`,
    [draftId],
  );
  return rows.map(({ row }) => row);
}

const results: (readonly (string | number)[])[] = [];
for (const lines of [300, 2_000]) {
  const took: Record<string, number[]> = {
    paste: [],
    look: [],
    bareLines: [],
    book: [],
    bareShifts: [],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const place = await acts(async (tx) => {
      const made = await aPlace(tx, { name: `Harrow House ${lines} ${round}` });
      await aBooking(tx, made, [aShift(today, '23:00', '23:30')]);
      return ok(made);
    });
    const id = newId();
    const scope = { clientId: place.clientId, siteId: place.siteId, role: null };
    const text = rota(lines, round).replaceAll('Harrow House', '');
    const pasted = await timed(() => acts((tx) => pasteRota(tx, { id, text, ...scope })));
    if (pasted.value.counts.good !== lines) throw new Error(JSON.stringify(pasted.value.counts));
    const looked = await timed(() => read(db, actor, (tx) => draftPage(tx, id)));
    const empty = newId();
    await acts((tx) => pasteRota(tx, { id: empty, text: 'Date\tStart\n23/11\t7', ...scope }));
    const lineRows = (await rowsOf('rota_line', id)).map((row) => ({
      ...row,
      draft_id: empty,
      line: Number(row['line']) + 10,
    }));
    const bareLines = await bareInsert('rota_line', lineRows);
    const booked = await timed(async () => {
      for (let waiting = 1; waiting > 0; ) {
        const body = {
          id: newId(),
          siteId: place.siteId,
          billToId: place.billToId,
          orderedBy: place.contactId,
          approverId: null,
          contractKind: 'paye' as const,
          poNumber: '',
          clientReference: '',
          how: 'email' as const,
          extend: null,
        };
        waiting = (await acts((tx) => bookDraft(tx, { draftId: id, ...body }))).waiting;
      }
    });
    const shiftRows = (await rowsOf('shift', id)).map((row) => ({ ...row, id: newId() }));
    if (shiftRows.length !== lines) throw new Error(`${shiftRows.length} shifts`);
    const bareShifts = await bareInsert('shift', shiftRows);
    if (round === 0) continue;
    took['paste']?.push(pasted.ms);
    took['look']?.push(looked.ms);
    took['bareLines']?.push(bareLines);
    took['book']?.push(booked.ms);
    took['bareShifts']?.push(bareShifts);
  }
  const of = (name: string) => median(took[name] ?? []);
  const row = (what: string, ours: string, bare: string) => {
    return [
      what,
      `${of(ours).toFixed(0)} ms`,
      `${of(bare).toFixed(0)} ms`,
      (of(ours) / of(bare)).toFixed(1),
    ];
  };
  results.push(row(`${lines} lines read and kept`, 'paste', 'bareLines'));
  results.push(row(`${lines} lines looked at`, 'look', 'bareLines'));
  results.push(row(`${lines} shifts booked`, 'book', 'bareShifts'));
}
table(['What', 'Ours', 'Bare inserts', 'Ratio'], results);
await setting.close();
