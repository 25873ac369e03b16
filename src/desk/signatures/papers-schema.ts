import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

/** Papers of the agency's own, in the order in which one sitting shows them: key information before terms (reg 13A). */
export const OWN_KINDS = {
  key_information: 'Key information document',
  terms_of_work: 'Terms of work',
  opt_out: '48-hour opt-out',
  terms_of_business: 'Terms of business',
} as const;
export type OwnKind = keyof typeof OWN_KINDS;
export const OWN_KIND_KEYS = Object.keys(OWN_KINDS) as [OwnKind, ...OwnKind[]];

/** Everything that is signed here. */
export const PAPER_KINDS = { ...OWN_KINDS, confirmation: 'Confirmation' } as const;
export type PaperKind = keyof typeof PAPER_KINDS;
export const PAPER_KIND_KEYS = Object.keys(PAPER_KINDS) as [PaperKind, ...PaperKind[]];

/** What terms with a worker state (Conduct Regulations 2003, reg 15), as whoever publishes them finds it in them. */
export const TERMS_STATE = {
  acts_as_employment_business: 'That we act as an employment business',
  type_of_work: 'The type of work we look for',
  contract_kind: 'Contract of service or for services',
  pays_whether_or_not_hirer_pays: 'That we pay whether or not the hirer pays us',
  notice_each_way: 'Notice, each way',
  rate_or_minimum: 'The rate, or the least to expect',
  pay_interval: 'How often pay comes',
  leave_and_holiday_pay: 'Leave and holiday pay',
} as const;
const TERMS_ITEMS = Object.keys(TERMS_STATE) as [
  keyof typeof TERMS_STATE,
  ...(keyof typeof TERMS_STATE)[],
];

export const CONTRACTS = {
  services: 'A contract for services',
  service: 'A contract of service (employment)',
} as const;
export const PAY_INTERVALS = {
  weekly: 'Weekly',
  fortnightly: 'Every two weeks',
  four_weekly: 'Every four weeks',
  monthly: 'Monthly',
} as const;

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const version = z.int().min(0).max(10_000);
const MOST_BYTES = 5 * 1024 * 1024;

function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

/** What a key information document says (reg 13A); money in pence, hours of the example in minutes. */
const keyInformation = z.object({
  contract: z.enum(keysOf(CONTRACTS)),
  payer: text(120, { min: 1, what: 'Who pays' }),
  leastRatePence: z.int().min(1).max(100_000),
  payInterval: z.enum(keysOf(PAY_INTERVALS)),
  otherDeductions: text(300, { what: 'Other deductions' }),
  fees: text(300, { what: 'Fees' }),
  leave: text(300, { min: 1, what: 'Leave and holiday pay' }),
  benefits: text(300, { what: 'Benefits' }),
  exampleMinutes: z.int().min(60).max(2_880),
  exampleByLawPence: z.int().min(0).max(1_000_000),
  exampleOtherPence: z.int().min(0).max(1_000_000),
});
export type KeyInformation = z.output<typeof keyInformation>;

const states = z.array(z.enum(TERMS_ITEMS)).max(TERMS_ITEMS.length);
const termsText = text(40_000, { min: 1, lines: true, what: 'The text of the terms' });
const noticeDays = z.int().min(7).max(92);

/** What a form says, besides a file. */
const formSays = z.discriminatedUnion('kind', [
  keyInformation.extend({ kind: z.literal('key_information') }),
  z.object({ kind: z.literal('terms_of_work'), text: termsText, states }),
  z.object({ kind: z.literal('opt_out'), noticeDays }),
  z.object({ kind: z.literal('terms_of_business'), text: termsText }),
]);
export type FormSays = z.output<typeof formSays>;

const particulars = z.object({
  formId: id,
  /** The version it comes after; 0: the first. */
  from: version,
  name: text(50, { min: 1, what: 'The name' }),
  change: text(1_000, { lines: true, what: 'What changed' }).default(''),
});
export type FormParticulars = z.output<typeof particulars>;

const published = z.object({ formId: id, version: z.int() });

const formRow = z.object({
  formId: id,
  version: z.int(),
  kind: z.enum(OWN_KIND_KEYS),
  name: z.string(),
  change: z.string(),
  fileName: z.string().nullable(),
  text: z.string(),
  says: z.record(z.string(), z.unknown()),
  sha256: z.string(),
  publishedAt: instant,
  publishedBy: z.string(),
});

export const listForms = {
  method: 'GET',
  path: '/api/paper-forms',
  action: 'signatures.read',
  summary: 'What papers are made from: each form in its newest version, with how its papers stand.',
  reply: z.object({
    rows: z.array(formRow.extend({ signed: z.int(), waiting: z.int(), outdated: z.int() })),
  }),
} as const satisfies Route;

export const readForm = {
  method: 'GET',
  path: '/api/paper-forms/:id',
  action: 'signatures.read',
  summary: 'One form with all its versions, newest first.',
  params: z.object({ id }),
  reply: z.object({ versions: z.array(formRow) }),
} as const satisfies Route;

export const publishFormRoute = {
  method: 'POST',
  path: '/api/paper-forms',
  action: 'signatures.publish',
  summary: 'Publishes a form as text or facts, or a new version of one. None is edited afterwards.',
  body: particulars.extend({ says: formSays }),
  reply: published,
} as const satisfies Route;

export const publishFormFile = {
  method: 'POST',
  path: '/api/paper-forms/files',
  action: 'signatures.publish',
  summary: 'Publishes terms as a PDF, or a new version of them. states is JSON.',
  upload: { maxBytes: MOST_BYTES, types: ['application/pdf'] },
  body: particulars.extend({
    from: z.coerce.number().int().min(0).max(10_000),
    kind: z.enum(['terms_of_work', 'terms_of_business']),
    states: z
      .string()
      .max(2_000)
      .transform((value, context) => {
        try {
          return JSON.parse(value) as unknown;
        } catch {
          context.addIssue({ code: 'custom', message: 'This is not a list.' });
          return z.NEVER;
        }
      })
      .pipe(states),
  }),
  reply: published,
} as const satisfies Route;

export const formFile = {
  method: 'GET',
  path: '/api/paper-forms/:id/versions/:version/file',
  action: 'signatures.read',
  summary: 'The file of one version, as it was published.',
  params: z.object({ id, version: z.coerce.number().int().min(1).max(10_000) }),
  reply: 'file',
} as const satisfies Route;

const channel = z.enum(['mail', 'text']);

export const renewRoute = {
  method: 'POST',
  path: '/api/paper-forms/:id/renewal',
  action: 'signatures.record',
  summary: 'Asks those who were asked by an older version of a form for the newest, 25 at a time.',
  params: z.object({ id }),
  body: z.object({}),
  reply: z.object({ renewed: z.int(), notSent: z.int(), left: z.int() }),
} as const satisfies Route;

export const PAPER_STATES = ['declined', 'overdue', 'outdated', 'waiting', 'signed'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

const paperRow = z.object({
  paperId: id,
  kind: z.enum(OWN_KIND_KEYS),
  version: z.int(),
  formId: id,
  formName: z.string(),
  formVersion: z.int(),
  newestVersion: z.int(),
  personId: id.nullable(),
  clientId: id.nullable(),
  contactId: id.nullable(),
  /** The worker or the client. */
  whose: z.string(),
  /** Who is asked. */
  signerName: z.string(),
  madeAt: instant,
  askedAt: instant.nullable(),
  asked: z.int(),
  state: z.enum(PAPER_STATES),
  given: z
    .object({
      signatureId: id,
      answer: z.enum(['signed', 'accepted', 'declined']),
      how: z.enum(['link', 'phone', 'in_person', 'email']),
      saidAt: instant,
      name: z.string(),
      words: z.string(),
      recordedBy: z.string(),
    })
    .nullable(),
});

export const listOwnPapers = {
  method: 'GET',
  path: '/api/papers',
  action: 'signatures.read',
  summary:
    'Terms, opt-outs and key information that were made to be signed, the newest of each worker and client.',
  query: z.object({
    state: z.enum([...PAPER_STATES, 'all']).default('all'),
    personId: id.optional(),
    clientId: id.optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({
    total: z.int(),
    counts: z.object({
      declined: z.int(),
      overdue: z.int(),
      outdated: z.int(),
      waiting: z.int(),
      signed: z.int(),
    }),
    chaseHours: z.int(),
    rows: z.array(paperRow),
    /** Of the client asked about. */
    contacts: z.array(z.object({ contactId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const ownPaperFile = {
  method: 'GET',
  path: '/api/papers/:id/file',
  action: 'signatures.read',
  summary: 'One paper of the agency’s own, byte for byte what is signed.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const askWorkerRoute = {
  method: 'POST',
  path: '/api/candidates/:id/papers',
  action: 'signatures.record',
  summary: 'Makes papers for a worker and asks for all of them by one link.',
  params: z.object({ id }),
  body: z.object({
    papers: z
      .array(z.object({ id, formId: id }))
      .min(1)
      .max(3),
    channel,
  }),
  reply: z.object({ asked: z.int() }),
} as const satisfies Route;

export const askClientRoute = {
  method: 'POST',
  path: '/api/clients/:id/papers',
  action: 'signatures.record',
  summary:
    'Makes terms of business for a client, records them as sent, and asks a contact by link.',
  params: z.object({ id }),
  body: z.object({ id, formId: id, contactId: id, channel }),
  reply: z.object({ asked: z.int() }),
} as const satisfies Route;

const token = z.string().min(20).max(200);

export const codeRoute = {
  method: 'POST',
  path: '/api/l/signature/code',
  action: 'public',
  summary: 'Sends a code of six digits by the other way than the link came.',
  body: z.object({ token }),
  reply: z.object({ channel, expiresAt: instant }),
} as const satisfies Route;

export const annexFile = {
  method: 'POST',
  path: '/api/l/signature/terms',
  action: 'public',
  summary: 'The file that a paper names by its hash, for its signer.',
  body: z.object({ token, documentId: id.optional() }),
  reply: 'file',
} as const satisfies Route;
