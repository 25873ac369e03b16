import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { appealsSince } from '../appeals/index.ts';
import { decisionsIn } from '../assessment/index.ts';
import { centreNow, registeredIn } from '../centre/index.ts';
import { awardsClaimedIn } from '../certification/index.ts';
import { malpracticeReported } from '../concerns/index.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { claimsSince, learnersOn } from '../portfolio/index.ts';
import { arrangementsAskedIn } from '../programme/index.ts';
import { meetingsHeld } from '../standardisation/index.ts';
import { cycleList } from '../verification/index.ts';

/** One figure; `ofCentre`: it is not kept by qualification and counted of the whole centre. */
export interface Figure {
  readonly what: string;
  readonly count: number;
  readonly ofCentre: boolean;
}

/**
 * What happened on a qualification since a day, that day counted: registrations, claims, decisions, what was claimed of
 * the awarding body, special cases, appeals, malpractice reported, staff, bases and meetings.
 */
export async function figuresSince(tx: Tx, code: string, from: string): Promise<Figure[]> {
  const today = dateIn(nowOf(tx));
  const revisions = (await frameworksHere(tx)).filter((one) => one.code === code);
  const [learners, started, units] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let decided = 0;
  let achieved = 0;
  for (const { id } of revisions) {
    for (const { learnerId, startedOn } of await learnersOn(tx, id)) {
      learners.add(learnerId);
      if (startedOn >= from) started.add(learnerId);
    }
    const decisions = await decisionsIn(tx, { frameworkId: id, from });
    decided += decisions.length;
    achieved += decisions.filter(({ outcome }) => outcome === 'achieved').length;
    for (const { unitId } of (await frameworkOf(tx, id))?.units ?? []) units.add(unitId);
  }
  const claims = (await claimsSince(tx, from)).filter(
    ({ unitId, withdrawnAt }) => units.has(unitId) && withdrawnAt === null,
  );
  const appeals = (await appealsSince(tx, from)).filter(({ learnerId, unitId }) =>
    unitId === null ? learners.has(learnerId) : units.has(unitId),
  );
  const centre = await centreNow(tx);
  const posts = (centre.ok ? centre.value.staff : []).filter(({ units: of }) => of[code]);
  const cycles = await cycleList(tx);
  const of = (what: string, count: number, ofCentre = false): Figure => ({ what, count, ofCentre });
  return [
    of('Learners started', started.size),
    of('Registrations', (await registeredIn(tx, from, today)).get(code) ?? 0),
    of('Units claimed', claims.length),
    of('Units decided', decided),
    of('Units achieved', achieved),
    of('Certificates claimed', (await awardsClaimedIn(tx, from, today)).get(code) ?? 0),
    of(
      'Special arrangements asked for',
      (await arrangementsAskedIn(tx, from, today)).get(code) ?? 0,
    ),
    of('Appeals', appeals.length),
    of('Malpractice reported', await malpracticeReported(tx, from), true),
    of(
      'Staff who took up a post',
      posts.filter(({ authorisedAt }) => dateIn(new Date(authorisedAt)) >= from).length,
    ),
    of(
      'Staff whose post ended',
      posts.filter(({ ended }) => ended !== null && ended.on >= from).length,
    ),
    of(
      'Bases of verification opened',
      (cycles.ok ? cycles.value.rows : []).filter(
        ({ frameworkCode, fromOn }) => frameworkCode === code && fromOn >= from && fromOn <= today,
      ).length,
    ),
    of(
      'Staff meetings',
      (await meetingsHeld(tx)).filter(({ heldOn }) => heldOn >= from).length,
      true,
    ),
  ];
}
