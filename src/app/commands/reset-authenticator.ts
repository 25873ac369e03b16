import { resetByOperator } from '../../platform/identity/authenticator-routes.ts';
import type { House } from '../serve.ts';
import { say } from './terminal.ts';

/** `reset-authenticator EMAIL`: for somebody who lost phone and recovery codes; the log records it. */
export async function resetAuthenticatorCommand(
  email: string | undefined,
  house: Omit<House, 'server'>,
): Promise<number> {
  if (!email) {
    process.stderr.write('Usage: reset-authenticator EMAIL\n');
    return 2;
  }
  const context = await house.auth.$context;
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
  if (!found) {
    process.stderr.write(`Nobody signs in here as ${email}.\n`);
    return 1;
  }
  const wasOn = await resetByOperator(house.db, house.auth, found.user.id);
  say(
    wasOn
      ? `${email} now signs in with the password alone, and everywhere anew. Make sure first that it is them who asked.`
      : `${email} signs in without an authenticator already.`,
  );
  return 0;
}
