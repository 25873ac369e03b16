import { randomBytes } from 'node:crypto';
import type { House } from '../serve.ts';
import { say } from './terminal.ts';

/** `reset-password EMAIL`: for the operator, when no mail server is set; prints the new password once. */
export async function resetPasswordCommand(
  email: string | undefined,
  house: Omit<House, 'server'>,
): Promise<number> {
  if (!email) {
    process.stderr.write('Usage: reset-password EMAIL\n');
    return 2;
  }
  const context = await house.auth.$context;
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
  if (!found) {
    process.stderr.write(`Nobody signs in here as ${email}.\n`);
    return 1;
  }
  const password = randomBytes(9).toString('base64url').toLowerCase();
  await context.internalAdapter.updatePassword(
    found.user.id,
    await context.password.hash(password),
  );
  await context.internalAdapter.deleteUserSessions(found.user.id);
  say(`${email} now signs in with the password ${password}`);
  return 0;
}
