import type { Holidays } from '../../lib/calendar.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { LAW, lawOf, lawOn, questionOf, TABLES } from '../../rules/book/book.ts';
import type { DatedTable, LawVersion, RuleLaw } from '../../rules/book/law.ts';
import { BANK_HOLIDAY_TABLE, bankHolidayTable } from '../../rules/calendar/bank-holidays.ts';
import { fieldsShown } from './fields-shown.ts';
import { OPEN_QUESTIONS } from './open-questions.ts';

/** Every rule as the list shows it on a day. */
export function rulesShown(today: string) {
  const rows = LAW.map((rule) => ruleShown(rule, today));
  return { total: rows.length, today, rows, open: OPEN_QUESTIONS };
}

function ruleShown(rule: RuleLaw, today: string) {
  const now = lawOn(rule.id, today);
  return {
    id: rule.id,
    title: rule.title,
    area: rule.area,
    kind: rule.kind,
    why: rule.why ?? null,
    now: now ? versionShown(now) : null,
    otherVersions: rule.versions.length - (now ? 1 : 0),
    announced: rule.versions.some((one) => one.announced === true),
    unconfirmed: rule.versions.some((one) => one.confidence.includes('C')),
    escalates: escalatesOf(rule),
    lifted: rule.grounds?.length ?? 0,
    hasQuestion: questionOf(rule.id) !== undefined,
  };
}

function escalatesOf({ escalation }: RuleLaw): 'stops' | 'list' | 'never' {
  if (!escalation) return 'never';
  return escalation.stops ? 'stops' : 'list';
}

/** A version of the law for a page. */
export function versionShown(version: LawVersion) {
  const { from, to, says, source, confidence, announced } = version;
  return { from, to: to ?? null, says, source, confidence, announced: announced === true };
}

/** One rule whole, with the bank holidays as this house knows them. Refuses `rule-not-found`. */
export function wholeRule(id: string, today: string, holidays: Holidays) {
  const rule = lawOf(id);
  if (!rule) return noRule(id);
  const question = questionOf(id);
  return ok({
    ...ruleShown(rule, today),
    today,
    keyDate: rule.keyDate,
    reach: rule.reach,
    computed: rule.computed ?? null,
    versions: rule.versions.map(versionShown),
    escalation: rule.escalation ?? null,
    grounds: (rule.grounds ?? []).map(({ words, source, instead }) => ({
      words,
      source,
      instead: instead ?? null,
    })),
    open: OPEN_QUESTIONS.filter(({ rules }) => rules.includes(id)).map((one) => one.question),
    tables: TABLES.filter(({ rules }) => rules.includes(id)).map((one) =>
      tableShown(one.id === BANK_HOLIDAY_TABLE.id ? bankHolidayTable(holidays) : one, today),
    ),
    question: question ? { asks: question.asks, takes: fieldsShown(question.takes) } : null,
  });
}

/** The refusal of a rule that is not in the book. */
export function noRule(id: string): Result<never> {
  return refuse(
    'rule-not-found',
    `The rule book has no rule ${id}. Look for it in the list of rules.`,
  );
}

const STAND_ORDER = { now: 0, ahead: 1, over: 2 } as const;

/** The rows in force first, then what is to come, then what is over, the latest first. */
function tableShown({ id, title, columns, rows }: DatedTable, today: string) {
  const shown = rows.map(({ from, to, cells, source, confidence, announced }) => ({
    from,
    to: to ?? null,
    stands: standsOn(today, from, to),
    cells: [...cells],
    source,
    confidence,
    announced: announced === true,
  }));
  shown.sort(
    (a, b) =>
      STAND_ORDER[a.stands] - STAND_ORDER[b.stands] ||
      (a.stands === 'over' ? b.from.localeCompare(a.from) : 0),
  );
  return { id, title, columns: [...columns], rows: shown };
}

function standsOn(today: string, from: string, to: string | undefined): 'now' | 'over' | 'ahead' {
  if (today < from) return 'ahead';
  return to !== undefined && to < today ? 'over' : 'now';
}
