import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

/** What a human is to us; one may wear several at once. */
export const HATS = ['candidate', 'worker', 'contact', 'referee', 'colleague', 'learner'] as const;
export type Hat = (typeof HATS)[number];

/** The ways a person may ask us not to use. Marketing leaves confirmations and answers alone. */
export const CHANNELS = ['all', 'email', 'phone', 'text', 'marketing'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a person can say yes to; the wording shown to them is kept with each answer. */
export const PURPOSES = {
  work_finding: 'Hold my details and look for work for me',
  share_with_hirers: 'Give my details to hirers I agree to',
  marketing: 'Write to me about other things you offer',
} as const;

export type Purpose = keyof typeof PURPOSES;
export const PURPOSE_KEYS = Object.keys(PURPOSES) as [Purpose, ...Purpose[]];

/** Why a person's details may be erased. A closed list: the reason is sealed in the log and names nobody. */
export const ERASURE_REASONS = {
  asked: 'They asked us to',
  not_needed: 'We no longer need them',
  added_by_mistake: 'They were added by mistake',
} as const;

export type ErasureReason = keyof typeof ERASURE_REASONS;
const ERASURE_REASON_KEYS = Object.keys(ERASURE_REASONS) as [ErasureReason, ...ErasureReason[]];

const id = z.uuid();
const ofPerson = z.object({ id });
const instant = z.iso.datetime({ offset: true });

/** One line of text in a form; how long it may be is checked again where it is stored. */
const line = (max: number) => z.string().max(max);

/** The particulars of a person as a form sends them. */
export const personFields = {
  givenName: line(200),
  familyName: line(200),
  knownAs: line(200).default(''),
  dateOfBirth: z.iso.date().nullable().default(null),
  emails: z.array(line(320)).max(10).default([]),
  phones: z.array(line(60)).max(10).default([]),
};

const samePerson = z.object({
  personId: id,
  displayName: z.string(),
  because: z.array(z.enum(['email', 'phone', 'birth date and name'])),
});

export const findSamePeople = {
  method: 'POST',
  path: '/api/people/matches',
  action: 'people.read',
  summary: 'People in the books with the same e-mail, phone, or birth date and name.',
  body: z.object(personFields),
  reply: z.object({ rows: z.array(samePerson) }),
} as const satisfies Route;

export const showPersonWishes = {
  method: 'GET',
  path: '/api/people/:id/wishes',
  action: 'people.read',
  summary: 'A person’s hats, consents and do-not-contact requests.',
  params: ofPerson,
  reply: z.object({
    hats: z.array(z.enum(HATS)),
    consents: z.array(
      z.object({
        id,
        purpose: z.string(),
        wording: z.string(),
        givenAt: z.string(),
        withdrawnAt: z.string().nullable(),
      }),
    ),
    doNotContact: z.array(
      z.object({
        id,
        channel: z.enum(CHANNELS),
        reason: z.string(),
        askedAt: z.string(),
        liftedAt: z.string().nullable(),
      }),
    ),
    erasedAt: z.string().nullable(),
  }),
} as const satisfies Route;

export const addConsent = {
  method: 'POST',
  path: '/api/people/:id/consents',
  action: 'people.write',
  summary: 'Record that a person consented, with the words they were shown.',
  params: ofPerson,
  body: z.object({
    id,
    purpose: z.enum(PURPOSE_KEYS),
    wording: line(4000),
    givenAt: instant.optional(),
  }),
  reply: z.object({ consentId: id }),
} as const satisfies Route;

export const endConsent = {
  method: 'POST',
  path: '/api/people/:id/consents/:consentId/withdrawal',
  action: 'people.write',
  summary: 'Record that a person withdrew their consent.',
  params: z.object({ id, consentId: id }),
  reply: z.object({ consentId: id }),
} as const satisfies Route;

export const addDoNotContact = {
  method: 'POST',
  path: '/api/people/:id/do-not-contact',
  action: 'people.write',
  summary: 'Record that a person asked not to be contacted.',
  params: ofPerson,
  body: z.object({
    id,
    channel: z.enum(CHANNELS),
    reason: line(1000).default(''),
    askedAt: instant.optional(),
  }),
  reply: z.object({ doNotContactId: id }),
} as const satisfies Route;

export const endDoNotContact = {
  method: 'POST',
  path: '/api/people/:id/do-not-contact/:doNotContactId/lifting',
  action: 'people.write',
  summary: 'Record that a person may be contacted again.',
  params: z.object({ id, doNotContactId: id }),
  reply: z.object({ doNotContactId: id }),
} as const satisfies Route;

export const addErasure = {
  method: 'POST',
  path: '/api/people/:id/erasure',
  action: 'people.erase',
  summary: 'Erase a person’s details in every room and in the log. It cannot be taken back.',
  params: ofPerson,
  body: z.object({ reason: z.enum(ERASURE_REASON_KEYS) }),
  reply: z.object({ personId: id }),
} as const satisfies Route;
