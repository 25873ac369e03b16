import { ok } from '../../lib/result.ts';
import { reads } from '../../platform/http/serve.ts';
import { calendarSpan } from './schema.ts';
import { calendarSpanNow } from './span.ts';

export const routes = [reads(calendarSpan, async (tx) => ok(await calendarSpanNow(tx)))];
