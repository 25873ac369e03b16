import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { showDate, showMoment } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import type { Sheet, SheetRow, SheetSection } from '../../platform/print/sheet.ts';
import { type TieKind, tieWords } from './authority.ts';
import type { Standing } from './ratified.ts';
import type { Method, Verdict } from './schema.ts';

/** One criterion as the paper states it. Instants are ISO text. */
export interface PaperCriterion {
  readonly code: string;
  /** Our label, or the awarding body's wording where their document was imported. */
  readonly words: string;
  readonly state: 'met' | 'not_yet' | 'unjudged';
  readonly judgement: {
    readonly method: Method;
    readonly judgedAt: string;
    readonly assessor: string;
    readonly attempt: number;
    readonly note: string;
    readonly action: string | null;
    /** YYYY-MM-DD; papers of format 1 say none. */
    readonly actionDueOn?: string | null;
    readonly observedOn: string | null;
    readonly observedWhere: string | null;
    readonly answers: readonly { readonly question: string; readonly answer: string }[];
    /** Titles of the items it rests on. */
    readonly items: readonly string[];
  } | null;
}

/** Everything a decision's paper says: frozen with the decision, its hash sealed in the log. */
export interface DecisionPaper {
  /** 1 says nothing of ties and countersignature. */
  readonly format: 'deskproof-decision/1' | 'deskproof-decision/2';
  readonly decision: string;
  readonly claim: string;
  readonly organisation: {
    readonly name: string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
    readonly sample: boolean;
  };
  readonly learner: string;
  readonly assessor: string;
  readonly framework: { readonly code: string; readonly title: string };
  readonly unit: { readonly reference: string; readonly title: string };
  readonly attempt: number;
  readonly claimedAt: string;
  readonly decidedAt: string;
  readonly outcome: Verdict;
  readonly feedback: string;
  readonly unjudgedAction: string | null;
  /** Titles of the items in whose work the assessor had a hand; empty: none. */
  readonly party: readonly string[];
  /** What stands between the assessor and the learner; empty: nothing declared. */
  readonly ties?: readonly TieKind[];
  /** The decision waits for a countersignature (R26). */
  readonly countersign?: boolean;
  readonly criteria: readonly PaperCriterion[];
  readonly items: readonly { readonly title: string; readonly sha256: string }[];
}

/** The paper as it is kept: canonical JSON (RFC 8785). */
export function paperText(paper: DecisionPaper): string {
  return canonicalJson(paper);
}

/** SHA-256 of the kept text, lower-case hex: printed on the paper and sealed in the log. */
export function paperSha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export const INFORMAL = 'Informal until ratified';
export const RATIFIED = 'Ratified';
const BY: Readonly<Record<Method, string>> = {
  record: 'work record',
  observation: 'observation',
  questioning: 'questioning',
  discussion: 'professional discussion',
};
const DECIDED: Readonly<Record<Verdict, string>> = {
  achieved: 'Achieved',
  not_yet: 'Not yet achieved',
};

const moment = (iso: string): string => showMoment(minuteOfDate(new Date(iso)));
const row = (label: string, value: string): SheetRow => ({ label, value });

/** What came after the decision, so that no print of the frozen text says less or more than is so. */
export interface SinceThen {
  readonly standing: Standing;
  readonly countersigned: { readonly by: string; readonly at: Date; readonly on: string } | null;
  /** When it was found not to be supported; null: it stands. */
  readonly reopenedAt: Date | null;
}
const NOTHING_SINCE: SinceThen = { standing: 'informal', countersigned: null, reopenedAt: null };

/** What stands on the paper. */
export function decisionSheet(paper: DecisionPaper, sha256: string, since = NOTHING_SINCE): Sheet {
  const { organisation, unit } = paper;
  const isRatified = since.standing === 'ratified';
  return {
    letterhead: organisation,
    title: titleOf(since),
    subtitle: `${unit.reference}, attempt ${paper.attempt}, ${moment(paper.decidedAt)}`,
    lead: [],
    notice: since.reopenedAt
      ? {
          title: 'Superseded',
          lines: [
            `On ${showMoment(minuteOfDate(since.reopenedAt))} this decision was found not to be supported. The unit is open again, and the next decision counts instead.`,
          ],
        }
      : isRatified
        ? {
            title: RATIFIED,
            lines: ['The sample base that holds this decision was released by verification.'],
          }
        : {
            title: INFORMAL,
            lines: [
              'This decision is confirmed only when internal and external verification have ratified it. Until then it may be changed, and nothing may be certificated on it.',
              ...(isWaiting(paper, since)
                ? ['It also waits for a countersignature by a qualified assessor or verifier.']
                : []),
            ],
          },
    sections: [
      { title: 'Decision', rows: decisionRows(paper, since) },
      { title: 'Feedback', rows: [row('From the assessor', paper.feedback)] },
      ...criteriaSections(paper),
      {
        title: 'Evidence presented',
        rows: paper.items.map(({ title, sha256: hash }) =>
          row(title, `Considered by the assessor.\nSHA-256 of the rendition: ${hash}`),
        ),
      },
    ],
    documentId: paper.decision,
    sha256,
    madeAt: new Date(paper.decidedAt),
    isSample: organisation.sample,
  };
}

function titleOf({ standing, reopenedAt }: SinceThen): string {
  if (reopenedAt) return 'Assessment decision (superseded)';
  return standing === 'ratified'
    ? 'Assessment decision (ratified)'
    : 'Assessment decision (informal until ratified)';
}

/** The kept text as a PDF; the same text always gives the same bytes. */
export async function decisionPdf(text: string, since = NOTHING_SINCE): Promise<Buffer> {
  return printSheet(decisionSheet(JSON.parse(text) as DecisionPaper, paperSha256(text), since));
}

function isWaiting({ countersign = false }: DecisionPaper, { countersigned }: SinceThen): boolean {
  return countersign && countersigned === null;
}

/** R26 as the paper says it. */
function countersignRows(paper: DecisionPaper, since: SinceThen): SheetRow[] {
  if (!paper.countersign) return [];
  const { countersigned } = since;
  return [
    row(
      'Countersignature',
      countersigned === null
        ? `Awaited: ${paper.assessor} held no assessor’s qualification on the day of the decision.`
        : `${countersigned.by}, ${showMoment(minuteOfDate(countersigned.at))}, qualified on ${showDate(countersigned.on)}.`,
    ),
  ];
}

function decisionRows(paper: DecisionPaper, since: SinceThen): SheetRow[] {
  const { framework, unit, criteria } = paper;
  const met = criteria.filter(({ state }) => state === 'met').length;
  return [
    row('Learner', paper.learner),
    row('Qualification or standard', `${framework.title} (${framework.code})`),
    row('Unit', `${unit.reference} ${unit.title}`),
    row('Attempt', String(paper.attempt)),
    row('Claimed by the learner', moment(paper.claimedAt)),
    row(
      'Decision',
      `${DECIDED[paper.outcome]}. ${since.standing === 'ratified' ? RATIFIED : INFORMAL}.`,
    ),
    row('Criteria met', `${met} of ${criteria.length}`),
    row('Assessor', paper.assessor),
    row('Decided', moment(paper.decidedAt)),
    row('Assessor and the work', partyStatement(paper)),
    ...(paper.ties === undefined
      ? []
      : [row('Assessor and learner', tieStatement(paper, paper.ties))]),
    ...countersignRows(paper, since),
    row(
      'If you do not agree',
      'Say so to your assessor first. Your centre then hears you under its appeals procedure.',
    ),
  ];
}

/** W34 as the paper says it. */
function partyStatement({ assessor, party }: DecisionPaper): string {
  if (party.length === 0) return `${assessor} had no hand in the work presented.`;
  return `${assessor} had a hand in the work of ${listed(party)}, and is a witness there. This decision goes into the sample of internal verification.`;
}

function tieStatement({ assessor }: DecisionPaper, ties: readonly TieKind[]): string {
  if (ties.length === 0) return 'No tie declared.';
  return `${assessor} is ${tieWords(ties)}. This decision goes into the sample of internal verification.`;
}

function criteriaSections({ criteria, unjudgedAction }: DecisionPaper): SheetSection[] {
  const of = (state: PaperCriterion['state']) =>
    criteria.filter((criterion) => criterion.state === state).map(criterionRow);
  return [
    { title: 'Not yet met', rows: of('not_yet') },
    {
      title: 'Not judged',
      rows: [
        ...(unjudgedAction === null ? [] : [row('What to do', unjudgedAction)]),
        ...of('unjudged'),
      ],
    },
    { title: 'Met', rows: of('met') },
  ];
}

function criterionRow({ code, words, judgement }: PaperCriterion): SheetRow {
  if (judgement === null) return row(code, words);
  const { method, judgedAt, assessor, attempt } = judgement;
  const seen =
    judgement.observedOn === null
      ? []
      : [`Observed on ${showDate(judgement.observedOn)}, ${judgement.observedWhere ?? ''}`];
  return row(
    code,
    [
      words,
      `By ${BY[method]}, ${showDate(dateIn(new Date(judgedAt)))}, ${assessor}, attempt ${attempt}`,
      ...seen,
      ...(judgement.items.length === 0 ? [] : [`On: ${listed(judgement.items)}`]),
      ...(judgement.note === '' ? [] : [`Note: ${judgement.note}`]),
      ...judgement.answers.map(
        ({ question, answer }) => `Asked: ${question}\nAnswered in outline: ${answer}`,
      ),
      ...(judgement.action === null
        ? []
        : [
            `To do${judgement.actionDueOn ? ` by ${showDate(judgement.actionDueOn)}` : ''}: ${judgement.action}`,
          ]),
    ].join('\n'),
  );
}
