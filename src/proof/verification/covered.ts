import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { allocationsOf, registrationOf, tariffOn } from '../centre/index.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { programmesCounted, stateOf } from '../programme/index.ts';
import { ENDED } from './base.ts';
import type { Cycle } from './found.ts';
import { verificationDb } from './tables.ts';

/** What of the adviser's work leaves a record at the start, by the rule that misses it. */
const ADVISER_WORK: Readonly<Record<string, string>> = {
  R39: 'the advice interview',
  R37: 'the entry tests',
  R41: 'the induction',
  R43: 'the audit of skills',
};

/**
 * Learners who are still learning on a qualification with a tariff and stand in none of these running cycles: a plan
 * stays active until everybody has completed or left (R81). By name.
 */
export async function uncovered(tx: Tx, running: readonly Cycle[]) {
  const { organisationId } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const names = await memberNames(tx);
  const named = await verificationDb(tx)
    .selectFrom('verification_cycle_learner')
    .select(['cycle_id', 'learner_id'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const found = [];
  for (const { id, code, newest } of await frameworksHere(tx)) {
    const own = running.filter(({ framework_id }) => framework_id === id);
    if (!newest || own.some(({ everyone }) => everyone)) continue;
    if ((await tariffOn(tx, code, today)) === null) continue;
    const within = new Set(
      named
        .filter(({ cycle_id }) => own.some((cycle) => cycle.id === cycle_id))
        .map(({ learner_id }) => learner_id),
    );
    const left = (await learnersOn(tx, id)).filter(
      (one) => !one.left && one.startedOn <= today && !within.has(one.learnerId),
    );
    const ids = left.map(({ learnerId }) => learnerId);
    const states = await stateOf(tx, ids, code, today);
    const registered = await registrationOf(tx, ids, code);
    for (const learnerId of ids) {
      if (ENDED.includes(states.get(learnerId)?.state ?? '')) continue;
      found.push({
        learnerId,
        name: names.get(learnerId) ?? '',
        frameworkCode: code,
        registration: registered.get(learnerId)?.number ?? null,
      });
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/**
 * Learners whom one person both advises and assesses on a framework, and of whose adviser's work a record is missing:
 * where the roles are one person's, that person does both works (R32). Each with what is missing.
 */
export async function adviserWorkMissing(
  tx: Tx,
  frameworkCode: string,
  learnerIds: readonly string[],
): Promise<readonly { readonly learnerId: string; readonly missing: readonly string[] }[]> {
  const combined = new Set(
    (await allocationsOf(tx, { learnerIds }))
      .filter((one) => one.frameworkCode === frameworkCode && one.adviserId !== null)
      .filter(({ adviserId, assessorId }) => adviserId === assessorId)
      .map(({ learnerId }) => learnerId),
  );
  if (combined.size === 0) return [];
  return (await programmesCounted(tx))
    .filter((one) => one.frameworkCode === frameworkCode && combined.has(one.learnerId))
    .map(({ learnerId, rules }) => ({
      learnerId,
      missing: rules.flatMap((rule) => ADVISER_WORK[rule] ?? []),
    }))
    .filter(({ missing }) => missing.length > 0);
}
