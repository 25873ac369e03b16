import { startsBetween } from '../../src/desk/attendance/expected.ts';
import { accept, whoMayGoToShift } from '../../src/desk/bookings/index.ts';
import {
  agreeConflict,
  agreeTerms,
  closeConflict,
  type NewConflict,
  openConflict,
  sayOnConflict,
  waiveSum,
} from '../../src/desk/conflicts/index.ts';
import { conflictPage } from '../../src/desk/conflicts/queries.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { membersOf } from '../../src/platform/identity/members.ts';
import { type Cast, personOf, storyBooking, taken } from './order-scenes.ts';
import { signInOf } from './staff.ts';
import type { Scene } from './teller.ts';

const HOUR = 60;
type Does = Scene['does'];

/** Somebody who may go, and of whom the story tells nothing else that day, is given a shift by word of mouth. */
async function giveToSomebody(tx: Tx, shiftId: string) {
  const found = await whoMayGoToShift(tx, shiftId);
  if (!found.ok) return found;
  const personId = found.value.may.at(-1)?.runner.personId;
  if (personId === undefined) return ok(null);
  const assignments = [{ id: newId(), shiftId }];
  return accept(tx, { personId, assignments, how: 'spoken', willing: true });
}

/**
 * What went wrong of late, one of each main kind: the warehouse cancelled and was let off a part, somebody stood on
 * a broken-down train and was replaced, one did not come; a complaint, an accident, a concern, an order taken twice.
 */
export function conflictScenes(cast: Cast): readonly Scene[] {
  const { time, places } = cast;
  const scene = (at: Date, by: Scene['by'], what: string, does: Does): Scene => ({
    at,
    by,
    what,
    chapter: 'what went wrong',
    does,
  });
  return [
    ...terms(cast, scene),
    ...cancelled(cast, scene),
    ...onATrain(cast, scene),
    scene(time.ago(64), 'carla', 'write down who did not come', async (tx) => {
      const starts = await startsBetween(tx, time.ago(4 * HOUR), time.ago(0));
      const lewis = personOf(cast, 'lewis');
      const start = starts.find(({ personId }) => personId === lewis);
      return start
        ? openConflict(tx, {
            ...said('no_show', 'No answer at either number.', 'desk', 'noticed'),
            shiftIds: [start.shiftId],
          })
        : ok(null);
    }),
    scene(time.ago(50 * HOUR), 'carla', 'take down a complaint', async (tx) => {
      const id = newId();
      const words = 'She left the ward twice for the phone and was short with a resident.';
      const open = await openConflict(tx, {
        ...said('complaint', words, 'hirer', 'phone'),
        id,
        personId: personOf(cast, 'hannah'),
        clientId: places.beckside.clientId,
      });
      return open.ok
        ? note(tx, id, 'option', 'A talk with her and the ward sister on Friday')
        : open;
    }),
    scene(time.ago(72 * HOUR), 'omar', 'enter an accident', (tx) =>
      openConflict(tx, {
        ...said('accident', 'He rang from the yard.', 'worker', 'phone'),
        personId: personOf(cast, 'darren'),
        clientId: places.warehouse.clientId,
        cause: 'workplace',
        hirerTold: true,
        accident: {
          place: 'Loading bay 4',
          doing: 'Turning a full pallet truck on a wet floor',
          injured: true,
          injury: 'Bruised foot',
          treatment: 'Cold compress by the first aider',
          hospital: false,
          overSevenDays: false,
          witnesses: 'The shift leader',
        },
      }),
    ),
    scene(time.ago(30 * HOUR), 'ravi', 'enter a near miss', (tx) =>
      openConflict(tx, {
        ...said('near_miss', 'A strap gave way; nobody stood there.', 'worker', 'phone'),
        personId: personOf(cast, 'nathan'),
        clientId: places.warehouse.clientId,
        accident: {
          place: 'Aisle 11',
          doing: 'Lifting cartons from the top rack',
          injured: false,
          injury: '',
          treatment: '',
          hospital: false,
          overSevenDays: null,
          witnesses: '',
        },
      }),
    ),
    scene(time.ago(26 * HOUR), 'carla', 'raise a concern', async (tx) => {
      const { members } = await membersOf(tx);
      const omar = members.find(({ email }) => email === signInOf('omar'))?.id;
      return openConflict(tx, {
        ...said(
          'safeguarding',
          'A resident told the night nurse of rough handling.',
          'hirer',
          'phone',
        ),
        personId: personOf(cast, 'joseph'),
        clientId: places.elm.clientId,
        ownerId: omar ?? null,
        hirerTold: true,
      });
    }),
    ...askedTwice(cast, scene),
  ];
}

type MakeScene = (at: Date, by: Scene['by'], what: string, does: Does) => Scene;

function said(
  kind: NewConflict['kind'],
  words: string,
  byWhom: NewConflict['byWhom'],
  how: NewConflict['how'],
): NewConflict {
  return { id: newId(), kind, shiftIds: [], byWhom, how, words };
}

function note(tx: Tx, conflictId: string, step: 'option' | 'lesson', words: string, id = newId()) {
  return sayOnConflict(tx, { id, conflictId, step, byWhom: 'desk', how: 'phone', words });
}

/** What the warehouse and Beckside agreed to, and what every worker is promised. */
function terms({ time, places }: Cast, scene: MakeScene): readonly Scene[] {
  const long = time.at(time.day(-20), '10:00');
  const agree = (clientId: string | null, chargePercent: number, askedMinutes: number | null) =>
    scene(long, 'ben', 'agree what a late cancellation costs', (tx) =>
      agreeTerms(tx, {
        id: newId(),
        clientId,
        follows: 0,
        fromOn: time.day(-20),
        bands: [
          { underMinutes: 4 * HOUR, chargePercent, payPercent: 100 },
          { underMinutes: 24 * HOUR, chargePercent: chargePercent / 2, payPercent: 50 },
        ],
        minimumMinutes: clientId === null ? 0 : 4 * HOUR,
        askedMinutes,
        note: '',
      }),
    );
  return [
    agree(places.warehouse.clientId, 100, null),
    agree(places.beckside.clientId, 80, null),
    agree(null, 0, 24 * HOUR),
  ];
}

/** The warehouse needs nobody after all on a shift of the next hours; Olivia lets them off a part. */
function cancelled(cast: Cast, scene: MakeScene): readonly Scene[] {
  const { time } = cast;
  const order = storyBooking(
    cast,
    'warehouse',
    [{ trade: 'warehouse', days: [1], times: [['06:00', '14:00', 30]], who: null }],
    time.day,
  );
  const shiftId = order.shifts[0]?.id ?? '';
  const id = newId();
  return [
    scene(time.ago(34 * HOUR), 'carla', 'take a shift at the warehouse', taken(order)),
    scene(time.ago(33 * HOUR), 'carla', 'give it to somebody who may go', (tx) =>
      giveToSomebody(tx, shiftId),
    ),
    scene(time.ago(2 * HOUR), 'carla', 'hear that the warehouse cancels', (tx) =>
      openConflict(tx, {
        ...said('hirer_cancels', 'The container is held at the port.', 'hirer', 'phone'),
        id,
        shiftIds: [shiftId],
        cause: 'client_need',
        did: 'cancelled',
      }),
    ),
    scene(time.ago(HOUR), 'olivia', 'let the warehouse off a part', async (tx) => {
      const page = await conflictPage(tx, id);
      if (!page.ok) return page;
      const charge = page.value.sums.find(({ side }) => side === 'charge');
      if (!charge) return ok(null);
      const pence = Math.floor(charge.pence / 2);
      return waiveSum(tx, { sumId: charge.sumId, pence, because: 'Their first in two years' });
    }),
  ];
}

/** A train stood still; somebody else was found, and it was settled with a lesson. */
function onATrain(cast: Cast, scene: MakeScene): readonly Scene[] {
  const { time } = cast;
  const order = storyBooking(
    cast,
    'elm',
    [{ trade: 'carer', days: [16], times: [['13:00', '19:00', 20]], who: null }],
    time.day,
  );
  const shiftId = order.shifts[0]?.id ?? '';
  const [id, option] = [newId(), newId()];
  return [
    scene(time.ago(40 * HOUR), 'carla', 'take a shift at Elm Lodge', taken(order)),
    scene(time.ago(39 * HOUR), 'carla', 'give it to somebody who may go', (tx) =>
      giveToSomebody(tx, shiftId),
    ),
    scene(time.ago(22 * HOUR), 'carla', 'hear that somebody cannot come', async (tx) => {
      const open = await openConflict(tx, {
        ...said('worker_cancels', 'Her train line is closed that day.', 'worker', 'phone'),
        id,
        shiftIds: [shiftId],
        cause: 'travel',
        did: 'released',
      });
      // Where the bank holidays of the year are not known, nobody was given it.
      if (!open.ok) return open.refusal.code === 'worker-needed' ? ok(null) : open;
      const first = await note(tx, id, 'option', 'Somebody who drives takes it', option);
      return first.ok ? note(tx, id, 'option', 'The deputy covers until three') : first;
    }),
    scene(time.ago(21 * HOUR), 'carla', 'find somebody who drives', async (tx) => {
      const page = await conflictPage(tx, id);
      if (!page.ok) return ok(null);
      const found = await whoMayGoToShift(tx, shiftId);
      if (!found.ok) return found;
      const next = found.value.may.find(({ runner }) => runner.personId !== page.value.worker?.id);
      const agreed = await agreeConflict(tx, {
        id: newId(),
        conflictId: id,
        optionId: option,
        withWhom: ['hirer', 'worker'],
        how: 'phone',
        words: 'The home is glad of a face it knows.',
        did: next ? 'assigned' : 'nothing',
        shiftIds: next ? [shiftId] : [],
        personId: next?.runner.personId ?? null,
        sums: [],
      });
      if (!agreed.ok) return agreed;
      const words = 'Ask on Thursdays who depends on the line at weekends.';
      return closeConflict(tx, { id: newId(), conflictId: id, words });
    }),
  ];
}

/** Beckside rang and wrote for the same shift. */
function askedTwice(cast: Cast, scene: MakeScene): readonly Scene[] {
  const { time } = cast;
  const order = (start: string) =>
    storyBooking(
      cast,
      'beckside',
      [{ trade: 'carer', days: [13], times: [[start, '15:00', 30]], who: null }],
      time.day,
    );
  const [first, second] = [order('07:00'), order('07:30')];
  return [
    scene(time.ago(28 * HOUR), 'carla', 'take an order of Beckside by phone', taken(first)),
    scene(time.ago(25 * HOUR), 'ben', 'take the same by e-mail', taken(second)),
    scene(time.ago(24 * HOUR), 'ben', 'see that it was asked for twice', (tx) =>
      openConflict(tx, {
        ...said('double_request', 'The manager rang, and the deputy wrote.', 'desk', 'noticed'),
        bookingId: second.bookingId,
        otherBookingId: first.bookingId,
      }),
    ),
  ];
}
