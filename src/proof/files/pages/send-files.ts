import type { Refusal } from '../../../lib/result.ts';
import { call } from '../../../ui/api.ts';
import { finishFileRoute, openFileRoute, sayLanguageRoute, takePieceRoute } from '../schema.ts';
import { dropPieces, filesOnDevice, type Kept, keepFile, pieceOnDevice } from './phone-store.ts';

/** How a round of sending ended: all is sent or refused, the line is lost, or nobody is signed in. */
export type Ended = 'done' | 'no-line' | 'signed-out' | 'elsewhere';

const MOST_TRIES = 3;

/** Whether a refusal says nothing about the file: it is sent again later. */
function passes({ code }: Refusal): boolean {
  return code === 'no-connection' || code === 'fault' || /^http-5|-busy$|too-many/.test(code);
}

/**
 * Sends what one member has on this device, one file after another, from where each stopped. Of any number of tabs one
 * sends.
 * @param tell told after each change, so that the page shows it
 */
export async function sendFiles(owner: string, tell: () => void): Promise<Ended> {
  if (!navigator.locks) return round(owner, tell);
  return navigator.locks.request('deskproof-record', { ifAvailable: true }, (lock) =>
    lock === null ? ('elsewhere' as const) : round(owner, tell),
  );
}

async function round(owner: string, tell: () => void): Promise<Ended> {
  for (const file of await filesOnDevice(owner)) {
    if (file.state === 'received' || file.state === 'refused') continue;
    const refusal = await sendOne(file, tell);
    if (!refusal) continue;
    const waits = passes(refusal);
    const signedOut = refusal.code === 'not-signed-in' || refusal.code === 'http-401';
    const after = waits || signedOut ? 'waiting' : 'refused';
    const [now = file] = (await filesOnDevice(owner)).filter(({ id }) => id === file.id);
    await keepFile({ ...now, state: after, because: after === 'refused' ? refusal.because : '' });
    tell();
    if (signedOut) return 'signed-out';
    if (waits) return 'no-line';
  }
  return 'done';
}

/** Sends one file to its end; gives why not, if not. */
async function sendOne(file: Kept, tell: () => void): Promise<Refusal | undefined> {
  const { id, name, media, bytes, pieceBytes, piecesSha256, title, shows, madeAt } = file;
  const { others, toldOn, toldHow, criterionIds } = file;
  const said = { title, shows, madeAt, others, toldOn, toldHow, criterionIds: [...criterionIds] };
  const opened = await call(openFileRoute, {
    body: { id, name, media, bytes, pieceBytes, piecesSha256, ...said },
  });
  if (!opened.ok) return opened.refusal;
  const { have, pieces, state } = opened.value;
  if (state === 'given_up') {
    return {
      code: 'given-up',
      because: 'This was given up meanwhile. Take it off and choose it again.',
    };
  }
  if (state === 'open') {
    const here = new Set(have);
    const show = async () => {
      const sent = Math.min(bytes, here.size * pieceBytes);
      await keepFile({ ...file, state: 'sending', sent });
      tell();
    };
    await show();
    for (let nth = 0; nth < pieces; nth++) {
      if (here.has(nth)) continue;
      const refusal = await sendPiece(file, nth);
      if (refusal) return refusal;
      here.add(nth);
      await show();
    }
    const finished = await call(finishFileRoute, { params: { id } });
    if (!finished.ok) return finished.refusal;
  }
  if (file.language) {
    const { id: saidId, code } = file.language;
    const language = await call(sayLanguageRoute, {
      params: { id },
      body: { id: saidId, language: code },
    });
    if (!language.ok) return language.refusal;
  }
  await keepFile({ ...file, state: 'received', sent: bytes });
  await dropPieces(id);
  tell();
  return undefined;
}

async function sendPiece(file: Kept, nth: number): Promise<Refusal | undefined> {
  const piece = await pieceOnDevice(file.id, nth);
  if (!piece) {
    return {
      code: 'piece-lost',
      because: 'The device has lost a part of this file. Take it off and choose it again.',
    };
  }
  for (let tries = 1; ; tries++) {
    const taken = await call(takePieceRoute, {
      params: { id: file.id, nth },
      body: { sha256: file.hashes[nth] ?? '' },
      file: new File([piece], 'piece', { type: 'application/octet-stream' }),
    });
    if (taken.ok) return undefined;
    if (taken.refusal.code !== 'piece-not-whole' || tries >= MOST_TRIES) return taken.refusal;
  }
}
