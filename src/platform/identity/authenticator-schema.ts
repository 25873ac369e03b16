import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const code = z.string().trim().min(6, 'Give the code.').max(20, 'Give the code.');
const password = z.string().min(1, 'Give your password.').max(200, 'Use at most 200 characters.');
const recoveryCodes = z.array(z.string());

export const readAuthenticator = {
  method: 'GET',
  path: '/api/account/authenticator',
  action: 'account.manage',
  summary:
    'Whether one signs in with an authenticator, since when, and how many recovery codes are left.',
  reply: z.object({
    isOn: z.boolean(),
    setUpAt: z.iso.datetime().nullable(),
    recoveryCodesLeft: z.number(),
    required: z.boolean(),
  }),
} as const satisfies Route;

export const beginAuthenticator = {
  method: 'POST',
  path: '/api/account/authenticator',
  action: 'account.manage',
  summary:
    'Gives a new key for an authenticator app. Nothing changes until a code of it is confirmed.',
  body: z.object({ password }),
  reply: z.object({ key: z.string(), address: z.string() }),
} as const satisfies Route;

export const confirmAuthenticator = {
  method: 'POST',
  path: '/api/account/authenticator/confirmation',
  action: 'account.manage',
  summary: 'Turns the authenticator on with a first code, and shows ten recovery codes once.',
  body: z.object({ code }),
  reply: z.object({ recoveryCodes }),
} as const satisfies Route;

export const confirmIdentityRoute = {
  method: 'POST',
  path: '/api/account/confirmation',
  action: 'account.manage',
  summary:
    'Confirms that it is you, with the password and the authenticator’s code: for some minutes you may sign.',
  body: z.object({ password, code: code.nullable().default(null) }),
  reply: z.object({ until: z.iso.datetime() }),
} as const satisfies Route;

export const renewRecoveryCodes = {
  method: 'POST',
  path: '/api/account/authenticator/recovery-codes',
  action: 'account.manage',
  summary: 'Shows ten new recovery codes once; the ones before open nothing any more.',
  body: z.object({ password, code }),
  reply: z.object({ recoveryCodes }),
} as const satisfies Route;

export const removeAuthenticator = {
  method: 'POST',
  path: '/api/account/authenticator/removal',
  action: 'account.manage',
  summary: 'Takes the authenticator off, with the password and a code of it (or a recovery code).',
  body: z.object({ password, code }),
  reply: z.object({}),
} as const satisfies Route;

export const resetAuthenticator = {
  method: 'POST',
  path: '/api/members/:id/authenticator-reset',
  action: 'organisation.manage',
  summary:
    'Takes a member’s authenticator off who lost it; they sign in with their password alone.',
  params: z.object({ id: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route;

export const readSignInRule = {
  method: 'GET',
  path: '/api/sign-in-rule',
  action: 'organisation.read',
  summary: 'Whether every member must sign in with an authenticator.',
  reply: z.object({ authenticatorRequired: z.boolean() }),
} as const satisfies Route;

export const changeSignInRule = {
  method: 'PUT',
  path: '/api/sign-in-rule',
  action: 'organisation.manage',
  summary:
    'Requires an authenticator of every member: without one they are led to set it up first.',
  body: z.object({ authenticatorRequired: z.boolean() }),
  reply: z.object({}),
} as const satisfies Route;
