import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type RegisterInput, registerCandidate } from '../candidates/index.ts';
import type { TimeToTake } from './take-time.ts';

/**
 * Accepted time from one ISO instant to another; change what the test is about:
 * `aTime(rosa, '2026-11-23T22:00:00Z', '2026-11-24T06:00:00Z')`.
 */
export function aTime(
  personId: string,
  startsAt: string,
  endsAt: string,
  change: Partial<TimeToTake> = {},
): TimeToTake {
  return {
    id: newId(),
    personId,
    shiftId: newId(),
    state: 'accepted',
    kind: 'waking',
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    breakMinutes: 0,
    lapsesAt: null,
    label: `${startsAt} to ${endsAt}`,
    hirerId: null,
    role: null,
    ...change,
  };
}

/** Registers a worker by first name, born 1991 unless said otherwise; gives the person's id. */
export async function aWorker(
  db: Database,
  actor: Actor,
  givenName = 'Rosa',
  change: Partial<RegisterInput> = {},
): Promise<string> {
  const input = {
    id: newId(),
    givenName,
    familyName: 'Marsh',
    dateOfBirth: '1991-04-09',
    emails: [],
    phones: [],
    roles: ['Care assistant'],
    someoneElse: true,
    ...change,
  };
  return done(await act(db, actor, (tx) => registerCandidate(tx, input))).personId;
}

/** The value of an act that must not be refused. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
