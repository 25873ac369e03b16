import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { decideEscalation } from './decide-escalation.ts';
import { explain } from './explain.ts';
import './forget.ts';
import { overrideList } from './overrides-list.ts';
import {
  decideRoute,
  explainRoute,
  listOverrides,
  listToLookInto,
  listTrainingDue,
} from './schema.ts';
import { toLookInto } from './to-look-into.ts';
import { trainingDue } from './training-due.ts';

export const routes = [
  reads(explainRoute, (tx, { params, query }) =>
    explain(tx, {
      ...params,
      asOf: query.asOf,
      together: query.with === undefined ? [] : query.with.split(','),
    }),
  ),
  reads(listOverrides, async (tx, { query }) =>
    ok(await overrideList(tx, { open: query.show === 'unsigned' })),
  ),
  reads(listToLookInto, async (tx, { query }) => {
    const { open, decided } = await toLookInto(tx, query);
    return ok({ total: open.length, rows: open, decided });
  }),
  reads(listTrainingDue, async (tx, { query }) => ok(await trainingDue(tx, query))),
  acts(decideRoute, (tx, { body }) => decideEscalation(tx, body)),
];
