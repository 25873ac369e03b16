import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../../lib/ids.ts';
import { setUp } from '../../platform/identity/first-run.ts';
import type { House } from '../serve.ts';
import { type Called, optionOf, say } from './terminal.ts';

const USAGE =
  'create-organisation --name "Brook Street Care" --owner "Olivia Owens" --email olivia@example.co.uk [--kind agency|centre|agency_and_centre]';

const asked = z.object({
  name: z.string().trim().min(1),
  owner: z.string().trim().min(1),
  email: z.email(),
  kind: z.enum(['agency', 'centre', 'agency_and_centre']).default('agency'),
});

/** `create-organisation`: makes an organisation and its owner, and prints the password to sign in with once. */
export async function createOrganisationCommand(
  called: Called,
  house: Omit<House, 'server'>,
): Promise<number> {
  const read = asked.safeParse({
    name: optionOf(called, 'name'),
    owner: optionOf(called, 'owner'),
    email: optionOf(called, 'email'),
    kind: optionOf(called, 'kind'),
  });
  if (!read.success) {
    const fields = read.error.issues.map((issue) => `--${issue.path.join('.')}`).join(', ');
    process.stderr.write(`Missing or wrong: ${fields}.\nUsage: ${USAGE}\n`);
    return 2;
  }
  const { name, owner, email, kind } = read.data;
  const password =
    process.env['OWNER_PASSWORD'] || `${randomBytes(9).toString('base64url').toLowerCase()}`;
  const made = await setUp(
    house.db,
    house.auth,
    { id: newId(), name, kind, email },
    { name: owner, email, password },
  );
  if (!made.ok) {
    process.stderr.write(
      made.refusal.code === 'wrong-password'
        ? `${email} has an account here already. Set OWNER_PASSWORD to its password and try again.\n`
        : `${made.refusal.because}\n`,
    );
    return 1;
  }
  say(`${name} is set up. ${owner} signs in as ${email} with the password ${password}`);
  return 0;
}
