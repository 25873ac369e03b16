import { reads } from '../../platform/http/serve.ts';
import { explain } from './explain.ts';
import { explainRoute } from './schema.ts';

export const routes = [
  reads(explainRoute, (tx, { params, query }) =>
    explain(tx, {
      ...params,
      asOf: query.asOf,
      together: query.with === undefined ? [] : query.with.split(','),
    }),
  ),
];
