import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { groundsOf } from './overrides.ts';
import { listGrounds, signOffRoute } from './schema.ts';
import { signOffOverrides } from './sign-off-overrides.ts';

export const routes = [
  reads(listGrounds, async (_tx, { params }) => {
    const rows = groundsOf(params.rule).map(({ instead = null, ...ground }) => ({
      ...ground,
      instead,
    }));
    return ok({ total: rows.length, rows });
  }),
  acts(signOffRoute, (tx, { body }) => signOffOverrides(tx, body)),
];
