import { reads } from '../../platform/http/serve.ts';
import { whatNext } from './next.ts';
import { readNext } from './schema.ts';

export const routes = [reads(readNext, (tx) => whatNext(tx))];
