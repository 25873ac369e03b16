import type { ReplyOf } from '../../../lib/route.ts';
import { showRate, showShift } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import type { readRepair } from '../schema.ts';

export type Proposal = ReplyOf<typeof readRepair>;
export type Repair = Proposal['repairs'][number];
export type Move = Repair['moves'][number];
export type Work = Proposal['gap'];

/** 'Mon 23 Nov 07:00-15:00', or how many shifts from which day on. */
export function whenWords({ shifts }: Work): string {
  const [first] = shifts;
  if (!first) return '';
  const minute = (at: string) => minuteOfDate(new Date(at));
  const when = showShift(minute(first.startsAt), minute(first.endsAt), dateIn(new Date()));
  return shifts.length === 1 ? when : `${counted(shifts.length, 'shift')} from ${when}`;
}

/** 'Care assistant, Elm Lodge, Mon 23 Nov 07:00-15:00'. */
export function workWords(work: Work): string {
  return `${work.roleName}, ${work.siteName}, ${whenWords(work)}`;
}

const STATES: Readonly<Record<Work['shifts'][number]['state'], string>> = {
  open: 'nobody has it',
  pencilled: 'pencilled, not accepted',
  assigned: 'accepted, not in writing yet',
  confirmed: 'both sides have it in writing',
};

/** How what somebody would give up stands. */
export function stateWords({ shifts }: Work): string {
  const confirmed = shifts.filter(({ state }) => state === 'confirmed').length;
  if (shifts.length > 1 && confirmed > 0 && confirmed < shifts.length) {
    return `${confirmed} of ${shifts.length} in writing`;
  }
  return STATES[
    shifts.find(({ state }) => state === 'confirmed')?.state ?? shifts[0]?.state ?? 'open'
  ];
}

/** What a repair moves: '1 shift moves that both sides have in writing'. */
export function costWords({ direct, confirmed, moved, faces }: Repair): string {
  if (direct) return 'Nobody else is moved.';
  const what = `${counted(moved, 'shift')} ${moved === 1 ? 'changes' : 'change'} hands`;
  const inWriting =
    confirmed === 0
      ? 'none of it confirmed'
      : moved === 1
        ? 'and it is confirmed'
        : `${confirmed} of them confirmed`;
  const broken =
    faces === 0
      ? ''
      : ` ${counted(faces, 'line', 'lines')} that would rather have one face gets another.`;
  return `${what}, ${inWriting}.${broken}`;
}

/** '4 miles instead of 9; £12.50/h instead of £13.00/h'. */
export function differenceWords({ takes, gives, miles, milesBefore }: Move): string {
  const far =
    miles === null ? 'distance not known' : miles === 0 ? 'same postcode area' : `${miles} miles`;
  const before =
    gives === null || milesBefore === null || milesBefore === miles
      ? ''
      : ` instead of ${milesBefore}`;
  const pay =
    gives === null || gives.payPence === takes.payPence
      ? showRate(takes.payPence)
      : `${showRate(takes.payPence)} instead of ${showRate(gives.payPence)}`;
  return `${far}${before}; ${pay}`;
}
