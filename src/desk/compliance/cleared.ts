import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import type { WorkerFacts } from '../candidates/index.ts';
import type { availabilityOf } from '../worktime/index.ts';
import { judge } from './judge.ts';
import { loadDossiers } from './load-dossiers.ts';
import { prepared } from './prepared.ts';
import type { Work } from './work.ts';

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
}

/**
 * The one answer to "is this worker cleared for this work on this day, because ...": for every worker
 * and every work the findings of all gates, the gravest first, overrides taken into account. Empty is a
 * clear yes; `stops()` of src/rules/finding.ts says which findings stop. Asks the database a fixed
 * number of set questions. People who are no candidates have no entry.
 * @returns worker -> shift -> findings. Sentences may name people and places: they are personal.
 */
export async function cleared(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
  how: HowAsked = {},
): Promise<Map<string, Map<string, readonly Finding[]>>> {
  const now = nowOf(tx);
  const asking = { now: minuteOfDate(now), today: dateIn(now) };
  const ready = works.map(prepared);
  const together =
    how.works === 'together'
      ? ready.map((work) => work.stint).sort((a, b) => a.start - b.start)
      : [];
  const answers = new Map<string, Map<string, readonly Finding[]>>();
  for (const dossier of await loadDossiers(tx, personIds, works, how)) {
    answers.set(
      dossier.worker.personId,
      new Map(
        ready.filter(asked(dossier.worker.personId, how)).map((work) => [
          work.work.shiftId,
          judge(
            dossier,
            work,
            asking,
            together.filter((stint) => stint.id !== work.work.shiftId),
          ),
        ]),
      ),
    );
  }
  return answers;
}

function asked(personId: string, { only }: HowAsked) {
  return ({ work }: ReturnType<typeof prepared>): boolean => only?.(personId, work.shiftId) ?? true;
}
