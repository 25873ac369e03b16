import { parsePence } from '../../../lib/money.ts';
import type { Beyond, OvertimeStep, Premiums, RoundingHow } from '../schema.ts';
import { ROUND_TO } from '../schema.ts';
import { inCell } from './words.ts';

/** Most steps of overtime a card may have. */
export const STEPS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
type At = (typeof STEPS)[number];

const OTHERS = [
  'premiums',
  'premiumsCount',
  'least',
  'nightPay',
  'nightCharge',
  'awakePay',
  'awakeCharge',
  'callLeast',
  'callPay',
  'callCharge',
  'roundTo',
  'roundHow',
] as const;

export type BeyondField = `${'after' | 'per' | 'pay' | 'charge'}${At}` | (typeof OTHERS)[number];

/** The terms beyond the hour as text in the fields of a form. */
export type BeyondDraft = Record<BeyondField, string>;

const STEP_FIELDS = ['after', 'per', 'pay', 'charge'] as const;
/** Every field, in the order they stand. */
export const BEYOND_FIELDS: readonly BeyondField[] = [
  ...STEPS.flatMap((at) => STEP_FIELDS.map((what) => `${what}${at}` as const)),
  ...OTHERS,
];

/** How many steps the form shows: those that are filled, and one more. */
export function stepsShown(draft: BeyondDraft): readonly At[] {
  const last = STEPS.findLastIndex(
    (at) => `${draft[`after${at}`]}${draft[`pay${at}`]}${draft[`charge${at}`]}`.trim() !== '',
  );
  return STEPS.slice(0, last + 2);
}

/** Terms as they stand in the fields. */
export function beyondDraft(terms: Beyond | null): BeyondDraft {
  const hours = (minutes: number | undefined | null) =>
    minutes == null ? '' : String(Number((minutes / 60).toFixed(4)));
  const steps = STEPS.flatMap((at): [string, string][] => {
    const step = terms?.overtime[at];
    return [
      [`after${at}`, hours(step?.afterMinutes)],
      [`per${at}`, step?.per ?? 'day'],
      [`pay${at}`, step ? rateText(step.payTimes, step.payPence) : ''],
      [`charge${at}`, step ? rateText(step.chargeTimes, step.chargePence) : ''],
    ];
  });
  const { sleepIn, callOut, rounding } = terms ?? {};
  const money = (pence: number | undefined) => inCell(pence ?? null);
  return {
    ...(Object.fromEntries(steps) as BeyondDraft),
    premiums: terms?.premiums ?? 'better_of',
    premiumsCount: terms?.premiumsCount === false ? 'no' : 'yes',
    least: hours(terms?.minimumMinutes),
    nightPay: money(sleepIn?.payPence),
    nightCharge: money(sleepIn?.chargePence),
    awakePay: money(sleepIn?.awakePayPence),
    awakeCharge: money(sleepIn?.awakeChargePence),
    callLeast: hours(callOut?.leastMinutes),
    callPay: money(callOut?.payPence),
    callCharge: money(callOut?.chargePence),
    roundTo: rounding ? String(rounding.to) : 'none',
    roundHow: rounding?.how ?? 'up',
  };
}

function rateText(times: number | null, pence: number | null): string {
  return times !== null ? String(times / 100) : `£${inCell(pence)}`;
}

/** What the fields say: the terms, null where nothing is said, and what is wrong by field. */
export function beyondOf(draft: BeyondDraft): {
  readonly terms: Beyond | null;
  readonly wrong: Readonly<Partial<Record<BeyondField, string>>>;
} {
  const wrong: Partial<Record<BeyondField, string>> = {};
  const hours = (field: BeyondField): number => {
    const minutes = minutesOf(draft[field]);
    if (minutes === undefined) wrong[field] = 'Write hours like 8 or 7.5';
    return minutes ?? 0;
  };
  const money = (field: BeyondField): number => {
    const pence = parsePence(draft[field]);
    if (!pence.ok || pence.value < 1) wrong[field] = 'Write a sum like 60.00';
    return pence.ok ? pence.value : 0;
  };
  const said = (...fields: BeyondField[]) => fields.some((field) => draft[field].trim() !== '');
  const overtime = STEPS.flatMap((at): OvertimeStep[] => {
    const [after, pay, charge] = [`after${at}`, `pay${at}`, `charge${at}`] as const;
    if (!said(after, pay, charge)) return [];
    const rate = (field: BeyondField) => {
      const read = rateOf(draft[field]);
      if (!read) wrong[field] = 'Write times the hour’s rate like 1.5, or pounds like £20.00';
      return read ?? { times: null, pence: null };
    };
    const [paid, charged] = [rate(pay), rate(charge)];
    return [
      {
        per: draft[`per${at}`] === 'week' ? 'week' : 'day',
        afterMinutes: hours(after),
        payTimes: paid.times,
        payPence: paid.pence,
        chargeTimes: charged.times,
        chargePence: charged.pence,
      },
    ];
  });
  const sleepIn = said('nightPay', 'nightCharge', 'awakePay', 'awakeCharge')
    ? {
        payPence: money('nightPay'),
        chargePence: money('nightCharge'),
        awakePayPence: money('awakePay'),
        awakeChargePence: money('awakeCharge'),
      }
    : null;
  const callOut = said('callLeast', 'callPay', 'callCharge')
    ? {
        leastMinutes: hours('callLeast'),
        payPence: money('callPay'),
        chargePence: money('callCharge'),
      }
    : null;
  const minimumMinutes = said('least') ? hours('least') : null;
  const to = ROUND_TO.find((minutes) => String(minutes) === draft.roundTo);
  const rounding = to === undefined ? null : { to, how: draft.roundHow as RoundingHow };
  const nothing =
    overtime.length === 0 && !sleepIn && !callOut && minimumMinutes === null && !rounding;
  const terms = {
    overtime,
    premiums: draft.premiums as Premiums,
    premiumsCount: draft.premiumsCount !== 'no',
    minimumMinutes,
    sleepIn,
    callOut,
    rounding,
  };
  return { terms: nothing ? null : terms, wrong };
}

function minutesOf(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text.trim())) return undefined;
  const minutes = Math.round(Number(text.trim()) * 60);
  return minutes > 0 ? minutes : undefined;
}

/** '1.5' is times the rate, '£20.00' is pounds an hour. */
function rateOf(text: string): { times: number | null; pence: number | null } | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('£')) {
    const pence = parsePence(trimmed);
    return pence.ok && pence.value > 0 ? { times: null, pence: pence.value } : undefined;
  }
  if (!/^[1-5](\.\d{1,2})?$/.test(trimmed)) return undefined;
  const times = Math.round(Number(trimmed) * 100);
  return times <= 500 ? { times, pence: null } : undefined;
}
