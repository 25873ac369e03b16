// Turns the inputs of reference vectors, by rule and field, into calls of our rules. For tests only.
import { divisionOf, NATIONS, type Nation } from '../lib/calendar.ts';
import type { Result } from '../lib/result.ts';
import { minuteOfIso, momentOf } from '../lib/time.ts';
import {
  checkHirerFacts,
  type HirerFactsOnFile,
  missingHirerFacts,
} from './agency-conduct/hirer-facts.ts';
import {
  checkInformation,
  confirmBy,
  fullFactsBy,
  SHORT_TO_HIRER,
  SHORT_TO_WORKER,
  shortFormServes,
} from './agency-conduct/information.ts';
import { BANK_HOLIDAYS, isBankHoliday } from './calendar/bank-holidays.ts';
import type { Finding } from './finding.ts';
import { type CheckFacts, followUpOf } from './right-to-work/follow-up.ts';
import { judgeRoute, type RouteFacts } from './right-to-work/route.ts';
import { checkShareCode } from './right-to-work/share-code.ts';
import {
  checkInTime,
  checkTiming,
  type Engagement,
  schemeApplies,
} from './right-to-work/timing.ts';
import { averageMinutes, judgeAverage } from './working-time/average-week.ts';
import { checkDailyRest, dailyRest, dailyRestDue } from './working-time/daily-rest.ts';
import { checkOptOut, limitAppliesFrom, type OptOut } from './working-time/opt-out.ts';
import { breakDue, breakEnough, type TakenBreak } from './working-time/rest-break.ts';
import { judgeWeeklyRest, restOwed, type WeeklyRestOption } from './working-time/weekly-rest.ts';
import { COUNTS_AS_WORK, type Stint, type TimeKind } from './working-time/work.ts';
import {
  judgeYoungNight,
  type NightFacts,
  tooMuchInDay,
  tooMuchInWeek,
} from './working-time/young-worker.ts';

type Inputs = Readonly<Record<string, unknown>>;
type Adapter = (inputs: Inputs, asOf: string) => Readonly<Record<string, unknown>>;

/** The rules whose block a compliance officer may lift on a stated ground. */
export const OVERRIDABLE: ReadonlySet<string> = new Set([
  'WTR-48',
  'WTR-DAILY',
  'WTR-WEEKLY',
  'WTR-YOUNG-HOURS',
  'WTR-YOUNG-REST',
  'WTR-YOUNG-NIGHT',
]);

export const adapters: Readonly<Record<string, Adapter>> = {
  'WTR-48': weeklyLimit,
  'WTR-OPTOUT': optOut,
  'WTR-DAILY': daily,
  'WTR-WEEKLY': weekly,
  'WTR-BREAK': restBreak,
  'WTR-YOUNG-HOURS': youngHours,
  'WTR-YOUNG-REST': youngRest,
  'WTR-YOUNG-NIGHT': youngNight,
  'RTW-TIMING': timing,
  'RTW-FOLLOWUP': followUp,
  'RTW-S48': scheme,
  'RTW-ROUTE': route,
  'RTW-SHARE': shareCode,
  'CR-18': hirerFacts,
  'CR-21': information,
  'ENG-CLOCK': clock,
  'BANK-HOLIDAY': bankHoliday,
};

function weeklyLimit(inputs: Inputs): Inputs {
  const given = inputs as {
    reference_weeks?: number;
    weeks_since_start?: number;
    hours_in_period?: number;
    excluded_days?: number;
    hours_after?: number;
    weekly_hours?: number[];
    jobs?: { hours_per_week: number }[];
    time_entries?: { kind: TimeKind; hours: number }[];
    opted_out?: boolean;
    reg21_special_case?: boolean;
  };
  const full = given.reference_weeks ?? (given.reg21_special_case ? 26 : 17);
  const weeks = Math.min(full, given.weeks_since_start ?? full);
  const counted = sum(
    (given.time_entries ?? []).filter(({ kind }) => COUNTS_AS_WORK[kind]).map(({ hours }) => hours),
  );
  const inPeriod =
    given.hours_in_period ??
    (given.weekly_hours
      ? sum(given.weekly_hours)
      : sum((given.jobs ?? []).map((job) => job.hours_per_week)) * weeks);
  const after = given.excluded_days ? (given.hours_after ?? 0) : 0;
  const average = averageMinutes(inPeriod * 60, after * 60, weeks);
  const answer = judgeAverage(average, given.opted_out ?? false);
  return {
    outcome: { pass: 'pass', over: 'block_override', 'opted-out': 'record' }[answer],
    average: average / 60,
    naive_average: inPeriod / weeks,
    reference_weeks: weeks,
    counted_hours: counted,
  };
}

function optOut(inputs: Inputs): Inputs {
  const facts: OptOut = {
    form: inputs['form'] as OptOut['form'],
    noticePeriod: inputs['notice_period'] as OptOut['noticePeriod'],
    cancelNoticeGiven: inputs['cancel_notice_given'] as string | undefined,
    workGroup: inputs['work_group'] as OptOut['workGroup'],
  };
  return {
    outcome: outcomeOf(checkOptOut(facts, inputs['age'] as number)),
    limit_applies_from: limitAppliesFrom(facts),
  };
}

function daily(inputs: Inputs, asOf: string): Inputs {
  const shifts = inputs['shifts'] as { start: string; end: string }[];
  const proposed = shifts.map(({ start, end }, i) => stint(minute(start), minute(end), i));
  const facts = { proposed, stints: [], age: inputs['age'] as number, asOf };
  return {
    outcome: outcomeOf(checkDailyRest(facts)),
    rest_hours: dailyRest([], proposed).minutes / 60,
  };
}

function weekly(inputs: Inputs): Inputs {
  const rest = inputs['rest'] as { start: string; end: string } | undefined;
  const hours = inputs['longest_rest_hours'] as number | undefined;
  const minutes = rest ? minute(rest.end) - minute(rest.start) : hours && hours * 60;
  const young = ((inputs['age'] as number | undefined) ?? 18) < 18;
  const option = (inputs['option'] as WeeklyRestOption | undefined) ?? 'seven_day_24h';
  const answer =
    minutes === undefined ? 'unknown' : judgeWeeklyRest(minutes, minutes, option, young);
  return {
    outcome: { pass: 'pass', warn: 'warn', 'too-short': 'block_override', unknown: 'escalate' }[
      answer
    ],
    minimum_hours: restOwed(
      (inputs['daily_rests'] as number | undefined) ?? 0,
      (inputs['weekly_rests'] as number | undefined) ?? 0,
    ),
  };
}

function restBreak(inputs: Inputs): Inputs {
  const minutes = inputs['working_minutes'] as number;
  const due = breakDue(minutes, inputs['age'] as number);
  const breaks = inputs['breaks'] as { start_minute: number; minutes: number }[] | undefined;
  const taken: TakenBreak[] = (breaks ?? []).map((one) => ({
    from: one.start_minute,
    minutes: one.minutes,
  }));
  const enough = breaks === undefined || breakEnough(minutes, taken, due);
  return { outcome: enough ? 'pass' : 'warn', break_due_minutes: due };
}

function youngHours(inputs: Inputs): Inputs {
  const day = sum((inputs['day_hours_by_employer'] as number[] | undefined) ?? []);
  const weeks = (inputs['week_hours'] as number[] | undefined) ?? [];
  const young = (inputs['age'] as number) < 18;
  const over = tooMuchInDay(day * 60) || weeks.some((hours) => tooMuchInWeek(hours * 60));
  return { outcome: young && over ? 'block_override' : 'pass', day_hours: day };
}

function youngRest(inputs: Inputs): Inputs {
  const rest = minute(inputs['next_shift_start'] as string) - minute(inputs['shift_end'] as string);
  const due = dailyRestDue(inputs['age'] as number);
  return {
    outcome: rest < due ? 'block_override' : 'pass',
    rest_hours: rest / 60,
    required_hours: due / 60,
  };
}

function youngNight(inputs: Inputs): Inputs {
  if ((inputs['age'] as number) >= 18) return { outcome: 'pass', compensatory_rest: false };
  const clockOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const last = clockOf(inputs['shift_end'] as string);
  const first = inputs['shift_start'] as string | undefined;
  // Without a start only the end is in issue: the minute before it.
  const start = first === undefined ? last - 1 : clockOf(first);
  const facts: NightFacts = {
    sector: inputs['sector'] as NightFacts['sector'],
    contractAfter22: inputs['contract_after_22'] as boolean | undefined,
    surgeOrContinuity: inputs['surge_or_continuity'] as boolean | undefined,
    adultAvailable: inputs['adult_available'] as boolean | undefined,
    trainingHarmed: inputs['training_harmed'] as boolean | undefined,
    supervised: inputs['supervised'] as boolean | undefined,
  };
  const answer = judgeYoungNight(start, last <= start ? last + 1440 : last, facts);
  return {
    outcome: answer === 'block' ? 'block_override' : answer,
    compensatory_rest: answer === 'record',
  };
}

function timing(inputs: Inputs): Inputs {
  const facts = {
    workStart: inputs['work_start'] as string,
    checkDone: inputs['check_done'] as string | undefined,
  };
  return { outcome: outcomeOf(checkTiming(facts)), statutory_excuse: checkInTime(facts) };
}

function followUp(inputs: Inputs): Inputs {
  const notice = inputs['positive_verification_notice'] as string | undefined;
  const facts: CheckFacts = {
    basis: notice ? 'positive_verification_notice' : 'list_b_group_1',
    noticeDated: notice,
    permissionExpires: inputs['permission_expires'] as string | undefined,
    inTimeApplication: inputs['in_time_application'] as boolean | undefined,
  };
  const found = value(followUpOf(facts));
  return { follow_up_by: found.followUpBy, excuse_extends_to: found.excuseExtendsTo };
}

function scheme(inputs: Inputs, asOf: string): Inputs {
  const applies = value(schemeApplies(inputs['engaged_under'] as Engagement, asOf));
  const unchecked = applies ? 'block' : 'warn';
  return {
    statutory_scheme_applies: applies,
    outcome: inputs['check_done'] === true ? 'pass' : unchecked,
  };
}

function route(inputs: Inputs, asOf: string): Inputs {
  const answer = judgeRoute({
    document: inputs['document'] as RouteFacts['document'],
    state: inputs['document_state'] as RouteFacts['state'],
    route: inputs['route'] as RouteFacts['route'],
    checkedOn: asOf,
    validTo: inputs['valid_to'] as string | undefined,
    ukviAccount: inputs['ukvi_account'] as boolean | undefined,
    workStart: inputs['work_start'] as string | undefined,
  });
  if (!answer.ok) return { outcome: 'block', follow_up_needed: false };
  return {
    outcome: 'pass',
    list: answer.value.list,
    follow_up_needed: answer.value.followUpBy !== undefined,
    follow_up_by: answer.value.followUpBy,
  };
}

function shareCode(inputs: Inputs, asOf: string): Inputs {
  const code = checkShareCode(
    inputs['code'] as string,
    inputs['generated'] as string,
    (inputs['used'] as string | undefined) ?? asOf,
  );
  return code.ok ? { outcome: 'pass', expires: code.value.expires } : { outcome: 'block' };
}

function hirerFacts(inputs: Inputs): Inputs {
  const facts = { obtained: inputs['hirer_info'] as HirerFactsOnFile['obtained'] };
  return {
    outcome: outcomeOf(checkHirerFacts(facts)),
    missing: missingHirerFacts(facts).map(({ key }) => key),
  };
}

function information(inputs: Inputs, asOf: string): Inputs {
  const nation = nationOf(inputs['division'] as string | undefined);
  const said = inputs['oral_info_given'] as string | undefined;
  const start = inputs['assignment_start'] as string | undefined;
  const until = inputs['extended_to'] as string | undefined;
  const days = inputs['assignment_business_days'] as number | undefined;
  const given = inputs['given_now'] as string[] | undefined;
  const short = shortFormServes(days ?? 0, inputs['previously_given_same_info'] === true);
  const lacks = ({ key }: { key: string }) => !(given ?? []).includes(key);
  const findings = checkInformation(
    {
      saidOn: said,
      nation,
      asOf,
      lackingToWorker: given && short ? SHORT_TO_WORKER.filter(lacks) : [],
      lackingToHirer: given && short ? SHORT_TO_HIRER.filter(lacks) : [],
    },
    BANK_HOLIDAYS,
  );
  return {
    outcome: given && !short ? 'warn' : outcomeOf(findings),
    confirm_by: said && value(confirmBy(said, nation, BANK_HOLIDAYS)),
    full_info_by: start && until && value(fullFactsBy(start, until, nation, BANK_HOLIDAYS)),
  };
}

function clock(inputs: Inputs): Inputs {
  const at = (local: string) =>
    value(momentOf(local.slice(0, 10), local.slice(11, 16), inputs['zone'] as string)).minute;
  const minutes = at(inputs['end_local'] as string) - at(inputs['start_local'] as string);
  return { elapsed_hours: minutes / 60 };
}

function bankHoliday(inputs: Inputs): Inputs {
  const division = divisionOf(nationOf(inputs['division'] as string));
  return { bank_holiday: value(isBankHoliday(inputs['date'] as string, division)) };
}

function nationOf(division = 'england-and-wales'): Nation {
  return NATIONS.find((nation) => divisionOf(nation) === division) ?? 'england';
}

function outcomeOf(findings: readonly Finding[]): string {
  return findings[0]?.outcome ?? 'pass';
}

function stint(start: number, end: number, index: number): Stint {
  return {
    start,
    end,
    breakMinutes: 0,
    kind: 'waking',
    label: `shift ${index + 1}`,
    id: String(index),
    source: 'accepted',
  };
}

function minute(iso: string): number {
  return value(minuteOfIso(iso));
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
