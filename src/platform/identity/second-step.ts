import { APIError, createAuthMiddleware } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { stepOf } from './totp.ts';

/** How better-auth marks a secret that is written in base 32. */
export const BASE32 = 'base32:';

/** A second factor as it is kept. */
export interface SecondFactor {
  readonly id: string;
  readonly userId: string;
  readonly secret: string;
  readonly backupCodes: string;
  readonly verified: boolean;
  readonly lastStep: number;
  readonly setUpAt: Date | null;
}

/** Fields of ours beside better-auth's own: which step was used last, since when there is one, who takes it off. */
export const stepsUsed = {
  id: 'steps-used',
  schema: {
    twoFactor: {
      fields: {
        lastStep: { type: 'number', required: false, input: false, returned: false },
        setUpAt: { type: 'date', required: false, input: false, returned: false },
        // Whoever takes it off for somebody else: a member's id, or 'operator'; said before it goes.
        takenOffBy: { type: 'string', required: false, input: false, returned: false },
      },
    },
  },
} as const;

interface Where {
  field: string;
  value: string | number;
  operator?: 'lt';
}

/** What it takes to read and use a second factor; a hook's context and the library's own both have it. */
interface Context {
  readonly adapter: {
    findOne<T>(asked: { model: string; where: Where[] }): Promise<T | null>;
    incrementOne(change: {
      model: string;
      where: Where[];
      increment: Record<string, number>;
      set: Record<string, unknown>;
    }): Promise<unknown>;
  };
  readonly secretConfig: Parameters<typeof symmetricDecrypt>[0]['key'];
}

/** An account's second factor, also one that is only being set up. */
export function factorOf(context: Context, userId: string): Promise<SecondFactor | null> {
  return context.adapter.findOne<SecondFactor>({
    model: 'twoFactor',
    where: [{ field: 'userId', value: userId }],
  });
}

/** The key of a second factor in base 32, decrypted. */
export async function keyOf(context: Context, factor: SecondFactor): Promise<string> {
  const secret = await symmetricDecrypt({ key: context.secretConfig, data: factor.secret });
  return secret.slice(BASE32.length);
}

/**
 * Uses a code up, if it fits now: a step once used, and all before it, are never accepted again, however
 * many ask at once.
 */
export async function useCode(
  context: Context,
  factor: SecondFactor,
  code: string,
): Promise<'used' | 'used before' | 'wrong'> {
  const step = stepOf(await keyOf(context, factor), code.replaceAll(/\s/g, ''), new Date());
  if (step === null) return 'wrong';
  const first = await context.adapter.incrementOne({
    model: 'twoFactor',
    where: [
      { field: 'id', value: factor.id },
      { field: 'lastStep', operator: 'lt', value: step },
    ],
    increment: {},
    set: { lastStep: step },
  });
  return first ? 'used' : 'used before';
}

/**
 * Stands before better-auth's own check of a code at sign-in, which would take the same code twice. A wrong
 * code goes on to it, to be counted there: ten wrong ones lock the account for a quarter of an hour.
 */
export const noCodeTwice = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== '/two-factor/verify-totp') return;
  const cookie = ctx.context.createAuthCookie('two_factor');
  const asked = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  const pending = asked ? await ctx.context.internalAdapter.findVerificationValue(asked) : null;
  const factor = pending ? await factorOf(ctx.context, pending.value) : null;
  if (!factor?.verified) return;
  const used = await useCode(ctx.context, factor, String(ctx.body?.code ?? ''));
  if (used === 'used before') {
    throw new APIError('UNAUTHORIZED', {
      code: 'CODE_USED',
      message: 'A code was tried a second time',
    });
  }
});
