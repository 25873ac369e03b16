import { cutTo, nameKey } from '../../lib/text.ts';
import type { CheckedLine } from './check-lines.ts';
import type { Known } from './known.ts';
import { isBlock } from './rota.ts';

/** Most lines and shifts of one booking. */
const MOST_LINES = 50;
const MOST_SHIFTS = 500;

/** A shift of a booking to be taken. */
export interface NewShift {
  readonly id: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly startHour?: 'first' | 'second';
  readonly endHour?: 'first' | 'second';
  readonly kind: 'waking' | 'sleep_in' | 'on_call';
  readonly breakMinutes: number;
  readonly poNumber: string;
  readonly reference: string;
}

/** A booking line to be taken: one role, and one face where that is wanted. */
export interface NewLine {
  readonly role: string;
  readonly duties: string;
  readonly samePerson: 'must' | 'prefer' | 'no';
  readonly experience: string;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
  readonly payPence: number | null;
  readonly chargePence: number | null;
  readonly shifts: readonly NewShift[];
}

/** What one booking would hold, and which shifts each line of the rota makes. */
export interface NewBooking {
  readonly lines: readonly NewLine[];
  readonly took: readonly { readonly line: number; readonly shiftIds: readonly string[] }[];
  readonly notes: string;
  /** Good lines at the site that wait for the next booking: this one is full. */
  readonly waiting: number;
}

interface Growing extends Omit<NewLine, 'shifts'> {
  readonly shifts: NewShift[];
}

/**
 * The next booking at a site from the good lines there, in their order: one booking line for each role and
 * rate, and one of its own for each worker asked for, team, and place of a block, so that one face can be had.
 * A booking holds 50 lines and 500 shifts; what does not fit waits. Pure.
 */
export function nextBooking(
  checked: readonly CheckedLine[],
  siteId: string,
  known: Known,
  newId: () => string,
): NewBooking {
  const good = checked.filter(
    ({ state, read }) => state === 'good' && read.site?.siteId === siteId,
  );
  const lines = new Map<string, Growing>();
  const took: { line: number; shiftIds: string[] }[] = [];
  const faces = new Map<string, number>();
  const notes = new Set<string>();
  let shifts = 0;
  for (const [index, one] of good.entries()) {
    const parts = partsOf(one, known, faces);
    const fresh = new Set(parts.map(({ key }) => key).filter((key) => !lines.has(key)));
    if (
      index > 0 &&
      (lines.size + fresh.size > MOST_LINES || shifts + parts.length > MOST_SHIFTS)
    ) {
      return { ...ready(lines, took, notes), waiting: good.length - took.length };
    }
    const shiftIds: string[] = [];
    for (const { key, head, shift } of parts) {
      const line = lines.get(key) ?? { ...head, shifts: [] };
      lines.set(key, line);
      const id = newId();
      line.shifts.push({ id, ...shift });
      shiftIds.push(id);
    }
    shifts += parts.length;
    if (one.line.said.notes !== '') notes.add(one.line.said.notes);
    took.push({ line: one.line.line, shiftIds });
  }
  return { ...ready(lines, took, notes), waiting: 0 };
}

function ready(lines: Map<string, Growing>, took: NewBooking['took'], notes: Set<string>) {
  return { lines: [...lines.values()], took, notes: cutTo([...notes].join('\n'), 2000) };
}

interface Part {
  readonly key: string;
  readonly head: Omit<NewLine, 'shifts'>;
  readonly shift: Omit<NewShift, 'id'>;
}

/** Each place of each shift of a line, with the booking line it belongs to. */
function partsOf({ line, read }: CheckedLine, known: Known, faces: Map<string, number>): Part[] {
  const { said, chosen, asks } = line;
  const last = known.last.get(`${read.site?.siteId} ${read.role}`);
  const named = nameKey(said.worker) || nameKey(said.team) || (isBlock(said) ? `${line.at}` : '');
  const samePerson = read.samePerson ?? (named === '' ? 'no' : 'prefer');
  const head = {
    role: read.role ?? '',
    duties: asks?.duties || last?.duties || '',
    samePerson,
    experience: asks?.experience || last?.experience || '',
    requiredSkills: asks?.requiredSkills ?? last?.requiredSkills ?? [],
    requiredQualifications: asks?.requiredQualifications ?? last?.requiredQualifications ?? [],
    requiredChecks: asks?.requiredChecks ?? last?.requiredChecks ?? [],
    payPence: read.payPence,
    chargePence: read.chargePence,
  };
  const common = JSON.stringify(head);
  const hour = chosen.hour ? { startHour: chosen.hour, endHour: chosen.hour } : {};
  return read.planned.flatMap(({ date, start, end, places }) =>
    Array.from({ length: places }, (_, place) => ({
      key: `${common} ${faceOf(samePerson, named, place, { date, start, end }, faces)}`,
      head,
      shift: {
        date,
        start,
        end,
        ...hour,
        kind: read.kind,
        breakMinutes: read.breakMinutes,
        poNumber: said.po,
        reference: said.reference,
      },
    })),
  );
}

/** Which face a place belongs to: where one is wanted, never two at the same time on one booking line. */
function faceOf(
  samePerson: string,
  named: string,
  place: number,
  { date, start, end }: { date: string; start: string; end: string },
  faces: Map<string, number>,
): string {
  if (named !== '') return samePerson === 'no' ? named : `${named} ${place}`;
  if (samePerson === 'no') return '';
  const key = `${date} ${start} ${end}`;
  const next = faces.get(key) ?? 0;
  faces.set(key, next + 1);
  return `${start}-${end} ${next}`;
}
