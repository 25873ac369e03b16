import type { DateText } from '../../lib/days.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { JudgedUnit } from './units.ts';

/** An appeal against a decision: where it stands, and since when. */
export interface AppealTold {
  readonly appealId: string;
  /** 'Appealed, formal stage: upheld.' */
  readonly words: string;
  readonly raisedOn: DateText;
}

/** What a room of appeals, which assessment does not know, answers. */
interface Appeals {
  /** Does an upheld appeal of this learner bar this member from judging the unit again? */
  readonly barred: (
    tx: Tx,
    asked: {
      readonly memberId: string;
      readonly learnerId: string;
      readonly unit: Pick<JudgedUnit, 'frameworkCode' | 'reference'>;
    },
  ) => Promise<boolean>;
  /** The appeals against these decisions, by decision id. */
  readonly told: (
    tx: Tx,
    decisionIds: readonly string[],
  ) => Promise<ReadonlyMap<string, AppealTold>>;
}

let appeals: Appeals | null = null;

/** Registers who knows of appeals. */
export function onAppealed(answers: Appeals): void {
  appeals = answers;
}

/** Whether somebody may not judge this unit again, for an appeal against them was upheld (R92). */
export async function barredByAppeal(
  tx: Tx,
  asked: Parameters<Appeals['barred']>[1],
): Promise<boolean> {
  return appeals !== null && (await appeals.barred(tx, asked));
}

/** The appeals against these decisions, by decision id. */
export async function appealsAgainst(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, AppealTold>> {
  if (appeals === null || decisionIds.length === 0) return new Map();
  return appeals.told(tx, decisionIds);
}
