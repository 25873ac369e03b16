import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

export const KINDS = ['qualification', 'standard', 'marking_points'] as const;
export const CLOSES = ['record', 'observation', 'discussion'] as const;
export const GROUPS = ['mandatory', 'optional'] as const;
/** How one criterion stands to another: as CASE's isRelatedTo, exactMatchOf and isPeerOf. */
export const LINKED_AS = ['related', 'exact', 'peer'] as const;
/** What a last day ends. */
export const UNTIL = ['registration', 'certification'] as const;
/** What an import does: 'same' changes nothing. */
export const IMPORT_OUTCOMES = [
  'new',
  'wording_added',
  'links_added',
  'same',
  'new_version',
] as const;
/** Most bytes of a document sent in from a page. */
export const MOST_UPLOAD = 5 * 1024 * 1024;

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const ofFramework = z.object({ id });
const counts = z.object({ units: z.int(), outcomes: z.int(), criteria: z.int() });

const words = (what: string, max: number) =>
  z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, { min: 1, max, lines: true, what });
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, { min: 1, max, lines: true, what });
      return cleaned.ok ? cleaned.value : value;
    });
const reason = words('The reason', 2000);

const card = z.object({
  id,
  code: z.string(),
  revision: z.int(),
  /** No later revision of the code is here. */
  newest: z.boolean(),
  title: z.string(),
  kind: z.enum(KINDS),
  source: z.enum(['built_in', 'imported']),
  documentVersion: z.string().nullable(),
  qualificationNumber: z.string().nullable(),
  level: z.int().nullable(),
  /** Credits and hours as stated. */
  credit: z.int().nullable(),
  mandatoryCredit: z.int().nullable(),
  optionalCredit: z.int().nullable(),
  creditTop: z.int().nullable(),
  leastHours: z.int().nullable(),
  mostHours: z.int().nullable(),
  counts,
  findings: z.int(),
  /** Questions to the centre without an answer; the default counts until then. */
  choicesOpen: z.int(),
  adoptedAt: instant,
  adoptedBy: z.string().nullable(),
  /** The document its wording came from. */
  document: z.object({ fileName: z.string(), importedAt: instant }).nullable(),
});

const criterion = z.object({
  criterionId: id,
  code: z.string(),
  number: z.string(),
  label: z.string(),
  wording: z.string().nullable(),
  closes: z.enum(CLOSES),
});

const unit = z.object({
  unitId: id,
  reference: z.string(),
  title: z.string(),
  level: z.int().nullable(),
  credit: z.int().nullable(),
  guidedHours: z.int().nullable(),
  ofqualNumber: z.string().nullable(),
  group: z.enum(GROUPS).nullable(),
  /** Last day to begin it, as the centre entered it, else the document's; then the last to achieve it. */
  expiresOn: z.string().nullable(),
  certificatedUntil: z.string().nullable(),
  /** The letter that put its day off. */
  letter: z.string().nullable(),
  /** Past its date, and no extension was entered. */
  expired: z.boolean(),
  outcomes: z.array(
    z.object({
      outcomeId: id,
      /** 0 where the document has no outcomes. */
      number: z.int(),
      label: z.string(),
      wording: z.string().nullable(),
      criteria: z.array(criterion),
    }),
  ),
});

const finding = z.object({
  code: z.string(),
  where: z.string(),
  stated: z.string(),
  computed: z.string(),
  message: z.string(),
});

const ruleFinding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});

const choice = z.object({
  key: z.string(),
  question: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  default: z.string(),
  /** Why that default. */
  because: z.string(),
  /** Codes of the findings that ask it. */
  findings: z.array(z.string()),
  chosen: z
    .object({
      value: z.string(),
      because: z.string(),
      chosenAt: instant,
      chosenBy: z.string().nullable(),
      /** The earlier revision it was chosen of; null: chosen of this one. */
      carriedFrom: z.int().nullable(),
    })
    .nullable(),
  /** Answered before something new asked it again. */
  askedAgain: z.boolean(),
});

const notUnderstood = z.object({
  line: z.int(),
  text: z.string(),
  because: z.string(),
  /** Words of a criterion would be lost: nothing is imported. */
  stops: z.boolean(),
});

export const listFrameworks = {
  method: 'GET',
  path: '/api/frameworks',
  action: 'frameworks.read',
  summary: 'Qualifications, standards and marking points in use, every revision.',
  reply: z.object({ total: z.int(), rows: z.array(card) }),
} as const satisfies Route;

export const listBuiltIns = {
  method: 'GET',
  path: '/api/built-in-frameworks',
  action: 'frameworks.read',
  summary: 'Frameworks that come with Deskproof, and which are in use.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        kind: z.enum(KINDS),
        level: z.int().nullable(),
        credit: z.int().nullable(),
        counts,
        /** The newest revision of that code in use here. */
        inUse: id.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const adoptFramework = {
  method: 'POST',
  path: '/api/frameworks',
  action: 'frameworks.manage',
  summary: 'Takes a framework that comes with Deskproof into use.',
  body: z.object({ id, code: z.string().min(1).max(60) }),
  reply: z.object({ frameworkId: id }),
} as const satisfies Route;

export const readFramework = {
  method: 'GET',
  path: '/api/frameworks/:id',
  action: 'frameworks.read',
  summary:
    'One framework: units, outcomes, criteria, contradictions, choices and rules of combination.',
  params: ofFramework,
  reply: card.extend({
    tree: z.array(unit),
    registrationEndsOn: z.string().nullable(),
    certificationEndsOn: z.string().nullable(),
    /** Last days that the centre entered, the newest first: of one unit and kind the newest counts. */
    extensions: z.array(
      z.object({
        extensionId: id,
        /** Reference; null: the version as a whole. */
        unit: z.string().nullable(),
        until: z.enum(UNTIL),
        endsOn: z.string(),
        letter: z.string(),
        letterDated: z.string(),
        enteredAt: instant,
        enteredBy: z.string().nullable(),
        /** A later one took its place. */
        superseded: z.boolean(),
      }),
    ),
    contradictions: z.array(finding),
    choices: z.array(choice),
    /** What stands in the way of a certificate here: units past their date. */
    warnings: z.array(ruleFinding),
    documents: z.array(
      z.object({
        id,
        fileName: z.string(),
        outcome: z.enum(IMPORT_OUTCOMES),
        importedAt: instant,
        importedBy: z.string().nullable(),
      }),
    ),
    /** Under the centre's choices; null for a framework without credits. */
    combination: z
      .object({
        mandatory: z.object({ units: z.int(), credit: z.int(), guidedHours: z.int() }),
        optional: z.object({ units: z.int(), credit: z.int(), least: z.int() }),
        sizeTop: z.int().nullable(),
        /** Guided learning as the document states it, whichever the centre shows. */
        statedHours: z.object({ least: z.int().nullable(), most: z.int().nullable() }),
        /** Over every lawful choice; null: none is lawful. Hours of the units alone. */
        reach: z
          .object({
            leastCredit: z.int(),
            mostCredit: z.int(),
            leastHours: z.int(),
            mostHours: z.int(),
          })
          .nullable(),
      })
      .nullable(),
  }),
} as const satisfies Route;

export const importDocument = {
  method: 'POST',
  path: '/api/frameworks/imports',
  action: 'frameworks.manage',
  summary:
    'Reads an awarding body’s document and imports it whole or not at all; with dryRun nothing is kept.',
  upload: {
    maxBytes: MOST_UPLOAD,
    types: ['text/plain', 'text/markdown', 'text/csv', 'application/json'],
  },
  body: z.object({
    id,
    dryRun: z.enum(['true', 'false']).default('false'),
  }),
  reply: z.object({
    dryRun: z.boolean(),
    code: z.string(),
    title: z.string(),
    kind: z.enum(KINDS),
    counts,
    findings: z.array(finding),
    notUnderstood: z.array(notUnderstood),
    /** What the import does or, on a dry run, would do; null: it would be refused. */
    outcome: z.enum(IMPORT_OUTCOMES).nullable(),
    revision: z.int(),
    frameworkId: id.nullable(),
  }),
} as const satisfies Route;

export const exportCasePackage = {
  method: 'GET',
  path: '/api/frameworks/:id/case-package',
  action: 'frameworks.read',
  summary: 'A framework as a CASE 1.1 package (JSON), for other systems.',
  params: ofFramework,
  reply: 'file',
} as const satisfies Route;

export const exportFrameworkTable = {
  method: 'GET',
  path: '/api/frameworks/:id/table',
  action: 'frameworks.read',
  summary: 'A framework as a table (CSV), a row a criterion.',
  params: ofFramework,
  reply: 'file',
} as const satisfies Route;

export const recordChoiceRoute = {
  method: 'POST',
  path: '/api/frameworks/:id/choices',
  action: 'frameworks.manage',
  summary:
    'Records how the centre reads its document where it contradicts itself; the newest counts.',
  params: ofFramework,
  body: z.object({
    id,
    key: z.string().min(1).max(60),
    value: z.string().min(1).max(60),
    because: reason,
  }),
  reply: z.object({ choiceId: id }),
} as const satisfies Route;

export const enterExtensionRoute = {
  method: 'POST',
  path: '/api/frameworks/:id/extensions',
  action: 'frameworks.manage',
  summary:
    'Enters the last day that the awarding body wrote for a version or a unit; an earlier one stays readable.',
  params: ofFramework,
  body: z.object({
    id,
    unitId: id.nullable(),
    until: z.enum(UNTIL),
    endsOn: z.iso.date(),
    letter: words('The letter', 500),
    letterDated: z.iso.date(),
  }),
  reply: z.object({ extensionId: id }),
} as const satisfies Route;

const linkEnd = z.object({
  /** What its file calls it. */
  title: z.string(),
  framework: z.string().nullable(),
  code: z.string().nullable(),
  /** Of the newest revision here; null: nothing here bears this name. */
  criterionId: id.nullable(),
  label: z.string().nullable(),
  frameworkTitle: z.string().nullable(),
});

export const listCriterionLinks = {
  method: 'GET',
  path: '/api/criterion-links',
  action: 'frameworks.read',
  summary:
    'Links between criteria, by hand or from a package; of one framework, if its code is given.',
  query: z.object({ framework: z.string().max(60).optional() }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        linkId: id,
        kind: z.enum(LINKED_AS),
        from: linkEnd,
        to: linkEnd,
        imported: z.boolean(),
        because: z.string(),
        madeAt: instant,
        madeBy: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const linkCriteriaRoute = {
  method: 'POST',
  path: '/api/criterion-links',
  action: 'frameworks.manage',
  summary: 'Links two criteria: whoever shows one may show the other.',
  body: z.object({ id, kind: z.enum(LINKED_AS), from: id, to: id, because: reason }),
  reply: z.object({ linkId: id }),
} as const satisfies Route;

export const takeLinkBackRoute = {
  method: 'DELETE',
  path: '/api/criterion-links/:id',
  action: 'frameworks.manage',
  summary: 'Takes a link between criteria back; references made by it stay.',
  params: ofFramework,
  reply: z.object({ linkId: id }),
} as const satisfies Route;
