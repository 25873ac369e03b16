import { acknowledgeProcedure, publishProcedure } from '../../src/desk/policies/index.ts';
import type { Particulars } from '../../src/desk/policies/procedures-schema.ts';
import { newId } from '../../src/lib/ids.ts';
import { addMonths } from '../../src/lib/time.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { membersOf } from '../../src/platform/identity/members.ts';
import { FIRST_DAY } from './client-scenes.ts';
import { signInOf } from './staff.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

const OFFERS = newId();
const CHECKS = newId();
const CALLS = newId();

const OFFER_WORDS = `1. Ask first who said they are free and who asked for this work; then those who know the site; then everyone who may go.
2. Say place, times, pay, dress and whom to report to before you ask for a yes. Never say that the others have agreed.
3. A yes on the phone counts: enter it while they are on the line.
4. Confirm both sides on the same day, and by the third business day at the latest.`;

const CHECK_WORDS = `1. Nobody works before their right to work is seen by one of us, with the day and the route.
2. A certificate is looked up again before a worker goes to a new client.
3. Where a rule stops somebody, look for a lawful way first. Omar lifts a rule only on a ground in law, and Ben signs it off.`;

const CALL_WORDS = `1. Make sure whom you speak to before you say anything about work or pay.
2. Note every call on the record it belongs to, in one line, the same hour.
3. Whoever asks not to be texted is not texted, from that moment.`;

type Given = Pick<Particulars, 'procedureId' | 'title' | 'inForceFrom' | 'governs' | 'readers'> &
  Partial<Particulars> & { readonly owner: string; readonly text: string };

async function publish(tx: Tx, { owner, text, ...given }: Given) {
  const { members } = await membersOf(tx);
  const ownerId = members.find(({ email }) => email === signInOf(owner))?.id ?? '';
  return publishProcedure(
    tx,
    { from: 0, change: '', reviewOn: addMonths(given.inForceFrom, 12), ownerId, ...given },
    { text },
  );
}

/** Three procedures of the agency, one in its second version with a third to come, and who has read them. */
export function policyScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const scene = (at: Date, by: Scene['by'], what: string, does: Scene['does']): Scene => ({
    at,
    by,
    what,
    chapter: 'procedures',
    does,
  });
  const first = time.ofWeek(FIRST_DAY);
  const [second, third, recent] = [time.day(-12), time.day(-1), time.day(-3)];
  const read = (
    by: Scene['by'],
    procedureId: string,
    version: number,
    day: string,
    clock: string,
  ) =>
    scene(time.at(day, clock), by, `${by} reads a procedure`, (tx) =>
      acknowledgeProcedure(tx, { procedureId, version }),
    );
  const offers = {
    procedureId: OFFERS,
    owner: 'ben',
    title: 'Making and confirming an offer of work',
    governs: [
      'shift.offered',
      'offer.answered',
      'shift.pencilled',
      'shift.assigned',
      'booking.confirmed',
      'booking.changed',
    ],
    readers: ['branch_manager', 'consultant', 'resourcer'] as Particulars['readers'],
  };
  return [
    scene(time.at(first, '08:40'), 'ben', 'how offers are made', (tx) =>
      publish(tx, { ...offers, inForceFrom: first, text: OFFER_WORDS }),
    ),
    scene(time.at(first, '08:45'), 'olivia', 'checks before work', (tx) =>
      publish(tx, {
        procedureId: CHECKS,
        owner: 'omar',
        title: 'Checks before anybody works',
        inForceFrom: first,
        governs: [
          'rtw.checked',
          'check.completed',
          'certificate.status_checked',
          'supply.refused',
          'rule.overridden',
          'override.signed_off',
        ],
        readers: ['branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
        text: CHECK_WORDS,
      }),
    ),
    read('carla', OFFERS, 1, first, '09:10'),
    read('carla', CHECKS, 1, first, '09:12'),
    read('omar', CHECKS, 1, first, '10:00'),
    scene(time.at(second, '09:00'), 'ben', 'how offers are made, version 2', (tx) =>
      publish(tx, {
        ...offers,
        from: 1,
        inForceFrom: second,
        change: 'Point 3: a yes on the phone is entered while they are on the line.',
        text: OFFER_WORDS,
      }),
    ),
    read('carla', OFFERS, 2, second, '09:20'),
    read('ben', OFFERS, 2, second, '09:30'),
    scene(time.at(recent, '09:05'), 'olivia', 'calls and texts', (tx) =>
      publish(tx, {
        procedureId: CALLS,
        owner: 'olivia',
        title: 'Calls, texts and what is noted of them',
        inForceFrom: recent,
        governs: ['call.made', 'message.exchanged', 'do_not_contact.recorded'],
        readers: ['consultant', 'resourcer'],
        text: CALL_WORDS,
      }),
    ),
    read('ravi', CALLS, 1, recent, '11:00'),
    scene(time.at(third, '10:00'), 'ben', 'how offers are made, version 3', (tx) =>
      publish(tx, {
        ...offers,
        from: 2,
        inForceFrom: time.day(10),
        change: 'Point 1: those who know the site are asked before everyone else.',
        text: OFFER_WORDS,
      }),
    ),
  ];
}
