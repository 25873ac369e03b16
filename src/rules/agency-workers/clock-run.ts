import { addDays, type DateText, dayNumber } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { RestsOn } from '../finding.ts';
import { type DatedSpell, spellsBetween } from './absences.ts';
import { continues, judgeBreak } from './breaks.ts';
import type { ClockFacts, RoleChange } from './clock-facts.ts';
import { type AgencyFigures, START } from './figures-data.ts';
import { judgeRole } from './new-role.ts';
import { blockOf } from './weeks-question.ts';

/** Why a week counts: by work or by an absence in which it counts on. */
export interface Mark {
  readonly what: 'counted' | 'continued';
  readonly because: string;
  readonly restsOn: readonly RestsOn[];
}

/** Weeks from one anchor to a reset or to the day asked about. */
export interface Run {
  readonly anchor: DateText;
  /** Weeks that count, by their number from the anchor. */
  readonly marks: ReadonlyMap<number, Mark>;
  /** Breaks that were kept, in order. */
  readonly breaks: readonly DatedSpell[];
  /** Last day with work. */
  readonly last: DateText;
  readonly reset?: Reset;
}

/** What ended a run. */
export interface Reset {
  /** Last day before the next run; or the day asked about. */
  readonly to: DateText;
  readonly because: string;
  readonly restsOn: readonly RestsOn[];
}

/** A piece of work on the line of time: a day of ours, or a week that the worker told us of. */
interface Piece {
  /** First day: before it a break ends. */
  readonly from: DateText;
  /** Last day: the week that holds it counts, and a break begins after it. */
  readonly date: DateText;
  /** Both as day numbers: every day of every worker is compared, and numbers are quick. */
  readonly first: number;
  readonly last: number;
  readonly ours: boolean;
  readonly because: string;
  readonly restsOn: readonly RestsOn[];
}

interface OpenRun {
  anchor: DateText;
  anchorDay: number;
  lastDay: number;
  marks: Map<number, Mark>;
  breaks: DatedSpell[];
  last: DateText;
}

/**
 * The runs of weeks of a worker in a role at a hirer, in order of time; only the last may be without a
 * reset. Days before 1 October 2011 and after `asOf` do not count.
 */
export function runsOf(facts: ClockFacts, figures: AgencyFigures): readonly Run[] {
  const done: Run[] = [];
  const pieces = piecesOf(facts);
  let run: OpenRun | undefined;
  for (const piece of pieces) {
    if (run && isAfterBreak(run, piece, facts)) {
      const ended = endedBy(run, piece.from, piece.date, facts, figures);
      if (ended) {
        done.push({ ...run, reset: { ...ended, to: addDays(piece.from, -1) } });
        run = undefined;
      }
    }
    run ??= openedBy(piece, pieces);
    mark(run, piece);
    if (piece.last > run.lastDay) [run.last, run.lastDay] = [piece.date, piece.last];
  }
  if (!run) return done;
  // Today may still be worked: the break so far is judged as if the next day were.
  const ended = endedBy(run, addDays(facts.asOf, 1), facts.asOf, facts, figures);
  return [...done, ended ? { ...run, reset: { ...ended, to: facts.asOf } } : run];
}

/** Is there a day between, or a change of the role, before this piece? */
function isAfterBreak(run: OpenRun, piece: Piece, { roleChanges }: ClockFacts): boolean {
  if (piece.first > run.lastDay + 1) return true;
  return roleChanges !== undefined && roleChanges.length > 0 && piece.last > run.lastDay;
}

function openedBy(piece: Piece, pieces: readonly Piece[]): OpenRun {
  const anchor = anchorOf(piece, pieces);
  return {
    anchor,
    anchorDay: dayNumber(anchor),
    marks: new Map(),
    breaks: [],
    last: piece.date,
    lastDay: piece.last,
  };
}

/**
 * The day a run's weeks are counted from: its first day of work. Nobody tells us on which weekday the
 * weeks at another agency began, so those take the weekday of our own first day after them.
 */
function anchorOf(first: Piece, pieces: readonly Piece[]): DateText {
  if (first.ours) return first.date;
  const own = pieces.find(({ ours, date }) => ours && date >= first.date);
  return own ? addDays(own.date, blockOf(own.date, first.date) * 7) : first.from;
}

/** Says what ends a run before a day of return, or notes the break and its weeks that count on. */
function endedBy(
  run: OpenRun,
  back: DateText,
  until: DateText,
  facts: ClockFacts,
  figures: AgencyFigures,
): Omit<Reset, 'to'> | undefined {
  const change = resettingChange(run.last, until, facts.roleChanges ?? []);
  if (change) {
    return { because: judgeRole(change).because, restsOn: change.restsOn ? [change.restsOn] : [] };
  }
  const spells = spellsBetween(
    addDays(run.last, 1),
    addDays(back, -1),
    facts.absences ?? [],
    figures,
  );
  const answer = judgeBreak(spells, figures);
  if (answer.resets) return { because: answer.because, restsOn: recordsOf(spells) };
  run.breaks.push(...spells);
  for (const spell of spells) {
    if (continues(spell.reason, figures)) continueWeeks(run, spell, facts.intendedEnd, figures);
  }
  return undefined;
}

function resettingChange(
  after: DateText,
  until: DateText,
  changes: readonly RoleChange[],
): RoleChange | undefined {
  return changes.find(
    (change) => change.on > after && change.on <= until && judgeRole(change).resets,
  );
}

function continueWeeks(
  run: OpenRun,
  { reason, from, to, restsOn }: DatedSpell,
  intendedEnd: DateText | undefined,
  figures: AgencyFigures,
): void {
  const last = intendedEnd !== undefined && intendedEnd < to ? intendedEnd : to;
  if (last < from) return;
  const because = `Counts on during ${figures.absences[reason].words}${
    intendedEnd === undefined ? '; how long the assignment was to last is not on file' : ''
  }.`;
  for (let block = blockOf(run.anchor, from); block <= blockOf(run.anchor, last); block++) {
    if (run.marks.has(block)) continue;
    run.marks.set(block, { what: 'continued', because, restsOn: restsOn ? [restsOn] : [] });
  }
}

function mark(run: OpenRun, { last, because, restsOn }: Piece): void {
  const block = Math.floor((last - run.anchorDay) / 7);
  const before = run.marks.get(block);
  // Work in a week that an absence let count on is the better reason.
  if (before?.what === 'counted') {
    if (restsOn.length === 0) return;
    run.marks.set(block, { ...before, restsOn: [...before.restsOn, ...restsOn] });
  } else run.marks.set(block, { what: 'counted', because, restsOn });
}

function piecesOf({ worked, earlier, asOf }: ClockFacts): readonly Piece[] {
  const days = new Map<DateText, Piece>();
  for (const { date, restsOn } of worked) {
    if (date < START || date > asOf) continue;
    const before = days.get(date);
    days.set(date, {
      from: date,
      date,
      first: dayNumber(date),
      last: dayNumber(date),
      ours: true,
      because: 'Some work was done.',
      restsOn: [...(before?.restsOn ?? []), ...(restsOn ? [restsOn] : [])],
    });
  }
  const pieces = [...days.values()];
  if (earlier && earlier.weeks > 0) {
    const last = earlier.lastDay ?? earlier.saidOn;
    const because = `Worked through another agency, as the worker said on ${showDate(earlier.saidOn)}.`;
    const restsOn = earlier.id
      ? [
          {
            kind: 'earlier-weeks',
            id: earlier.id,
            label: `${counted(earlier.weeks, 'week')} to ${showDate(last)}`,
          },
        ]
      : [];
    // So many days a week apart, each with the 6 days before it, fall in as many weeks of any count.
    for (let week = 0; week < earlier.weeks; week++) {
      const date = addDays(last, -7 * week);
      const from = addDays(date, -6);
      if (date <= asOf && from >= START) {
        const last = dayNumber(date);
        pieces.push({ from, date, first: last - 6, last, ours: false, because, restsOn });
      }
    }
  }
  return pieces.sort((a, b) => a.last - b.last || a.first - b.first);
}

function recordsOf(spells: readonly DatedSpell[]): readonly RestsOn[] {
  return spells.flatMap(({ restsOn }) => (restsOn ? [restsOn] : []));
}
