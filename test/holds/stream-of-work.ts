import { newId } from '../../src/lib/ids.ts';
import { addDays } from '../../src/lib/time.ts';
import type { ReadyDesk } from './ready-desk.ts';

/** One order for one shift, assigned and confirmed; each step is pressed until it was answered. */
export interface Job {
  readonly bookingId: string;
  readonly shiftId: string;
  readonly assignmentId: string;
  readonly confirmationId: string;
  readonly personId: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Steps whose answer has come. */
  taken: boolean;
  assigned: boolean;
  confirmed: boolean;
  /** Was a step on its way when the server died? It is pressed again afterwards, with the same ids. */
  cut: boolean;
}

/** Gives jobs without end: each worker has a shift of two hours every other day, so that no rule objects. */
export function jobMaker({ workers, today }: ReadyDesk): () => Job {
  let made = 0;
  return () => {
    const n = made++;
    return {
      bookingId: newId(),
      shiftId: newId(),
      assignmentId: newId(),
      confirmationId: newId(),
      personId: workers[n % workers.length] ?? '',
      date: addDays(today, 2 + 2 * Math.floor(n / workers.length)),
      taken: false,
      assigned: false,
      confirmed: false,
      cut: false,
    };
  };
}

/** What one signed-in consultant asks the server with; throws when no whole answer came. */
export type Press = (path: string, body: object) => Promise<{ status: number; text: string }>;

/** Signs in over HTTP and gives what presses buttons; the cookie lasts over a crash, so it may be given again. */
export async function signInOver(url: string, email: string, password: string): Promise<string> {
  const answered = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answered.ok) throw new Error(`Sign-in failed: ${await answered.text()}`);
  return answered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export function presser(url: string, cookie: string): Press {
  return async (path, body) => {
    const answered = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    return { status: answered.status, text: await answered.text() };
  };
}

/**
 * Takes a job as far as answers come. A step counts as acknowledged only when its 200 was read whole.
 * @returns false when the server did not answer any more
 * @throws when the server refuses what it should take
 */
export async function carryOn(job: Job, desk: ReadyDesk, press: Press): Promise<boolean> {
  const steps = [
    ['taken', '/api/bookings', () => orderOf(job, desk)],
    ['assigned', '/api/assignments', () => yesOf(job)],
    [
      'confirmed',
      `/api/bookings/${job.bookingId}/confirmations`,
      () => ({ id: job.confirmationId, personId: job.personId }),
    ],
  ] as const;
  for (const [step, path, body] of steps) {
    if (job[step]) continue;
    job.cut = true;
    const answer = await press(path, body()).catch(() => null);
    // 500: the database died under the server, which says that it changed nothing.
    if (answer === null || answer.status >= 500) return false;
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    job[step] = true;
    job.cut = false;
  }
  return true;
}

function orderOf({ bookingId, shiftId, date }: Job, { place }: ReadyDesk): object {
  return {
    id: bookingId,
    clientId: place.clientId,
    hirerId: place.hirerId,
    siteId: place.siteId,
    billToId: place.billToId,
    orderedBy: place.contactId,
    approverId: place.contactId,
    lines: [
      {
        role: 'care-assistant',
        duties: 'Personal care and meals',
        experience: 'A year in care',
        payPence: 1300,
        chargePence: 1850,
        shifts: [{ id: shiftId, date, start: '09:00', end: '11:00' }],
      },
    ],
  };
}

function yesOf({ personId, shiftId, assignmentId }: Job): object {
  return {
    personId,
    assignments: [{ id: assignmentId, shiftId }],
    how: 'spoken',
    willing: true,
  };
}
