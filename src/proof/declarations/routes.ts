import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import { publishDeclaration } from './publish-declaration.ts';
import { declarationsHere } from './queries.ts';
import * as schema from './schema.ts';

/** What declarations answers over HTTP. */
export const routes = [
  reads(schema.readDeclarations, async (tx) => ok(await declarationsHere(tx))),
  acts(schema.publishDeclarationRoute, (tx, { body }) => publishDeclaration(tx, body)),
];
