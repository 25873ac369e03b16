/**
 * What was read of a framework document, as it stands there: nothing is corrected while reading. The
 * linter compares what is said in one place with what is said or follows in another.
 */

/** A value with the line of the document (from 1) on which it is said. */
export interface Said<T> {
  readonly value: T;
  readonly line: number;
}

/** One assessment criterion, statement or marking point. */
export interface ReadCriterion {
  /** '1.1' in a unit; 'K1' in a standard; '1' of the marking points. */
  readonly number: string;
  readonly wording: string;
  readonly line: number;
  /** Said only by a package of our own; what the document itself does not know. */
  readonly closes?: 'record' | 'observation' | 'discussion';
  /** What a package or table knows it by; a text has none. */
  readonly identifier?: string;
}

/** How one criterion stands to another: CASE's isRelatedTo, exactMatchOf, isPeerOf and replacedBy. */
export const LINK_KINDS = ['related', 'exact', 'peer', 'replaced_by'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** One end of a link, as far as the file names it: by what other systems know it by, by its code, or both. */
export interface LinkEnd {
  readonly identifier: string | null;
  /** 'ST0321'. */
  readonly framework: string | null;
  /** 'S7'. */
  readonly code: string | null;
  /** What the file calls it. */
  readonly title: string;
}

/** A link between two criteria, of which one at least should stand in the file. */
export interface ReadLink {
  readonly kind: LinkKind;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
}

export interface ReadOutcome {
  readonly number: number;
  /** '' when criteria of this number stand in the document and the outcome itself does not. */
  readonly wording: string;
  readonly line: number;
  readonly criteria: readonly ReadCriterion[];
}

export type UnitGroup = 'mandatory' | 'optional';

/**
 * One unit's own page. A field that is named but empty is null; `missing` names it by its key here
 * ('ofqualNumber', 'purpose') with its line.
 */
export interface ReadUnit {
  /** Without a space: 'RPC1'. The register's number, else 'U3' for the third, where a page has none. */
  readonly reference: Said<string>;
  readonly title: Said<string> | null;
  readonly ofqualNumber: Said<string> | null;
  readonly level: Said<number> | null;
  readonly credit: Said<number> | null;
  readonly guidedHours: Said<number> | null;
  readonly group: UnitGroup | null;
  readonly purpose: Said<string> | null;
  /** As written: '31/08/2017', 'To be confirmed'; null when the page has no such row. */
  readonly expiry: Said<string> | null;
  /** Last day to achieve it, 'YYYY-MM-DD', where a package or table says another. */
  readonly certificatedUntil?: string;
  readonly missing: readonly Said<string>[];
  /** What a table or package says of it in two ways; the first reading stands in the fields above. */
  readonly saidTwice?: readonly SaidTwice[];
  readonly outcomes: readonly ReadOutcome[];
}

/** Something of a unit that one file says in two ways. */
export interface SaidTwice {
  readonly what: 'title' | 'level' | 'credit' | 'guided hours' | 'other';
  /** In words: 'guided hours', 'wording of outcome 2'. */
  readonly field: string;
  readonly first: string;
  readonly other: string;
  /** Where the other stands: 'line 7 of the table'. */
  readonly where: string;
}

/** A unit's row in the table of the rules of combination. */
export interface UnitRow {
  readonly reference: string;
  readonly title: string;
  readonly level: number | null;
  readonly credit: number | null;
  readonly guidedHours: number | null;
  readonly ofqualNumber: string | null;
  readonly group: UnitGroup;
  readonly line: number;
}

/** The rules of combination and the overview, as stated. Credits; hours as written in the document. */
export interface ReadRules {
  readonly rows: readonly UnitRow[];
  readonly mandatoryUnits: Said<number> | null;
  readonly mandatoryCredit: Said<number> | null;
  readonly optionalCredit: Said<number> | null;
  readonly totalCredit: Said<number> | null;
  readonly overviewCredit: Said<number> | null;
  readonly minimumMandatoryCredit: Said<number> | null;
  readonly maximumMandatoryCredit: Said<number> | null;
  readonly minimumOptionalCredit: Said<number> | null;
  /** null value: written as not applicable. */
  readonly maximumOptionalCredit: Said<number | null> | null;
  readonly minimumHours: Said<number> | null;
  readonly maximumHours: Said<number> | null;
  readonly overviewHours: Said<{ readonly least: number; readonly most: number }> | null;
  readonly groupTotals: readonly {
    readonly group: UnitGroup;
    readonly credit: number | null;
    readonly guidedHours: number | null;
    readonly line: number;
  }[];
  /** Sizes by credits as the document gives them: Award, Certificate, Diploma; most null: no top. */
  readonly sizes: readonly {
    readonly size: string;
    readonly least: number;
    readonly most: number | null;
    readonly line: number;
  }[];
  /** Hours of learning for one credit. */
  readonly hoursPerCredit: Said<number> | null;
}

export interface ContentsLine {
  readonly title: string;
  /** null: the list gives no page for it. */
  readonly page: number | null;
  readonly line: number;
}

/** A line that should have been understood and was not, or a piece of the document that is not there. */
export interface NotUnderstood {
  readonly line: number;
  /** What stands there, cut to 120 characters. */
  readonly text: string;
  readonly because: string;
  /** Words of an outcome or a criterion for which no place was found: an import would lose them. */
  readonly lost?: true;
}

export interface ReadDocument {
  readonly kind: 'specification' | 'standard' | 'marking_points';
  /** 'REC-L2-RR', 'ST0321', 'FLEX', 'REL', 'SALES', or made from the title of a document not known to us. */
  readonly code: string;
  readonly title: Said<string>;
  readonly version: Said<string> | null;
  /** The day the document says it is of, 'YYYY-MM-DD'. */
  readonly dated: Said<string> | null;
  /** Every qualification number that stands in it, in order: '601/3507/4'. */
  readonly qualificationNumbers: readonly Said<string>[];
  /** Every title by which it calls a qualification its own, in headings, overview and contents. */
  readonly qualificationTitles: readonly Said<string>[];
  readonly contents: readonly ContentsLine[];
  /** Headings outside units, in order. */
  readonly headings: readonly Said<string>[];
  /** Empty unless a specification. */
  readonly units: readonly ReadUnit[];
  readonly rules: ReadRules | null;
  /** Statements of a standard, points of a marking scheme; empty for a specification. */
  readonly statements: readonly ReadCriterion[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Links of a package or table; a text has none. */
  readonly links?: readonly ReadLink[];
  /** Last days of the version as a whole, 'YYYY-MM-DD', where a package or table says them. */
  readonly registrationEndsOn?: string;
  readonly certificationEndsOn?: string;
  /** Its wordings are short labels of Deskproof's own: the awarding body's are not in it. */
  readonly labelsOnly?: true;
  /** The document's lines, the first being line 1 at index 0. */
  readonly lines: readonly string[];
}

/** How many units, outcomes and criteria a document holds; a standard's units are its kinds of statement. */
export function countsOf(document: ReadDocument): {
  readonly units: number;
  readonly outcomes: number;
  readonly criteria: number;
} {
  if (document.kind === 'standard') {
    const kinds = new Set(document.statements.map(({ number }) => number.replace(/\d.*$/, '')));
    return { units: kinds.size, outcomes: 0, criteria: document.statements.length };
  }
  if (document.kind === 'marking_points') {
    return { units: 1, outcomes: 0, criteria: document.statements.length };
  }
  const outcomes = document.units.flatMap((unit) => unit.outcomes);
  return {
    units: document.units.length,
    outcomes: outcomes.length,
    criteria: outcomes.flatMap((outcome) => outcome.criteria).length,
  };
}

/** What the linter says of a document: it reports, and import goes on. */
export interface LintFinding {
  /** Stable, in kebab-case: 'total-differs'. Kinds are listed in proof/linter/README.md. */
  readonly code: string;
  /** Where: 'line 561, rules of combination, optional credit'. */
  readonly where: string;
  readonly stated: string;
  readonly computed: string;
  /** One sentence: what differs and why it matters. */
  readonly message: string;
}
