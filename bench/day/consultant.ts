import { addDays } from '../../src/lib/days.ts';
import { newId } from '../../src/lib/ids.ts';
import type { Agency } from './agency.ts';
import { ROLES } from './books.ts';
import type { Press } from './press.ts';

/** A shift as it was ordered: London date and clock. */
export interface Ordered {
  readonly id: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

interface Row {
  readonly personId: string;
  readonly shiftIds: readonly string[];
}

interface Held {
  readonly assignmentId: string;
  readonly personId: string;
}

/** A booking on the desk: its shifts, who may go to them, and who holds each. */
interface Job {
  readonly bookingId: string;
  readonly lineId: string;
  readonly role: string;
  readonly shifts: readonly Ordered[];
  readonly soon: boolean;
  rows: readonly Row[];
  readonly held: Map<string, Held>;
}

const DAYTIMES = [
  ['06:00', '14:00'],
  ['07:00', '15:00'],
  ['09:00', '17:00'],
  ['14:00', '22:00'],
  ['10:00', '16:00'],
  ['22:00', '06:00'],
] as const;

/** Numbers from 0 to 1, always the same from one seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * One consultant's day without the waiting: takes orders until so many shifts are booked, asks who may go, offers,
 * pencils and assigns, confirms most of it, changes, moves, cancels and releases some, says who is on the way, and
 * looks at the lists, the grid and the board in between. What is refused is tried with the next worker, as a
 * person would.
 */
export async function workADay(
  agency: Agency,
  press: Press,
  random: () => number,
  shifts: number,
): Promise<void> {
  const some = (share: number) => random() < share;
  for (let taken = 0, round = 0; taken < shifts; round++) {
    await lookAround(agency, press, round);
    const job = await take(agency, press, random, shifts - taken);
    if (!job) continue;
    taken += job.shifts.length;
    await rank(press, job);
    await fill(press, random, job);
    if (some(0.65)) await confirmAll(press, random, job);
    await afterwards(press, random, job);
    if (job.soon) await starts(press, job);
    await press('a booking read', 'GET', `/api/bookings/${job.bookingId}`, {
      do: 'booking',
      bookingId: job.bookingId,
    });
  }
}

async function lookAround({ today }: Agency, press: Press, round: number): Promise<void> {
  if (round % 6 === 0) {
    const week = { do: 'week', date: today } as const;
    const clocks = { do: 'clocks', date: today } as const;
    await press('the week grid read', 'GET', `/api/week?date=${today}&size=200`, week);
    await press(
      'the grid’s clocks read',
      'GET',
      `/api/week-workers?date=${today}&size=200`,
      clocks,
    );
  }
  if (round % 5 === 0) {
    const list = { do: 'bookings' } as const;
    await press('the bookings listed', 'GET', `/api/bookings?since=${today}`, list);
    await press('what needs me now', 'GET', '/api/booking-needs', { do: 'needs' });
  }
  if (round % 8 === 0)
    await press('the start board read', 'GET', '/api/start-board', { do: 'board' });
}

async function take(
  { places, today }: Agency,
  press: Press,
  random: () => number,
  most: number,
): Promise<Job | null> {
  const place = places[Math.floor(random() * places.length)];
  const { role } = ROLES[Math.floor(random() * ROLES.length)] ?? ROLES[0];
  if (!place) throw new Error('There is no place to go to.');
  const soon = random() < 0.08;
  const shifts = soon ? soonOnes(random) : ordinary(random, today, most);
  const [bookingId, lineId] = [newId(), newId()];
  const asks = random();
  await press('a new booking prefilled', 'GET', `/api/booking-prefill?siteId=${place.siteId}`, {
    ...{ do: 'prefill', siteId: place.siteId },
  });
  const answer = await press(
    'a request taken',
    'POST',
    '/api/bookings',
    { do: 'take', bookingId, lineId, place, role, shifts },
    {
      ...{ id: bookingId, clientId: place.clientId, hirerId: place.hirerId, siteId: place.siteId },
      ...{ billToId: place.billToId, orderedBy: place.contactId, approverId: place.contactId },
      lines: [
        {
          ...{ id: lineId, role, duties: 'As at the site', experience: 'A year in the role' },
          ...{ payPence: 1300 + 50 * Math.floor(random() * 4), chargePence: 1950 },
          requiredSkills: asks < 0.15 ? ['moving and handling'] : [],
          requiredQualifications: asks > 0.9 ? ['Level 2 Food Safety'] : [],
          requiredChecks: asks > 0.7 && asks < 0.9 ? ['DBS'] : [],
          shifts: shifts.map((shift) => ({ ...shift, breakMinutes: 30 })),
        },
      ],
    },
  );
  if (!answer.ok) return null;
  return { bookingId, lineId, role, shifts, soon, rows: [], held: new Map() };
}

/** One to five days one after another at one time, in the two weeks to come. */
function ordinary(random: () => number, today: string, most: number): readonly Ordered[] {
  const count = Math.min(most, 1 + Math.floor(random() * 5 * random() + 0.6));
  const night = random() < 0.08;
  const [start, end] = (night ? DAYTIMES[5] : DAYTIMES[Math.floor(random() * 5)]) ?? [
    '09:00',
    '17:00',
  ];
  const first = 1 + Math.floor(random() * 13);
  return Array.from({ length: Math.max(1, count) }, (_, n) => ({
    ...{ id: newId(), date: addDays(today, first + n), start, end },
  }));
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' },
});

/** One shift of six hours that starts in one to three hours from now. */
function soonOnes(random: () => number): readonly Ordered[] {
  const step = 15 * 60_000;
  const from = Math.ceil((Date.now() + (1 + 2 * random()) * 3_600_000) / step) * step;
  const [date = '', start = ''] = CLOCK.format(from).split(' ');
  const [, end = ''] = CLOCK.format(from + 6 * 3_600_000).split(' ');
  return [{ id: newId(), date, start, end }];
}

async function rank(press: Press, job: Job): Promise<void> {
  const path = `/api/booking-lines/${job.lineId}/workers?size=50`;
  const answer = await press('who may go, ranked', 'GET', path, { do: 'rank', role: job.role });
  job.rows = (answer.body as { may: readonly Row[] }).may;
}

/** A worker who may do all of these shifts; rather one of the first. */
function choose(
  random: () => number,
  job: Job,
  ids: readonly string[],
  not: ReadonlySet<string>,
): Row | undefined {
  const fit = job.rows.filter(
    ({ personId, shiftIds }) => !not.has(personId) && ids.every((id) => shiftIds.includes(id)),
  );
  return fit[Math.floor(random() * random() * Math.min(fit.length, 25))];
}

async function fill(press: Press, random: () => number, job: Job): Promise<void> {
  const all = job.shifts.map(({ id }) => id);
  const sets = random() < 0.5 ? [all] : all.map((id) => [id]);
  for (const ids of sets) {
    const tried = new Set<string>();
    for (let tries = 0; tries < 3; tries++) {
      const row = choose(random, job, ids, tried);
      if (!row) break;
      tried.add(row.personId);
      if (await give(press, random, job, ids, row)) break;
    }
  }
}

async function give(
  press: Press,
  random: () => number,
  job: Job,
  ids: readonly string[],
  row: Row,
): Promise<boolean> {
  const { personId } = row;
  const way = random();
  if (way < 0.45) {
    const others = [0, 1].flatMap(() => choose(random, job, ids, new Set([personId])) ?? []);
    const asked = [...new Set([personId, ...others.map((other) => other.personId)])];
    const yes = await offer(press, random, ids, asked);
    if (!yes) return false;
  }
  const assignments = ids.map((shiftId) => ({ id: newId(), shiftId }));
  const body = { personId, assignments };
  if (way > 0.85) {
    const pencilled = await press(
      ...(['pencilled', 'POST', '/api/pencils', { do: 'pencil', ...body }, body] as const),
    );
    if (!pencilled.ok) return false;
  }
  const yes = { ...body, how: 'spoken', willing: true };
  const answer = await press(
    'a yes, assigned',
    'POST',
    '/api/assignments',
    { do: 'accept', ...body },
    yes,
  );
  if (!answer.ok) return false;
  const made = answer.body as {
    assignments: readonly { assignmentId: string; shiftId: string }[];
  };
  for (const { assignmentId, shiftId } of made.assignments)
    job.held.set(shiftId, { assignmentId, personId });
  return true;
}

/** Asks up to three; the first of them says yes, four times in five. */
async function offer(
  press: Press,
  random: () => number,
  shiftIds: readonly string[],
  personIds: readonly string[],
): Promise<boolean> {
  const id = newId();
  const asked = await press(
    'offered',
    'POST',
    '/api/offers',
    { do: 'offer', id, shiftIds, personIds },
    { id, shiftIds, personIds, how: 'phone' },
  );
  if (!asked.ok) return false;
  const { offers } = asked.body as {
    offers: readonly { offerId: string; shiftId: string; personId: string }[];
  };
  const mine = offers.filter(({ personId }) => personId === personIds[0]);
  const says = random() < 0.8 ? 'accepted' : 'declined';
  for (const { offerId } of mine) {
    const answer = { do: 'answer', roundId: id, personId: personIds[0] ?? '', says } as const;
    const said = { answer: says };
    const kept = await press(
      ...(['an answer kept', 'POST', `/api/offers/${offerId}/answer`, answer, said] as const),
    );
    if (!kept.ok) return false;
  }
  return mine.length > 0 && says === 'accepted';
}

async function confirmAll(press: Press, random: () => number, job: Job): Promise<void> {
  for (const personId of new Set([...job.held.values()].map((held) => held.personId))) {
    if (random() < 0.3) continue;
    await confirm(press, job, personId, random() < 0.3);
  }
}

async function confirm(press: Press, job: Job, personId: string, look: boolean): Promise<void> {
  const { bookingId } = job;
  const path = `/api/bookings/${bookingId}`;
  if (look) {
    const preview = `${path}/confirmation-preview?personId=${personId}`;
    const read = { do: 'preview', bookingId } as const;
    await press('a confirmation previewed', 'GET', preview, read);
  }
  const id = newId();
  const bare = { do: 'confirm', id, bookingId, personId } as const;
  await press('confirmed to both', 'POST', `${path}/confirmations`, bare, { id, personId });
}

/** What happens to a booking after it stands. */
async function afterwards(press: Press, random: () => number, job: Job): Promise<void> {
  const [shift] = [...job.shifts].reverse();
  if (!shift || job.soon) return;
  const held = job.held.get(shift.id);
  const path = `/api/shifts/${shift.id}`;
  const what = random();
  if (what < 0.12) {
    const later = (clock: string) => `${clock.slice(0, 3)}30`;
    const times = { date: shift.date, start: later(shift.start), end: later(shift.end) };
    const bare = { do: 'change', shiftId: shift.id } as const;
    const changed = await press('a shift amended', 'PUT', path, bare, { times });
    if (changed.ok && held && random() < 0.6) await confirm(press, job, held.personId, false);
  } else if (what < 0.2 && held) {
    const to = choose(random, job, [shift.id], new Set([held.personId]))?.personId;
    if (!to) return;
    const id = newId();
    const bare = { do: 'move', shiftId: shift.id, id, to } as const;
    const body = { id, from: held.assignmentId, to, as: 'accept', willing: true };
    const because = 'The worker has an appointment';
    const moved = await press('a shift moved', 'POST', `${path}/move`, bare, { ...body, because });
    if (moved.ok) job.held.set(shift.id, { assignmentId: id, personId: to });
    if (moved.ok && random() < 0.6) await confirm(press, job, to, false);
  } else if (what < 0.26) {
    const bare = { do: 'cancel', shiftId: shift.id } as const;
    const body = { because: 'The home is full' };
    const gone = await press('a shift cancelled', 'POST', `${path}/cancellation`, bare, body);
    if (gone.ok) job.held.delete(shift.id);
  } else if (what < 0.3 && held) {
    const bare = { do: 'release', shiftId: shift.id } as const;
    const ending = `/api/assignments/${held.assignmentId}/release`;
    const body = { because: 'Childcare' };
    const freed = await press('a worker released', 'POST', ending, bare, body);
    if (freed.ok) job.held.delete(shift.id);
  } else if (what < 0.4) {
    const bare = { do: 'shift', shiftId: shift.id } as const;
    await press('a shift’s panel read', 'GET', path, bare);
  }
}

async function starts(press: Press, job: Job): Promise<void> {
  for (const [shiftId, { assignmentId, personId }] of job.held) {
    const id = newId();
    const bare = { do: 'start', id, shiftId, personId } as const;
    const body = { id, said: 'on_the_way', byWhom: 'worker', note: '' };
    const path = `/api/assignments/${assignmentId}/start`;
    await press('on the way, said', 'POST', path, bare, body);
  }
}
