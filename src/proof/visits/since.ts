import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { decisionsIn } from '../assessment/index.ts';
import { centreNow } from '../centre/index.ts';
import { overview } from '../external/index.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { arrangementList } from '../programme/index.ts';
import { meetingsHeld } from '../standardisation/index.ts';
import { cycleList } from '../verification/index.ts';
import type { readVisits } from './schema.ts';

type Board = NonNullable<ReplyIn<typeof readVisits>['board']>;

/**
 * What an external verifier's own page begins with: their samples against the percentage, arrangements to agree, and
 * what changed in their qualifications since the last visit that was held.
 * @param lastOn its day; null: there was none
 */
export async function boardOf(
  tx: Tx,
  codes: ReadonlySet<string>,
  lastOn: string | null,
): Promise<Board> {
  const seen = await overview(tx);
  const waiting = (await arrangementList(tx)).rows.filter(({ agreedOn }) => agreedOn === null);
  return {
    arrangements: waiting.length,
    samples: (seen.ok ? seen.value.samples : []).map((one) => ({
      sampleId: one.sampleId,
      name: one.cycleName,
      there: one.there,
      asked: one.asked,
      signed: one.signedAt !== null,
    })),
    since: lastOn === null ? null : { on: lastOn, changed: await changedSince(tx, codes, lastOn) },
  };
}

async function changedSince(
  tx: Tx,
  codes: ReadonlySet<string>,
  on: string,
): Promise<{ what: string; count: number }[]> {
  const [learners, achieved, decided] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { id, code } of await frameworksHere(tx)) {
    if (!codes.has(code)) continue;
    for (const one of await learnersOn(tx, id)) {
      if (one.startedOn >= on) learners.add(one.learnerId);
    }
    for (const one of await decisionsIn(tx, { frameworkId: id, from: on })) {
      decided.add(one.decisionId);
      if (one.outcome === 'achieved') achieved.add(one.decisionId);
    }
  }
  const centre = await centreNow(tx);
  const posts = (centre.ok ? centre.value.staff : []).filter(({ units }) =>
    Object.keys(units).some((code) => codes.has(code)),
  );
  const cycles = await cycleList(tx);
  const meetings = (await meetingsHeld(tx)).filter(({ heldOn }) => heldOn >= on);
  return [
    { what: 'Learners started', count: learners.size },
    { what: 'Units decided', count: decided.size },
    { what: 'Units achieved', count: achieved.size },
    {
      what: 'Staff who took up a post',
      count: posts.filter(({ authorisedAt }) => dateIn(new Date(authorisedAt)) >= on).length,
    },
    {
      what: 'Staff whose post ended',
      count: posts.filter(({ ended }) => ended !== null && ended.on >= on).length,
    },
    {
      what: 'Bases of verification opened',
      count: (cycles.ok ? cycles.value.rows : []).filter(
        ({ frameworkCode, fromOn }) => codes.has(frameworkCode) && fromOn >= on,
      ).length,
    },
    { what: 'Staff meetings', count: meetings.length },
  ];
}
