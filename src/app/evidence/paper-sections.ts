import type { ConfirmationPaper, HeldQualification } from '../../desk/confirmations/index.ts';
import { showDate, showMinutes, showMoment, showShift } from '../../lib/show.ts';
import type { EvidenceDocument, Piece } from '../../proof/portfolio/index.ts';

/** Whom a paper names, by id; contacts are people. */
export interface PaperParts {
  readonly hirerId: string;
  readonly siteId: string;
  readonly billToId: string;
  readonly orderedBy: string;
  readonly approver: string;
}

type Section = EvidenceDocument['sections'][number];
type Row = Section['rows'][number];

const CONTRACTS = {
  paye: 'Contract for services, under PAYE',
  umbrella: 'Contract of service with an umbrella company',
  limited_company: 'Contract for services with the worker’s own company',
} as const;

const REASONS = {
  first: 'the first confirmation',
  change: 'something changed',
  cancellation: 'something was cancelled',
} as const;

const row = (label: string, ...value: readonly (Piece | string)[]): readonly Row[] => {
  const pieces = value.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
  return pieces.some((piece) => !('text' in piece) || piece.text !== '')
    ? [{ label, value: pieces }]
    : [];
};
const contact = (id: string, name: string): readonly Piece[] =>
  name === '' ? [] : [{ person: { id, kind: 'contact', name } }];
const list = (words: readonly string[]): string => words.join(', ');

/**
 * A confirmation as sections of pieces. Only what is named here is told: no order number, no reference of
 * the client's, no address, no way to reach anybody; prices are there as prices, for a rendition to hide.
 */
export function paperSections(paper: ConfirmationPaper, parts: PaperParts): readonly Section[] {
  return [
    { heading: 'The work', rows: work(paper, parts) },
    ...paper.positions.map((position, at) => ({
      heading: paper.positions.length > 1 ? `Position ${at + 1}` : 'Position',
      rows: [
        ...row('Role', position.role),
        ...row('Duties', position.duties),
        ...row('Experience asked for', position.experience),
        ...row('Skills asked for', list(position.requiredSkills)),
        ...row('Qualifications asked for', list(position.requiredQualifications)),
        ...row('Checks asked for', list(position.requiredChecks)),
        ...position.shifts.flatMap((shift) => shiftRows(shift)),
      ],
    })),
    {
      heading: 'Health and safety',
      rows: [
        ...row('Risks', paper.risks),
        ...row('What is done about them', paper.controls),
        ...row('Protective equipment and dress', paper.ppe),
        ...row('Breaks', paper.breaks),
      ],
    },
    ...(paper.side === 'hirer' ? [{ heading: 'The worker', rows: worker(paper) }] : []),
    {
      heading: 'This paper',
      rows: [
        ...row('Version', String(paper.edition.version)),
        ...row('Made', showMoment(paper.edition.madeAt)),
        ...row('Why', REASONS[paper.edition.reason]),
        ...row('In words', paper.edition.because),
      ],
    },
  ].filter(({ rows }) => rows.length > 0);
}

function work(paper: ConfirmationPaper, parts: PaperParts): readonly Row[] {
  const shared = [
    ...row('Hirer', { organisation: { id: parts.hirerId, kind: 'hirer', name: paper.hirer.name } }),
    ...row('Place of work', {
      organisation: { id: parts.siteId, kind: 'site', name: paper.site.name },
    }),
    ...row('Kind of business', paper.hirer.natureOfBusiness),
    ...row('Contract', CONTRACTS[paper.contractKind]),
    ...row('Likely length', paper.likelyLength),
    // Mostly somebody's name, and often of nobody in the books, whom nothing would find to hide.
    ...(paper.reportTo === '' ? [] : row('Report to', { contact_detail: true })),
    ...row('Expenses', paper.expenses),
  ];
  const { personId: id, name } = paper.worker;
  const who = row('Worker', { person: { id, kind: 'worker', name } });
  if (paper.side === 'worker') {
    return [
      ...who,
      ...shared,
      ...row('Paid', paper.payInterval),
      ...row('Hours approved by', ...contact(parts.approver, paper.approverName)),
    ];
  }
  return [
    ...who,
    ...shared,
    ...row('Bill to', {
      organisation: { id: parts.billToId, kind: 'bill_to', name: paper.billToName },
    }),
    ...row('Ordered by', ...contact(parts.orderedBy, paper.orderedBy)),
    ...row('Hours approved by', ...contact(parts.approver, paper.approver?.name ?? '')),
    ...(paper.approver ? row('To reach them', { contact_detail: true }) : []),
  ];
}

type Shift = ConfirmationPaper['positions'][number]['shifts'][number];

function shiftRows(shift: Shift): readonly Row[] {
  const pence = 'payPence' in shift ? shift.payPence : shift.chargePence;
  return [
    ...row(
      shift.cancelledBecause === null ? 'Shift' : 'Shift, cancelled',
      showShift(shift.start, shift.end),
      shift.breakMinutes > 0 ? `, break ${showMinutes(shift.breakMinutes)}` : '',
    ),
    ...row('Cancelled because', shift.cancelledBecause ?? ''),
    ...row('payPence' in shift ? 'Rate of pay' : 'Charge', { money: String(pence) }),
  ];
}

function worker({ worker: who }: ConfirmationPaper & { readonly side: 'hirer' }): readonly Row[] {
  const held = ({ name, expiresOn, seenOn }: HeldQualification) =>
    [
      name,
      seenOn ? `seen ${showDate(seenOn)}` : '',
      expiresOn ? `until ${showDate(expiresOn)}` : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  return [
    ...row(
      'Identity',
      who.identity ? `${who.identity.how}, ${showDate(who.identity.confirmedOn)}` : '',
    ),
    ...row('Experience', who.experience),
    ...row('Training', who.training),
    ...row('Skills', list(who.skills)),
    ...row('Qualifications', who.qualifications.map(held).join('; ')),
    ...row('Checks passed', who.authorisations.map(held).join('; ')),
    ...row('Willing to do the work', who.willingOn ? showDate(who.willingOn) : ''),
  ];
}
