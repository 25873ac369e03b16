import { ok } from '../../lib/result.ts';
import { reads } from '../../platform/http/serve.ts';
import { rulesTodayList } from './list.ts';
import { listRulesToday } from './schema.ts';

export const routes = [
  reads(listRulesToday, async (tx, { query }) => ok(await rulesTodayList(tx, query))),
];
