import { showClock, showDate, showMinutes, showRate, showTimes } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import { type DateText, localOf } from '../../lib/time.ts';
import type {
  ConfirmationPaper,
  ContractKind,
  FactShift,
  GivenBefore,
  HeldQualification,
  HirerPaper,
  WorkerPaper,
} from './confirmation-document.ts';

/** One line a paper says. `key` names the line in every version, so that versions can be compared. */
export interface PaperRow {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

export interface PaperSection {
  readonly title: string;
  readonly rows: readonly PaperRow[];
}

/** What each kind of contract an order can name means for whoever reads the paper (reg 15(b)). */
export const CONTRACTS: Readonly<Record<ContractKind, (agency: string) => string>> = {
  paye: (agency) => `Contract for services with ${agency}, which pays the worker under PAYE`,
  umbrella: (agency) =>
    `Contract of service with an umbrella company, which employs and pays the worker and is paid by ${agency}`,
  limited_company: (agency) =>
    `Contract for services between the worker's own company and ${agency}`,
};

const KINDS: Readonly<Record<FactShift['kind'], string>> = {
  waking: '',
  sleep_in: 'sleep-in',
  on_call: 'on call',
};

type AnyShift = Pick<
  FactShift,
  'shiftId' | 'start' | 'end' | 'breakMinutes' | 'kind' | 'reference' | 'cancelledBecause'
> & { readonly poNumber?: string };

/**
 * Everything a paper says, by section; the same facts give the same rows.
 * @param whole all particulars, though the paper itself took the short form
 */
export function sectionsOf(paper: ConfirmationPaper, whole = false): readonly PaperSection[] {
  if (paper.edition.short && !whole) return inShort(paper);
  return paper.side === 'worker' ? toWorker(paper) : toHirer(paper);
}

function toWorker(paper: WorkerPaper): readonly PaperSection[] {
  const { organisation, hirer } = paper;
  return [
    {
      title: 'Your work',
      rows: [
        row('hirer', 'Hirer', hirer.name),
        row('business', 'Kind of business', hirer.natureOfBusiness),
        ...position(paper),
        row('place', 'Place of work', placeOf(paper)),
        row('start', 'Starts', startOf(paper)),
        row('length', 'Likely length', paper.likelyLength),
        row('report-to', 'Report to', paper.reportTo),
      ],
    },
    hours(paper),
    {
      title: 'Your pay',
      rows: [
        ...rates(paper, 'pay', 'Rate of pay', (shift) => shift.payRates ?? perHour(shift.payPence)),
        row('interval', 'Paid', paper.payInterval),
        row('contract', 'Kind of contract', CONTRACTS[paper.contractKind](organisation.name)),
        row('expenses', 'Expenses', paper.expenses),
      ],
    },
    safety(paper),
    asked(paper),
    {
      title: 'Who to ask',
      rows: [
        row('agency', organisation.name, reach(organisation.phone, organisation.email)),
        ...optional('approver', 'Signs your hours', paper.approverName),
      ],
    },
  ];
}

function toHirer(paper: HirerPaper): readonly PaperSection[] {
  const { worker, approver, organisation } = paper;
  const signs = approver ? `${approver.name}\n${reach(approver.phone, approver.email)}`.trim() : '';
  return [
    {
      title: 'Your worker',
      rows: [
        row('worker', 'Name', worker.name),
        row(
          'identity',
          'Identity confirmed',
          worker.identity
            ? `${worker.identity.how}, ${showDate(worker.identity.confirmedOn)}`
            : 'Not yet confirmed',
        ),
        ...optional('experience', 'Experience', worker.experience),
        ...optional('training', 'Training', worker.training),
        ...optional('skills', 'Skills', listed(worker.skills)),
        ...optional('qualifications', 'Qualifications', heldLines(worker.qualifications)),
        ...optional(
          'authorisations',
          'Checks and authorisations',
          heldLines(worker.authorisations),
        ),
        row(
          'willing',
          'Willing to do this position',
          worker.willingOn ? `Yes, said on ${showDate(worker.willingOn)}` : 'Not yet asked',
        ),
        row('contract', 'Kind of contract', CONTRACTS[paper.contractKind](organisation.name)),
      ],
    },
    {
      title: 'Your order',
      rows: [
        row('hirer', 'Hirer', paper.hirer.name),
        row('ordered-by', 'Ordered by', paper.orderedBy),
        ...position(paper),
        row('place', 'Place of work', placeOf(paper)),
        row('start', 'Starts', startOf(paper)),
        row('length', 'Likely length', paper.likelyLength),
        row('report-to', 'Worker reports to', paper.reportTo),
        ...optional('order-number', 'Purchase order', paper.poNumber),
        ...optional('reference', 'Your reference', paper.clientReference),
        row('bill-to', 'Invoice to', paper.billToName),
        row('approver', 'Signs the hours', signs),
      ],
    },
    hours(paper),
    {
      title: 'Charge',
      rows: [
        ...rates(
          paper,
          'charge',
          'Charge rate',
          (shift) => shift.chargeRates ?? perHour(shift.chargePence),
        ),
        row('expenses', 'Expenses', paper.expenses),
      ],
    },
    safety(paper),
    asked(paper),
    {
      title: 'Who to ask',
      rows: [row('agency', organisation.name, reach(organisation.phone, organisation.email))],
    },
  ];
}

/**
 * The short form: to the worker the hirer and the dates, to the hirer the worker's name, and to both that the rest is
 * as it was said before (reg 21(4)).
 */
function inShort(paper: ConfirmationPaper): readonly PaperSection[] {
  const { organisation, hirer, worker, edition } = paper;
  const toWorker = paper.side === 'worker';
  const start = row('start', 'Starts', startOf(paper));
  const length = row('length', 'Likely length', paper.likelyLength);
  const to = row('report-to', toWorker ? 'Report to' : 'Worker reports to', paper.reportTo);
  return [
    ...(paper.side === 'worker'
      ? [{ title: 'Your work', rows: [row('hirer', 'Hirer', hirer.name), start, length, to] }]
      : [
          { title: 'Your worker', rows: [row('worker', 'Name', worker.name)] },
          {
            title: 'Your order',
            rows: [
              row('hirer', 'Hirer', hirer.name),
              row('ordered-by', 'Ordered by', paper.orderedBy),
              start,
              length,
              to,
              ...optional('order-number', 'Purchase order', paper.poNumber),
              ...optional('reference', 'Your reference', paper.clientReference),
            ],
          },
        ]),
    hours(paper),
    {
      title: 'As before',
      rows: [
        row('as-before', 'All the rest', edition.short ? asBefore(edition.short, paper.side) : ''),
      ],
    },
    {
      title: 'Who to ask',
      rows: [row('agency', organisation.name, reach(organisation.phone, organisation.email))],
    },
  ];
}

const REST: Readonly<Record<ConfirmationPaper['side'], string>> = {
  worker:
    'the place, the kind of work, your rate of pay and when it is paid, expenses, health and safety, and what the work asks for',
  hirer:
    'what we confirmed of the worker, the kind of contract, the place, the kind of work, the charge, expenses, and health and safety',
};

/** What a short form says of the paper it refers to. */
export function asBefore(given: GivenBefore, side: ConfirmationPaper['side']): string {
  return `As in our confirmation of booking ${given.bookingNumber}, version ${given.version}, of ${showDate(
    localOf(given.madeAt).date,
  )}, and unchanged: ${REST[side]}. Ask us for a copy at any time.`;
}

function row(key: string, label: string, value: string): PaperRow {
  return { key, label, value };
}

/** A line that is left out while there is nothing to say. */
function optional(key: string, label: string, value: string): PaperRow[] {
  return value.trim() === '' ? [] : [row(key, label, value)];
}

function reach(phone: string, email: string): string {
  return [phone, email].filter((one) => one.trim() !== '').join(', ');
}

function placeOf({ site }: ConfirmationPaper): string {
  return [site.name, site.address, site.postcode].filter((one) => one.trim() !== '').join('\n');
}

/** Start of the first shift that stands; of the first of all when none does. */
function startOf(paper: ConfirmationPaper): string {
  const shifts = shiftsOf(paper);
  const standing = shifts.filter(({ cancelledBecause }) => cancelledBecause === null);
  const starts = (standing.length > 0 ? standing : shifts).map(({ start }) => start);
  if (starts.length === 0) return '';
  const first = Math.min(...starts);
  return `${showDate(localOf(first).date)} ${showClock(first)}`;
}

/** All shifts of a paper in order of start. */
export function shiftsOf(
  paper: ConfirmationPaper,
): readonly (AnyShift & { readonly role: string })[] {
  const lines: readonly { role: string; shifts: readonly AnyShift[] }[] = paper.positions;
  return lines
    .flatMap(({ role, shifts }) => shifts.map((shift) => ({ ...shift, role })))
    .sort((a, b) => a.start - b.start || (a.shiftId < b.shiftId ? -1 : 1));
}

function position(paper: ConfirmationPaper): PaperRow[] {
  const several = paper.positions.length > 1;
  return paper.positions.flatMap((line, at) => {
    const number = several ? ` ${at + 1}` : '';
    return [
      row(`position ${line.lineId}`, `Position${number}`, line.role),
      row(`duties ${line.lineId}`, `Type of work${number}`, line.duties),
    ];
  });
}

function hours(paper: ConfirmationPaper): PaperSection {
  const several = new Set(paper.positions.map(({ role }) => role)).size > 1;
  return {
    title: 'Dates and hours',
    rows: [
      ...shiftsOf(paper).map((shift) =>
        row(`shift ${shift.shiftId}`, shiftLabel(shift), shiftWords(shift, several)),
      ),
      ...optional('breaks', 'Breaks', paper.breaks),
    ],
  };
}

/** 'Mon 23 Nov 2026, 22:00-06:00 Tue'. */
export function shiftLabel(
  { start, end }: Pick<AnyShift, 'start' | 'end'>,
  today?: DateText,
): string {
  return `${showDate(localOf(start).date, today)}, ${showTimes(start, end)}`;
}

function shiftWords(shift: AnyShift & { readonly role: string }, several: boolean): string {
  if (shift.cancelledBecause !== null) {
    return shift.cancelledBecause === '' ? 'Cancelled' : `Cancelled: ${shift.cancelledBecause}`;
  }
  const rest =
    shift.breakMinutes === 0 ? 'no break' : `${showMinutes(shift.breakMinutes)} break in it`;
  return [
    ...(several ? [shift.role] : []),
    `${showMinutes(shift.end - shift.start)}, ${rest}`,
    KINDS[shift.kind],
    shift.poNumber ? `order ${shift.poNumber}` : '',
    shift.reference ? `reference ${shift.reference}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** One line where the rate is one for all; else a line for each rate with its shifts. */
function rates<Shift extends AnyShift>(
  paper: {
    readonly positions: readonly { readonly role: string; readonly shifts: readonly Shift[] }[];
  },
  key: string,
  label: string,
  rateOf: (shift: Shift) => string,
): PaperRow[] {
  const standing = paper.positions.flatMap(({ role, shifts }) =>
    shifts
      .filter(({ cancelledBecause }) => cancelledBecause === null)
      .map((shift) => ({ role, shift, rate: rateOf(shift) })),
  );
  const byRate = Map.groupBy(standing, ({ rate }) => rate);
  if (byRate.size <= 1) {
    const [rate] = byRate.keys();
    return rate === undefined ? [] : [row(key, label, rate)];
  }
  const values = [...byRate].map(([rate, found]) => {
    const days = found.map(({ shift }) => shiftLabel(shift));
    return `${rate}: ${counted(found.length, 'shift')}, ${listed(days)}`;
  });
  return [row(key, label, values.join('\n'))];
}

function perHour(pence: number): string {
  return `${showRate(pence).replace('/h', '')} an hour`;
}

function safety(paper: ConfirmationPaper): PaperSection {
  return {
    title: 'Health and safety',
    rows: [
      row('risks', 'Known risks', paper.risks),
      row('controls', 'What is done about them', paper.controls),
      row('ppe', 'Protective equipment', paper.ppe === '' ? 'None asked for' : paper.ppe),
    ],
  };
}

function asked(paper: ConfirmationPaper): PaperSection {
  const several = paper.positions.length > 1;
  return {
    title: 'What the work asks for',
    rows: paper.positions.flatMap((line, at) => {
      const number = several ? ` ${at + 1}` : '';
      const lines: readonly (readonly [string, string, string])[] = [
        ['experience', 'Experience', line.experience],
        ['skills', 'Skills', listed(line.requiredSkills)],
        ['qualifications', 'Qualifications', listed(line.requiredQualifications)],
        ['checks', 'Checks and authorisations', listed(line.requiredChecks)],
      ];
      return lines.flatMap(([key, label, value]) =>
        optional(`asks ${key} ${line.lineId}`, `${label}${number}`, value),
      );
    }),
  };
}

function heldLines(held: readonly HeldQualification[]): string {
  return held
    .map(({ name, expiresOn, seenOn }) =>
      [
        name,
        expiresOn ? `until ${showDate(expiresOn)}` : '',
        seenOn ? `seen ${showDate(seenOn)}` : 'not seen by us',
      ]
        .filter((part) => part !== '')
        .join(', '),
    )
    .join('\n');
}
