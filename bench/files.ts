// How long a file of 500 MB takes to be sent in pieces over HTTP, to be checked whole and to be read again, and how much
// memory that takes: sender and server are one process here, so the figure bounds both together.
import { createHash } from 'node:crypto';
import { serveHouse } from '../src/app/serve.ts';
import { newId } from '../src/lib/ids.ts';
import type { Result } from '../src/lib/result.ts';
import { act } from '../src/platform/audit/act.ts';
import { configureLogKeys } from '../src/platform/audit/log-keys.ts';
import type { Tx } from '../src/platform/db/tx.ts';
import { makeAccount } from '../src/platform/identity/auth.ts';
import { addMember } from '../src/platform/identity/create-organisation.ts';
import { adoptBuiltIn } from '../src/proof/frameworks/index.ts';
import { enrol } from '../src/proof/portfolio/index.ts';
import { openSetting } from './setting.ts';

const MB = 1024 * 1024;
const PIECE = 5 * MB;
const PIECES = 100;
const PASSWORD = 'three words are good';
const ADDRESS = 'http://127.0.0.1:4972';

const setting = await openSetting();
const { db, actor, owner } = setting;
configureLogKeys({ secret: 'a secret of this benchmark alone' });
const house = await serveHouse(
  setting,
  { authSecret: 'a secret of this benchmark alone' },
  { publicUrl: ADDRESS, trustProxy: false },
  { webFolder: null },
);

async function done<T>(work: Promise<Result<T>>): Promise<T> {
  const result = await work;
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}
const asOwner = <T>(work: (tx: Tx) => Promise<Result<T>>) => done(act(db, actor, work));

const email = 'lena@bench.example';
const name = 'Lena Lowe';
const { authUserId } = await makeAccount(house.auth, { name, email, password: PASSWORD });
const lena = await asOwner((tx) =>
  addMember(tx, actor.organisationId, false, {
    id: newId(),
    authUserId,
    name,
    email,
    roles: ['learner'],
  }),
);
const { frameworkId } = await asOwner((tx) => adoptBuiltIn(tx, { id: newId(), code: 'REC-L2-RR' }));
await asOwner((tx) =>
  enrol(tx, { id: newId(), memberId: lena.memberId ?? '', frameworkId, unitIds: [] }),
);
await house.server.listen({ port: 4972, host: '127.0.0.1' });

const headers: Record<string, string> = { origin: ADDRESS };
async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${ADDRESS}${path}`, {
    method,
    headers: { ...headers, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
const signed = await send('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
headers['cookie'] = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** A piece unlike any other, made when it is needed: nothing of the file stands in memory. */
function piece(nth: number): Buffer {
  const bytes = Buffer.alloc(PIECE, nth + 1);
  if (nth === 0) bytes.write('\0\0\0\x20ftypisom', 0, 'latin1');
  for (let at = 64; at < PIECE; at += 997) bytes.writeUInt32LE((at * (nth + 7)) >>> 0, at & ~3);
  return bytes;
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 20);
async function measured(what: string, work: () => Promise<void>): Promise<void> {
  const before = process.memoryUsage().rss;
  most = before;
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const grown = Math.round((Math.max(most, process.memoryUsage().rss) - before) / MB);
  console.log(`${what}: ${seconds.toFixed(1)} s, memory at the most +${grown} MB`);
}

const id = newId();
const hashes: Buffer[] = [];
for (let nth = 0; nth < PIECES; nth++) hashes.push(sha256(piece(nth)));
await send('POST', '/api/portfolio/files', {
  id,
  name: 'day.mp4',
  media: 'video/mp4',
  bytes: PIECES * PIECE,
  pieceBytes: PIECE,
  piecesSha256: sha256(Buffer.concat(hashes)).toString('hex'),
  title: 'A day at the desk',
  shows: '',
  madeAt: new Date().toISOString(),
  others: false,
  toldOn: null,
  toldHow: '',
  criterionIds: [],
});
await measured(`sending ${PIECES} pieces of 5 MB, one after another`, async () => {
  for (let nth = 0; nth < PIECES; nth++) {
    const form = new FormData();
    form.append('sha256', hashes[nth]?.toString('hex') ?? '');
    const content = new Blob([new Uint8Array(piece(nth))], { type: 'application/octet-stream' });
    form.append('file', content, 'piece');
    await (await send('PUT', `/api/portfolio/files/${id}/pieces/${nth}`, form)).json();
  }
});
await measured('checking it whole', async () => {
  await (await send('POST', `/api/portfolio/files/${id}/completion`)).json();
});
await measured('reading it again, whole', async () => {
  const { body } = await send('GET', `/api/files/${id}/content`);
  let bytes = 0;
  for await (const bit of body ?? []) bytes += (bit as Uint8Array).length;
  if (bytes !== PIECES * PIECE) throw new Error(`${bytes} bytes came.`);
});
const began = performance.now();
headers['range'] = `bytes=${400 * MB}-${400 * MB + 65_535}`;
await (await send('GET', `/api/files/${id}/content`)).arrayBuffer();
console.log(`a part of 64 KB after 400 MB: ${Math.round(performance.now() - began)} ms`);
const { rows } = await owner.query(
  `select pg_size_pretty(pg_total_relation_size('evidence_file_piece')) as size`,
);
console.log(`in the database: ${rows[0].size}`);

// The learner leaves: an owner looked at the file and lets it go with the record, byte for byte.
Reflect.deleteProperty(headers, 'range');
const account = await makeAccount(house.auth, {
  name: 'Olivia Owens',
  email: 'owner@bench.example',
  password: PASSWORD,
});
await owner.query('update member set auth_user_id = $1, email = $2 where id = $3', [
  account.authUserId,
  'owner@bench.example',
  actor.memberId,
]);
Reflect.deleteProperty(headers, 'cookie');
const opened = await send('POST', '/api/auth/sign-in/email', {
  email: 'owner@bench.example',
  password: PASSWORD,
});
headers['cookie'] = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const kept = await owner.query<{ sha256: string }>(
  `select encode(sha256, 'hex') as sha256 from evidence_file where id = $1`,
  [id],
);
await send('POST', `/api/files/${id}/clearance`, { sha256: kept.rows[0]?.sha256 });
await measured('the learner’s whole record as one archive, the file in it', async () => {
  const { body } = await send('POST', `/api/learners/${lena.memberId}/record`, {});
  let bytes = 0;
  for await (const bit of body ?? []) bytes += (bit as Uint8Array).length;
  if (bytes < PIECES * PIECE) throw new Error(`Only ${bytes} bytes came.`);
});
clearInterval(watch);
await house.close();
await setting.close();
