import type { Passage } from '../../../lib/passages.ts';
import { type Hidden, redactText, type Told, toldText } from '../../../lib/redact.ts';
import type { Rendition } from '../schema.ts';
import { type Named, pseudonymOf } from './pseudonym.ts';

/** A piece of a value, told apart so that a rendition is made from facts, never by blacking out. */
export type Piece =
  | { readonly text: string }
  | { readonly person: { readonly id: string; readonly kind: Named; readonly name: string } }
  | {
      readonly organisation: {
        readonly id: string;
        readonly kind: 'client' | 'hirer' | 'site' | 'bill_to';
        readonly name: string;
      };
    }
  | { readonly member: { readonly id: string; readonly name: string } }
  | { readonly money: string }
  | { readonly contact_detail: true };

/** A document as whoever made it describes it; what it does not name does not appear. */
export interface EvidenceDocument {
  /** Names it within its entry: 'hirer', 'worker'. */
  readonly key: string;
  readonly title: string;
  /** Of the document as it was sent, hex; null where there is none. */
  readonly sha256: string | null;
  /** Addresses that the paper held: hidden wherever free text says them. */
  readonly addresses?: readonly string[];
  readonly sections: readonly {
    readonly heading: string;
    readonly rows: readonly { readonly label: string; readonly value: readonly Piece[] }[];
  }[];
}

/** How one learner's items of one organisation are told. */
export interface Telling {
  /** The organisation's key of pseudonyms. */
  readonly key: Buffer;
  readonly learner: { readonly id: string; readonly name: string };
  /** Names of the case, and addresses. */
  readonly hidden: readonly Hidden[];
}

/** Names that stand in pieces: they are hidden wherever free text says them. */
export function namesIn(
  documents: readonly EvidenceDocument[],
  telling: Telling,
): readonly Hidden[] {
  return documents
    .flatMap(({ sections }) => sections)
    .flatMap(({ rows }) => rows)
    .flatMap(({ value }) => value)
    .flatMap((piece): readonly Hidden[] => {
      if ('person' in piece) {
        const { id, kind, name } = piece.person;
        return [{ text: name, mark: pseudonymOf(telling.key, kind, id), wordsToo: true }];
      }
      if ('organisation' in piece) {
        const { id, kind, name } = piece.organisation;
        return [{ text: name, mark: pseudonymOf(telling.key, kind, id), startsToo: true }];
      }
      return [];
    });
}

/** One piece as the assessor reads it. */
export function tellPiece(piece: Piece, telling: Telling): string {
  return toldPiece(piece, telling).text;
}

function toldPiece(piece: Piece, telling: Telling): Told {
  if ('text' in piece) return toldText(piece.text, telling.hidden);
  if ('member' in piece && piece.member.id === telling.learner.id) {
    return { text: telling.learner.name, marks: [] };
  }
  const text = markOf(piece, telling);
  return { text, marks: [{ from: 0, to: text.length }] };
}

function markOf(piece: Exclude<Piece, { readonly text: string }>, { key }: Telling): string {
  if ('person' in piece) return pseudonymOf(key, piece.person.kind, piece.person.id);
  if ('organisation' in piece) {
    return pseudonymOf(key, piece.organisation.kind, piece.organisation.id);
  }
  if ('member' in piece) return pseudonymOf(key, 'colleague', piece.member.id);
  return 'money' in piece ? 'hidden' : 'left out';
}

/** A value told piece by piece, with where its marks stand. */
function toldValue(value: readonly Piece[], telling: Telling): Told {
  const marks: Passage[] = [];
  let text = '';
  for (const piece of value) {
    const told = toldPiece(piece, telling);
    marks.push(
      ...told.marks.map(({ from, to }) => ({ from: text.length + from, to: text.length + to })),
    );
    text += told.text;
  }
  return { text, marks };
}

type TellingDocument = Rendition['entries'][number]['documents'][number];

/** A row of a document that says something freely: its number of section and row, and what it is called. */
export interface FreeRow {
  readonly at: string;
  readonly label: string;
  readonly told: Told;
}

/**
 * A document as the assessor reads it: the same sections and labels, each value told piece by piece.
 * @param hide what a person hid of a row beside; left out: nothing
 */
export function tellDocument(
  document: EvidenceDocument,
  telling: Telling,
  hide: (row: FreeRow) => string = ({ told }) => told.text,
): TellingDocument {
  return {
    key: document.key,
    title: document.title,
    sha256: document.sha256,
    sections: document.sections.map(({ heading, rows }, section) => ({
      heading: redactText(heading, telling.hidden),
      rows: rows.map(({ label, value }, row) => {
        const told = toldValue(value, telling);
        const free = value.some((piece) => 'text' in piece && piece.text.trim() !== '');
        return { label, value: free ? hide({ at: `${section}/${row}`, label, told }) : told.text };
      }),
    })),
  };
}
