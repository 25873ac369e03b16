import type { Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';

type Ask = (tx: Tx, frameworkCode: string) => Promise<readonly string[]>;
let ask: Ask = async () => [];

/**
 * A room above says which members are appointed as external verifiers of a qualification today.
 * @returns who said it until now
 */
export function onExternals(question: Ask): Ask {
  const before = ask;
  ask = question;
  return before;
}

/** External verifiers with an account here, and whether they are appointed for this qualification today. */
export async function externalsHere(tx: Tx, frameworkCode: string) {
  const { members } = await membersOf(tx);
  const appointed = new Set(await ask(tx, frameworkCode));
  return members
    .filter(({ leftAt, roles }) => leftAt === null && roles.includes('external_verifier'))
    .map(({ id, name, email }) => ({
      memberId: id,
      name,
      email,
      appointed: appointed.has(id),
    }));
}
