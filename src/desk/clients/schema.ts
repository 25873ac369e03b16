import { z } from 'zod';
import { NATIONS } from '../../lib/calendar.ts';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

/** What each part of a site's standing sheet is called. */
export const SHEET_PARTS = {
  reportTo: 'Report to',
  arrival: 'Arrival',
  ppe: 'Protective equipment and dress',
  risks: 'Risks to health and safety',
  controls: 'What is done about them',
  breaks: 'Breaks',
  expenses: 'Expenses',
} as const;
export type SheetPart = keyof typeof SHEET_PARTS;

/** How a client agreed to our terms of business. */
export const AGREED_HOW = ['signed', 'email', 'spoken'] as const;
export const TERMS_STATES = ['in force', 'sent', 'superseded'] as const;
/** How a list of clients may be ordered; '-' turns it round. */
export const CLIENT_ORDERS = ['name', '-name', 'sites', '-sites', 'added', '-added'] as const;

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

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

const name = text(200, { min: 1, what: 'The name' });
const line = text(200).default('');
const address = text(500, { lines: true, what: 'The address' }).default('');
const note = text(4000, { lines: true });
const postcode = z.string().max(16);
const nation = z.enum(NATIONS);
const ofClient = z.object({ id });

const sheetParts = z.object({
  reportTo: note.default(''),
  arrival: note.default(''),
  ppe: note.default(''),
  risks: note.default(''),
  controls: note.default(''),
  breaks: note.default(''),
  expenses: note.default(''),
});
const sheetPart = z.enum(Object.keys(SHEET_PARTS) as [SheetPart, ...SheetPart[]]);

const sheet = sheetParts.extend({
  version: z.int(),
  reviewOn: date.nullable(),
  recordedAt: instant,
  recordedBy: z.string().nullable(),
});

const contact = z.object({
  contactId: id,
  clientId: id,
  personId: id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  jobTitle: z.string(),
  approvesHours: z.boolean(),
  takesConfirmations: z.boolean(),
});

const hirer = z.object({
  hirerId: id,
  legalName: z.string(),
  companyNumber: z.string(),
  natureOfBusiness: z.string(),
});

const site = z.object({
  siteId: id,
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  nation,
  locatedBy: z.enum(['district', 'area']).nullable(),
  hirerId: id,
  hirerName: z.string(),
  sheet: sheet.nullable(),
  /** Parts of the sheet that every booking needs and nobody has said. */
  missing: z.array(sheetPart),
  reviewIsDue: z.boolean(),
});

const billTo = z.object({
  billToId: id,
  name: z.string(),
  address: z.string(),
  email: z.string(),
  poRequired: z.boolean(),
  costCentreRequired: z.boolean(),
  referenceRequired: z.boolean(),
  /** Another client, whose bill-to pays for this one; null: its own. */
  ofClient: z.string().nullable(),
  /** Other clients it pays for. */
  paysFor: z.array(z.object({ clientId: id, name: z.string() })),
});

const terms = z.object({
  termsId: id,
  version: z.string(),
  state: z.enum(TERMS_STATES),
  sentOn: date,
  sentTo: z.string(),
  sentRecordedBy: z.string().nullable(),
  agreedOn: date.nullable(),
  agreedBy: z.string().nullable(),
  agreedHow: z.enum(AGREED_HOW).nullable(),
  agreedRecordedBy: z.string().nullable(),
  agreedRecordedAt: instant.nullable(),
});

export const listClients = {
  method: 'GET',
  path: '/api/clients',
  action: 'clients.read',
  summary: 'Clients with their sites, contacts and terms.',
  query: z.object({
    /** Part of the client's, a hirer's or a site's name, or of a postcode. */
    search: z.string().max(200).optional(),
    terms: z.enum(['in force', 'sent', 'none']).optional(),
    sheet: z.enum(['incomplete', 'due']).optional(),
    order: z.enum(CLIENT_ORDERS).default('name'),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        clientId: id,
        name: z.string(),
        sites: z.int(),
        contacts: z.int(),
        terms: z.enum(['in force', 'sent', 'none']),
        termsVersion: z.string().nullable(),
        /** Sites whose sheet is not written or lacks what every booking needs. */
        sheetsIncomplete: z.int(),
        sheetsDue: z.int(),
        addedAt: instant,
      }),
    ),
  }),
} as const satisfies Route;

export const readClient = {
  method: 'GET',
  path: '/api/clients/:id',
  action: 'clients.read',
  summary: 'One client with hirers, sites, bill-to, contacts and terms of business.',
  params: ofClient,
  reply: z.object({
    clientId: id,
    name: z.string(),
    notes: z.string(),
    addedAt: instant,
    addedBy: z.string().nullable(),
    hirers: z.array(hirer),
    sites: z.array(site),
    billTos: z.array(billTo),
    contacts: z.array(contact),
    terms: z.array(terms),
  }),
} as const satisfies Route;

export const addClientRoute = {
  method: 'POST',
  path: '/api/clients',
  action: 'clients.write',
  summary: 'Adds a client; with `same`, its hirer, first site and bill-to too.',
  body: z.object({
    id,
    name,
    notes: note.default(''),
    /** The client is its own hirer, site and bill-to: one act makes all four. */
    same: z
      .object({
        companyNumber: z.string().max(20).default(''),
        natureOfBusiness: line,
        address,
        postcode,
        nation,
        poRequired: z.boolean().default(false),
      })
      .optional(),
  }),
  reply: z.object({
    clientId: id,
    hirerId: id.nullable(),
    siteId: id.nullable(),
    billToId: id.nullable(),
  }),
} as const satisfies Route;

export const updateClientRoute = {
  method: 'PUT',
  path: '/api/clients/:id',
  action: 'clients.write',
  summary: 'Changes the client’s name and notes.',
  params: ofClient,
  body: z.object({ name, notes: note.default('') }),
  reply: z.object({ clientId: id }),
} as const satisfies Route;

const hirerBody = z.object({
  legalName: name,
  companyNumber: z.string().max(20).default(''),
  natureOfBusiness: line,
});

export const addHirerRoute = {
  method: 'POST',
  path: '/api/clients/:id/hirers',
  action: 'clients.write',
  summary: 'Adds a hirer: the legal entity that takes the worker.',
  params: ofClient,
  body: hirerBody.extend({ id }),
  reply: z.object({ hirerId: id }),
} as const satisfies Route;

export const updateHirerRoute = {
  method: 'PUT',
  path: '/api/hirers/:id',
  action: 'clients.write',
  summary: 'Changes a hirer’s legal name, company number and nature of business.',
  params: ofClient,
  body: hirerBody,
  reply: z.object({ hirerId: id }),
} as const satisfies Route;

const siteBody = z.object({ hirerId: id, name, address, postcode, nation });

export const addSiteRoute = {
  method: 'POST',
  path: '/api/clients/:id/sites',
  action: 'clients.write',
  summary: 'Adds a site: a place of work.',
  params: ofClient,
  body: siteBody.extend({ id }),
  reply: z.object({ siteId: id }),
} as const satisfies Route;

export const updateSiteRoute = {
  method: 'PUT',
  path: '/api/sites/:id',
  action: 'clients.write',
  summary: 'Changes a site’s name, address, postcode, nation and hirer.',
  params: ofClient,
  body: siteBody,
  reply: z.object({ siteId: id }),
} as const satisfies Route;

export const readSite = {
  method: 'GET',
  path: '/api/sites/:id',
  action: 'clients.read',
  summary: 'One site with every version of its standing sheet, newest first.',
  params: ofClient,
  reply: site
    .omit({ sheet: true })
    .extend({ clientId: id, clientName: z.string(), sheets: z.array(sheet) }),
} as const satisfies Route;

export const recordSheetRoute = {
  method: 'POST',
  path: '/api/sites/:id/sheets',
  action: 'clients.write',
  summary: 'Records a new version of a site’s standing sheet.',
  params: ofClient,
  body: sheetParts.extend({
    /** Version the change was made from, 0 for the first: a colleague’s change in between is not lost. */
    from: z.int().min(0),
    reviewOn: date.nullable().default(null),
  }),
  reply: z.object({ version: z.int() }),
} as const satisfies Route;

const billToBody = z.object({
  name,
  address,
  email: z.string().max(254).default(''),
  poRequired: z.boolean().default(false),
  /** What they need on every booking beside an order number; left out, it stays. */
  costCentreRequired: z.boolean().optional(),
  referenceRequired: z.boolean().optional(),
  /** Other clients it pays for too; left out, they stay. */
  paysFor: z.array(id).max(200).optional(),
});

export const addBillToRoute = {
  method: 'POST',
  path: '/api/clients/:id/bill-tos',
  action: 'clients.write',
  summary: 'Adds a bill-to: who pays.',
  params: ofClient,
  body: billToBody.extend({ id }),
  reply: z.object({ billToId: id }),
} as const satisfies Route;

export const updateBillToRoute = {
  method: 'PUT',
  path: '/api/bill-tos/:id',
  action: 'clients.write',
  summary: 'Changes a bill-to’s name, address, e-mail and whether a purchase order is needed.',
  params: ofClient,
  body: billToBody,
  reply: z.object({ billToId: id }),
} as const satisfies Route;

const contactBody = z.object({
  jobTitle: line,
  approvesHours: z.boolean().default(false),
  takesConfirmations: z.boolean().default(true),
});

export const addContactRoute = {
  method: 'POST',
  path: '/api/clients/:id/contacts',
  action: 'clients.write',
  summary: 'Adds a contact. Somebody already known is shown before anything is saved.',
  params: ofClient,
  body: contactBody.extend({
    id,
    /** Somebody we know; otherwise the person given below is new. */
    personId: id.optional(),
    givenName: text(120).default(''),
    familyName: text(120).default(''),
    email: z.string().max(254).default(''),
    phone: z.string().max(40).default(''),
    /** Said after the people found were shown: this is somebody else. */
    isSomebodyElse: z.boolean().default(false),
  }),
  reply: z.object({ contactId: id, personId: id }),
} as const satisfies Route;

export const updateContactRoute = {
  method: 'PUT',
  path: '/api/contacts/:id',
  action: 'clients.write',
  summary: 'Changes a contact’s job title, and whether they approve hours and take confirmations.',
  params: ofClient,
  body: contactBody,
  reply: z.object({ contactId: id }),
} as const satisfies Route;

export const sendTermsRoute = {
  method: 'POST',
  path: '/api/clients/:id/terms',
  action: 'clients.write',
  summary: 'Records which terms of business were sent to whom and when.',
  params: ofClient,
  body: z.object({
    id,
    version: text(60, { min: 1, what: 'The version' }),
    sentOn: date,
    /** Contact. */
    sentTo: id,
  }),
  reply: z.object({ termsId: id }),
} as const satisfies Route;

export const agreeTermsRoute = {
  method: 'POST',
  path: '/api/terms/:id/agreement',
  action: 'clients.write',
  summary: 'Records who agreed the terms, when and how. It cannot be changed afterwards.',
  params: ofClient,
  body: z.object({
    agreedOn: date,
    /** Contact. */
    agreedBy: id,
    agreedHow: z.enum(AGREED_HOW),
  }),
  reply: z.object({ termsId: id }),
} as const satisfies Route;
