import { ok } from '../../lib/result.ts';
import { type Endpoint, reads } from '../../platform/http/serve.ts';
import type { Policy } from '../../platform/identity/policy.ts';
import { find } from './find.ts';
import { findEverything } from './schema.ts';

/** @param policy every line of the house: each kind of record is found only by who may read it */
export function findRoutes(policy: Policy): readonly Endpoint[] {
  return [reads(findEverything, async (tx, { query }) => ok(await find(tx, policy, query.q)))];
}
