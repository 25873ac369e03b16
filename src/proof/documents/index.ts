/** What other rooms may ask of documents: what stands in one, and whether it is whole. Needs no database. */
export { CASE_FIELDS, LINK_FIELDS, LINK_TYPES } from './case-fields.ts';
export { CSV_COLUMNS } from './csv-table.ts';
export { whatIsCut } from './cut.ts';
export { decodeFramework, type Encoding, MOST_BYTES, tooLarge } from './decode.ts';
export {
  type ContentsLine,
  countsOf,
  LINK_KINDS,
  type LinkEnd,
  type LinkKind,
  type LintFinding,
  type NotUnderstood,
  type ReadCriterion,
  type ReadDocument,
  type ReadLink,
  type ReadOutcome,
  type ReadRules,
  type ReadUnit,
  type Said,
  type SaidTwice,
  type UnitGroup,
  type UnitRow,
} from './document.ts';
export { readDocument } from './read-document.ts';
export { notWhole, wholeDocument } from './whole.ts';
