// The search for everything among 10,000 candidates, as the application's own role, against a bare select by
// the same index: one range of words, its people by their key.

import { policy } from '../src/app/compose.ts';
import { find } from '../src/app/find/find.ts';
import { aPlace, done } from '../src/desk/bookings/fixtures.ts';
import { ok } from '../src/lib/result.ts';
import { dateIn } from '../src/lib/time.ts';
import { act } from '../src/platform/audit/act.ts';
import { read } from '../src/platform/db/read.ts';
import { aCrowd } from './crowd.ts';
import { median, openSetting, table, timed } from './setting.ts';

const ROUNDS = 15;
const TYPED = ['wo', 'worker', 'worker 99', 'worker 9876', '9876@crowd', 'harrow', 'nobody'];

const setting = await openSetting();
const { db, actor, owner } = setting;
const place = done(await act(db, actor, async (tx) => ok(await aPlace(tx))));
console.log('Making 10,000 candidates...');
await aCrowd(owner, actor.organisationId, place, dateIn(new Date()), 10_000);
await owner.query(
  `insert into person_word (organisation_id, word, person_id)
   select p.organisation_id, w, p.id from person p,
     unnest(array['worker', p.family_name, p.family_name || '@crowd.example']) w
   where p.given_name = 'Worker' and p.organisation_id = $1 on conflict do nothing`,
  [actor.organisationId],
);
await owner.query('analyze');

async function bare(typed: string): Promise<void> {
  const word = typed.split(' ').at(-1) ?? '';
  const client = await db.pool.connect();
  try {
    await client.query('begin read only');
    await client.query("select set_config('app.organisation', $1, true)", [actor.organisationId]);
    await client.query(
      `select p.id, p.given_name, p.family_name from person p where p.id in (
         select w.person_id from person_word w
         where w.organisation_id = $1 and w.word >= $2 and w.word < $3 limit 6)`,
      [actor.organisationId, word, `${word}\u{10ffff}`],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function middle(work: () => Promise<unknown>): Promise<number> {
  await work();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) took.push(await timed(work));
  return median(took);
}

const rows: (string | number)[][] = [];
for (const typed of TYPED) {
  const own = await middle(() => read(db, actor, (tx) => find(tx, policy, typed)));
  const peer = await middle(() => bare(typed));
  rows.push([typed, own.toFixed(1), peer.toFixed(1), (own / peer).toFixed(1)]);
}
console.log('nine kinds of record, 10,000 candidates; the answer an owner gets');
table(['typed', 'ms', 'bare select ms', 'ratio'], rows);
await setting.close();
