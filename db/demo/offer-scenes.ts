import { answerRound } from '../../src/desk/offers/answer-round.ts';
import { callDownPage } from '../../src/desk/offers/call-queries.ts';
import {
  nameFavourite,
  pressCall,
  putInReserve,
  setClientMode,
  startCallDown,
  startRound,
} from '../../src/desk/offers/index.ts';
import { roundPage } from '../../src/desk/offers/queries.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { type Cast, storyBooking, taken } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const PUBLIC_URL = 'http://127.0.0.1:4000';
const HOUR = 60;

/** Two mornings next week at Beckside, asked in rings and rung down; answers come in by link and by phone. */
export function offerScenes(cast: Cast): readonly Scene[] {
  const { time, places, people } = cast;
  const { clientId } = places.beckside;
  const mornings = storyBooking(
    cast,
    'beckside',
    [{ trade: 'carer', days: [8, 9, 9], times: [['07:00', '13:00', 20]], who: null }],
    time.day,
  );
  const shiftIds = mornings.shifts.map(({ id }) => id);
  const lineId = String((mornings.body as { lines: readonly { id: string }[] }).lines[0]?.id);
  const [roundId, callDownId] = [newId(), newId()];
  const tells = (minutes: number, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'offers',
    does,
  });
  /** The person who stands at this place in the round answers by their own link. */
  const answers =
    (place: number, yes: 'all' | readonly number[], words: string): Scene['does'] =>
    async (tx) => {
      const round = await roundPage(tx, roundId);
      if (!round.ok) return round;
      const asked = round.value.people.filter((one) => one.leftOut === null)[place];
      if (!asked) return ok(null);
      const { personId } = asked;
      return answerRound(tx, { id: newId(), roundId, personId, how: 'link', yes, words });
    };
  /** Whoever stands at this place of the list is rung. */
  const rings =
    (
      place: number,
      outcome: 'no_answer' | 'message_left' | 'declined' | 'yes',
      words: string,
    ): Scene['does'] =>
    async (tx) => {
      const list = await callDownPage(tx, callDownId);
      if (!list.ok) return list;
      const person = list.value.people[place];
      if (!person) return ok(null);
      const { personId } = person;
      return pressCall(tx, {
        id: newId(),
        callDownId,
        personId,
        outcome,
        words,
        willing: false,
        identityChecked: outcome === 'declined' || outcome === 'yes',
      });
    };
  const inReserve: Scene['does'] = async (tx) => {
    const round = await roundPage(tx, roundId);
    if (!round.ok) return round;
    const yes = round.value.people.filter(({ standing }) => standing === 'interested')[1];
    if (!yes) return ok(null);
    return putInReserve(tx, { id: newId(), lineId, personId: yes.personId });
  };
  return [
    tells(9 * HOUR, 'carla', 'how Beckside takes people', (tx) =>
      setClientMode(tx, { clientId, mode: 'collect' }),
    ),
    tells(9 * HOUR - 2, 'carla', 'whom Beckside asks for', (tx) =>
      nameFavourite(tx, {
        id: newId(),
        clientId,
        personId: people.get('leah') ?? '',
        because: 'The residents ask for her',
      }),
    ),
    tells(8.5 * HOUR, 'carla', 'take two mornings at Beckside', taken(mornings)),
    tells(8 * HOUR, 'carla', 'ask for two mornings at Beckside', (tx) =>
      startRound(
        tx,
        {
          id: roundId,
          shiftIds,
          channel: 'mail',
          note: 'Breakfast and personal care.',
          picked: [],
          rings: ['know_site', 'everyone'],
          ringMinutes: 20,
        },
        PUBLIC_URL,
      ),
    ),
    tells(7.5 * HOUR, 'nobody', 'a first answer for Beckside', answers(0, 'all', 'Gladly')),
    tells(7 * HOUR, 'nobody', 'a second answer for Beckside', answers(1, 'all', '')),
    tells(6.5 * HOUR, 'nobody', 'a no for Beckside', answers(2, [], 'Away that week')),
    tells(6 * HOUR, 'ravi', 'a reserve for Beckside', inReserve),
    tells(5.5 * HOUR, 'ravi', 'a list to ring for Beckside', (tx) =>
      startCallDown(tx, { id: callDownId, shiftIds }),
    ),
    tells(5.4 * HOUR, 'ravi', 'no answer for Beckside', rings(0, 'no_answer', '')),
    tells(5.3 * HOUR, 'ravi', 'a message left for Beckside', rings(1, 'message_left', '')),
    tells(5.2 * HOUR, 'ravi', 'a no by phone for Beckside', rings(2, 'declined', 'Too early')),
    tells(5.1 * HOUR, 'ravi', 'a yes by phone for Beckside', rings(3, 'yes', 'Either morning')),
  ];
}
