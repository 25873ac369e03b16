import { symmetricEncrypt } from 'better-auth/crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Database } from '../db/pool.ts';
import { type Auth, passwordFits } from './auth.ts';
import { noteBadTry, triedTooOften } from './bad-tries.ts';
import { hashOfRecovery, newRecoveryCodes } from './recovery-codes.ts';
import { BASE32, factorOf, type SecondFactor, useCode } from './second-step.ts';
import { addressOf, newKey } from './totp.ts';

/** Whose second factor it is. */
export interface Holder {
  readonly authUserId: string;
  readonly email: string;
}

interface At {
  readonly db: Database;
  readonly auth: Auth;
}

type Context = Awaited<Auth['$context']>;

const NOT_ON = () =>
  refuse('authenticator-not-on', 'You sign in without an authenticator. Set one up first.');
const WRONG_CODE = () =>
  refuse(
    'wrong-code',
    'This code does not fit. Give the newest one that the app shows. If it is refused again, look at the phone’s clock: it must set itself by the network, since a code lasts half a minute.',
    undefined,
    { fields: { code: 'This code does not fit. Check the phone’s clock.' } },
  );
const USED_CODE = () =>
  refuse('used-code', 'This code was used already. Wait for the next one.', undefined, {
    fields: { code: 'This code was used already. Wait for the next one.' },
  });

async function update(
  { adapter }: Context,
  factor: SecondFactor,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await adapter.update({
    model: 'twoFactor',
    where: [{ field: 'id', value: factor.id }],
    update: { ...change },
  });
}

/** Is it them? Their password again, since whoever sits at an open desk has the session. */
async function checkPassword(
  { db, auth }: At,
  { authUserId, email }: Holder,
  password: string,
): Promise<Result<null>> {
  if (await triedTooOften(db, 'password', authUserId)) return tooOften();
  if (await passwordFits(auth, email, password)) return ok(null);
  await noteBadTry(db, 'password', authUserId);
  return refuse('wrong-password', 'This is not your password.', undefined, {
    fields: { password: 'This is not your password.' },
  });
}

const tooOften = (): Result<never> =>
  refuse('too-many-requests', 'Too many wrong tries. Wait a minute, then try again.');

/** Uses a code of the app up; with `recovery` a recovery code does too. */
async function checkCode(
  { db, auth }: At,
  factor: SecondFactor,
  code: string,
  { recovery }: { readonly recovery: boolean },
): Promise<Result<null>> {
  if (await triedTooOften(db, 'code', factor.userId)) return tooOften();
  const context = await auth.$context;
  const used = await useCode(context, factor, code);
  if (used === 'used') return ok(null);
  if (used === 'used before') return USED_CODE();
  if (recovery && (await useRecovery(context, factor, code))) return ok(null);
  await noteBadTry(db, 'code', factor.userId);
  return WRONG_CODE();
}

async function useRecovery(context: Context, factor: SecondFactor, code: string): Promise<boolean> {
  const hash = hashOfRecovery(context.secret, code);
  const left = JSON.parse(factor.backupCodes) as string[];
  if (!left.includes(hash)) return false;
  const first = await context.adapter.incrementOne({
    model: 'twoFactor',
    where: [
      { field: 'id', value: factor.id },
      { field: 'backupCodes', value: factor.backupCodes },
    ],
    increment: {},
    set: { backupCodes: JSON.stringify(left.filter((one) => one !== hash)) },
  });
  return first !== null;
}

/**
 * Is it them, now? By their password, and by a code where they sign in with an authenticator. Refuses `wrong-password`,
 * `code-needed`, `wrong-code`, `used-code` and `too-many-requests`.
 */
export async function showItIsYou(
  at: At,
  holder: Holder,
  given: { readonly password: string; readonly code: string | null },
): Promise<Result<{ withCode: boolean }>> {
  const known = await checkPassword(at, holder, given.password);
  if (!known.ok) return known;
  const factor = await factorOf(await at.auth.$context, holder.authUserId);
  if (!factor?.verified) return ok({ withCode: false });
  if (given.code === null) {
    const because = 'Give the code that your authenticator shows, too.';
    return refuse('code-needed', because, undefined, { fields: { code: because } });
  }
  const fits = await checkCode(at, factor, given.code, { recovery: false });
  return fits.ok ? ok({ withCode: true }) : fits;
}

/** How one signs in now. */
export async function authenticatorState({ auth }: At, { authUserId }: Holder) {
  const factor = await factorOf(await auth.$context, authUserId);
  const isOn = factor?.verified === true;
  return {
    isOn,
    setUpAt: isOn ? (factor.setUpAt?.toISOString() ?? null) : null,
    recoveryCodesLeft: isOn ? (JSON.parse(factor.backupCodes) as string[]).length : 0,
  };
}

/**
 * Makes a key for an authenticator app and gives it once. Nothing changes until `confirm`; another press makes
 * another key. Refuses `already-on`, `wrong-password` and `too-many-requests`.
 */
export async function begin(
  at: At,
  holder: Holder,
  password: string,
): Promise<Result<{ key: string; address: string }>> {
  const fits = await checkPassword(at, holder, password);
  if (!fits.ok) return fits;
  const context = await at.auth.$context;
  const before = await factorOf(context, holder.authUserId);
  if (before?.verified) {
    return refuse('already-on', 'You have an authenticator. Take it off first to set up another.');
  }
  const key = newKey();
  const secret = await symmetricEncrypt({ key: context.secretConfig, data: `${BASE32}${key}` });
  const fresh = { secret, backupCodes: '[]', verified: false, lastStep: 0, setUpAt: null };
  if (before) await update(context, before, fresh);
  else {
    await context.adapter.create({
      model: 'twoFactor',
      data: { userId: holder.authUserId, ...fresh },
    });
  }
  return ok({
    key: key.replaceAll(/.{4}(?!$)/g, '$& '),
    address: addressOf(key, 'Deskproof', holder.email),
  });
}

/**
 * Turns the authenticator on with a first code of it. Refuses `authenticator-not-begun`, `already-on`,
 * `wrong-code` (the phone's clock may be wrong by one step, not by more), `used-code`, `too-many-requests`.
 * @returns ten recovery codes, shown this once
 */
export async function confirm(
  at: At,
  { authUserId }: Holder,
  code: string,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const context = await at.auth.$context;
  const factor = await factorOf(context, authUserId);
  if (!factor) {
    return refuse('authenticator-not-begun', 'Begin with your password: then there is a key.');
  }
  if (factor.verified) return refuse('already-on', 'Your authenticator is on already.');
  const fits = await checkCode(at, factor, code, { recovery: false });
  if (!fits.ok) return fits;
  const recoveryCodes = newRecoveryCodes();
  await update(context, factor, {
    verified: true,
    setUpAt: at.db.clock(),
    backupCodes: JSON.stringify(recoveryCodes.map((one) => hashOfRecovery(context.secret, one))),
  });
  return ok({ recoveryCodes: [...recoveryCodes] });
}

/** The factor of somebody who shows both, password and code. */
async function shown(
  at: At,
  holder: Holder,
  given: { readonly password: string; readonly code: string },
): Promise<Result<SecondFactor>> {
  const factor = await factorOf(await at.auth.$context, holder.authUserId);
  if (!factor?.verified) return NOT_ON();
  const known = await checkPassword(at, holder, given.password);
  if (!known.ok) return known;
  const fits = await checkCode(at, factor, given.code, { recovery: true });
  return fits.ok ? ok(factor) : fits;
}

/** Ten new recovery codes in place of those left. Refuses what `remove` refuses. */
export async function renew(
  at: At,
  holder: Holder,
  given: { readonly password: string; readonly code: string },
): Promise<Result<{ recoveryCodes: string[] }>> {
  const factor = await shown(at, holder, given);
  if (!factor.ok) return factor;
  const context = await at.auth.$context;
  const recoveryCodes = newRecoveryCodes();
  const backupCodes = recoveryCodes.map((one) => hashOfRecovery(context.secret, one));
  await update(context, factor.value, { backupCodes: JSON.stringify(backupCodes) });
  return ok({ recoveryCodes: [...recoveryCodes] });
}

/**
 * Takes the authenticator off, with the password and a code of it or a recovery code. Refuses
 * `authenticator-not-on`, `wrong-password`, `wrong-code`, `used-code` and `too-many-requests`.
 */
export async function remove(
  at: At,
  holder: Holder,
  given: { readonly password: string; readonly code: string },
): Promise<Result<null>> {
  const factor = await shown(at, holder, given);
  if (!factor.ok) return factor;
  await takeOff(at, holder.authUserId);
  return ok(null);
}

/**
 * Takes it off without a code of it. What the logs have to say is due from the same moment (`recordSecondFactors`).
 * @param by whoever takes it off for somebody: a member's id, or 'operator'; left out: they themselves
 * @returns false when there was none
 */
export async function takeOff(
  { auth }: Pick<At, 'auth'>,
  authUserId: string,
  by?: string,
): Promise<boolean> {
  const context = await auth.$context;
  const factor = await factorOf(context, authUserId);
  if (!factor) return false;
  if (by !== undefined) await update(context, factor, { takenOffBy: by });
  await context.adapter.delete({
    model: 'twoFactor',
    where: [{ field: 'id', value: factor.id }],
  });
  return factor.verified;
}
