import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const date = z.iso.date();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A key that signs credentials was made; its public half, by its thumbprint. */
export const credentialKeyMade = eventKind(
  'credential_key.made',
  1,
  z.strictObject({ key: z.string(), number: z.int() }),
);

/** Another key took its place; what it signed stays true. */
export const credentialKeyRetired = eventKind(
  'credential_key.retired',
  1,
  z.strictObject({ key: z.string() }),
);
/** Nothing that it signed after this day counts; so many statements were withdrawn with it. */
export const credentialKeyEnded = eventKind(
  'credential_key.ended',
  1,
  z.strictObject({ key: z.string(), on: date, withdrawn: z.int() }),
);

/** A provisional statement went out. Subjects: learner, statement. */
export const statementIssued = eventKind(
  'statement.issued',
  1,
  z.strictObject({
    kind: z.enum(['unit', 'transcript']),
    framework: z.string(),
    units: z.array(z.string()),
    extraUnits: z.array(z.string()),
    paperSha256: hash,
    tokenSha256: hash.nullable(),
  }),
);

/** A provisional statement counts no longer. Subjects: learner, statement. */
export const statementWithdrawn = eventKind(
  'statement.withdrawn',
  1,
  z.strictObject({ ground: z.string() }),
);

/** Somebody else's credential was verified and kept. Subjects: learner, credential. */
export const credentialReceived = eventKind(
  'credential.received',
  2,
  // Under which key of the register, for an awarding body's; not in version 1.
  z.strictObject({ tokenSha256: hash, keyHolder: z.string(), awardingKey: id.nullable() }),
);

/** A batch was claimed of the awarding body. Subjects: claim. */
export const awardClaimed = eventKind(
  'award.claimed',
  1,
  z.strictObject({
    framework: z.string(),
    route: z.enum(['qualification', 'unit']),
    lines: z.array(
      z.strictObject({
        learner: id,
        what: z.string(),
        units: z.array(z.string()),
        extraUnits: z.array(z.string()),
        credit: z.int(),
        decisions: z.array(id),
      }),
    ),
  }),
);
export const scheduleSent = eventKind('schedule.sent', 1, z.strictObject({ claim: id, on: date }));

/** A learner is on the awarding body's unit payment route, or left it. Subjects: learner. */
export const unitRouteRecorded = eventKind(
  'unit_route.recorded',
  1,
  z.strictObject({ unitRoute: id, framework: z.string(), fromOn: date }),
);
export const unitRouteEnded = eventKind(
  'unit_route.ended',
  1,
  z.strictObject({ unitRoute: id, on: date }),
);

/** The awarding body answered for one learner. The number of the certificate stays in the table. */
export const resultReceived = eventKind(
  'result.received',
  1,
  z.strictObject({ line: id, outcome: z.enum(['issued', 'refused']), on: date }),
);
export const certificateReceived = eventKind(
  'certificate.received',
  1,
  z.strictObject({ certificate: id, on: date }),
);
export const certificateChecked = eventKind(
  'certificate.checked',
  1,
  z.strictObject({ certificate: id, on: date }),
);
export const certificateHanded = eventKind(
  'certificate.handed_over',
  1,
  z.strictObject({ certificate: id, on: date, how: z.string() }),
);
export const certificateFaulty = eventKind(
  'certificate.faulty',
  1,
  z.strictObject({ certificate: id, on: date, fault: z.string() }),
);
export const certificateReplaced = eventKind(
  'certificate.replaced',
  1,
  z.strictObject({ certificate: id, replaces: id, on: date }),
);

/** A key of an awarding body: entered by one, confirmed by another, ended. */
export const awardingKeyEntered = eventKind(
  'awarding_key.entered',
  1,
  z.strictObject({ awardingKey: id, thumbprint: z.string(), fromOn: date }),
);
export const awardingKeyConfirmed = eventKind(
  'awarding_key.confirmed',
  1,
  z.strictObject({ awardingKey: id, thumbprint: z.string() }),
);
export const awardingKeyEnded = eventKind(
  'awarding_key.ended',
  1,
  z.strictObject({ awardingKey: id, on: date }),
);
