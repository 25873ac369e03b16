import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const role = z.enum([
  'owner',
  'branch_manager',
  'consultant',
  'resourcer',
  'compliance_officer',
  'learner',
  'assessor',
  'adviser',
  'internal_verifier',
  'external_verifier',
  'centre_administrator',
  'quality_manager',
]);
const roles = z.array(role).min(1, 'Choose at least one role.').max(12);
/** The last day an external verifier may come in; needed with that role, left out without it. */
const externalUntil = z.iso.date('Give a date.').nullable().default(null);
const name = z.string().trim().min(1, 'Give a name.').max(200, 'Use at most 200 characters.');
const email = z
  .email('Give an e-mail address like name@example.co.uk.')
  .max(254, 'Use at most 254 characters.');
const password = z
  .string()
  .min(10, 'Use at least 10 characters: three words are good.')
  .max(200, 'Use at most 200 characters.');
const organisation = z.object({ id: z.uuid(), name: z.string(), isSample: z.boolean() });

export const session = z.object({
  member: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    roles: z.array(role),
    branchId: z.uuid().nullable(),
  }),
  organisation,
  organisations: z.array(organisation),
  /** True: the organisation asks for an authenticator, and there is none yet; nothing else is open. */
  mustSetUp: z.boolean(),
  actions: z.array(z.string()),
});

export const readSession = {
  method: 'GET',
  path: '/api/session',
  action: 'signed-in',
  summary: 'Who is signed in, in which organisation, and what they may do there.',
  reply: session,
} as const satisfies Route;

export const chooseOrganisation = {
  method: 'POST',
  path: '/api/session/organisation',
  action: 'signed-in',
  summary: 'Works in another of one’s organisations from now on.',
  body: z.object({ organisationId: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route;

export const readFirstRun = {
  method: 'GET',
  path: '/api/first-run',
  action: 'public',
  summary: 'Whether an organisation has been set up here yet, and whether there is a sample.',
  reply: z.object({ organisationExists: z.boolean(), sampleExists: z.boolean() }),
} as const satisfies Route;

export const setUpOrganisation = {
  method: 'POST',
  path: '/api/first-run',
  action: 'public',
  summary:
    'Sets up the first organisation with its owner. Works once; later ones come by the command line.',
  body: z.object({
    id: z.uuid(),
    organisationName: name,
    kind: z.enum(['agency', 'centre', 'agency_and_centre']),
    address: z.string().trim().max(500).default(''),
    phone: z.string().trim().max(50).default(''),
    name,
    email,
    password,
  }),
  reply: z.object({ organisationId: z.uuid() }),
} as const satisfies Route;

const member = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  externalUntil: z.iso.date().nullable(),
  branchId: z.uuid().nullable(),
  joinedAt: z.iso.datetime(),
  leftAt: z.iso.datetime().nullable(),
  hasAuthenticator: z.boolean(),
});
const invitation = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  invitedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

export const listMembers = {
  method: 'GET',
  path: '/api/members',
  action: 'members.read',
  summary: 'Members, their roles and branches, and invitations that wait for an answer.',
  reply: z.object({
    members: z.array(member),
    invitations: z.array(invitation),
    branches: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
} as const satisfies Route;

export const changeRoles = {
  method: 'PUT',
  path: '/api/members/:id/roles',
  action: 'members.manage',
  summary:
    'Sets which roles a member holds. An organisation always keeps an owner; an external verifier’s role has a last day.',
  params: z.object({ id: z.uuid() }),
  body: z.object({ roles, externalUntil }),
  reply: z.object({}),
} as const satisfies Route;

export const recordDeparture = {
  method: 'POST',
  path: '/api/members/:id/departure',
  action: 'members.manage',
  summary: 'A member left: they no longer come in, and their name stays on what they did.',
  params: z.object({ id: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route;

export const undoDeparture = {
  method: 'DELETE',
  path: '/api/members/:id/departure',
  action: 'members.manage',
  summary: 'A member who left comes back with the roles they had.',
  params: z.object({ id: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route;

const letterhead = z.object({
  name,
  address: z.string().trim().max(500, 'Use at most 500 characters.'),
  email: z.union([z.literal(''), email]),
  phone: z.string().trim().max(50, 'Use at most 50 characters.'),
});

export const readLetterhead = {
  method: 'GET',
  path: '/api/organisation',
  action: 'organisation.read',
  summary: 'The organisation as its papers name it: name, address, e-mail, telephone.',
  reply: letterhead,
} as const satisfies Route;

export const changeLetterhead = {
  method: 'PUT',
  path: '/api/organisation',
  action: 'organisation.manage',
  summary: 'Changes how papers name the organisation from now on; papers already sent stay.',
  body: letterhead,
  reply: z.object({}),
} as const satisfies Route;

export const openBranch = {
  method: 'POST',
  path: '/api/branches',
  action: 'organisation.manage',
  summary: 'Opens a branch.',
  body: z.object({ id: z.uuid(), name }),
  reply: z.object({ branchId: z.uuid() }),
} as const satisfies Route;

export const withdrawInvitation = {
  method: 'DELETE',
  path: '/api/invitations/:id',
  action: 'members.manage',
  summary: 'Withdraws an invitation: its link opens nothing any more.',
  params: z.object({ id: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route;

export const inviteMember = {
  method: 'POST',
  path: '/api/invitations',
  action: 'members.manage',
  summary: 'Invites somebody by mail; the link works once, for them, for seven days.',
  body: z.object({
    id: z.uuid(),
    name,
    email,
    roles,
    externalUntil,
    branchId: z.uuid().nullable().default(null),
  }),
  reply: z.object({ invitationId: z.uuid() }),
} as const satisfies Route;

const token = z.string().min(20).max(200);

export const readInvitation = {
  method: 'POST',
  path: '/api/invitation',
  action: 'public',
  summary: 'What an invitation’s link opens: who invites whom to what. Changes nothing.',
  body: z.object({ token }),
  reply: z.object({
    organisationName: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(role),
    hasAccount: z.boolean(),
  }),
} as const satisfies Route;

export const acceptInvitation = {
  method: 'POST',
  path: '/api/invitation/acceptance',
  action: 'public',
  summary:
    'Accepts an invitation with a new password, or with the one the person has here already.',
  body: z.object({ token, name, password }),
  reply: z.object({ email: z.string() }),
} as const satisfies Route;
