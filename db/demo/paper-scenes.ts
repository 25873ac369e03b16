import { cancelShift, changeShift } from '../../src/desk/bookings/index.ts';
import { liftRule } from '../../src/desk/bookings/lift-rule.ts';
import { recordDoNotSend } from '../../src/desk/compliance/index.ts';
import { recordDoNotContact } from '../../src/desk/people/index.ts';
import { newId } from '../../src/lib/ids.ts';
import type { SiteKey } from './client-plan.ts';
import { FIRST_DAY } from './client-scenes.ts';
import {
  assigned,
  type Cast,
  confirmed,
  personOf,
  type StoryBooking,
  storyBooking,
  taken,
} from './order-scenes.ts';
import type { LinePlan } from './orders.ts';
import type { Scene } from './teller.ts';

const HOUR = 60;
type Bare = Omit<Scene, 'chapter'>;

/**
 * Work given away and where its paper stands: sent the same day, due, late, waiting for an order number,
 * overtaken by a change, called off; a rest shortened on a named ground; and whom not to send where.
 */
export function paperScenes(cast: Cast): readonly Scene[] {
  return [
    ...shortNotice(cast),
    ...withoutPaper(cast),
    ...withoutOrderNumber(cast),
    ...changedAfterwards(cast),
    ...calledOff(cast),
    ...shorterRest(cast),
    ...wishes(cast),
  ].map((scene) => ({ ...scene, chapter: 'papers' }));
}

/** Cover asked for at a quarter to seven and worked the same day. */
function shortNotice(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const days: readonly (readonly [day: number, site: SiteKey, who: string])[] = [
    [-4, 'elm', 'keisha'],
    [-2, 'beckside', 'ellie'],
    [-1, 'elm', 'dorothy'],
    [0, 'beckside', 'parveen'],
  ];
  return days.flatMap(([day, site, who]): Bare[] => {
    const booking = aWorkers(cast, site, who, [day], ['14:00', '21:30', 30]);
    // What is worked today was asked for yesterday: the day may still be young.
    const [on, clocks] =
      day === 0
        ? [time.day(-1), ['17:00', '17:15', '17:20'] as const]
        : [time.day(day), ['06:45', '07:05', '07:11'] as const];
    return [
      {
        at: time.at(on, clocks[0]),
        by: 'carla',
        what: `short notice, ${who}`,
        does: taken(booking),
      },
      {
        at: time.at(on, clocks[1]),
        by: 'carla',
        what: `send ${who}`,
        does: assigned(cast, booking, who),
      },
      {
        at: time.at(on, clocks[2]),
        by: 'carla',
        what: `confirm ${who}`,
        does: confirmed(cast, booking, who),
      },
    ];
  });
}

/** Spoken and not yet in writing: one due today, one whose day is past. */
function withoutPaper(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const due = aWorkers(cast, 'moorland', 'lucy', [4], ['10:00', '18:00', 30], 'senior');
  const late = aWorkers(cast, 'beckside', 'owen', [5], ['14:00', '21:30', 30]);
  const told = (booking: StoryBooking, day: string, who: string): readonly Bare[] => [
    { at: time.at(day, '10:30'), by: 'ben', what: `take for ${who}`, does: taken(booking) },
    {
      at: time.at(day, '11:05'),
      by: 'ben',
      what: `give ${who}`,
      does: assigned(cast, booking, who),
    },
  ];
  return [...told(due, time.saidDueToday, 'lucy'), ...told(late, time.saidLate, 'owen')];
}

/** The hospital's payer wants an order number: given away, and the paper waits. */
function withoutOrderNumber(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const ward = aWorkers(cast, 'ward', 'emmanuel', [5], ['07:15', '15:15', 30], 'nurse');
  return [
    { at: time.ago(5.4 * HOUR), by: 'ben', what: 'take a nurse for Ward 7', does: taken(ward) },
    {
      at: time.ago(5 * HOUR),
      by: 'ben',
      what: 'give Emmanuel the ward',
      does: assigned(cast, ward, 'emmanuel'),
    },
    {
      at: time.ago(4.6 * HOUR),
      by: 'ben',
      what: 'confirm Emmanuel without an order number',
      does: confirmed(cast, ward, 'emmanuel'),
      refused: 'particulars-missing',
    },
  ];
}

/** The school starts an hour earlier one day: the paper that went out is out of date. */
function changedAfterwards(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const kitchen = aWorkers(cast, 'kitchen', 'tariq', [1, 2, 3], ['09:00', '14:00', 0], 'kitchen');
  const changed = kitchen.shifts[1];
  if (!changed) throw new Error('Tariq has three days.');
  return [
    {
      at: time.ago(50 * HOUR),
      by: 'carla',
      what: 'take a second kitchen hand',
      does: taken(kitchen),
    },
    {
      at: time.ago(49 * HOUR),
      by: 'carla',
      what: 'give Tariq the kitchen',
      does: assigned(cast, kitchen, 'tariq'),
    },
    {
      at: time.ago(48 * HOUR),
      by: 'carla',
      what: 'confirm Tariq',
      does: confirmed(cast, kitchen, 'tariq'),
    },
    {
      at: time.ago(72),
      by: 'carla',
      what: 'start Tariq earlier',
      does: (tx) =>
        changeShift(tx, {
          shiftId: changed.id,
          times: { date: changed.date, start: '08:00', end: '14:00' },
        }),
    },
  ];
}

/** A bed closed on the ward: the shift is called off, and both sides have that in writing. */
function calledOff(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const ward = aWorkers(cast, 'ward', 'declan', [2], ['21:00', '07:30', 60], 'carer', 'NW-48259');
  const [shift] = ward.shifts;
  const because = 'Beds closed on the ward.';
  return [
    { at: time.ago(31 * HOUR), by: 'ben', what: 'take a night on Ward 7', does: taken(ward) },
    {
      at: time.ago(30 * HOUR),
      by: 'ben',
      what: 'give Declan the night',
      does: assigned(cast, ward, 'declan'),
    },
    {
      at: time.ago(29 * HOUR),
      by: 'ben',
      what: 'confirm Declan',
      does: confirmed(cast, ward, 'declan'),
    },
    {
      at: time.ago(5.2 * HOUR),
      by: 'ben',
      what: 'call off Declan’s night',
      does: (tx) => cancelShift(tx, { shiftId: shift?.id ?? '', because }),
    },
    {
      at: time.ago(4.9 * HOUR),
      by: 'ben',
      what: 'tell Declan in writing',
      does: confirmed(cast, ward, 'declan', because),
    },
  ];
}

/** A late shift too soon after a sleep-in: stopped, then lifted by Omar on a ground of regulation 21. */
function shorterRest(cast: Cast): readonly Bare[] {
  const { time } = cast;
  const who = 'samuel';
  const line = { trade: 'senior', who } as const;
  const booking = storyBooking(
    cast,
    'moorland',
    [
      { ...line, days: [3], times: [['22:00', '07:00', 0]], kind: 'sleep_in' },
      { ...line, days: [4], times: [['15:00', '21:30', 30]] },
    ],
    time.day,
  );
  const [night, late] = booking.shifts;
  if (!night || !late) throw new Error('Samuel has a night and a late.');
  const told = (hours: number, by: Bare['by'], what: string, does: Bare['does']): Bare => ({
    at: time.ago(hours * HOUR),
    by,
    what,
    does,
  });
  return [
    told(29, 'carla', 'take Samuel’s two shifts', taken(booking)),
    told(28, 'carla', 'give Samuel the sleep-in', assigned(cast, booking, who, [night])),
    {
      ...told(27.5, 'carla', 'give Samuel the late', assigned(cast, booking, who, [late])),
      refused: 'not-cleared',
    },
    told(26.4, 'omar', 'lift the daily rest for Samuel', (tx) =>
      liftRule(tx, {
        personId: personOf(cast, who),
        rule: 'WTR-DAILY',
        groundKey: 'reg21_special_case',
        instead:
          'Continuity of care for residents who know him; the rest is given in full the next day, which is kept free.',
        overrides: [{ id: newId(), shiftId: late.id }],
      }),
    ),
    told(26, 'carla', 'give Samuel the late after all', assigned(cast, booking, who, [late])),
    told(25.5, 'carla', 'confirm Samuel', confirmed(cast, booking, who)),
  ];
}

/** Whom not to send where, from both sides, and who wants no letters about other things. */
function wishes(cast: Cast): readonly Bare[] {
  const { time, places } = cast;
  const day = time.ofWeek(FIRST_DAY + 7);
  return [
    {
      at: time.at(day, '11:10'),
      by: 'carla',
      what: 'not send Declan to Elm Lodge',
      does: (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: personOf(cast, 'declan'),
          place: 'site',
          placeId: places.elm.siteId,
          saidBy: 'client',
          reason: 'Left before handover twice; they want to talk with him first.',
          reviewOn: time.day(40),
        }),
    },
    {
      at: time.at(day, '11:45'),
      by: 'carla',
      what: 'not send Ruth to Aireside',
      does: (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: personOf(cast, 'ruth'),
          place: 'client',
          placeId: places.elm.clientId,
          saidBy: 'worker',
          reason: 'Her aunt lives at one of the homes.',
        }),
    },
    {
      at: time.at(day, '12:30'),
      by: 'ravi',
      what: 'note Maryam’s wish',
      does: (tx) =>
        recordDoNotContact(tx, {
          id: newId(),
          personId: personOf(cast, 'maryam'),
          channel: 'marketing',
          reason: 'Work offers only, please.',
        }),
    },
  ];
}

/** A booking of one line that one worker takes, on days counted from today. */
function aWorkers(
  cast: Cast,
  site: SiteKey,
  who: string,
  days: readonly number[],
  times: LinePlan['times'][number],
  trade: LinePlan['trade'] = 'carer',
  poNumber = '',
): StoryBooking {
  return storyBooking(cast, site, [{ trade, days, times: [times], who }], cast.time.day, {
    poNumber,
  });
}
