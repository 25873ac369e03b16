import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { carryOver } from '../../rules/leave/carry-over.ts';
import { leaveYearWith } from '../../rules/leave/leave-year.ts';
import { balanceOn, inWords, unitOf } from './balance.ts';
import { leaveCarried } from './events.ts';
import { lockWorker } from './found.ts';
import { holidayFacts, noTerms } from './load.ts';
import { periodsTo } from './periods.ts';
import type { carryRoute } from './schema.ts';
import { holidayDb } from './tables.ts';

/**
 * Carries leave that was not taken into the leave year with a day, on a ground the law names, with what it names as the
 * most and the last day. What was left before Deskproof kept it is brought along as it is. The same id again gives the
 * first result. Refuses `candidate-not-found`, `no-holiday-terms`, `more-than-the-ground` and `more-than-was-left`.
 */
export async function carryLeave(
  tx: Tx,
  personId: string,
  { id, intoOn, amount, ground, because }: BodyOf<typeof carryRoute>,
): Promise<Result<{ carryId: string; useBy: DateText }>> {
  const worker = await lockWorker(tx, personId);
  if (!worker.ok) return worker;
  const db = holidayDb(tx);
  const same = await db
    .selectFrom('holiday_carry')
    .select('use_by')
    .where('id', '=', id)
    .executeTakeFirst();
  if (same) return ok({ carryId: id, useBy: same.use_by });
  const facts = (await holidayFacts(tx, [personId], intoOn)).get(personId);
  const period = facts && periodsTo(facts.terms, intoOn).at(-1);
  if (!facts || !period || intoOn > period.to) return noTerms();
  const { from, terms } = period;
  const unit = unitOf(terms);
  const year = leaveYearWith(terms.yearOn, from);
  let useBy = year.to;
  if (ground !== 'brought_along') {
    const law = carryOver(ground, terms.daysPerWeek ?? undefined, from);
    if (!law.ok) return law;
    const { mostDays, source } = law.value;
    useBy = law.value.useBy;
    const kept = await db
      .selectFrom('holiday_carry')
      .select(['ground', 'hundredths'])
      .where('person_id', '=', personId)
      .where('into_on', '=', from)
      .where('unit', '=', unit)
      .execute();
    const sum = (rows: typeof kept) => rows.reduce((all, row) => all + row.hundredths, 0) / 100;
    const already = sum(kept);
    const onGround = sum(kept.filter((row) => row.ground === ground));
    if (mostDays !== undefined && onGround + amount > mostDays + 1e-9) {
      return wrongField(
        'amount',
        'more-than-the-ground',
        `On this ground ${inWords(mostDays, 'days')} go into a leave year at the most${onGround === 0 ? '' : `, and ${inWords(onGround, unit)} have`}. Carry less, or choose the ground that holds.`,
        source,
      );
    }
    const last = addDays(from, -1);
    const before = balanceOn(facts, last);
    if (!before.ok) return before;
    if (before.value?.unit === unit && already + amount > before.value.left + 1e-9) {
      return wrongField(
        'amount',
        'more-than-was-left',
        `On ${showDate(last)} ${inWords(Math.max(0, before.value.left), unit)} were left${already === 0 ? '' : `, and ${inWords(already, unit)} have been carried over`}. Carry no more than that.`,
      );
    }
  }
  const hundredths = Math.round(amount * 100);
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('holiday_carry')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      into_on: from,
      unit,
      hundredths,
      ground,
      use_by: useBy,
      because,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .execute();
  record(tx, leaveCarried, {
    subjects: { worker: personId },
    facts: { carry: id, intoOn: from, unit, hundredths, ground, useBy },
    people: { [personId]: { because } },
  });
  return ok({ carryId: id, useBy });
}
