import { codeOf, stepAt } from '../../src/platform/identity/totp.ts';
import type { Desk } from '../routes-world.ts';

/** An owner with an authenticator asks one of everybody, and then no longer. */
export async function fillSignInRule({ staff }: Desk): Promise<void> {
  const ask = async (method: 'POST' | 'PUT', url: string, payload: object) => {
    const answer = await staff.owner.ask({ method, url, payload });
    if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const begun = await ask('POST', '/api/account/authenticator', {
    password: 'three words are good',
  });
  const key = (begun as { key: string }).key.replaceAll(' ', '');
  const code = codeOf(key, stepAt(new Date()));
  await ask('POST', '/api/account/authenticator/confirmation', { code });
  for (const authenticatorRequired of [true, false]) {
    await ask('PUT', '/api/sign-in-rule', { authenticatorRequired });
  }
}
