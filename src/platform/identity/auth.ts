import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type pg from 'pg';
import { noCodeTwice, stepsUsed } from './second-step.ts';

/** Sends the link that lets somebody set a new password. */
export type SendPasswordLink = (to: {
  readonly authUserId: string;
  readonly name: string;
  readonly email: string;
  readonly url: string;
}) => Promise<void>;

export interface AuthSettings {
  readonly pool: pg.Pool;
  readonly secret: string;
  /** Where people reach Deskproof: 'https://desk.example.co.uk'. */
  readonly publicUrl: string;
  readonly sendPasswordLink: SendPasswordLink;
}

/** The shortest password; length is what protects (NCSC), so no rules of composition. */
export const SHORTEST_PASSWORD = 10;

/**
 * Signs people in with e-mail and password. Nobody signs themselves up: an account comes with the first
 * organisation, an invitation, or the command line. Wrong tries are limited in the database, so that two
 * processes count together, by the client's real address.
 */
export function makeAuth({ pool, secret, publicUrl, sendPasswordLink }: AuthSettings) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, url }) => {
        await sendPasswordLink({ authUserId: user.id, name: user.name, email: user.email, url });
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 12 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        // The library counts every attempt, and until a whole window passes without one: wrong passwords are
        // counted where the routes are (auth-routes.ts), this only bounds what comes at once.
        '/sign-in/email': { window: 60, max: 200 },
        '/request-password-reset': { window: 300, max: 5 },
        '/two-factor/verify-totp': { window: 60, max: 10 },
        '/two-factor/verify-backup-code': { window: 60, max: 10 },
      },
    },
    // Setting up and taking off are ours (authenticator.ts); recovery codes reach it as hashes.
    plugins: [twoFactor({ backupCodeOptions: { storeBackupCodes: 'plain' } }), stepsUsed],
    hooks: { before: noCodeTwice },
    advanced: {
      cookiePrefix: 'deskproof',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
    },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
  });
}

export type Auth = ReturnType<typeof makeAuth>;

/**
 * Makes an account, or finds the one that has this e-mail.
 * @returns its id, and whether it was made now (an account that exists keeps its own password)
 */
export async function makeAccount(
  auth: Auth,
  person: { readonly name: string; readonly email: string; readonly password: string },
): Promise<{ readonly authUserId: string; readonly made: boolean }> {
  const context = await auth.$context;
  const email = person.email.toLowerCase();
  const found = await context.internalAdapter.findUserByEmail(email);
  if (found) return { authUserId: found.user.id, made: false };
  const user = await context.internalAdapter.createUser(
    { name: person.name, email, emailVerified: true },
    { method: 'email-password' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: await context.password.hash(person.password),
  });
  return { authUserId: user.id, made: true };
}

/** Does this password open this account? */
export async function passwordFits(auth: Auth, email: string, password: string): Promise<boolean> {
  const context = await auth.$context;
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase(), {
    includeAccounts: true,
  });
  const hash = found?.accounts?.find((account) => account.providerId === 'credential')?.password;
  return hash ? context.password.verify({ hash, password }) : false;
}
