import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

/** Is it so? `not_known`: nobody has said. */
export const YES_NO = { yes: 'Yes', no: 'No', not_known: 'Not known yet' } as const;

/** Whether the work is regulated activity, and with whom (Safeguarding Vulnerable Groups Act 2006). */
export const REGULATED = {
  adults: 'Yes, with adults',
  children: 'Yes, with children',
  none: 'No',
  not_known: 'Not known yet',
} as const;

/** Which certificate the law lets be asked for. */
export const DBS_CLASSES = {
  no_special_eligibility: 'Basic only: an ordinary job',
  exceptions_order: 'Standard: named in the Exceptions Order',
  police_act_regulations: 'Enhanced: named in the Police Act regulations too',
  regulated_activity: 'Enhanced with barred lists: regulated activity',
  not_known: 'Not known yet',
} as const;

/** Sectors in which the law on nights under 18 differs (reg 27A of the Working Time Regulations 1998). */
export const YOUNG_SECTORS = {
  other: 'None of these',
  office: 'Office',
  hospital: 'Hospital or similar',
  catering: 'Catering',
  hotel_pub_restaurant: 'Hotel, pub or restaurant',
  bakery: 'Bakery',
  retail: 'Shop',
  post_newspapers: 'Post or newspaper delivery',
  agriculture: 'Agriculture',
  cultural_sport_advertising: 'Culture, art, sport or advertising',
  not_known: 'Not known yet',
} as const;

/** Sectors of which some need a gangmaster's licence (Gangmasters (Licensing) Act 2004). */
export const GANGMASTER_SECTORS = {
  none: 'None of these',
  agriculture: 'Agriculture',
  horticulture: 'Horticulture',
  shellfish_gathering: 'Gathering shellfish',
  food_processing_packaging: 'Processing or packing food or drink',
  hotel_or_school_garden: 'Garden of a hotel or a school',
  logistics: 'Logistics',
  other: 'Another one close to these',
  not_known: 'Not known yet',
} as const;

/** Sectors in which what the worker does decides whether a licence is needed. */
export const LICENSED_SECTORS: readonly string[] = [
  'agriculture',
  'horticulture',
  'shellfish_gathering',
  'food_processing_packaging',
  'hotel_or_school_garden',
];

/** What the worker does in that sector. */
export const GANGMASTER_TASKS = {
  production: 'Growing, gathering, processing or packing',
  clerical_integral_to_production: 'Clerical work that is part of production',
  clerical_not_integral: 'Clerical work apart from production',
  warehouse_parcels: 'Warehouse or parcels',
  other: 'Something else',
  not_known: 'Not known yet',
} as const;

/** What the worker drives for the hirer. */
export const DRIVING = {
  none: 'Nothing, or a car',
  van_gb_domestic: 'A van up to 3.5 t, in Great Britain',
  lorry_or_coach: 'A lorry, bus or coach',
  not_known: 'Not known yet',
} as const;

/** How industrial action is ended on the record. */
export const ENDED_HOW = ['over', 'mistake'] as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const role = z.string().min(1).max(120);

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

/** Every answer about a piece of work; what was never said is `not_known`. */
export const answers = z.object({
  vulnerable: z.enum(keysOf(YES_NO)),
  regulatedActivity: z.enum(keysOf(REGULATED)),
  school: z.enum(keysOf(YES_NO)),
  dbsClass: z.enum(keysOf(DBS_CLASSES)),
  nightHazard: z.enum(keysOf(YES_NO)),
  youngSector: z.enum(keysOf(YOUNG_SECTORS)),
  gangmasterSector: z.enum(keysOf(GANGMASTER_SECTORS)),
  /** Counts only in a licensed sector. */
  gangmasterTask: z.enum(keysOf(GANGMASTER_TASKS)),
  /** Counts only for gardens: do they grow food mainly for sale? */
  foodForSale: z.enum(keysOf(YES_NO)),
  driving: z.enum(keysOf(DRIVING)),
});
export type Answers = z.output<typeof answers>;
export type AnswerKey = keyof Answers;

const setting = answers.extend({
  settingId: id,
  /** null: every role at the site. */
  role: z.string().nullable(),
  roleName: z.string().nullable(),
  version: z.int(),
  /** From this version on the role is no longer different from the rest of the site. */
  withdrawn: z.boolean(),
  notes: z.string(),
  saidBy: id,
  saidByName: z.string(),
  saidOn: date,
  recordedAt: instant,
  recordedBy: z.string(),
});

const action = z.object({
  actionId: id,
  place: z.enum(['hirer', 'site']),
  placeId: id,
  placeName: z.string(),
  roleNames: z.array(z.string()),
  movedRoleNames: z.array(z.string()),
  official: z.enum(keysOf(YES_NO)),
  fromOn: date,
  toOn: date.nullable(),
  saidByName: z.string().nullable(),
  source: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
  endedAt: instant.nullable(),
  endedBy: z.string().nullable(),
  endedHow: z.enum(ENDED_HOW).nullable(),
});

export const readDuties = {
  method: 'GET',
  path: '/api/clients/:id/duties',
  action: 'duties.read',
  summary: 'What the law asks of the work at each site of a client, and industrial action there.',
  params: z.object({ id }),
  reply: z.object({
    today: date,
    clientName: z.string(),
    roles: z.array(z.object({ role: z.string(), name: z.string() })),
    contacts: z.array(z.object({ contactId: id, name: z.string(), jobTitle: z.string() })),
    hirers: z.array(z.object({ hirerId: id, name: z.string() })),
    sites: z.array(
      z.object({
        siteId: id,
        name: z.string(),
        /** The newest version for the whole site and for each role that is different. */
        settings: z.array(setting),
        /** Versions that speak no longer, newest first. */
        earlier: z.array(setting),
      }),
    ),
    /** What stands first, then what ended. */
    actions: z.array(action),
  }),
} as const satisfies Route;

export const recordSettingRoute = {
  method: 'POST',
  path: '/api/sites/:id/work-settings',
  action: 'duties.write',
  summary: 'Records what the law asks of the work at a site, or of one role there: a new version.',
  params: z.object({ id }),
  body: answers.extend({
    id,
    role: role.nullable(),
    /** Version the change was made from, 0 for the first: a colleague’s change in between is not lost. */
    from: z.int().min(0),
    notes: text(2000, { lines: true, what: 'The note' }).default(''),
    /** The contact at the client who said so. */
    saidBy: id,
    saidOn: date,
  }),
  reply: z.object({ settingId: id, version: z.int() }),
} as const satisfies Route;

export const withdrawSettingRoute = {
  method: 'POST',
  path: '/api/sites/:id/work-settings/withdrawal',
  action: 'duties.write',
  summary: 'Says that one role at a site is no longer different from the rest of it.',
  params: z.object({ id }),
  body: z.object({
    id,
    role,
    /** The version that speaks of the role now. */
    from: z.int().min(1),
    saidBy: id,
    saidOn: date,
  }),
  reply: z.object({ settingId: id, version: z.int() }),
} as const satisfies Route;

export const enterActionRoute = {
  method: 'POST',
  path: '/api/clients/:id/industrial-actions',
  action: 'duties.write',
  summary: 'Enters a strike or other industrial action at a hirer or a site.',
  params: z.object({ id }),
  body: z.object({
    id,
    place: z.enum(['hirer', 'site']),
    placeId: id,
    /** Roles whose duties are not done because of it; none: every role. */
    roles: z.array(role).max(100).default([]),
    /** Roles whose people the hirer moved to cover. */
    movedRoles: z.array(role).max(100).default([]),
    official: z.enum(keysOf(YES_NO)),
    fromOn: date,
    toOn: date.nullable().default(null),
    saidBy: id.nullable().default(null),
    source: text(300, { what: 'Where it is known from' }).default(''),
  }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const endActionRoute = {
  method: 'POST',
  path: '/api/industrial-actions/:id/end',
  action: 'duties.write',
  summary: 'Ends industrial action: it is over, with its last day, or was entered by mistake.',
  params: z.object({ id }),
  body: z.object({ how: z.enum(ENDED_HOW), lastDay: date.nullable().default(null) }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const listLicences = {
  method: 'GET',
  path: '/api/licences',
  action: 'duties.read',
  summary: 'The organisation’s gangmaster’s licences as the register showed them.',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        licenceId: id,
        number: z.string(),
        fromOn: date,
        toOn: date,
        seenOn: date,
        page: z.string(),
        recordedAt: instant,
        recordedBy: z.string(),
        /** A later look at the register stands in its place. */
        superseded: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export const recordLicenceRoute = {
  method: 'POST',
  path: '/api/licences',
  action: 'licences.write',
  summary:
    'Records the organisation’s gangmaster’s licence as the public register shows it on a day.',
  body: z.object({
    id,
    number: text(60, { min: 1, what: 'The number of the licence' }),
    fromOn: date,
    toOn: date,
    seenOn: date,
    page: text(500, { what: 'Where the page is kept' }).default(''),
  }),
  reply: z.object({ licenceId: id }),
} as const satisfies Route;
