import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const on = z.iso.date();

/** Somebody looked whether a learner is eligible for funding; what they saw stays in the table. */
export const eligibilityNoted = eventKind(
  'funding.eligibility_noted',
  1,
  z.strictObject({ on, eligible: z.boolean() }),
);
export const agreementSigned = eventKind('funding.agreement_signed', 1, z.strictObject({ on }));
/** Funding evidence of an enrolment left as a file, with its hash. */
export const fundingExported = eventKind(
  'funding.exported',
  1,
  z.strictObject({
    as: z.enum(['csv', 'pdf']),
    factsSha256: z.string().regex(/^[0-9a-f]{64}$/),
    missing: z.int().min(0),
  }),
);
