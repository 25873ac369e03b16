import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { CHANNELS, HATS } from './schema.ts';

export const personAdded = eventKind('person.added', 1, z.strictObject({ hat: z.enum(HATS) }));

export const personUpdated = eventKind(
  'person.updated',
  1,
  z.strictObject({ changed: z.array(z.string()) }),
);

export const hatGiven = eventKind('hat.given', 1, z.strictObject({ hat: z.enum(HATS) }));

export const consentRecorded = eventKind(
  'consent.recorded',
  1,
  z.strictObject({ purpose: z.string(), givenAt: z.string() }),
);

export const consentWithdrawn = eventKind(
  'consent.withdrawn',
  1,
  z.strictObject({ purpose: z.string() }),
);

export const doNotContactRecorded = eventKind(
  'do_not_contact.recorded',
  1,
  z.strictObject({ channel: z.enum(CHANNELS), askedAt: z.string() }),
);

export const doNotContactLifted = eventKind(
  'do_not_contact.lifted',
  1,
  z.strictObject({ channel: z.enum(CHANNELS) }),
);
