import { ok } from '../../lib/result.ts';
import { reads } from '../../platform/http/serve.ts';
import { needsOfProof } from './proof-needs.ts';
import { proofNeeds } from './schema.ts';

export const routes = [reads(proofNeeds, async (tx) => ok({ lines: await needsOfProof(tx) }))];
