import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import type { Sheet, SheetRow } from '../../platform/print/sheet.ts';

/** Everything a provisional statement says, frozen as it was issued. Instants are ISO text. */
export interface StatementPaper {
  readonly format: 'deskproof-statement/1';
  readonly statement: string;
  readonly kind: 'unit' | 'transcript';
  readonly organisation: {
    readonly name: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
    readonly sample: boolean;
  };
  readonly learner: string;
  readonly registration: { readonly number: string; readonly uln: string | null } | null;
  readonly framework: { readonly code: string; readonly title: string };
  readonly units: readonly {
    readonly reference: string;
    readonly title: string;
    readonly level: number | null;
    readonly credit: number | null;
    readonly extra: boolean;
    readonly final: boolean;
    readonly decidedAt: string;
  }[];
  readonly issuedAt: string;
}

/** The statement as it is kept: canonical JSON. */
export const paperText = (paper: StatementPaper): string => canonicalJson(paper);
/** SHA-256 of the kept text, lower-case hex. */
export const paperSha256 = (text: string): string =>
  createHash('sha256').update(text).digest('hex');

const PROVISIONAL = {
  title: 'Provisional statement',
  lines: [
    'The centre says what it has assessed and verified. Only the awarding body awards the qualification; what it issues stands in the place of this statement.',
  ],
};

const withdrawnNotice = (at: Date) => ({
  title: `Withdrawn on ${showDate(dateIn(at))}`,
  lines: [
    'The centre has withdrawn this statement: what it says counts no longer. Ask the centre.',
  ],
});

const row = (label: string, value: string): SheetRow => ({ label, value });

/**
 * What stands on the paper: a provisional statement, whatever the learner has (practice W22).
 * @param withdrawnAt since when it counts no longer; null: it counts
 */
export function statementSheet(
  paper: StatementPaper,
  sha256: string,
  withdrawnAt: Date | null = null,
): Sheet {
  const { organisation, framework, registration, units } = paper;
  const own = units.filter(({ extra }) => !extra);
  const extra = units.filter((unit) => unit.extra);
  const credit = own.reduce((sum, unit) => sum + (unit.credit ?? 0), 0);
  const issuedAt = new Date(paper.issuedAt);
  return {
    letterhead: organisation,
    title:
      paper.kind === 'unit'
        ? 'Provisional statement of achievement'
        : 'Provisional transcript of units',
    subtitle: `${framework.code}, ${showMoment(minuteOfDate(issuedAt))}`,
    lead: [],
    notice: withdrawnAt ? withdrawnNotice(withdrawnAt) : PROVISIONAL,
    sections: [
      {
        title: 'Learner',
        rows: [
          row('Name', paper.learner),
          row('Registered with the awarding body', registration?.number ?? 'No number on record'),
          row('Unique Learner Number', registration?.uln ?? 'Not on record'),
          row('Qualification or standard', `${framework.title} (${framework.code})`),
          row('Credits of the units below', String(credit)),
        ],
      },
      { title: 'Units achieved', rows: own.map(unitRow) },
      ...(extra.length === 0 ? [] : [{ title: 'Extra units', rows: extra.map(unitRow) }]),
    ],
    documentId: paper.statement,
    sha256,
    madeAt: issuedAt,
    isSample: organisation.sample,
  };
}

function unitRow(unit: StatementPaper['units'][number]): SheetRow {
  const parts = [
    unit.title,
    ...(unit.level === null ? [] : [`level ${unit.level}`]),
    ...(unit.credit === null ? [] : [`${unit.credit} credits`]),
    `achieved ${showDate(dateIn(new Date(unit.decidedAt)))}`,
    unit.final ? 'awarded' : 'provisional',
  ];
  return row(unit.reference, parts.join(', '));
}
