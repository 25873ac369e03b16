import { addDays, type DateText, datesFrom, daysBetween, weekday } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { versionOn } from '../versions.ts';
import { isBelow, upTo } from './rounding.ts';
import { SICK_PAY_RATES, SICK_PAY_RULES, type SickPayRules } from './sick-pay-data.ts';

/** A spell of sickness, both days included. */
export interface SickSpell {
  readonly from: DateText;
  readonly to: DateText;
  /** Days of the week worked, 1 Monday to 7 Sunday; left out: not in issue. */
  readonly workingDays?: readonly number[] | undefined;
  /** Pounds earned in the 8 weeks before; left out: not in issue. */
  readonly earnings8Weeks?: number | undefined;
}

export interface SickPay {
  /** Is the spell long enough? */
  readonly valid: boolean;
  /** Working days at the start that are not paid. */
  readonly waitingDays: number;
  /** The mean week of the 8, pounds, where it is known. */
  readonly averageWeek?: number;
  /** Pounds for the week of the spell with most days to pay, up to the penny. */
  readonly weekPayment?: number;
  /** Days paid in that week, and days worked in a week. */
  readonly daysPaid?: number;
  readonly rules: SickPayRules;
}

/** The day on which the rules of sick pay changed while people were ill. */
export const SICK_PAY_CHANGED: DateText = SICK_PAY_RULES[1]?.from as DateText;

/** Does the spell lie on both sides of the change, so that a person must decide? */
export function straddlesChange({ from, to }: { from: DateText; to: DateText }): boolean {
  return from < SICK_PAY_CHANGED && to >= SICK_PAY_CHANGED;
}

/**
 * SSP-2026: is a spell of sickness long enough for statutory sick pay, and what does a week of it pay? The
 * rules are those of its first day; the weekly rate that of each day. Refuses `dates-crossed`,
 * `straddles-change` for a spell over 6 April 2026, which no published calculator works out, and `no-version`
 * where no rules or rates are known. Spells that link to an earlier one are not known here: their waiting
 * days may already be served.
 */
export function sickPay(spell: SickSpell): Result<SickPay> {
  if (spell.to < spell.from) {
    return refuse('dates-crossed', 'The sickness ends before it starts. Check both dates.');
  }
  if (straddlesChange(spell)) {
    return refuse(
      'straddles-change',
      `The sickness began before ${showDate(SICK_PAY_CHANGED)} and went on after it, and the rules changed that day. A person works out the pay.`,
    );
  }
  const rules = versionOn(SICK_PAY_RULES, spell.from, 'SSP-2026');
  if (!rules.ok) return rules;
  const { leastDays, waitingDays } = rules.value;
  const valid = daysBetween(spell.from, spell.to) + 1 >= leastDays;
  const base = { valid, waitingDays, rules: rules.value };
  if (spell.workingDays === undefined && spell.earnings8Weeks === undefined) return ok(base);
  if (!valid) return ok({ ...base, weekPayment: 0, daysPaid: 0 });
  const averageWeek = spell.earnings8Weeks === undefined ? undefined : spell.earnings8Weeks / 8;
  const week = bestWeek(spell, rules.value, averageWeek);
  if (!week.ok) return week;
  return ok({ ...base, ...week.value, ...(averageWeek === undefined ? {} : { averageWeek }) });
}

/** Pounds a week on a day, before it is shared out among the days. */
export function weeklyRate(
  on: DateText,
  rules: SickPayRules,
  averageWeek: number | undefined,
): Result<number> {
  const rate = versionOn(SICK_PAY_RATES, on, 'statutory sick pay');
  if (!rate.ok) return rate;
  const { weekPence, earningsLimitPence } = rate.value;
  const flat = weekPence / 100;
  if (averageWeek === undefined) return ok(flat);
  if (rules.earningsFloor && isBelow(averageWeek, (earningsLimitPence ?? 0) / 100)) return ok(0);
  if (rules.mostPerCent === undefined) return ok(flat);
  return ok(Math.min(flat, (averageWeek * rules.mostPerCent) / 100));
}

/** The week, Sunday to Saturday, in which the spell pays most. */
function bestWeek(
  spell: SickSpell,
  rules: SickPayRules,
  averageWeek: number | undefined,
): Result<{ weekPayment: number; daysPaid?: number }> {
  if (spell.workingDays === undefined) {
    const whole = weeklyRate(spell.from, rules, averageWeek);
    return whole.ok ? ok({ weekPayment: upTo(whole.value, 100) }) : whole;
  }
  const worked = new Set(spell.workingDays);
  const paid = datesFrom(spell.from, spell.to)
    .filter((date) => worked.has(weekday(date)))
    .slice(rules.waitingDays, rules.waitingDays + rules.mostWeeks * worked.size);
  const weeks = new Map<DateText, { sum: number; days: number }>();
  for (const date of paid) {
    const whole = weeklyRate(date, rules, averageWeek);
    if (!whole.ok) return whole;
    const sunday = addDays(date, -(weekday(date) % 7));
    const { sum, days } = weeks.get(sunday) ?? { sum: 0, days: 0 };
    weeks.set(sunday, { sum: sum + daily(whole.value, worked.size), days: days + 1 });
  }
  const best = [...weeks.values()].sort((a, b) => b.sum - a.sum)[0];
  return ok({ weekPayment: upTo(best?.sum ?? 0, 100), daysPaid: best?.days ?? 0 });
}

/** Pounds a working day, cut to the four places of the official table. */
function daily(week: number, workingDays: number): number {
  return Math.floor((week / workingDays) * 10_000 + 1e-6) / 10_000;
}
