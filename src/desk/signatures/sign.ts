import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { peopleOf } from '../people/index.ts';
import type { AskedSigner } from './ask.ts';
import { documentDeclined, documentSigned } from './events.ts';
import { type KeptAnswer, keepAnswer, keptBefore } from './keep-answer.ts';
import { sourceOf } from './paper-source.ts';
import { readyPaper, sha256Of } from './ready-paper.ts';
import { asksCode, provedBy } from './second-code.ts';
import { cleanLine, consentFor, type PressedFrom, type Strokes } from './signature.ts';
import { signaturePage } from './signed-copy.ts';

/** The most points a hand may draw: more than anybody's name has. */
const MOST_POINTS = 4_000;

/** What somebody sends who signs by a link of their own. */
export interface SignInput {
  readonly id: string;
  readonly documentId: string;
  /** The hash of what they were shown. */
  readonly sha256: string;
  readonly consent: boolean;
  readonly typedName: string;
  /** Empty: typed alone. */
  readonly drawn: Strokes;
}

/**
 * Signs one version of a paper by a link of one's own. The page about it is made in the act and sealed with it.
 * Refuses `consent-needed`, `name-needed`, `drawn-too-long`, `code-needed`, and what `readyPaper` and the paper's
 * own room refuse. The same id again gives the first result.
 * @param asked whose link it is; they are who signs
 */
export async function signByLink(
  tx: Tx,
  asked: AskedSigner,
  input: SignInput,
  from: PressedFrom,
): Promise<Result<KeptAnswer>> {
  const before = await keptBefore(tx, input.id, asked);
  if (before) return before;
  if (!input.consent) {
    return refuse(
      'consent-needed',
      'To sign here, tick that you have read the paper and agree to sign electronically. You may also ring us instead.',
      undefined,
      { fields: { consent: 'Tick this to sign' } },
    );
  }
  const typed = cleanText(input.typedName, { max: 120, what: 'Your name' });
  if (!typed.ok) return typed;
  if (!/\p{L}/u.test(typed.value)) {
    return refuse('name-needed', 'Type your name as you sign it.', undefined, {
      fields: { typedName: 'Type your name' },
    });
  }
  if (input.drawn.flat().length > 2 * MOST_POINTS) {
    return refuse('drawn-too-long', 'That is more than a signature. Clear it and draw it again.');
  }
  const code = await provedBy(tx, asked);
  if (!code && (await asksCode(tx, asked.kind))) {
    return refuse(
      'code-needed',
      'Send yourself the code, and enter its six digits here.',
      undefined,
      {
        fields: { code: 'Enter the code' },
      },
    );
  }
  const ready = await readyPaper(tx, { ...asked, documentId: input.documentId }, input.sha256);
  if (!ready.ok) return ready;
  const { paper, sha256 } = ready.value;
  const at = nowOf(tx);
  const clean: PressedFrom = {
    address: cleanLine(from.address, 60),
    userAgent: cleanLine(from.userAgent),
  };
  const signer = (await peopleOf(tx, [asked.personId])).get(asked.personId);
  const page = await signaturePage(tx, paper.bytes, {
    signatureId: input.id,
    documentId: paper.documentId,
    title: paper.title,
    version: paper.version,
    sha256,
    side: paper.side,
    signer: signer?.displayName ?? '',
    channel: asked.channel,
    code,
    typedName: typed.value,
    drawn: input.drawn,
    consent: consentFor(asked.kind),
    at,
    from: clean,
  });
  const copySha256 = sha256Of(Buffer.concat([paper.bytes, page]));
  await keepAnswer(tx, ready.value, {
    id: input.id,
    kind: asked.kind,
    personId: asked.personId,
    answer: 'signed',
    how: 'link',
    saidAt: at,
    requestId: asked.requestId,
    typedName: typed.value,
    drawn: input.drawn.length > 0 ? input.drawn : null,
    consent: consentFor(asked.kind),
    from: clean,
    page,
    copySha256,
    code,
  });
  const settled = await sourceOf(asked.kind)?.settle?.(tx, paper, {
    signatureId: input.id,
    personId: asked.personId,
    answer: 'signed',
    how: 'link',
    saidAt: at,
  });
  if (settled && !settled.ok) return settled;
  record(tx, documentSigned, {
    subjects: { signature: input.id, document: paper.documentId, ...paper.subjects },
    facts: {
      paper: asked.kind,
      document: paper.documentId,
      version: paper.version,
      side: paper.side,
      sha256,
      copySha256,
      consent: consentFor(asked.kind),
      channel: asked.channel,
      code,
      drawn: input.drawn.length > 0,
      saidAt: at.toISOString(),
    },
    people: {
      [asked.personId]: {
        typedName: typed.value,
        address: clean.address,
        userAgent: clean.userAgent,
      },
    },
  });
  return ok({ signatureId: input.id, answer: 'signed', saidAt: at });
}

/**
 * Declines one version of a paper by a link of one's own, in words. Refuses `words-needed` and what `readyPaper`
 * refuses. It can still be signed afterwards.
 */
export async function declineByLink(
  tx: Tx,
  asked: AskedSigner,
  input: {
    readonly id: string;
    readonly documentId: string;
    readonly sha256: string;
    readonly words: string;
  },
  from: PressedFrom,
): Promise<Result<KeptAnswer>> {
  const before = await keptBefore(tx, input.id, asked);
  if (before) return before;
  const words = cleanText(input.words, { max: 1000, lines: true, what: 'What is not right' });
  if (!words.ok) return words;
  if (words.value === '') {
    return refuse(
      'words-needed',
      'Say what is not right, so that we can put it right.',
      undefined,
      {
        fields: { words: 'Say what is not right' },
      },
    );
  }
  const ready = await readyPaper(tx, { ...asked, documentId: input.documentId }, input.sha256);
  if (!ready.ok) return ready;
  const { paper, sha256 } = ready.value;
  const at = nowOf(tx);
  const clean = { address: cleanLine(from.address, 60), userAgent: cleanLine(from.userAgent) };
  await keepAnswer(tx, ready.value, {
    id: input.id,
    kind: asked.kind,
    personId: asked.personId,
    answer: 'declined',
    how: 'link',
    saidAt: at,
    requestId: asked.requestId,
    words: words.value,
    from: clean,
  });
  record(tx, documentDeclined, {
    subjects: { signature: input.id, document: paper.documentId, ...paper.subjects },
    facts: {
      paper: asked.kind,
      document: paper.documentId,
      version: paper.version,
      side: paper.side,
      sha256,
      how: 'link',
      saidAt: at.toISOString(),
    },
    people: { [asked.personId]: { words: words.value, ...clean } },
  });
  return ok({ signatureId: input.id, answer: 'declined', saidAt: at });
}
