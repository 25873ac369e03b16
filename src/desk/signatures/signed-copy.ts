import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { pagesToAppend } from '../../platform/print/append-pages.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import { SAMPLE_MARK, type Sheet } from '../../platform/print/sheet.ts';
import { sourceOf } from './paper-source.ts';
import { paperErased, sha256Of } from './ready-paper.ts';
import { consentText, type PressedFrom, type SignerSide, type Strokes } from './signature.ts';
import { signaturesDb } from './tables.ts';

/** What a signature page tells. */
export interface SignedAs {
  readonly signatureId: string;
  readonly documentId: string;
  readonly title: string;
  readonly version: number;
  readonly sha256: string;
  readonly side: SignerSide;
  /** Whom the link was sent to, and by which message. */
  readonly signer: string;
  readonly channel: 'mail' | 'text';
  /** By which way a code came that was entered as well. */
  readonly code: 'mail' | 'text' | null;
  readonly typedName: string;
  readonly drawn: Strokes;
  readonly consent: number;
  readonly at: Date;
  readonly from: PressedFrom;
}

const FOR: Readonly<Record<SignerSide, string>> = { worker: 'the worker', hirer: 'the hirer' };

/**
 * What follows a paper's own bytes in its signed copy: the signature page, put behind the paper without touching it.
 * @param bytes the paper exactly as it was shown
 */
export async function signaturePage(tx: Tx, bytes: Buffer, signed: SignedAs): Promise<Buffer> {
  const organisation = await organisationCard(tx);
  return pagesToAppend(bytes, await printSheet(sheetOf(signed, organisation)));
}

function sheetOf(
  signed: SignedAs,
  organisation: Sheet['letterhead'] & { readonly isSample: boolean },
): Sheet {
  const when = showMoment(minuteOfDate(signed.at));
  const by = signed.channel === 'mail' ? 'e-mail' : 'text';
  return {
    letterhead: organisation,
    title: 'Signature page',
    subtitle: `${signed.title}, version ${signed.version}`,
    lead: [consentText(signed.consent)],
    sections: [
      {
        title: 'Signed',
        rows: [
          { label: 'Name, as typed', value: signed.typedName },
          { label: 'Signed for', value: FOR[signed.side] },
          { label: 'When', value: `${when} (${signed.at.toISOString()})` },
          {
            label: 'How we know who it was',
            value: `A link made for ${signed.signer} alone, sent to them by ${by}`,
          },
          ...(signed.code
            ? [
                {
                  label: 'Second factor',
                  value: `A code of six digits, sent to them by ${signed.code === 'mail' ? 'e-mail' : 'text'} and entered here`,
                },
              ]
            : []),
          { label: 'Address of the line', value: signed.from.address },
          { label: 'Browser', value: signed.from.userAgent },
        ],
      },
      {
        title: 'What was signed',
        rows: [
          { label: 'Paper', value: `${signed.title}, version ${signed.version}` },
          { label: 'Document', value: signed.documentId },
          { label: 'SHA-256 of the paper as shown', value: signed.sha256 },
          {
            label: 'How to check',
            value:
              'The paper stands before this page as it was, to the last byte: without what was added for this page, the file has the hash above. Our log holds the same hash, and the hash of this whole file, under the signature below.',
          },
        ],
      },
    ],
    ...(signed.drawn.length > 0
      ? { drawing: { title: 'Signed by hand', strokes: signed.drawn } }
      : {}),
    foot: [
      `To verify, ask us to show in our log: signature ${signed.signatureId},`,
      `SHA-256 of the paper as shown ${signed.sha256}`,
    ],
    documentId: signed.signatureId,
    sha256: signed.sha256,
    madeAt: signed.at,
    isSample: organisation.isSample,
  };
}

/** A signature as it is kept, and whether what is kept still is what was signed. */
export interface CheckedCopy {
  /** The whole signed copy; null when paper or page are no longer kept. */
  readonly bytes: Buffer | null;
  /** The paper still has the hash that was sealed; null when it is no longer kept. */
  readonly paperMatches: boolean | null;
  readonly copyMatches: boolean | null;
}

/** Puts a signed copy together and holds it against the hashes kept. */
export async function checkedCopy(
  tx: Tx,
  kept: {
    readonly kind: string;
    readonly documentId: string;
    readonly sha256: string;
    readonly page: Buffer | null;
    readonly copySha256: string | null;
  },
): Promise<CheckedCopy> {
  const paper = await sourceOf(kept.kind)?.paper(tx, kept.documentId);
  if (!paper || paper.bytes.length === 0) {
    return { bytes: null, paperMatches: null, copyMatches: null };
  }
  const paperMatches = sha256Of(paper.bytes) === kept.sha256;
  if (kept.page === null || kept.page.length === 0) {
    return { bytes: null, paperMatches, copyMatches: null };
  }
  const bytes = Buffer.concat([paper.bytes, kept.page]);
  return { bytes, paperMatches, copyMatches: sha256Of(bytes) === kept.copySha256 };
}

/** The signed copy as a file. Refuses `signature-not-found`, `not-signed`, `paper-erased`. */
export async function signedCopy(tx: Tx, signatureId: string): Promise<Result<FileReply>> {
  const row = await signaturesDb(tx)
    .selectFrom('signature')
    .select(['kind', 'document_id as documentId', 'sha256', 'page', 'copy_sha256 as copySha256'])
    .select(['answer', 'title', 'version', 'said_at as saidAt'])
    .where('id', '=', signatureId)
    .executeTakeFirst();
  if (!row) return refuse('signature-not-found', 'There is no such signature. Look in the list.');
  if (row.answer !== 'signed') {
    return refuse('not-signed', 'This was said, not signed, so there is no signed copy.');
  }
  const { bytes } = await checkedCopy(tx, row);
  if (!bytes) return paperErased();
  const { isSample } = await organisationCard(tx);
  const mark = isSample ? `${SAMPLE_MARK.toLowerCase().replace(/\W+/g, '-')}-` : '';
  const name = `${row.title} version ${row.version} signed ${dateIn(row.saidAt)}`;
  return ok({
    fileName: `${mark}${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.pdf`,
    contentType: 'application/pdf',
    bytes,
  });
}
