import {
  approveHoliday,
  askHoliday,
  carryLeave,
  refuseHoliday,
  setLimit,
  setTerms,
} from '../../src/desk/holiday/index.ts';
import { addDays, weekday } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import { dateIn } from '../../src/lib/time.ts';
import { type Cast, personOf } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const DAY = 24 * 60;
/** Minutes before now of each step, the earliest first. */
const KNOWN = 20 * DAY;
const ASKED = 12 * DAY;
const DECIDED = 10 * DAY;

/** Who works regularly and who does not, leave carried over, holiday asked for, approved and refused, a limit. */
export function holidayScenes(cast: Cast): readonly Scene[] {
  const { time } = cast;
  const scene = (minutes: number, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'holiday',
    does,
  });
  const today = dateIn(time.now);
  const yearOn = `${today.slice(0, 4)}-04-01`;
  const longAgo = addDays(today, -800);
  const fixed = {
    workerClass: 'fixed_hours' as const,
    daysPerWeek: 5,
    minutesPerWeek: 2250,
    payPeriod: 'week' as const,
    rolledUp: false,
    notice: null,
  };
  const irregular = {
    ...fixed,
    workerClass: 'irregular_hours' as const,
    daysPerWeek: null,
    minutesPerWeek: null,
  };
  const since = { yearOn, startedOn: longAgo };
  // Monday of some weeks ahead, long enough for notice.
  const monday = (weeks: number) => addDays(today, 7 * weeks + 1 - weekday(today));
  const off = (from: string, days: number, minutesADay?: number) => ({
    fromOn: from,
    toOn: addDays(from, days),
    weekdays: [1, 2, 3, 4, 5],
    ...(minutesADay === undefined ? {} : { minutesADay }),
    askedOn: dateIn(time.ago(ASKED)),
    how: 'phone' as const,
    note: '',
  });
  const [ruth, dorothy, chidi, ellie] = ['ruth', 'dorothy', 'chidi', 'ellie'].map((key) =>
    personOf(cast, key),
  ) as [string, string, string, string];
  const approved = newId();
  const refused = newId();
  return [
    scene(KNOWN, 'ben', 'how many may be away over Christmas', (tx) =>
      setLimit(tx, {
        id: newId(),
        role: null,
        fromOn: time.day(20),
        toOn: time.day(50),
        most: 12,
        because: 'The homes need everybody then',
      }),
    ),
    scene(KNOWN - 2, 'carla', 'how Ruth’s holiday is reckoned', (tx) =>
      setTerms(tx, ruth, { id: newId(), fromOn: addDays(today, -700), ...fixed, ...since }),
    ),
    scene(KNOWN - 4, 'carla', 'leave carried over', (tx) =>
      carryLeave(tx, ruth, {
        id: newId(),
        intoOn: today,
        amount: 3,
        ground: 'agreement',
        because: 'Agreed in March, for her daughter’s wedding',
      }),
    ),
    scene(KNOWN - 6, 'carla', 'irregular hours', (tx) =>
      setTerms(tx, chidi, { id: newId(), fromOn: addDays(today, -300), ...irregular, ...since }),
    ),
    scene(KNOWN - 8, 'carla', 'irregular hours, rolled up', (tx) =>
      setTerms(tx, ellie, {
        id: newId(),
        fromOn: addDays(today, -300),
        ...irregular,
        ...since,
        rolledUp: true,
      }),
    ),
    scene(KNOWN - 10, 'carla', 'three days a week', (tx) =>
      setTerms(tx, dorothy, {
        id: newId(),
        fromOn: addDays(today, -300),
        ...fixed,
        ...since,
        daysPerWeek: 3,
        minutesPerWeek: 1350,
      }),
    ),
    scene(ASKED, 'ravi', 'holiday that is approved', (tx) =>
      askHoliday(tx, ruth, { id: approved, ...off(monday(9), 6) }),
    ),
    scene(ASKED - 3, 'ravi', 'holiday that is refused', (tx) =>
      askHoliday(tx, dorothy, { id: refused, ...off(monday(8), 11), weekdays: [1, 2, 3] }),
    ),
    scene(ASKED - 6, 'ravi', 'holiday that waits', (tx) =>
      askHoliday(tx, chidi, { id: newId(), ...off(monday(6), 2, 480) }),
    ),
    scene(DECIDED, 'carla', 'the approval', (tx) => approveHoliday(tx, approved, { release: [] })),
    scene(DECIDED - 3, 'carla', 'the refusal', (tx) =>
      refuseHoliday(tx, refused, {
        because: 'Beckside has nobody else for its nights in those two weeks',
      }),
    ),
    scene(2 * DAY, 'carla', 'holiday asked for late', (tx) =>
      askHoliday(tx, dorothy, {
        id: newId(),
        ...off(monday(2), 4),
        weekdays: [1, 2, 3],
        askedOn: dateIn(time.ago(2 * DAY)),
        how: 'text',
        note: 'Her mother is in hospital',
      }),
    ),
  ];
}
