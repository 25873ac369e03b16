import { type Result, wrongField } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworksHere } from '../frameworks/index.ts';

/** The member who acts; every act of a centre has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something of a centre was done by nobody.');
  return memberId;
}

/** Refuses `member-not-found`. */
export async function memberHere(
  tx: Tx,
  memberId: string,
  field: string,
): Promise<Result<never> | null> {
  const here = (await memberNames(tx)).has(memberId);
  return here ? null : wrongField(field, 'member-not-found', 'There is no such member here.');
}

/** Refuses `framework-not-found` for a code that no framework here has. */
export async function frameworkHere(tx: Tx, code: string): Promise<Result<never> | null> {
  const here = (await frameworksHere(tx)).some((one) => one.code === code);
  return here
    ? null
    : wrongField(
        'frameworkCode',
        'framework-not-found',
        `No framework with the code ${code} is in use here. Take it into use first.`,
      );
}
