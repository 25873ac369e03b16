import type { Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import type { SheetSection } from '../../platform/print/sheet.ts';
import type { Answer, AnsweredHow, SignerSide } from './signature.ts';

/** One version of a paper as somebody is to sign it. */
export interface PaperToSign {
  readonly documentId: string;
  readonly version: number;
  /** Not personal: 'Confirmation of booking B-12'. */
  readonly title: string;
  readonly side: SignerSide;
  /** Exactly what is signed, a PDF of our own print; empty when it is no longer kept. */
  readonly bytes: Buffer;
  /** A file that the paper names by its hash, to be read before signing; null: it says all itself. */
  readonly annexName: string | null;
  /** The same, to be read on a phone. */
  readonly lead: readonly string[];
  readonly notice: { readonly title: string; readonly lines: readonly string[] } | null;
  readonly sections: readonly SheetSection[];
  readonly madeAt: Date;
  /** Until when it makes sense to sign. */
  readonly openUntil: Date;
  /** The newest version: itself, unless it was overtaken. */
  readonly newest: { readonly documentId: string; readonly version: number };
  /** The booking, the worker or the client. */
  readonly matterId: string;
  /** The worker whom the paper is about; null: it is about a client alone. */
  readonly aboutPerson: string | null;
  /** Whose contacts may answer for the hirer's side. */
  readonly clientId: string | null;
  /** The contact who is asked on the hirer's side. */
  readonly contactId: string | null;
  /** What else the entry in the log is found by. */
  readonly subjects: Readonly<Record<string, string>>;
}

/** An answer as the room that the paper is from hears of it. */
export interface Answered {
  readonly signatureId: string;
  /** Who answered. */
  readonly personId: string;
  readonly answer: Exclude<Answer, 'declined'>;
  readonly how: AnsweredHow;
  readonly saidAt: Date;
}

/** Where the papers of one kind come from. */
export interface PaperSource {
  /** One version, with its bytes; null when there is none of this id. */
  readonly paper: (tx: Tx, documentId: string) => Promise<PaperToSign | null>;
  /** Locks what must not get a newer version while one is signed. */
  readonly hold: (tx: Tx, documentId: string) => Promise<void>;
  /** What signing or accepting does to the records, in the same act; its refusal refuses the answer. */
  readonly settle?: (tx: Tx, paper: PaperToSign, answered: Answered) => Promise<Result<unknown>>;
  /** The file that a paper names. */
  readonly annex?: (tx: Tx, documentId: string) => Promise<Result<FileReply>>;
}

const sources = new Map<string, PaperSource>();

/** A kind of paper that is signed here. */
export function onPapers(kind: string, source: PaperSource): void {
  sources.set(kind, source);
}

/** The source of a kind; null for a kind that nobody registered. */
export function sourceOf(kind: string): PaperSource | null {
  return sources.get(kind) ?? null;
}
