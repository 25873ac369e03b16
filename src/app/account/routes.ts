import { ok } from '../../lib/result.ts';
import { actorOf } from '../../platform/db/tx.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { makeToken, revokeToken, tokensOf } from '../../platform/identity/access-tokens.ts';
import { actionsOf, NEVER_BY_TOKEN, type Policy } from '../../platform/identity/policy.ts';
import { listTokens, makeAccessToken, revokeAccessToken } from './schema.ts';

/** What members do with their own account. @param policy every line of the house, of which a token is given some */
export function accountRoutes(policy: Policy): readonly Endpoint[] {
  return [
    reads(listTokens, async (tx) => {
      const rows = await tokensOf(tx);
      const choices = actionsOf(policy, actorOf(tx).roles).filter(
        (action) => !NEVER_BY_TOKEN.includes(action),
      );
      return ok({ total: rows.length, rows, choices });
    }),
    acts(makeAccessToken, (tx, { body }) => makeToken(tx, policy, body)),
    acts(revokeAccessToken, (tx, { params }) => revokeToken(tx, params.id)),
  ];
}
