import {
  accept,
  answerOffer,
  cancelShift,
  makeOffers,
  pencil,
  release,
} from '../../src/desk/bookings/index.ts';
import { recordAbsence } from '../../src/desk/worktime/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import {
  assigned,
  type Cast,
  confirmed,
  personOf,
  type StoryBooking,
  type StoryShift,
  storyBooking,
  taken,
} from './order-scenes.ts';
import type { Times } from './orders.ts';
import type { Scene } from './teller.ts';

const HOUR = 60;
const LATE: Times = ['14:00', '21:30', 30];
type Does = Scene['does'];

/**
 * What is open now: gaps in the next days, asked about and answered, pencilled, lapsed. The cover at Elm
 * Lodge the day after tomorrow is where the guide looks at who may go and who may not.
 */
export function gapScenes(cast: Cast): readonly Scene[] {
  return [
    ...elmCover(cast),
    ...tomsNights(cast),
    ...nurseGap(cast),
    ...becksideLate(cast),
    ...pencils(cast),
    ...unfinished(cast),
  ].map((scene) => ({ ...scene, chapter: 'this week' }));
}

type Bare = Omit<Scene, 'chapter'>;

/** Three late shifts short at Elm Lodge: one fell ill, some were asked, two may not go. */
function elmCover(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const cover = storyBooking(
    cast,
    'elm',
    [{ trade: 'carer', days: [1, 2, 2, 3], times: [LATE], who: null }],
    time.day,
    { particulars: { notes: 'Two of their own are off with a cold.' } },
  );
  const [first, second, third] = shiftsOf(cover, 3);
  const rounds = asking(cast);
  const leah = assigned(cast, cover, 'leah', [first]);
  const leahs = newId();
  const tells = (minutes: number, by: Bare['by'], what: string, does: Does, refused?: string) => ({
    at: time.ago(minutes),
    by,
    what: `${what} the cover at Elm Lodge`,
    does,
    ...(refused ? { refused } : {}),
  });
  return [
    tells(20 * HOUR, 'carla', 'take', taken(cover)),
    tells(19 * HOUR, 'carla', 'give Leah', (tx) =>
      accept(tx, {
        personId: personOf(cast, 'leah'),
        assignments: [{ id: leahs, shiftId: first.id }],
        how: 'spoken',
        willing: true,
      }),
    ),
    tells(18.6 * HOUR, 'carla', 'confirm Leah in', confirmed(cast, cover, 'leah')),
    tells(182, 'carla', 'take Leah out of', (tx) =>
      release(tx, { assignmentId: leahs, because: 'Rang in with a fever.' }),
    ),
    tells(180, 'ravi', 'note Leah’s illness beside', (tx) =>
      recordAbsence(tx, {
        id: newId(),
        personId: personOf(cast, 'leah'),
        kind: 'sickness',
        fromOn: time.today,
        toOn: time.day(2),
      }),
    ),
    tells(170, 'carla', 'try Tom for', assigned(cast, cover, 'tom', [second]), 'not-cleared'),
    tells(165, 'carla', 'try Grace for', assigned(cast, cover, 'grace', [second]), 'not-cleared'),
    tells(
      150,
      'ravi',
      'ask about',
      rounds.ask([first], ['jasmine', 'dorothy', 'tendai', 'yusuf'], 'text'),
    ),
    tells(
      122,
      'ravi',
      'hear no for',
      rounds.hear('jasmine', first, 'declined', 'Dentist at three'),
    ),
    tells(101, 'ravi', 'hear yes for', rounds.hear('dorothy', first, 'accepted')),
    tells(90, 'ravi', 'ask round for', rounds.ask([second, third], ['sam', 'ellie'], 'text')),
    tells(34, 'ravi', 'hear Sam for', rounds.hear('sam', second, 'accepted', 'Either of the two')),
    tells(12, 'carla', 'call Leah again beside', leah, 'not-cleared'),
  ];
}

/** Tom works two nights at Elm Lodge, tonight and tomorrow: no rest before a late shift. */
function tomsNights(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const nights = storyBooking(
    cast,
    'elm',
    [{ trade: 'carer', days: [0, 1], times: [['22:00', '08:00', 60]], who: 'tom', extraPence: 90 }],
    time.day,
  );
  const before = time.day(-2);
  return [
    { at: time.at(before, '14:00'), by: 'carla', what: 'take Tom’s nights', does: taken(nights) },
    {
      at: time.at(before, '14:20'),
      by: 'carla',
      what: 'give Tom nights',
      does: assigned(cast, nights, 'tom'),
    },
    {
      at: time.at(before, '16:05'),
      by: 'carla',
      what: 'confirm Tom’s nights',
      does: confirmed(cast, nights, 'tom'),
    },
  ];
}

/** A nurse is wanted at Thornbury Hall: Rosa is free for it, and nobody has asked her yet. */
function nurseGap(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const nurse = storyBooking(
    cast,
    'thornbury',
    [
      {
        trade: 'nurse',
        days: [2, 3],
        times: [['08:00', '20:00', 60]],
        who: null,
        samePerson: 'no',
      },
    ],
    time.day,
    { how: 'email' },
  );
  const [, last] = shiftsOf(nurse, 2);
  const rounds = asking(cast);
  return [
    { at: time.ago(26 * HOUR), by: 'ben', what: 'take the nurse at Thornbury', does: taken(nurse) },
    {
      at: time.ago(63),
      by: 'ravi',
      what: 'ask nurses for Thornbury',
      does: rounds.ask([last], ['faith', 'emmanuel'], 'phone'),
    },
  ];
}

/** One late at Beckside: two asked, one takes it, which ends what else she was asked about. */
function becksideLate(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const lines = [{ trade: 'carer', days: [3], times: [LATE], who: 'kasia' }] as const;
  const late = storyBooking(cast, 'beckside', lines, time.day);
  const other = storyBooking(cast, 'ward', [{ ...lines[0], who: null }], time.day, {
    poNumber: 'NW-48266',
  });
  const [shift] = shiftsOf(late, 1);
  const [wards] = shiftsOf(other, 1);
  const rounds = asking(cast);
  const tells = (minutes: number, by: Bare['by'], what: string, does: Does) => ({
    at: time.ago(minutes),
    by,
    what,
    does,
  });
  return [
    tells(135, 'carla', 'take the late on Ward 7', taken(other)),
    tells(131, 'carla', 'take the late at Beckside', taken(late)),
    tells(115, 'ravi', 'ask for Ward 7', rounds.ask([wards], ['kasia', 'maryam'], 'text')),
    tells(110, 'ravi', 'ask for Beckside', rounds.ask([shift], ['kasia', 'abena'], 'phone')),
    tells(86, 'ravi', 'hear Katarzyna', rounds.hear('kasia', shift, 'accepted')),
    tells(80, 'carla', 'give Katarzyna the late', assigned(cast, late, 'kasia')),
  ];
}

/** Three pencils: two that lapse soon, one that has. */
function pencils(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const hold = (
    [made, lapses]: readonly [made: number, lapses: number],
    site: Parameters<typeof storyBooking>[1],
    line: Parameters<typeof storyBooking>[2][number],
    who: string,
  ): readonly Bare[] => {
    const booking = storyBooking(cast, site, [line], time.day);
    const assignments = booking.shifts.map(({ id }) => ({ id: newId(), shiftId: id }));
    const personId = personOf(cast, who);
    return [
      { at: time.ago(made + 25), by: 'ben', what: `take what ${who} may do`, does: taken(booking) },
      {
        at: time.ago(made),
        by: 'ravi',
        what: `pencil ${who}`,
        does: (tx) => pencil(tx, { personId, assignments, lapsesAt: time.ago(-lapses) }),
      },
    ];
  };
  const day = ['09:00', '17:00', 60] as const;
  return [
    ...hold(
      [118, 3 * HOUR],
      'warehouse',
      { trade: 'warehouse', days: [3, 4], times: [['06:00', '14:00', 30]], who: null },
      'kyle',
    ),
    ...hold(
      [46, 50],
      'reception',
      { trade: 'reception', days: [2], times: [day], who: null },
      'chloe',
    ),
    ...hold(
      [30 * HOUR, -6 * HOUR],
      'kitchen',
      { trade: 'kitchen', days: [4], times: [['09:00', '14:00', 0]], who: null },
      'lin',
    ),
  ];
}

/** Orders nobody can fill yet: risks not told; an evening too late for Callum; one called off. */
function unfinished(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const foods = storyBooking(
    cast,
    'foods',
    [{ trade: 'warehouse', days: [4, 5], times: [['06:00', '14:00', 30]], who: null }],
    time.day,
  );
  const evening = storyBooking(
    cast,
    'thornbury',
    [
      {
        trade: 'kitchen',
        days: [3],
        times: [['16:00', '23:00', 30]],
        who: null,
        duties: 'Supper for the relatives’ evening, serving and clearing',
      },
    ],
    time.day,
  );
  const desk = storyBooking(
    cast,
    'reception',
    [{ trade: 'reception', days: [4], times: [['08:30', '17:30', 60]], who: null }],
    time.day,
  );
  const [packing] = shiftsOf(foods, 1);
  const [called] = shiftsOf(desk, 1);
  return [
    { at: time.ago(7 * HOUR), by: 'ben', what: 'take Priestley’s order', does: taken(foods) },
    {
      at: time.ago(6.8 * HOUR),
      by: 'ravi',
      what: 'ask for Priestley before the risks are told',
      does: asking(cast).ask([packing], ['kyle', 'nathan'], 'text'),
      refused: 'particulars-missing',
    },
    { at: time.ago(6 * HOUR), by: 'carla', what: 'take the supper', does: taken(evening) },
    { at: time.ago(28 * HOUR), by: 'carla', what: 'take a front desk', does: taken(desk) },
    {
      at: time.ago(8 * HOUR),
      by: 'carla',
      what: 'call off the front desk',
      does: (tx) =>
        cancelShift(tx, { shiftId: called.id, because: 'Their own receptionist is back.' }),
    },
  ];
}

/** Rounds of asking, and the answers to them. */
function asking(cast: Cast) {
  const asked = new Map<string, string>();
  const key = (personId: string, shiftId: string) => `${personId} ${shiftId}`;
  return {
    ask(shifts: readonly StoryShift[], who: readonly string[], how: 'text' | 'phone'): Does {
      return async (tx) => {
        const made = await makeOffers(tx, {
          id: newId(),
          shiftIds: shifts.map(({ id }) => id),
          personIds: who.map((one) => personOf(cast, one)),
          how,
        });
        if (!made.ok) return made;
        for (const { offerId, personId, shiftId } of made.value.offers) {
          asked.set(key(personId, shiftId), offerId);
        }
        return ok(made.value.offers.length);
      };
    },
    hear(who: string, { id }: StoryShift, answer: 'accepted' | 'declined', note = ''): Does {
      return (tx) => {
        const offerId = asked.get(key(personOf(cast, who), id));
        if (!offerId) throw new Error(`The sample never asked ${who}.`);
        return answerOffer(tx, { offerId, answer, note });
      };
    },
  };
}

/** The first shifts of a booking, so many as the story needs. */
function shiftsOf(booking: StoryBooking, count: 1): readonly [StoryShift];
function shiftsOf(booking: StoryBooking, count: 2): readonly [StoryShift, StoryShift];
function shiftsOf(booking: StoryBooking, count: 3): readonly [StoryShift, StoryShift, StoryShift];
function shiftsOf(booking: StoryBooking, count: number): readonly StoryShift[] {
  if (booking.shifts.length < count) throw new Error('A booking of the sample lacks shifts.');
  return booking.shifts;
}
