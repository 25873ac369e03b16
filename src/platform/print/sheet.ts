/** One line of a sheet: a label and its value; `mark` says that it differs from the version before. */
export interface SheetRow {
  readonly label: string;
  readonly value: string;
  readonly mark?: 'changed' | 'new' | 'gone';
  /** What it said before, for `changed`. */
  readonly was?: string;
}

export interface SheetSection {
  readonly title: string;
  readonly rows: readonly SheetRow[];
}

/** A printed paper: everything it says, and nothing of how it looks. */
export interface Sheet {
  readonly letterhead: {
    readonly name: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
  };
  /** 'Confirmation of booking 12' */
  readonly title: string;
  /** What follows the title, dim: 'Version 2, Mon 23 Nov 2026 06:45'. */
  readonly subtitle: string;
  /** Paragraphs before the first section. */
  readonly lead: readonly string[];
  /** Stands in a frame above everything: what changed, or that it is cancelled. */
  readonly notice?: { readonly title: string; readonly lines: readonly string[] };
  readonly sections: readonly SheetSection[];
  /** Drawn by hand: each stroke as x, y, x, y, from 0 to 1000 both ways. Stands after the sections. */
  readonly drawing?: {
    readonly title: string;
    readonly strokes: readonly (readonly number[])[];
  };
  /** Said at the foot of every page instead of the document's id and its hash. */
  readonly foot?: readonly string[];
  /** Printed at the foot of every page: by it the paper is found and checked. */
  readonly documentId: string;
  /** SHA-256 of the facts the paper was made from, lower-case hex. */
  readonly sha256: string;
  /** The moment the paper is dated. */
  readonly madeAt: Date;
  /** Of a sample organisation: marked on every page. */
  readonly isSample: boolean;
}

/** The words on every page, PDF and export of a sample organisation. */
export const SAMPLE_MARK = 'Sample, not evidence';
