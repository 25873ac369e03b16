import { ok } from '../../lib/result.ts';
import { reads } from '../../platform/http/serve.ts';
import { centreBoard } from './board.ts';
import { dataReturn, returnTable } from './data-return.ts';
import * as schema from './schema.ts';

/** The centre in numbers, and its data return. */
export const routes = [
  reads(schema.readBoard, async (tx) => ok(await centreBoard(tx))),
  reads(schema.readReturn, async (tx, { query }) => ok(await dataReturn(tx, query.year))),
  reads(schema.returnFile, (tx, { query }) => returnTable(tx, query.year)),
];
