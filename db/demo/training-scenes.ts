import { roleKey } from '../../src/desk/candidates/index.ts';
import { endItem, issueItem, recordLeaving } from '../../src/desk/issued/index.ts';
import {
  addCourse,
  bookGroup,
  planSession,
  recordAttendance,
  requireCourse,
} from '../../src/desk/training/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { dateIn } from '../../src/lib/time.ts';
import { type Cast, personOf } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const DAY = 24 * 60;
/** Minutes before now of each step, the earliest first. */
const KNOWN = 21 * DAY;
const COURSE_OVER = 9 * DAY;
const ATTENDED = 8 * DAY;

/** Courses that become mandatory in two months, a group that took one, another to come; keys and badges; a leaver. */
export function trainingScenes(cast: Cast): readonly Scene[] {
  const { time, places } = cast;
  const moving = newId();
  const induction = newId();
  const past = newId();
  const coming = newId();
  const keys = newId();
  const group = ['owen', 'hannah', 'chidi', 'emeka'].map((key) => personOf(cast, key));
  const next = ['declan', 'ruth', 'ellie', 'dorothy'].map((key) => personOf(cast, key));
  const [owen = '', hannah = '', chidi = '', emeka = ''] = group;
  const scene = (minutes: number, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'training',
    does,
  });
  const session = {
    provider: 'Aire Valley Training',
    costPence: 4500,
    paidBy: 'agency' as const,
    clientId: null,
    toldOn: null,
    places: 12,
  };
  const ends = time.ago(COURSE_OVER);
  const starts = new Date(ends.getTime() - 3 * 3_600_000);
  const later = new Date(time.now.getTime() + 6 * DAY * 60_000);
  const course = { kind: 'course' as const, monthsValid: 12, dueWeeks: 6 };
  const asked = { clientId: null, siteId: null, fromOn: time.day(60) };
  const came = (personId: string, certificate: string, seen: boolean) => ({
    personId,
    outcome: 'attended' as const,
    qualificationId: newId(),
    certificate,
    seenOn: seen ? dateIn(time.ago(ATTENDED)) : null,
    because: '',
  });
  return [
    scene(KNOWN, 'omar', 'the course on moving people', (tx) =>
      addCourse(tx, { id: moving, name: 'People moving refresher', ...course }),
    ),
    scene(KNOWN - 2, 'omar', 'for whom it is mandatory', (tx) =>
      requireCourse(tx, moving, {
        id: newId(),
        role: roleKey('Care assistant'),
        askedBy: 'law',
        ...asked,
      }),
    ),
    scene(KNOWN - 4, 'omar', 'the induction at Beckside', (tx) =>
      addCourse(tx, {
        id: induction,
        name: 'Beckside induction',
        kind: 'induction',
        monthsValid: null,
        dueWeeks: 4,
      }),
    ),
    scene(KNOWN - 6, 'omar', 'where the induction is mandatory', (tx) =>
      requireCourse(tx, induction, {
        id: newId(),
        role: null,
        askedBy: 'client',
        ...asked,
        clientId: places.beckside.clientId,
        siteId: places.beckside.siteId,
      }),
    ),
    scene(KNOWN - 10, 'carla', 'a session', (tx) =>
      planSession(tx, {
        id: past,
        courseId: moving,
        startsAt: starts.toISOString(),
        endsAt: ends.toISOString(),
        place: 'Our office, room 2',
        ...session,
      }),
    ),
    scene(KNOWN - 12, 'carla', 'a group on it', (tx) =>
      bookGroup(tx, { sessionId: past, personIds: group }),
    ),
    scene(ATTENDED, 'omar', 'who came, and the certificates', (tx) =>
      recordAttendance(tx, {
        sessionId: past,
        people: [
          came(owen, 'AVT-3107', true),
          came(hannah, 'AVT-3108', true),
          came(chidi, 'AVT-3109', false),
        ],
      }),
    ),
    scene(5 * DAY, 'carla', 'the next session', (tx) =>
      planSession(tx, {
        id: coming,
        courseId: moving,
        startsAt: later.toISOString(),
        endsAt: new Date(later.getTime() + 3 * 3_600_000).toISOString(),
        place: 'Our office, room 2',
        ...session,
      }),
    ),
    scene(5 * DAY - 2, 'carla', 'the next group', (tx) =>
      bookGroup(tx, { sessionId: coming, personIds: [...next, emeka] }),
    ),
    ...issuedScenes(cast, scene, keys),
  ];
}

function issuedScenes(
  cast: Cast,
  scene: (minutes: number, by: Scene['by'], what: string, does: Scene['does']) => Scene,
  keys: string,
): readonly Scene[] {
  const { time, places } = cast;
  const thing = {
    size: '',
    number: '',
    clientId: null,
    issuedOn: dateIn(time.ago(20 * DAY)),
    backBy: null,
  };
  const keisha = personOf(cast, 'keisha');
  return [
    scene(20 * DAY, 'ravi', 'a tunic', (tx) =>
      issueItem(tx, personOf(cast, 'owen'), {
        ...thing,
        id: newId(),
        kind: 'uniform',
        name: 'Tunic',
        size: 'L',
      }),
    ),
    scene(20 * DAY - 3, 'ravi', 'a badge', (tx) =>
      issueItem(tx, personOf(cast, 'darren'), {
        ...thing,
        id: newId(),
        kind: 'badge',
        name: 'Gate badge',
        number: 'W-0418',
        clientId: places.warehouse.clientId,
        backBy: dateIn(time.ago(2 * DAY)),
      }),
    ),
    scene(20 * DAY - 6, 'ravi', 'a locker key', (tx) =>
      issueItem(tx, keisha, { ...thing, id: keys, kind: 'key', name: 'Locker key', number: '27' }),
    ),
    scene(6 * DAY, 'ravi', 'the locker key, lost', (tx) =>
      endItem(tx, keys, { how: 'lost', on: dateIn(time.ago(6 * DAY)), note: 'Said so by phone' }),
    ),
    scene(3 * DAY, 'carla', 'who leaves next month', (tx) =>
      recordLeaving(tx, keisha, {
        id: newId(),
        reason: 'own_choice',
        lastDay: time.day(28),
        note: 'Begins nursing college',
      }),
    ),
  ];
}
