import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const counts = { units: z.int(), outcomes: z.int(), criteria: z.int() };

/** A framework that comes with Deskproof was taken into use. */
export const frameworkAdopted = eventKind(
  'framework.adopted',
  1,
  z.strictObject({ code: z.string(), ...counts }),
);

/** A document of an awarding body came in; the hash names the file. */
export const frameworkImported = eventKind(
  'framework.imported',
  2,
  z.strictObject({
    code: z.string(),
    revision: z.int(),
    outcome: z.enum(['new', 'wording_added', 'new_version', 'links_added']),
    ...counts,
    findings: z.int(),
    /** Links between criteria that were not here before. */
    links: z.int(),
    /** Hex. */
    sha256: z.string(),
  }),
);

/** How the centre reads its document where it contradicts itself. The reason stays in the table. */
export const frameworkChoiceRecorded = eventKind(
  'framework.choice_recorded',
  1,
  z.strictObject({ key: z.string(), value: z.string() }),
);

/** Choices of earlier revisions hold for a new one, whose document contradicts itself alike: which, and of which revision. */
export const frameworkChoicesCarried = eventKind(
  'framework.choices_carried',
  1,
  z.strictObject({
    choices: z.array(z.strictObject({ key: z.string(), value: z.string(), revision: z.int() })),
  }),
);

/** The awarding body put off, or set, a last day of a version or one of its units; its letter stays in the table. */
export const frameworkExtended = eventKind(
  'framework.extension_entered',
  1,
  z.strictObject({
    framework: z.string(),
    revision: z.int(),
    /** Its reference; null: the version as a whole. */
    unit: z.string().nullable(),
    until: z.enum(['registration', 'certification']),
    endsOn: z.iso.date(),
    letterDated: z.iso.date(),
  }),
);

const criterion = z.strictObject({ framework: z.string(), criterion: z.string() });
const linkedAs = z.enum(['related', 'exact', 'peer']);

/** The centre says that whoever shows one criterion may show the other. The reason stays in the table. */
export const criteriaLinked = eventKind(
  'criteria.linked',
  1,
  z.strictObject({ kind: linkedAs, from: criterion, to: criterion }),
);
export const linkTakenBack = eventKind(
  'criteria.link_taken_back',
  1,
  z.strictObject({ kind: linkedAs, from: criterion }),
);

const revision = z.strictObject({ framework: z.string(), revision: z.int() });

/** Which criteria of a newer framework replace those of an older one: counts of criteria; the rows stay in the table. */
export const replacementMapPublished = eventKind(
  'framework.replacement_published',
  1,
  z.strictObject({
    from: revision,
    to: revision,
    version: z.int(),
    /** Criteria of the older one that something replaces, and that nothing does. */
    replaced: z.int(),
    nothing: z.int(),
    /** Of which a judgement carries over. */
    carrying: z.int(),
  }),
);
