import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { WorkerFacts } from '../candidates/index.ts';
import {
  type availabilityOf,
  availabilityWithin,
  type SpanAvailability,
} from '../worktime/index.ts';
import { type AskedRule, askAll } from './clearance.ts';
import type { Dossier } from './dossier.ts';
import type { GateFacts } from './gate.ts';
import { GATES } from './gates.ts';
import { findingsOf, judge } from './judge.ts';
import { loadDossiers } from './load-dossiers.ts';
import { type PreparedWork, prepared } from './prepared.ts';
import type { PlaceWish } from './wishes-gates.ts';
import type { Work } from './work.ts';
import { dutiesOf } from './work-duties.ts';

/** Milliseconds. */
const MINUTE = 60_000;

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

/** Which of the works a worker would take, and which shifts they hold they would give up for them. */
export interface Taking {
  readonly personId: string;
  /** Shifts among the works, taken together. */
  readonly takes: readonly string[];
  readonly gives: readonly string[];
}

/** Workers and works read once, for a search that asks about few of many pairs. */
export interface ReadyToAsk {
  /** The first rule that stops them, in the order of the gates; null: none does. Asks no further. */
  readonly stoppedBy: (taking: Taking) => string | null;
  /** What they said about the time of one of the works. */
  readonly said: (personId: string, shiftId: string) => SpanAvailability['state'];
  /** Everything the rules find, by shift taken, the gravest first. */
  readonly findings: (taking: Taking) => ReadonlyMap<string, readonly Finding[]>;
}

/**
 * Reads once what every rule needs of these workers and works, and then answers without the database:
 * may this worker take these shifts if they gave up those? The time they give up is counted no more, in
 * rest, weeks and averages; days already counted towards equal pay stay, which errs towards the worker.
 * People who are no candidates may take nothing.
 */
export async function readyToAsk(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
): Promise<ReadyToAsk> {
  const now = nowOf(tx);
  const asking = { now: minuteOfDate(now), today: dateIn(now) };
  const duties = await dutiesOf(tx, works);
  const reach = {
    start: Math.min(...works.map((work) => work.start)) * MINUTE,
    end: Math.max(...works.map((work) => work.end)) * MINUTE,
  };
  const free = await availabilityWithin(tx, personIds, reach);
  const loaded = await loadDossiers(tx, personIds, works, { availability: new Map() });
  const dossiers = new Map(loaded.map((dossier) => [dossier.worker.personId, dossier]));
  const byId = new Map(works.map((work, index) => [work.shiftId, { work, index }]));
  const ready = new Map<string, PreparedWork>();
  const preparedOnce = (shiftId: string) => {
    const known = ready.get(shiftId);
    if (known) return known;
    const found = byId.get(shiftId);
    if (!found) throw new Error('A shift was asked about that was not read.');
    const made = prepared(found.work, found.index, duties(found.work));
    ready.set(shiftId, made);
    return made;
  };
  const wordOf = (personId: string, { work }: PreparedWork) =>
    free(personId, { start: work.start * MINUTE, end: work.end * MINUTE });
  const factsOf = ({ personId, takes, gives }: Taking): readonly GateFacts[] => {
    const dossier = dossiers.get(personId);
    if (!dossier) return [];
    const taken = takes.map(preparedOnce);
    const availability: SpanAvailability[] = [];
    for (const one of taken) availability[one.index] = wordOf(personId, one);
    const left = { ...withoutShifts(dossier, gives), availability };
    const stints = taken.map(({ stint }) => stint).sort((one, two) => one.start - two.start);
    return taken.map((one) => ({
      dossier: left,
      prepared: one,
      asking,
      alongside: stints.filter((stint) => stint.id !== one.work.shiftId),
    }));
  };
  return {
    said: (personId, shiftId) => wordOf(personId, preparedOnce(shiftId)).state,
    stoppedBy(taking) {
      if (!dossiers.has(taking.personId)) return NOT_A_CANDIDATE;
      for (const facts of factsOf(taking)) {
        for (const gate of GATES) {
          const stop = findingsOf(gate, facts).find(stops);
          if (stop) return stop.rule;
        }
      }
      return null;
    },
    findings: (taking) =>
      new Map(
        factsOf(taking).map((facts) => [
          facts.prepared.work.shiftId,
          judge(facts.dossier, facts.prepared, asking, facts.alongside),
        ]),
      ),
  };
}

/** The rule of bookings that stops whoever is not on the books. */
const NOT_A_CANDIDATE = 'OWN-BOOKS';

/** What is on file of a worker if they held these shifts no more. */
function withoutShifts(dossier: Dossier, shiftIds: readonly string[]): Dossier {
  if (shiftIds.length === 0) return dossier;
  const gone = (stint: Stint) => shiftIds.includes(stint.id);
  const wasFirst = dossier.held.some((stint) => gone(stint) && stint.start === dossier.firstHeld);
  return {
    ...dossier,
    held: dossier.held.filter((stint) => !gone(stint)),
    firstHeld: wasFirst ? null : dossier.firstHeld,
  };
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
