import { editPreferences, type Preferences } from '../../src/desk/candidates/index.ts';
import { recordDoNotSend, recordPlaceWish } from '../../src/desk/compliance/index.ts';
import { answerAsk } from '../../src/desk/pool/answer-ask.ts';
import type { Answer } from '../../src/desk/pool/ask.ts';
import { askPool } from '../../src/desk/pool/index.ts';
import { recordPattern } from '../../src/desk/worktime/index.ts';
import { addDays } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import type { SiteKey } from './client-plan.ts';
import { FIRST_DAY, type Places } from './client-scenes.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';
import type { People } from './worker-scenes.ts';

const PUBLIC_URL = 'http://127.0.0.1:4000';
const WEEKDAYS = [1, 2, 3, 4, 5];

/** How some of them said their weeks go: nights until further notice, every other weekend, never on a Friday. */
const PATTERNS: readonly (readonly [
  who: string,
  state: 'available' | 'unavailable',
  weekdays: readonly number[],
  times: readonly [from: string, to: string],
  everyWeeks: number,
  why: string,
])[] = [
  ['emeka', 'available', WEEKDAYS, ['22:00', '06:00'], 1, ''],
  ['leah', 'available', WEEKDAYS, ['06:00', '18:00'], 1, 'while the children are at school'],
  ['dorothy', 'available', [6, 7], ['00:00', '00:00'], 2, 'every other weekend'],
  ['jasmine', 'unavailable', [5], ['00:00', '00:00'], 1, 'college day'],
];

/** What some of them want, beside what stands on their record. */
const WANTS: readonly (readonly [who: string, wants: Partial<Preferences>])[] = [
  ['leah', { leastWeeklyMinutes: 960, wantedWeeklyMinutes: 1500, mostWeeklyMinutes: 1800 }],
  ['emeka', { worksNights: true, noticeMinutes: 360, wantedDays: WEEKDAYS }],
  ['ellie', { mostWeeklyMinutes: 1200, noticeMinutes: 720 }],
];

const LIKES: readonly (readonly [who: string, site: SiteKey, likes: boolean, why: string])[] = [
  ['leah', 'beckside', true, 'the team there'],
  ['ruth', 'beckside', false, 'two buses each way'],
];

/** Whom Carla asked about next week, and what they answered day by day: y yes, n no, ? not sure; '' nothing yet. */
const ASKED: readonly (readonly [who: string, said: string, words?: string])[] = [
  ['leah', 'yyyyy??', 'Home by six, please'],
  ['ruth', 'yyy????'],
  ['dorothy', '?????yy'],
  ['ellie', 'yyyy?nn'],
  ['declan', 'y?y?y??'],
  ['jasmine', ''],
  ['sam', ''],
  ['sandra', ''],
];
const ANSWERS: Readonly<Record<string, Answer>> = { y: 'yes', n: 'no', '?': 'unsure' };

/** Patterns, wishes, and next week asked of part of the pool: some have answered by their own link. */
export function poolScenes({
  time,
  places,
  people,
}: {
  readonly time: StoryTime;
  readonly places: Places;
  readonly people: People;
}): readonly Scene[] {
  const said = time.ofWeek(FIRST_DAY + 8);
  const idOf = (who: string) => people.get(who) ?? '';
  const scene = (at: Date, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at,
    by,
    what,
    chapter: 'pool',
    does,
  });
  const askId = newId();
  const weekOn = time.ofWeek(7);
  return [
    ...PATTERNS.map(([who, state, weekdays, [fromClock, toClock], everyWeeks, reason], index) =>
      scene(time.at(said, `17:${10 + index}`), 'ravi', `pattern of ${who}`, (tx) =>
        recordPattern(tx, {
          id: newId(),
          personId: idOf(who),
          state,
          weekdays,
          everyWeeks,
          fromOn: addDays(said, 1),
          untilOn: null,
          fromClock,
          toClock,
          reason,
          how: 'phone',
        }),
      ),
    ),
    ...WANTS.map(([who, wants], index) =>
      scene(time.at(said, `17:${20 + index}`), 'ravi', `what ${who} wants`, (tx) =>
        editPreferences(tx, { ...NOTHING_SAID, ...wants, personId: idOf(who) }),
      ),
    ),
    ...LIKES.map(([who, site, likes, reason], index) =>
      scene(time.at(said, `17:${30 + index}`), 'ravi', `where ${who} likes to go`, (tx) =>
        recordPlaceWish(tx, {
          id: newId(),
          personId: idOf(who),
          place: 'site',
          placeId: places[site].siteId,
          likes,
          reason,
        }),
      ),
    ),
    scene(time.at(said, '17:40'), 'carla', 'a worker who will not go back', (tx) =>
      recordDoNotSend(tx, {
        id: newId(),
        personId: idOf('sandra'),
        place: 'site',
        placeId: places.warehouse.siteId,
        saidBy: 'worker',
        reason: 'Was shouted at there',
        reviewOn: time.today,
      }),
    ),
    scene(time.ago(300), 'carla', 'the pool asked about next week', (tx) =>
      askPool(
        tx,
        {
          id: askId,
          weekOn,
          byPart: false,
          channel: 'mail',
          note: 'We have many mornings to fill.',
          asksHours: true,
          personIds: ASKED.map(([who]) => idOf(who)),
        },
        PUBLIC_URL,
      ),
    ),
    ...ASKED.filter(([, answer]) => answer !== '').map(([who, answer, words = ''], index) =>
      scene(time.ago(240 - index * 20), 'nobody', `${who} answers by link`, (tx) =>
        answerAsk(
          tx,
          { askId, personId: idOf(who), how: 'link' },
          {
            id: newId(),
            choices: [...answer].map((mark, day) => ({
              date: addDays(weekOn, day),
              part: 'whole',
              answer: ANSWERS[mark] ?? 'unsure',
            })),
            words,
          },
        ),
      ),
    ),
  ];
}

const NOTHING_SAID: Preferences = {
  wantedWeeklyMinutes: null,
  leastWeeklyMinutes: null,
  mostWeeklyMinutes: null,
  travelMiles: 15,
  minimumPayPence: null,
  worksNights: null,
  noticeMinutes: null,
  wantedDays: null,
};
