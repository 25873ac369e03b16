import { z } from 'zod';
import { NATIONS } from '../../lib/calendar.ts';
import { eventKind } from '../../platform/audit/record.ts';
import { AGREED_HOW, SHEET_PARTS, type SheetPart } from './schema.ts';

const date = z.string();
const part = z.enum(Object.keys(SHEET_PARTS) as [SheetPart, ...SheetPart[]]);
const changed = z.strictObject({ changed: z.array(z.string()) });
const place = z.strictObject({
  nation: z.enum(NATIONS),
  locatedBy: z.enum(['district', 'area']).nullable(),
});

/** `same`: the client is its own hirer, site and bill-to, made in the same act. */
export const clientAdded = eventKind('client.added', 1, z.strictObject({ same: place.nullable() }));
export const clientUpdated = eventKind('client.updated', 1, changed);
export const hirerAdded = eventKind(
  'hirer.added',
  1,
  z.strictObject({ companyNumber: z.boolean() }),
);
export const hirerUpdated = eventKind('hirer.updated', 1, changed);
export const siteAdded = eventKind('site.added', 1, place);
export const siteUpdated = eventKind('site.updated', 1, changed);
export const siteSheetRecorded = eventKind(
  'site_sheet.recorded',
  1,
  z.strictObject({
    version: z.int(),
    says: z.array(part),
    changed: z.array(part),
    reviewOn: date.nullable(),
  }),
);
export const billToAdded = eventKind(
  'bill_to.added',
  1,
  z.strictObject({ poRequired: z.boolean() }),
);
export const billToUpdated = eventKind('bill_to.updated', 1, changed);
export const contactAdded = eventKind(
  'contact.added',
  1,
  z.strictObject({
    approvesHours: z.boolean(),
    takesConfirmations: z.boolean(),
    /** Known before in another hat, or entered with this act. */
    person: z.enum(['known', 'new']),
  }),
);
export const contactUpdated = eventKind('contact.updated', 1, changed);
export const termsSent = eventKind(
  'terms.sent',
  1,
  z.strictObject({ version: z.string(), sentOn: date }),
);
export const termsAgreed = eventKind(
  'terms.agreed',
  1,
  z.strictObject({ version: z.string(), agreedOn: date, agreedHow: z.enum(AGREED_HOW) }),
);

/** A client, or one site of it, is closed in some days. Subjects: client, closure, site. */
export const clientClosed = eventKind(
  'client.closed',
  1,
  z.strictObject({
    closure: z.uuid(),
    from: z.iso.date(),
    to: z.iso.date(),
    wholeClient: z.boolean(),
  }),
);

/** A closure was lifted: its days can be booked again. Subjects: client, closure. */
export const closureLifted = eventKind(
  'client.closure_lifted',
  1,
  z.strictObject({ closure: z.uuid() }),
);
