import { startsBetween } from '../../src/desk/attendance/expected.ts';
import {
  agreeMileage,
  decideExpense,
  endExpense,
  keepReceipt,
  sayExpense,
} from '../../src/desk/expenses/index.ts';
import { decideExpenseRoute, sayExpenseRoute } from '../../src/desk/expenses/schema.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import type { BodyIn } from '../../src/lib/route.ts';
import { dateIn } from '../../src/lib/time.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { type Cast, personOf } from './order-scenes.ts';
import type { Scene } from './teller.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

type Said = Partial<BodyIn<typeof sayExpenseRoute>> &
  Pick<BodyIn<typeof sayExpenseRoute>, 'kind' | 'words'>;

/** A ticket as a PDF of one line. */
function ticket(line: string): Buffer {
  const text = `BT /F1 18 Tf 20 60 Td (${line}) Tj ET`;
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
      '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
      '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 320 120] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj',
      `4 0 obj <</Length ${text.length}>> stream\n${text}\nendstream endobj`,
      '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj',
      'trailer <</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  );
}

/** What workers claimed of late, one in each state; and what a mile is paid at. */
export function expenseScenes(cast: Cast): readonly Scene[] {
  const { time, places } = cast;
  const scene = (minutes: number, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at: time.ago(minutes),
    by,
    what,
    chapter: 'expenses',
    does,
  });
  /** The latest shift of theirs that has begun, or the first that is to come; in a short week there may be none. */
  const shiftOf = async (tx: Tx, who: string, at: Date, ahead: boolean) => {
    const [from, to] = ahead ? [at, time.ago(-12 * DAY)] : [time.ago(24 * DAY), at];
    const starts = await startsBetween(tx, from, to);
    const theirs = starts.filter(({ personId }) => personId === personOf(cast, who));
    return (ahead ? theirs[0] : theirs.at(-1))?.shiftId;
  };
  const claims = (minutes: number, who: string, said: Said, ahead = false) => {
    const id = newId();
    const known = { yes: false };
    const does: Scene['does'] = async (tx) => {
      const at = time.ago(minutes);
      const shiftId = await shiftOf(tx, who, at, ahead);
      if (shiftId === undefined) return ok(null);
      known.yes = true;
      const personId = personOf(cast, who);
      const body = { id, personId, shiftId, how: 'phone', saidOn: dateIn(at), ...said };
      return sayExpense(tx, sayExpenseRoute.body.parse(body));
    };
    /** Only where there was a shift to claim for. */
    const then = (step: (tx: Tx, claimId: string) => ReturnType<Scene['does']>): Scene['does'] => {
      return async (tx) => (known.yes ? step(tx, id) : ok(null));
    };
    return { scene: scene(minutes, 'ravi', `what ${who} claims`, does), then };
  };
  const decides = (body: BodyIn<typeof decideExpenseRoute>) => (tx: Tx, claimId: string) =>
    decideExpense(tx, claimId, decideExpenseRoute.body.parse(body));
  const receipt = (line: string) => (tx: Tx, claimId: string) =>
    keepReceipt(tx, claimId, { name: 'receipt.pdf', bytes: ticket(line) });

  const parking = claims(40 * HOUR, 'emeka', {
    kind: 'parking',
    pence: 1300,
    words: 'Car park C, both nights',
  });
  const nurse = claims(39 * HOUR, 'blessing', {
    kind: 'parking',
    pence: 650,
    words: 'Car park C, one day',
  });
  const boots = claims(26 * HOUR, 'stefan', {
    kind: 'ppe',
    pence: 3499,
    words: 'The steel caps we lent did not fit, so I bought a pair',
  });
  const miles = claims(25 * HOUR, 'divya', {
    kind: 'mileage',
    journey: 'in_work',
    vehicle: 'car',
    milesTenths: 124,
    words: 'Sent to the other house for the afternoon and back',
  });
  const lunch = claims(30 * HOUR, 'maureen', { kind: 'meal', pence: 740, words: 'Lunch in town' });
  const bus = claims(29 * HOUR, 'priya', {
    kind: 'public_transport',
    journey: 'to_work',
    pence: 500,
    words: 'Bus there and back',
  });
  const bonus = claims(45 * HOUR, 'joseph', {
    kind: 'bonus',
    pence: 2000,
    how: 'desk',
    words: 'Promised for coming in on the Sunday',
  });
  const train = claims(
    20 * HOUR,
    'fiona',
    { kind: 'public_transport', journey: 'to_work', pence: 8720, words: 'Leeds to Edinburgh' },
    true,
  );
  return [
    scene(22 * DAY, 'ben', 'our own rate a mile', (tx) =>
      agreeMileage(tx, {
        id: newId(),
        clientId: null,
        fromOn: dateIn(time.ago(60 * DAY)),
        payPence: 45,
        chargePence: 0,
      }),
    ),
    scene(22 * DAY - 2, 'ben', 'the rate a mile agreed with Beckside', (tx) =>
      agreeMileage(tx, {
        id: newId(),
        clientId: places.beckside.clientId,
        fromOn: dateIn(time.ago(59 * DAY)),
        payPence: 50,
        chargePence: 55,
      }),
    ),
    parking.scene,
    scene(40 * HOUR - 1, 'ravi', 'a receipt', parking.then(receipt('Car park C  13.00  14 h'))),
    scene(
      24 * HOUR,
      'carla',
      'approve parking',
      parking.then(decides({ answer: 'approved', chargedOn: 'particulars' })),
    ),
    nurse.scene,
    scene(39 * HOUR - 1, 'ravi', 'another receipt', nurse.then(receipt('Car park C  6.50  8 h'))),
    scene(
      23 * HOUR,
      'carla',
      'approve parking again',
      nurse.then(decides({ answer: 'approved', chargedOn: 'particulars' })),
    ),
    scene(
      4 * HOUR,
      'carla',
      'take it back',
      nurse.then((tx, id) =>
        endExpense(tx, id, { because: 'The ward had paid it at the gate already' }),
      ),
    ),
    boots.scene,
    scene(26 * HOUR - 1, 'ravi', 'a third receipt', boots.then(receipt('Safety boots 9  34.99'))),
    miles.scene,
    lunch.scene,
    scene(
      22 * HOUR,
      'carla',
      'refuse lunch',
      lunch.then(decides({ answer: 'refused', because: 'The canteen is free for our workers' })),
    ),
    bus.scene,
    scene(28 * HOUR, 'ravi', 'a fourth receipt', bus.then(receipt('Day ticket zone 1  5.00'))),
    scene(
      21 * HOUR,
      'carla',
      'withdraw the bus',
      bus.then((tx, id) => endExpense(tx, id, { because: 'She was given a lift after all' })),
    ),
    bonus.scene,
    scene(
      27 * HOUR,
      'olivia',
      'approve the bonus',
      bonus.then(decides({ answer: 'approved', chargedOn: 'agency' })),
    ),
    train.scene,
    scene(20 * HOUR - 1, 'ravi', 'the ticket', train.then(receipt('LDS-EDB return  87.20'))),
  ];
}
