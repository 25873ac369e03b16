import type { Refusal } from '../../lib/result.ts';
import { counted, listed } from '../../lib/text.ts';
import { countsOf, type LintFinding, type ReadDocument } from '../../proof/documents/index.ts';
import type { Understood } from '../../proof/linter/index.ts';

/** What became of one file. */
export interface FileRead {
  readonly file: string;
  /** What was read of it; null when nothing was. */
  readonly understood: Understood | null;
  /** Why it is refused: not read, cut, or with words that found no place. */
  readonly refusal: Refusal | null;
  /** Why it could not be imported although it was read: a unit of its table has no page. */
  readonly hindrance: Refusal | null;
}

interface Report {
  readonly frameworks: readonly {
    readonly code: string;
    readonly title: string;
    readonly units: number;
    readonly outcomes: number;
    readonly criteria: number;
  }[];
  readonly findings: readonly LintFinding[];
}

/**
 * The files as one document for a program: frameworks with their counts, and everything found. Where there
 * are several files each place begins with its file's name.
 */
export function reportOf(files: readonly FileRead[]): Report {
  return {
    frameworks: files.flatMap(({ understood }) =>
      understood ? [cardOf(understood.document)] : [],
    ),
    findings: files.flatMap((one) => {
      const prefix = files.length > 1 ? `${one.file}, ` : '';
      return findingsOf(one).map(({ code, where, stated, computed, message }) => ({
        code,
        where: `${prefix}${where}`,
        stated,
        computed,
        message,
      }));
    }),
  };
}

function cardOf(document: ReadDocument): Report['frameworks'][number] {
  return { code: document.code, title: document.title.value, ...countsOf(document) };
}

/** The refusal, how the file is written, the linter's findings, and the lines not understood. */
function findingsOf({ understood, refusal, hindrance }: FileRead): readonly LintFinding[] {
  return [
    ...refusalFinding(refusal ?? hindrance),
    ...(understood ? encodingFinding(understood) : []),
    ...(understood?.findings ?? []),
    ...(understood?.document.notUnderstood ?? []).map(({ line, text, because }) => ({
      code: 'not-understood',
      where: `line ${line}`,
      stated: text,
      computed: '',
      message: because,
    })),
  ];
}

function refusalFinding(refusal: Refusal | null): readonly LintFinding[] {
  if (!refusal) return [];
  const [first] = (refusal.details as Places | undefined)?.notUnderstood ?? [];
  return [
    {
      code: refusal.code,
      where: first ? `line ${first.line}` : 'the file',
      stated: first?.text ?? '',
      computed: '',
      message: refusal.because,
    },
  ];
}

interface Places {
  readonly notUnderstood?: readonly { readonly line: number; readonly text: string }[];
}

function encodingFinding({ encoding }: Understood): readonly LintFinding[] {
  if (encoding === 'UTF-8') return [];
  const message = `The file is written in ${encoding} and was read so. Save it in UTF-8 if letters look wrong.`;
  return [{ code: 'encoding', where: 'the file', stated: encoding, computed: 'UTF-8', message }];
}

/** One file's report in lines for a person: what was understood, findings by kind, lines not understood. */
export function linesFor(one: FileRead): readonly string[] {
  const { understood, file, refusal, hindrance } = one;
  if (!understood) return [`${file}: nothing was understood.`];
  const { document, findings, encoding } = understood;
  const byKind = [...Map.groupBy(findings, ({ code }) => code)];
  return [
    `${document.code}  ${document.title.value}`,
    `  ${understoodOf(document)}`,
    ...(encoding === 'UTF-8' ? [] : [`  The file is not UTF-8; it was read as ${encoding}.`]),
    `  ${findings.length === 0 ? 'Nothing contradicts itself.' : `${counted(findings.length, 'finding')} of ${counted(byKind.length, 'kind')}:`}`,
    ...byKind.flatMap(([code, list]) => kindLines(code, list)),
    ...notUnderstoodOf(document),
    ...(refusal ? [`  ${refusal.because}`] : []),
    ...(hindrance ? [`  It could not be imported so. ${hindrance.because}`] : []),
  ];
}

/** A kind's findings: what they have in common is said once. */
function kindLines(code: string, list: readonly LintFinding[]): readonly string[] {
  const [first] = list;
  const shared = list.length > 1 && list.every(({ message }) => message === first?.message);
  return [
    `  ${code} (${list.length})${shared ? `: ${first?.message}` : ''}`,
    ...list.map(({ where, stated, computed, message }) => {
      const figures = `Stated: ${stated}. Computed: ${computed}.`;
      return `    ${where}: ${shared ? figures : `${message} ${figures}`}`;
    }),
  ];
}

function notUnderstoodOf({ notUnderstood }: ReadDocument): readonly string[] {
  if (notUnderstood.length === 0) return ['  Every line of it that should be understood was.'];
  return [
    `  Not understood, ${counted(notUnderstood.length, 'place')}:`,
    ...notUnderstood.map(
      ({ line, text, because }) => `    line ${line}: ${because}${text === '' ? '' : ` “${text}”`}`,
    ),
  ];
}

/** 'Understood as a specification: 19 units with 58 outcomes and 276 criteria, the rules of combination.' */
function understoodOf(document: ReadDocument): string {
  const { units, outcomes, criteria } = countsOf(document);
  if (document.kind === 'standard') {
    return `Understood as an occupational standard: ${counted(criteria, 'statement')} of ${counted(units, 'kind')}.`;
  }
  if (document.kind === 'marking_points') {
    return `Understood as a page of marking points: ${counted(criteria, 'point')}.`;
  }
  const { rules } = document;
  const parts = [
    `${counted(units, 'unit')} with ${counted(outcomes, 'outcome')} and ${counted(criteria, 'criterion', 'criteria')}`,
    rules && rules.rows.length > 0
      ? `a table of ${counted(rules.rows.length, 'unit')}`
      : 'no table of units',
    rules && (rules.totalCredit ?? rules.mandatoryCredit ?? rules.optionalCredit)
      ? 'the rules of combination'
      : 'no rules of combination',
  ];
  return `Understood as a specification: ${listed(parts)}.`;
}
