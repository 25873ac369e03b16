import { handOver } from '../../src/app/handover/hand-over.ts';
import {
  acknowledgeHandover,
  addTask,
  completeTask,
  handTask,
  pinAlert,
  setOnCall,
} from '../../src/desk/tasks/index.ts';
import { newId } from '../../src/lib/ids.ts';
import { addDays, dateOfMinute, momentOf } from '../../src/lib/time.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { membersOf } from '../../src/platform/identity/members.ts';
import type { Places } from './client-scenes.ts';
import { signInOf } from './staff.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';
import type { People } from './worker-scenes.ts';

async function memberOf(tx: Tx, key: string): Promise<string> {
  const { members } = await membersOf(tx);
  return members.find(({ email }) => email === signInOf(key))?.id ?? '';
}

function instant(date: string, clock: string): Date {
  const moment = momentOf(date, clock);
  if (!moment.ok) throw new Error(moment.refusal.because);
  return dateOfMinute(moment.value.minute);
}

/** What Carla has to do today, one task late, one done, one on its way to her; alerts; last night's hand-over. */
export function taskScenes({
  time,
  places,
  people,
}: {
  readonly time: StoryTime;
  readonly places: Places;
  readonly people: People;
}): readonly Scene[] {
  const ids = [...people.values()];
  const [driven, deaf, asks, leaves] = [2, 4, 6, 9].map((at) => ids[at] ?? '');
  const yesterday = time.day(-1);
  const { clientId } = places.beckside;
  const [done, handed, handover] = [newId(), newId(), newId()];
  const scene = (at: Date, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at,
    by,
    what,
    chapter: 'tasks',
    does,
  });
  const ofCarla = async (tx: Tx, title: string, dueAt: Date, rest: object = {}) =>
    addTask(tx, {
      id: newId(),
      kind: 'task',
      title,
      dueAt,
      ownerId: await memberOf(tx, 'carla'),
      ...rest,
    });
  const pin =
    (words: string, rest: object = {}) =>
    (tx: Tx) =>
      pinAlert(tx, {
        id: newId(),
        subject: { kind: 'person', id: driven ?? '' },
        kind: 'travel',
        words,
        basis: null,
        reviewOn: time.day(60),
        ...rest,
      });
  return [
    scene(time.at(time.day(-9), '10:20'), 'carla', 'a lift', pin('Lift needed to early shifts')),
    scene(
      time.at(time.day(-9), '10:25'),
      'carla',
      'a deaf ear',
      pin('Deaf in the left ear: ring, do not text voice notes', {
        subject: { kind: 'person', id: deaf },
        kind: 'health',
        basis: 'asked_us',
        reviewOn: time.day(80),
      }),
    ),
    scene(
      time.at(time.day(-8), '15:00'),
      'ben',
      'the night desk',
      pin('Before 7:00 ring the night desk, not the ward', {
        subject: { kind: 'client', id: clientId },
        kind: 'contact',
      }),
    ),
    scene(time.at(time.day(-2), '09:00'), 'carla', 'a task done in time', (tx) =>
      ofCarla(tx, 'Send Beckside the rota of next week', instant(yesterday, '16:00'), {
        id: done,
        about: { kind: 'client', id: clientId },
        standard: 'Every shift named, in the home’s own form, before the manager leaves at four',
        promisedTo: 'client',
      }),
    ),
    scene(time.at(yesterday, '15:10'), 'carla', 'the task is done', (tx) =>
      completeTask(tx, { taskId: done, outcome: 'Sent at ten past three; they read it back' }),
    ),
    scene(time.ago(1500), 'carla', 'a task that is late', (tx) =>
      ofCarla(tx, 'Ask Beckside for the new fire drill sheet', time.ago(90), {
        about: { kind: 'client', id: clientId },
      }),
    ),
    scene(time.ago(240), 'carla', 'somebody to ring back', (tx) =>
      ofCarla(
        tx,
        'Whether nights from Thursday still suit',
        new Date(time.now.getTime() + 1_800_000),
        {
          kind: 'ring_back',
          personId: asks,
          priority: 'high',
          promisedTo: 'candidate',
        },
      ),
    ),
    scene(time.ago(200), 'ben', 'a task of Ben’s', async (tx) =>
      addTask(tx, {
        id: handed,
        kind: 'task',
        title: 'Return the locker key and sign it off',
        standard: 'The key is in the cabinet and its line is signed',
        dueAt: new Date(time.now.getTime() + 5 * 3_600_000),
        ownerId: await memberOf(tx, 'ben'),
        personId: leaves,
      }),
    ),
    scene(time.ago(190), 'ben', 'Ben hands it to Carla', async (tx) =>
      handTask(tx, {
        id: newId(),
        taskId: handed,
        toId: await memberOf(tx, 'carla'),
        words: 'You see them on Friday anyway',
      }),
    ),
    scene(time.at(yesterday, '17:45'), 'carla', 'the hand-over of last night', async (tx) =>
      handOver(tx, {
        id: handover,
        toId: await memberOf(tx, 'ben'),
        until: instant(time.today, '07:00').toISOString(),
        words:
          'Ward 7 may ring for one more care assistant from six; they know that it is late.\nThe warehouse has the strike notice on its door.',
        owners: {},
        leftOut: [],
        mail: true,
      }),
    ),
    scene(time.at(yesterday, '17:50'), 'carla', 'who is on call tonight', async (tx) =>
      setOnCall(tx, {
        id: newId(),
        memberId: await memberOf(tx, 'ben'),
        startsAt: instant(time.today, '18:00'),
        endsAt: instant(addDays(time.today, 1), '07:00'),
        phone: '07700 900456',
      }),
    ),
    scene(time.at(yesterday, '18:05'), 'ben', 'Ben takes the desk over', (tx) =>
      acknowledgeHandover(tx, handover),
    ),
  ];
}
