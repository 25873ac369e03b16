import { newId } from '../../../lib/ids.ts';
import type { BodyIn } from '../../../lib/route.ts';
import type { takeBookingRoute } from '../schema.ts';
import type { PlannedShift } from './times.ts';
import { checkRow, emptyRow, planOf, ROW_FIELDS, type TimesDraft } from './times-draft.ts';
import { PARTICULARS } from './words.ts';

type Keyed<Names extends string, Value> = { [K in `${string}.${Names}`]: Value };
type Body = BodyIn<typeof takeBookingRoute>;

/**
 * A booking as it is typed. Lines and their rows of times are flat fields under keys of their own
 * ('a.role', 'a1.from'), so that each has its label, its message and its place in the draft.
 */
export interface OrderDraft
  extends TimesDraft,
    Keyed<
      | 'role'
      | 'duties'
      | 'samePerson'
      | 'experience'
      | 'skills'
      | 'qualifications'
      | 'checks'
      | 'vatCode',
      string
    >,
    Keyed<'payPence' | 'chargePence', number | undefined>,
    Keyed<'rows' | 'leftOut', readonly string[]> {
  id: string;
  clientId: string;
  clientName: string;
  siteId: string;
  billToId: string;
  orderedBy: string;
  approverId: string;
  contractKind: string;
  poNumber: string;
  clientReference: string;
  costCentre: string;
  how: string;
  reportTo: string;
  risks: string;
  controls: string;
  ppe: string;
  breaks: string;
  expenses: string;
  likelyLength: string;
  notes: string;
  lines: readonly string[];
  /** The body of a try whose answer never came: it may have been taken. '' when there is none. */
  tried: string;
}

export const LINE_FIELDS = [
  'role',
  'duties',
  'samePerson',
  'experience',
  'skills',
  'qualifications',
  'checks',
  'payPence',
  'chargePence',
  'vatCode',
] as const;
const PARTS = Object.keys(PARTICULARS) as (keyof typeof PARTICULARS)[];

/** A line nobody has typed in yet, with one row of times. */
export function emptyLine(key: string): Partial<OrderDraft> {
  return {
    [`${key}.role`]: '',
    [`${key}.duties`]: '',
    [`${key}.samePerson`]: 'prefer',
    [`${key}.experience`]: '',
    [`${key}.skills`]: '',
    [`${key}.qualifications`]: '',
    [`${key}.checks`]: '',
    [`${key}.payPence`]: undefined,
    [`${key}.chargePence`]: undefined,
    [`${key}.vatCode`]: 'standard',
    [`${key}.rows`]: [`${key}1`],
    [`${key}.leftOut`]: [],
    ...emptyRow(`${key}1`),
  } as unknown as Partial<OrderDraft>;
}

/** A booking nobody has typed in yet. The id is made here, so that pressing twice takes one booking. */
export function emptyOrder(): OrderDraft {
  return {
    id: newId(),
    clientId: '',
    clientName: '',
    siteId: '',
    billToId: '',
    orderedBy: '',
    approverId: '',
    contractKind: 'paye',
    poNumber: '',
    clientReference: '',
    costCentre: '',
    how: 'phone',
    reportTo: '',
    risks: '',
    controls: '',
    ppe: '',
    breaks: '',
    expenses: '',
    likelyLength: '',
    notes: '',
    lines: ['a'],
    tried: '',
    ...emptyLine('a'),
  } as OrderDraft;
}

/** 'Moving and handling, hoists' as two names; blanks and repeats fall out. */
export function listOf(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The shifts of a line as they will be taken. */
export function shiftsOf(values: OrderDraft, line: string): readonly PlannedShift[] {
  return planOf(values, values[`${line}.rows`] ?? []);
}

/** Those of a line's shifts that were not left out. */
export function takenOf(values: OrderDraft, line: string): readonly PlannedShift[] {
  const leftOut = values[`${line}.leftOut`] ?? [];
  return shiftsOf(values, line).filter(({ key }) => !leftOut.includes(key));
}

/** What the server need not be asked about: by field, what is wrong. Empty when it can go. */
export function checkOrder(values: OrderDraft): Readonly<Record<string, string>> {
  const wrong: Record<string, string> = {};
  if (values.clientId === '') wrong['clientId'] = 'Choose the client';
  else if (values.siteId === '') wrong['siteId'] = 'Choose the site';
  else {
    if (values.billToId === '') wrong['billToId'] = 'Choose who pays';
    if (values.orderedBy === '') wrong['orderedBy'] = 'Choose who ordered';
  }
  for (const line of values.lines) {
    if ((values[`${line}.role`] ?? '') === '') wrong[`${line}.role`] = 'Choose the role';
    const rows = values[`${line}.rows`] ?? [];
    const times = Object.assign({}, ...rows.map((row) => checkRow(values, row)));
    Object.assign(wrong, times);
    if (Object.keys(times).length === 0 && takenOf(values, line).length === 0) {
      wrong[`${rows[0]}.from`] = 'Every shift is left out; put one back, or remove the line';
    }
  }
  return wrong;
}

/** A rate that was typed; one left empty is the card's, or as last used. */
function named<Name extends string>(name: Name, pence: number | undefined) {
  return pence === undefined ? {} : ({ [name]: pence } as Record<Name, number>);
}

/** The order as the route takes it: the shifts exactly as they were listed. */
export function orderBody(values: OrderDraft, hirerId: string): Body {
  return {
    id: values.id,
    clientId: values.clientId,
    hirerId,
    siteId: values.siteId,
    billToId: values.billToId,
    orderedBy: values.orderedBy,
    approverId: values.approverId === '' ? null : values.approverId,
    contractKind: values.contractKind as NonNullable<Body['contractKind']>,
    poNumber: values.poNumber,
    clientReference: values.clientReference,
    costCentre: values.costCentre,
    how: values.how as NonNullable<Body['how']>,
    particulars: {
      ...Object.fromEntries(PARTS.map((part) => [part, values[part]])),
      likelyLength: values.likelyLength,
      notes: values.notes,
    },
    lines: values.lines.map((line) => ({
      role: values[`${line}.role`] ?? '',
      duties: values[`${line}.duties`] ?? '',
      samePerson: (values[`${line}.samePerson`] ?? 'prefer') as 'must' | 'prefer' | 'no',
      experience: values[`${line}.experience`] ?? '',
      requiredSkills: listOf(values[`${line}.skills`] ?? ''),
      requiredQualifications: listOf(values[`${line}.qualifications`] ?? ''),
      requiredChecks: listOf(values[`${line}.checks`] ?? ''),
      ...named('payPence', values[`${line}.payPence`]),
      ...named('chargePence', values[`${line}.chargePence`]),
      vatCode: (values[`${line}.vatCode`] ?? 'standard') as 'standard' | 'exempt_medical',
      shifts: takenOf(values, line).map(({ input }) => input),
    })),
  };
}

/** The form's field for a path of the body that the server found wrong: 'lines.0.role' is 'a.role'. */
export function fieldOf(path: string, values: OrderDraft): string {
  const match = /^(?:body\.)?lines\.(\d+)(?:\.(\w+))?/.exec(path);
  const line = values.lines[Number(match?.[1])];
  if (match === null || line === undefined) {
    return path.replace(/^body\./, '').replace(/^particulars\./, '');
  }
  const [name, row] = [match[2] ?? 'role', values[`${line}.rows`]?.[0] ?? `${line}1`];
  const names: Readonly<Record<string, string>> = {
    requiredSkills: `${line}.skills`,
    requiredQualifications: `${line}.qualifications`,
    requiredChecks: `${line}.checks`,
    shifts: `${row}.from`,
    repeats: `${row}.from`,
  };
  return names[name] ?? `${line}.${name}`;
}

/** Names of every field under a line, for taking it away. */
export function fieldsOfLine(values: OrderDraft, line: string): readonly string[] {
  const rows = values[`${line}.rows`] ?? [];
  return [
    ...LINE_FIELDS.map((name) => `${line}.${name}`),
    ...rows.flatMap((row) => ROW_FIELDS.map((name) => `${row}.${name}`)),
  ];
}
