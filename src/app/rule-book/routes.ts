import { ok } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { nowOf } from '../../platform/db/tx.ts';
import { type Endpoint, reads } from '../../platform/http/serve.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { rulesShown, wholeRule } from './rules-shown.ts';
import * as schema from './schema.ts';
import { workOut } from './work-out.ts';

/** The rule book: what the law says, when, and what it comes to for facts that anybody may put. */
export const routes: readonly Endpoint[] = [
  reads(schema.listRules, async (tx) => ok(rulesShown(dateIn(nowOf(tx))))),
  reads(schema.readRule, async (tx, { params }) =>
    wholeRule(params.id, dateIn(nowOf(tx)), await holidaysOf(tx, BANK_HOLIDAYS)),
  ),
  reads(schema.answerRule, async (tx, { params, body }) =>
    workOut(params.id, body.inputs, body.asOf, await holidaysOf(tx, BANK_HOLIDAYS)),
  ),
];
