import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import type { WorkerFacts } from '../candidates/index.ts';
import type { availabilityOf } from '../worktime/index.ts';
import { type AskedRule, askAll } from './clearance.ts';
import type { GateFacts } from './gate.ts';
import { judge } from './judge.ts';
import { loadDossiers } from './load-dossiers.ts';
import { prepared } from './prepared.ts';
import type { PlaceWish } from './wishes-gates.ts';
import type { Work } from './work.ts';
import { dutiesOf } from './work-duties.ts';

/** How several works are meant. */
export interface HowAsked {
  /**
   * `apart` (default): each work alone, as in a list to choose from. `together`: all of them for the
   * same worker, as a line for one face: each is judged as if the others were taken too.
   */
  readonly works?: 'apart' | 'together';
  /** Judges only these pairs of worker and shift: those who hold it, say. Left out: all of them. */
  readonly only?: (personId: string, shiftId: string) => boolean;
  /** Facts already loaded, so that they are not read twice. */
  readonly workers?: ReadonlyMap<string, WorkerFacts>;
  /** What the workers said about these works, in their order, if already loaded (`availabilityOf`). */
  readonly availability?: Awaited<ReturnType<typeof availabilityOf>>;
  /** Where they like to go and would rather not (`placeWishesOf`). */
  readonly wishes?: ReadonlyMap<string, readonly PlaceWish[]>;
}

/**
 * The one answer to "is this worker cleared for this work on this day, because ...": for every worker
 * and every work the findings of all gates, the gravest first, overrides taken into account. Empty is a
 * clear yes; `stops()` of src/rules/finding.ts says which findings stop. Asks the database a fixed
 * number of set questions. People who are no candidates have no entry.
 * @returns worker -> shift -> findings. Sentences may name people and places: they are personal.
 */
export function cleared(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
  how: HowAsked = {},
): Promise<Map<string, Map<string, readonly Finding[]>>> {
  return answered(tx, personIds, works, how, ({ dossier, prepared, asking, alongside }) =>
    judge(dossier, prepared, asking, alongside),
  );
}

/**
 * The same question answered whole: every rule that was asked, what passed too, each with its figures,
 * its source and the version of the law; what a list to choose from does not need.
 * @returns worker -> shift -> every rule asked
 */
export function clearedInFull(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
  how: HowAsked = {},
): Promise<Map<string, Map<string, readonly AskedRule[]>>> {
  return answered(tx, personIds, works, how, askAll);
}

/** Whatever is asked of each worker and each work: the facts are read once, in set questions. */
export async function answered<Answer>(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
  how: HowAsked,
  answer: (facts: GateFacts) => Answer,
): Promise<Map<string, Map<string, Answer>>> {
  const now = nowOf(tx);
  const asking = { now: minuteOfDate(now), today: dateIn(now) };
  const duties = await dutiesOf(tx, works);
  const ready = works.map((work, index) => prepared(work, index, duties(work)));
  const together =
    how.works === 'together'
      ? ready.map((work) => work.stint).sort((a, b) => a.start - b.start)
      : [];
  const answers = new Map<string, Map<string, Answer>>();
  for (const dossier of await loadDossiers(tx, personIds, works, how)) {
    const { personId } = dossier.worker;
    const asked = ready.filter(({ work }) => how.only?.(personId, work.shiftId) ?? true);
    answers.set(
      personId,
      new Map(
        asked.map((one) => {
          const alongside = together.filter((stint) => stint.id !== one.work.shiftId);
          return [one.work.shiftId, answer({ dossier, prepared: one, asking, alongside })];
        }),
      ),
    );
  }
  return answers;
}
