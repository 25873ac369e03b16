import type { Tx } from '../../platform/db/tx.ts';
import type { SheetSection } from '../../platform/print/sheet.ts';
import type { SignerSide } from './signature.ts';

/** One version of a paper as somebody is to sign it. */
export interface PaperToSign {
  readonly documentId: string;
  readonly version: number;
  /** Not personal: 'Confirmation of booking B-12'. */
  readonly title: string;
  readonly side: SignerSide;
  /** Exactly what is signed, a PDF of our own print; empty when it is no longer kept. */
  readonly bytes: Buffer;
  /** The same, to be read on a phone. */
  readonly lead: readonly string[];
  readonly notice: { readonly title: string; readonly lines: readonly string[] } | null;
  readonly sections: readonly SheetSection[];
  readonly madeAt: Date;
  /** Until when it makes sense to sign. */
  readonly openUntil: Date;
  /** The newest version: itself, unless it was overtaken. */
  readonly newest: { readonly documentId: string; readonly version: number };
  /** The booking, later the client or the timesheet. */
  readonly matterId: string;
  /** The worker whom the paper is about. */
  readonly aboutPerson: string;
  /** Whose contacts may answer for the hirer's side. */
  readonly clientId: string;
  /** The contact who is asked on the hirer's side. */
  readonly contactId: string;
  /** What else the entry in the log is found by. */
  readonly subjects: Readonly<Record<string, string>>;
}

/** Where the papers of one kind come from. */
export interface PaperSource {
  /** One version, with its bytes; null when there is none of this id. */
  readonly paper: (tx: Tx, documentId: string) => Promise<PaperToSign | null>;
  /** Locks what must not get a newer version while one is signed. */
  readonly hold: (tx: Tx, documentId: string) => Promise<void>;
}

const sources = new Map<string, PaperSource>();

/** A kind of paper that is signed here: 'confirmation', later terms, opt-outs, key information, timesheets. */
export function onPapers(kind: string, source: PaperSource): void {
  sources.set(kind, source);
}

/** The source of a kind; null for a kind that nobody registered. */
export function sourceOf(kind: string): PaperSource | null {
  return sources.get(kind) ?? null;
}
