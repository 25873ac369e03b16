import { bookedFor, keptPapers } from '../../desk/bookings/index.ts';
import { contactsOf } from '../../desk/clients/index.ts';
import { readPaper } from '../../desk/confirmations/index.ts';
import type { HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { type EvidenceDocument, onDocuments, onOriginal } from '../../proof/portfolio/index.ts';
import { type PaperParts, paperSections } from './paper-sections.ts';

const CONFIRMED = 'booking.confirmed';
const TITLES = {
  hirer: 'Confirmation to the hirer',
  worker: 'Confirmation to the worker',
} as const;
type Side = keyof typeof TITLES;

/** A paper as the log names it. */
interface SentPaper {
  readonly side: Side;
  readonly confirmation: string;
  readonly pdfSha256: string;
}

const papersIn = ({ envelope }: HeardEntry): readonly SentPaper[] =>
  (envelope.facts['papers'] ?? []) as readonly SentPaper[];

/** Whom the papers of a booking name, by id. */
async function partsOf(tx: Tx, { envelope }: HeardEntry): Promise<PaperParts> {
  const { booking = '', contact } = envelope.subjects;
  const parts = (await bookedFor(tx, [booking])).get(booking);
  const contacts = await contactsOf(tx, parts?.approverId ? [parts.approverId] : []);
  return {
    hirerId: parts?.hirerId ?? booking,
    siteId: parts?.siteId ?? booking,
    billToId: parts?.billToId ?? booking,
    orderedBy: contact ?? booking,
    approver: contacts.get(parts?.approverId ?? '')?.personId ?? contact ?? booking,
  };
}

/** The papers of a confirmation, made again from the facts that were kept. */
async function confirmationPapers(tx: Tx, entry: HeardEntry): Promise<readonly EvidenceDocument[]> {
  const sent = papersIn(entry);
  const kept = await keptPapers(
    tx,
    sent.map(({ confirmation }) => confirmation),
  );
  const parts = await partsOf(tx, entry);
  return sent.map(({ side, confirmation, pdfSha256 }) => {
    const facts = kept.get(confirmation)?.facts ?? '';
    const paper = facts === '' ? null : readPaper(facts);
    return {
      key: side,
      title: TITLES[side],
      sha256: pdfSha256,
      addresses: paper ? [paper.site.address, paper.organisation.address] : [],
      sections: paper ? paperSections(paper, parts) : NOT_KEPT,
    };
  });
}

const NOT_KEPT: EvidenceDocument['sections'] = [
  {
    heading: 'Paper',
    rows: [
      {
        label: 'Kept',
        value: [{ text: 'The paper is no longer kept; its hash is in the record.' }],
      },
    ],
  },
];

/** A paper as it was sent, or null when it was emptied. */
async function confirmationAsSent(
  tx: Tx,
  entry: HeardEntry,
  key: string,
): Promise<FileReply | null> {
  const sent = papersIn(entry).find(({ side }) => side === key);
  const kept = sent && (await keptPapers(tx, [sent.confirmation])).get(sent.confirmation);
  if (!kept || kept.pdf.length === 0) return null;
  return {
    fileName: `confirmation-${kept.side}-version-${kept.version}.pdf`,
    contentType: 'application/pdf',
    bytes: kept.pdf,
  };
}

onDocuments(CONFIRMED, confirmationPapers);
onOriginal(CONFIRMED, confirmationAsSent);
