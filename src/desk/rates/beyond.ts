import { ok, type Result, refuse } from '../../lib/result.ts';
import { showMinutes } from '../../lib/show.ts';
import type { Beyond, OvertimeStep } from './schema.ts';

/** Does the card say anything beyond the hour? */
export function saysAnything({ overtime, minimumMinutes, sleepIn, callOut, rounding }: Beyond) {
  return (
    overtime.length > 0 ||
    minimumMinutes !== null ||
    sleepIn !== null ||
    callOut !== null ||
    rounding !== null
  );
}

/** 'after 8 h a day'. */
export function afterWords({ per, afterMinutes }: Pick<OvertimeStep, 'per' | 'afterMinutes'>) {
  return `after ${showMinutes(afterMinutes)} a ${per}`;
}

/**
 * Are these terms whole? Refuses `overtime-rate-missing` for a step that does not say what pay or charge becomes,
 * `overtime-rate-twice` for one that says it in two ways, `overtime-step-twice`, and `overtime-falls` for a step
 * that gives fewer times the hour's rate than one before it.
 */
export function soundBeyond({ overtime }: Beyond): Result<null> {
  for (const step of overtime) {
    const said = rateOfStep(step);
    if (!said.ok) return said;
    const same = overtime.filter(
      (one) => one.per === step.per && one.afterMinutes === step.afterMinutes,
    );
    if (same.length > 1) {
      return wrong('overtime-step-twice', `Overtime ${afterWords(step)} stands twice. Leave one.`);
    }
    const lower = overtime.find(
      (one) => one.per === step.per && one.afterMinutes < step.afterMinutes && falls(one, step),
    );
    if (lower) {
      return wrong(
        'overtime-falls',
        `Overtime ${afterWords(step)} is lower than ${afterWords(lower)}. A later step is at least as high: check both.`,
      );
    }
  }
  return ok(null);
}

function rateOfStep(step: OvertimeStep): Result<null> {
  const sides = [
    ['pay', step.payTimes, step.payPence],
    ['charge', step.chargeTimes, step.chargePence],
  ] as const;
  for (const [side, times, pence] of sides) {
    if (times === null && pence === null) {
      return wrong(
        'overtime-rate-missing',
        `Overtime ${afterWords(step)} does not say what the ${side} becomes. Enter how many times the hour’s rate, like 1.5, or pounds an hour; or take the step away.`,
      );
    }
    if (times !== null && pence !== null) {
      return wrong(
        'overtime-rate-twice',
        `Overtime ${afterWords(step)} gives the ${side} both as times the rate and in pounds. Leave one of them.`,
      );
    }
  }
  return ok(null);
}

function falls(before: OvertimeStep, after: OvertimeStep): boolean {
  const less = (a: number | null, b: number | null) => a !== null && b !== null && b < a;
  return (
    less(before.payTimes, after.payTimes) ||
    less(before.payPence, after.payPence) ||
    less(before.chargeTimes, after.chargeTimes) ||
    less(before.chargePence, after.chargePence)
  );
}

function wrong(code: string, because: string): Result<never> {
  return refuse(code, because, undefined, { fields: { beyond: because } });
}
