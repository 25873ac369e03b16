import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import { mayAct, qualifiedOn, staffOn, type Tie, tiesOf } from '../centre/index.ts';
import { barredByAppeal } from './appealed.ts';
import type { JudgedUnit } from './units.ts';

export type TieKind = Tie['kind'];

/** Each after 'is' or 'are': what stands between somebody and a learner. */
const TIE_WORDS: Readonly<Record<TieKind, string>> = {
  family: 'family of the learner',
  friend: 'a close friend of the learner',
  line_manager: 'the learner’s line manager',
  reports_to: 'somebody who reports to the learner',
  business: 'in business with the learner',
};

/** 'family of the learner and the learner’s line manager'; empty: no tie. */
export function tieWords(kinds: readonly TieKind[]): string {
  return listed(kinds.map((kind) => TIE_WORDS[kind]));
}

/** What is said of somebody who may judge a unit of a learner. */
export interface Authority {
  /** What the centre warns of (R25). */
  readonly warnings: readonly Finding[];
  readonly ties: readonly TieKind[];
}

/** Whether somebody may judge, and what has to be said of them. */
export interface AuthorityAsked extends Authority {
  /** Empty: they may. */
  readonly blocks: readonly Finding[];
}

const BARRED: Finding = {
  rule: 'R92',
  outcome: 'block',
  because:
    'An appeal of this learner against an earlier decision of theirs on this unit was upheld.',
  source: 'Appeals procedure of the centre, L477',
  clears: 'Another assessor judges it again.',
};

/** Asks the centre whether a member may act on this unit today (R22, R92), and which ties to the learner stand (W34). */
export async function authorityOf(
  tx: Tx,
  memberId: string,
  learnerId: string,
  unit: Pick<JudgedUnit, 'frameworkCode' | 'reference'>,
  as: 'assess' | 'verify' = 'assess',
): Promise<AuthorityAsked> {
  const findings = await mayAct(tx, {
    memberId,
    as,
    units: [{ framework: unit.frameworkCode, reference: unit.reference }],
    on: dateIn(nowOf(tx)),
  });
  const ties = await tiesOf(tx, { memberIds: [memberId], learnerIds: [learnerId] });
  const barred = await barredByAppeal(tx, { memberId, learnerId, unit });
  return {
    blocks: [...findings.filter(({ outcome }) => outcome === 'block'), ...(barred ? [BARRED] : [])],
    warnings: findings.filter(({ outcome }) => outcome !== 'block'),
    ties: [...new Set(ties.map(({ kind }) => kind))].sort(),
  };
}

/** As `authorityOf`, for somebody about to act: refuses `not-authorised`. */
export async function authorised(
  ...asked: Parameters<typeof authorityOf>
): Promise<Result<Authority>> {
  const { blocks, ...said } = await authorityOf(...asked);
  const [first] = blocks;
  if (!first) return ok(said);
  const because = blocks
    .map(({ because, clears }) => `${because} ${clears ?? ''}`.trim())
    .join(' ');
  return refuse('not-authorised', because, first.rule, { findings: blocks });
}

/** An authority as the page shows it to the assessor who asks. @param countersign as `needsCountersigning` says */
export function authorityNotes(
  { blocks, warnings, ties }: AuthorityAsked,
  countersign: boolean,
): readonly Finding[] {
  const tied: Finding[] =
    ties.length === 0
      ? []
      : [
          {
            rule: 'W34',
            outcome: 'record',
            because: `You are ${tieWords(ties)}. It is recorded with what you judge, stands on the paper and is sampled.`,
            source: 'Declared ties of the centre',
            clears: 'Another assessor can take this claim instead.',
          },
        ];
  const unqualified: Finding[] = countersign
    ? [
        {
          rule: 'R26',
          outcome: 'record',
          because:
            'No assessor’s qualification of yours is on record for today: your decision waits for a countersignature.',
          source: 'Qualification specification, L237',
          clears:
            'Have the centre administrator record your certificate, or decide and have it countersigned.',
        },
      ]
    : [];
  return [...blocks, ...warnings, ...unqualified, ...tied];
}

/**
 * Does a decision of this assessor on this day wait for a countersignature (R26)? Not where the centre was never
 * set up: there nobody holds a post, and nothing is known of anybody's qualification.
 */
export async function needsCountersigning(
  tx: Tx,
  assessorId: string,
  on: DateText,
): Promise<boolean> {
  const isPosted = (await staffOn(tx, 'assessor', on)).some(
    ({ memberId }) => memberId === assessorId,
  );
  return isPosted && !(await qualifiedOn(tx, [assessorId], 'assessor', on)).has(assessorId);
}
