import { type AskedSigner, askUnderConfirmationsAtFirst } from '../../src/desk/signatures/ask.ts';
import { recordAnswer } from '../../src/desk/signatures/index.ts';
import { papersWaiting } from '../../src/desk/signatures/queries.ts';
import { readyPaper } from '../../src/desk/signatures/ready-paper.ts';
import { declineByLink, signByLink } from '../../src/desk/signatures/sign.ts';
import { signaturesDb } from '../../src/desk/signatures/tables.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Cast } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const PUBLIC_URL = 'http://127.0.0.1:4000';
const PHONE = {
  address: '81.2.69.160',
  userAgent: 'Mozilla/5.0 (Linux; Android 16; Pixel 9) Mobile Safari/537.36',
};
/** A short line of a hand, as a finger draws it. */
const HAND = [
  [
    80, 620, 130, 300, 190, 180, 240, 330, 220, 560, 180, 700, 230, 480, 320, 380, 380, 560, 420,
    400,
  ],
  [430, 390, 470, 590, 520, 400, 560, 560, 610, 420, 680, 560, 760, 380, 860, 470, 950, 420],
];

type Paper = Awaited<ReturnType<typeof papersWaiting>>['rows'][number];

async function waiting(tx: Tx): Promise<readonly Paper[]> {
  return (await papersWaiting(tx, { state: 'waiting', from: 0, size: 200 })).rows;
}

async function askedFor(tx: Tx, { documentId }: Paper): Promise<AskedSigner | undefined> {
  return signaturesDb(tx)
    .selectFrom('signature_request')
    .select(['id as requestId', 'kind', 'document_id as documentId', 'side', 'channel'])
    .select('person_id as personId')
    .where('document_id', '=', documentId)
    .executeTakeFirst();
}

/** The first of either side sign by their link, one of them by hand, and the next worker says what is not right. */
async function byLink(tx: Tx): Promise<Result<unknown>> {
  const papers = await waiting(tx);
  const of = (side: Paper['side']) => papers.filter((paper) => paper.side === side);
  const signs = [...of('worker').slice(0, 3), ...of('hirer').slice(0, 2)];
  for (const [index, paper] of signs.entries()) {
    const asked = await askedFor(tx, paper);
    if (!asked) continue;
    const ready = await readyPaper(tx, asked, null);
    if (!ready.ok) return ready;
    const done = await signByLink(
      tx,
      asked,
      {
        id: newId(),
        documentId: paper.documentId,
        sha256: ready.value.sha256,
        consent: true,
        typedName: paper.signerName,
        drawn: index === 0 ? HAND : [],
      },
      PHONE,
    );
    if (!done.ok) return done;
  }
  const [next] = of('worker').slice(3);
  const asked = next && (await askedFor(tx, next));
  if (!next || !asked) return ok(null);
  const ready = await readyPaper(tx, asked, null);
  if (!ready.ok) return ready;
  const { documentId } = next;
  const words = 'You told me that I can leave at half past for the last bus.';
  const { sha256 } = ready.value;
  return declineByLink(tx, asked, { id: newId(), documentId, sha256, words }, PHONE);
}

/** Most of the others said yes on the phone or by mail; every eighth has not been heard of. */
async function asTold(tx: Tx): Promise<Result<unknown>> {
  const contacts = new Map(
    (
      await signaturesDb(tx)
        .selectFrom('told_shifts_published')
        .select(['confirmation_id', 'ordered_by'])
        .where('newest', '=', true)
        .execute()
    ).map((row) => [row.confirmation_id, row.ordered_by]),
  );
  for (const [index, { documentId, side }] of (await waiting(tx)).entries()) {
    if (index % 8 === 2) continue;
    const told = await recordAnswer(tx, {
      id: newId(),
      kind: 'confirmation',
      documentId,
      answer: 'accepted',
      how: index % 3 === 0 ? 'email' : 'phone',
      contactId: side === 'hirer' ? (contacts.get(documentId) ?? null) : null,
      words: '',
    });
    if (!told.ok) return told;
  }
  return ok(null);
}

/** Both sides answer their confirmations: by link, on the phone, not at all, and once with a no. */
export function signatureScenes({ time }: Cast): readonly Scene[] {
  askUnderConfirmationsAtFirst(PUBLIC_URL);
  const tells = (minutes: number, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'signatures',
    does,
  });
  return [
    tells(95, 'nobody', 'signed and declined by link', byLink),
    tells(90, 'carla', 'acceptances as they were told', asTold),
  ];
}
