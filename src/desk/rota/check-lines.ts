import { showDate, showShift } from '../../lib/show.ts';
import { counted, nameKey } from '../../lib/text.ts';
import type { BookedShift, Known } from './known.ts';
import { type Problem, type ReadLine, readLine } from './read-line.ts';
import { type RotaLine, turned } from './rota.ts';

/** What becomes of a line: booked on the yes, waiting for a choice, to be corrected, or left out. */
export type LineState = 'good' | 'doubtful' | 'refused' | 'left';

/** A line with its reading and where it stands. */
export interface CheckedLine {
  readonly line: RotaLine;
  readonly read: ReadLine;
  readonly state: LineState;
}

/** A line with what it was read as, alone. */
export interface LineRead {
  readonly line: RotaLine;
  readonly read: ReadLine;
}

/** What a line must say of its rate, and the first day that lacks it. */
export interface RateLacking {
  readonly field: 'pay' | 'charge';
  readonly date: string;
}

/** Reads each line by itself. */
export function readLines(lines: readonly RotaLine[], known: Known): readonly LineRead[] {
  return lines.map((line) => ({ line, read: readLine(line, known) }));
}

/**
 * Holds the lines that were read them against each other and against what is booked: doubled lines, one person
 * in two places, alike shifts that are there already. Pure.
 * @param rateless lines that nothing has a rate for
 * @param booked shifts at these sites that are not cancelled, without those this draft has made
 */
export function checkLines(
  read: readonly LineRead[],
  booked: readonly BookedShift[],
  rateless: ReadonlyMap<number, RateLacking> = new Map(),
): readonly CheckedLine[] {
  const standing = read.filter(({ line }) => !line.chosen.left);
  const extra = new Map<number, Problem[]>();
  const add = (line: number, problem: Problem) => {
    const own = extra.get(line);
    if (own) own.push(problem);
    else extra.set(line, [problem]);
  };
  findDoubled(standing, add);
  findTwoPlaces(standing, add);
  const there = countAlready(standing, booked, add);
  for (const [line, { field, date }] of rateless) {
    add(line, {
      kind: 'refused',
      field,
      because: `No rate card has this work on ${showDate(date)}, and none was booked here before. Write the ${field === 'pay' ? 'pay and charge' : 'charge'} an hour, or agree a card first.`,
    });
  }
  return read.map(({ line, read: one }) => {
    const problems = [...one.problems, ...(extra.get(line.line) ?? [])];
    const already = there.get(line.line);
    const whole = { ...one, ...already, problems };
    return { line, read: whole, state: stateOf(line, problems) };
  });
}

function stateOf({ chosen }: RotaLine, problems: readonly Problem[]): LineState {
  if (chosen.left) return 'left';
  if (problems.some(({ kind }) => kind === 'refused')) return 'refused';
  return problems.length > 0 ? 'doubtful' : 'good';
}

type Pair = LineRead;
type Add = (line: number, problem: Problem) => void;

/** What a shift is known by: place, role and times. */
function keyOf(siteId: string, role: string, start: number, end: number): string {
  return `${siteId} ${role} ${start} ${end}`;
}

/** The same place, role, times and person or team as an earlier line. */
function findDoubled(pairs: readonly Pair[], add: Add): void {
  const seen = new Map<string, RotaLine>();
  for (const { line, read } of pairs) {
    if (!read.site || !read.role) continue;
    const { worker, team, reference } = line.said;
    for (const { startsAt, endsAt } of read.planned) {
      const key = `${keyOf(read.site.siteId, read.role, startsAt, endsAt)} ${nameKey(worker)} ${nameKey(team)} ${reference}`;
      const earlier = seen.get(key);
      if (!earlier) {
        seen.set(key, line);
        continue;
      }
      if (line.chosen.doubled) continue;
      add(line.line, {
        kind: 'doubtful',
        field: 'line',
        because: `The same as ${earlier.at}: ${showShift(startsAt, endsAt)}. Are both meant?`,
        ask: 'doubled',
      });
      break;
    }
  }
}

/** One person, or a team that must be one face, cannot be in two places at once. */
function findTwoPlaces(pairs: readonly Pair[], add: Add): void {
  const spans = pairs.flatMap(({ line, read }) => {
    const who = faceAsked(line, read);
    if (who === null) return [];
    return read.planned.map(({ startsAt, endsAt }) => ({ who, line, startsAt, endsAt }));
  });
  const said = new Set<number>();
  for (const group of Map.groupBy(spans, ({ who }) => who).values()) {
    group.sort((a, b) => a.startsAt - b.startsAt || a.line.line - b.line.line);
    let widest = group[0];
    for (const span of group.slice(1)) {
      if (widest && span.startsAt < widest.endsAt && span.line !== widest.line) {
        const [later, other] = span.line.line > widest.line.line ? [span, widest] : [widest, span];
        if (!said.has(later.line.line) && !later.line.chosen.doubled) {
          said.add(later.line.line);
          add(later.line.line, {
            kind: 'doubtful',
            field: later.line.said.worker === '' ? 'team' : 'worker',
            because: `${nameOfFace(later.line)} is also asked for at the same time by ${other.line.at}: ${showShift(other.startsAt, other.endsAt)}. Are both meant?`,
            ask: 'doubled',
          });
        }
      }
      if (!widest || span.endsAt > widest.endsAt) widest = span;
    }
  }
}

/** Whom a line asks for alone: a worker by name, or the one face that a team at a site must be; null: anybody. */
function faceAsked({ said }: RotaLine, { site, samePerson }: ReadLine): string | null {
  const worker = nameKey(turned(said.worker));
  if (worker !== '') return `worker ${worker}`;
  const team = nameKey(said.team);
  return team !== '' && samePerson === 'must' && site ? `team ${site.siteId} ${team}` : null;
}

function nameOfFace({ said }: RotaLine): string {
  return said.worker === '' ? `${said.team} must be one face and` : said.worker;
}

/** Alike shifts that are booked are set against the lines in their order. */
function countAlready(
  pairs: readonly Pair[],
  booked: readonly BookedShift[],
  add: Add,
): ReadonlyMap<number, Pick<ReadLine, 'already' | 'planned'>> {
  const left = new Map<string, number>();
  for (const { siteId, role, start, end } of booked) {
    const key = keyOf(siteId, role, start, end);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const found = new Map<number, Pick<ReadLine, 'already' | 'planned'>>();
  for (const { line, read } of pairs) {
    if (!read.site || !read.role) continue;
    let already = 0;
    const first: string[] = [];
    const planned = read.planned.map((shift) => {
      const key = keyOf(read.site?.siteId ?? '', read.role ?? '', shift.startsAt, shift.endsAt);
      const there = Math.min(left.get(key) ?? 0, shift.places);
      if (there === 0) return shift;
      left.set(key, (left.get(key) ?? 0) - there);
      already += there;
      first.push(showDate(shift.date));
      return { ...shift, places: shift.places - there };
    });
    if (already === 0) continue;
    const wanted = read.planned.reduce((sum, { places }) => sum + places, 0);
    const { already: choice } = line.chosen;
    const open = planned.filter(({ places }) => places > 0);
    found.set(line.line, { already, planned: choice === 'all' ? read.planned : open });
    if (choice === 'all' || (choice === 'missing' && open.length > 0)) continue;
    add(line.line, {
      kind: 'doubtful',
      field: 'line',
      because:
        already === wanted
          ? `Already there: ${already} of ${wanted}${first.length === 1 ? '' : `, ${counted(first.length, 'day')}`}. Leave the line out, or book beside them.`
          : `Already there: ${already} of ${wanted}. Book the ${wanted - already} missing, or all beside them.`,
      ask: 'already',
    });
  }
  return found;
}
