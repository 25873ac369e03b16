import { addDays, type DateText } from '../../lib/days.ts';
import type { DatedSpell } from './absences.ts';
import type { Clock, ClockCount, ClockDuty, ClockFacts, ClockWeek } from './clock-facts.ts';
import { type Run, runsOf } from './clock-run.ts';
import { type AgencyFigures, figuresOn } from './figures-data.ts';
import { blockOf } from './weeks-question.ts';

/**
 * The 12-week clock of one worker in one role at one hirer as at a day (AWR-WEEK, -CONTINUE, -PAUSE,
 * -RESET, -QUAL). Asked again for an earlier day with the same facts it gives what was right on that day.
 * Weeks run from the weekday of the first day; weeks that a worker declares are taken as so many weeks to
 * the last day they name.
 */
export function clockOf(facts: ClockFacts): Clock {
  const figures = figuresOn(facts.asOf);
  const runs = runsOf(facts, figures);
  const run = currentOf(runs);
  const weekStart = (week: number) => startOfWeek(run, week, facts.asOf);
  return {
    ...counted(runs, figures, facts.asOf),
    labelled: runs.flatMap((one) => weeksOf(one, facts.asOf, figures)),
    duties: run ? dutiesOf(run.anchor, weekStart, figures, facts.asOf) : [],
  };
}

/** The same without the weeks one by one and the duties: what a gate asks of a thousand workers. */
export function countOf(facts: ClockFacts): ClockCount {
  const figures = figuresOn(facts.asOf);
  return counted(runsOf(facts, figures), figures, facts.asOf);
}

function counted(runs: readonly Run[], figures: AgencyFigures, asOf: DateText): ClockCount {
  const run = currentOf(runs);
  const needed = figures.qualifyingWeeks;
  const weeks = run?.marks.size ?? 0;
  const rightsFrom = run && weeks >= needed ? addDays(startOfWeek(run, needed, asOf), 7) : null;
  return {
    weeks,
    status: statusOf(run, rightsFrom, asOf, runs.length > 0),
    anchor: run?.anchor ?? null,
    rightsFrom,
    ifUnbroken: rightsFrom ?? startOfWeek(run, needed + 1, asOf),
    before: runs
      .filter(({ reset }) => reset !== undefined)
      .map(({ anchor, last, marks }) => ({ from: anchor, to: last, weeks: marks.size })),
  };
}

function currentOf(runs: readonly Run[]): Run | undefined {
  const latest = runs.at(-1);
  return latest?.reset ? undefined : latest;
}

/** Do the rights of week 13 hold on the day the clock was asked for? */
export function qualifiedOn(clock: ClockCount, day: DateText): boolean {
  return clock.rightsFrom !== null && clock.rightsFrom <= day;
}

function statusOf(
  run: Run | undefined,
  rightsFrom: DateText | null,
  asOf: DateText,
  worked: boolean,
): Clock['status'] {
  if (!run) return worked ? 'reset' : 'running';
  if (rightsFrom !== null && rightsFrom <= asOf) return 'qualified';
  // The week of today is still open; a whole week without anything before it is a pause.
  const now = blockOf(run.anchor, asOf);
  return run.marks.has(now) || run.marks.has(now - 1) ? 'running' : 'paused';
}

/** First day of the n-th week that counts; for weeks to come, if some work is done in each from now on. */
function startOfWeek(run: Run | undefined, week: number, asOf: DateText): DateText {
  if (!run) return addDays(asOf, (week - 1) * 7);
  const marked = [...run.marks.keys()].sort((a, b) => a - b);
  const block = marked[week - 1];
  if (block !== undefined) return addDays(run.anchor, block * 7);
  const now = blockOf(run.anchor, asOf);
  const next = run.marks.has(now) ? now + 1 : now;
  return addDays(run.anchor, (next + week - 1 - marked.length) * 7);
}

function weeksOf(run: Run, asOf: DateText, figures: AgencyFigures): ClockWeek[] {
  const lastMarked = Math.max(...run.marks.keys());
  const end = run.reset?.to ?? asOf;
  const weeks: ClockWeek[] = [];
  for (let block = 0; block <= Math.max(lastMarked, blockOf(run.anchor, end)); block++) {
    const weekFrom = addDays(run.anchor, block * 7);
    const weekTo = addDays(weekFrom, 6);
    const mark = run.marks.get(block);
    if (mark) weeks.push({ weekFrom, weekTo, ...mark });
    else if (run.reset && block > lastMarked) {
      const { because, restsOn, to } = run.reset;
      weeks.push({ weekFrom, weekTo: to < weekTo ? to : weekTo, what: 'reset', because, restsOn });
    } else if (weekTo <= asOf) weeks.push(paused(run, weekFrom, weekTo, figures));
  }
  return weeks;
}

function paused(run: Run, weekFrom: DateText, weekTo: DateText, figures: AgencyFigures): ClockWeek {
  const inside = run.breaks.filter(({ from, to }) => from <= weekTo && to >= weekFrom);
  const spell: DatedSpell | undefined = inside.find(({ reason }) => reason !== 'any') ?? inside[0];
  const { words, does } = figures.absences[spell?.reason ?? 'any'];
  return {
    weekFrom,
    weekTo,
    what: 'paused',
    because:
      spell === undefined || spell.reason === 'any'
        ? `No work, and no listed reason; the break is ${figures.anyReasonDays} days or less.`
        : does === 'continue'
          ? `No work: ${words}, after the end the assignment was to have.`
          : `No work: ${words}.`,
    restsOn: spell?.restsOn ? [spell.restsOn] : [],
  };
}

function dutiesOf(
  anchor: DateText,
  weekStart: (week: number) => DateText,
  figures: AgencyFigures,
  asOf: DateText,
): readonly ClockDuty[] {
  const duty = (on: DateText, week: number, rule: string, says: string): ClockDuty => ({
    on,
    week,
    rule,
    says,
    due: on <= asOf,
  });
  const { comparatorWeek, qualifyingWeeks } = figures;
  return [
    duty(
      anchor,
      1,
      'AWR-DAY1',
      'The hirer opens its shared facilities and tells of its vacancies.',
    ),
    duty(
      weekStart(comparatorWeek),
      comparatorWeek,
      'AWR-EQ',
      `Week ${comparatorWeek} begins: have the pay of a comparable employee on file.`,
    ),
    duty(
      weekStart(qualifyingWeeks),
      qualifyingWeeks,
      'AWR-EQ',
      `Week ${qualifyingWeeks} begins, the last before equal treatment: agree the rate with the hirer.`,
    ),
    duty(
      addDays(weekStart(qualifyingWeeks), 7),
      qualifyingWeeks + 1,
      'AWR-QUAL',
      'Equal pay and conditions hold from this day.',
    ),
  ];
}
