import type { Result } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import type { Database } from '../../src/platform/db/pool.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import type { Actor } from '../../src/platform/identity/actor.ts';
import { systemActor } from '../../src/platform/identity/create-organisation.ts';
import type { STAFF } from './staff.ts';

/** The members of the sample, by their key. */
export type Staff = Readonly<Record<(typeof STAFF)[number]['key'], Actor>>;

/** One act of the story: who does what, and when. */
export interface Scene {
  readonly at: Date;
  /** 'nobody': a worker by their own link. */
  readonly by: keyof Staff | 'nobody';
  /** What a failure is named by. */
  readonly what: string;
  /** Told while it runs: 'people'. */
  readonly chapter: string;
  readonly does: (tx: Tx) => Promise<Result<unknown>>;
  /** The refusal this act meets, where the story wants one. */
  readonly refused?: string;
}

/**
 * Tells the scenes in the order of their time, each as one act with its own clock, so that the log stands
 * in time order. A scene that is refused against the story's will ends it; where the bank holidays of the
 * year are not known, what rests on them is left out, and the shifts stay open.
 * @param stage what acts are told on; its clock shows what `setClock` was given
 */
export async function tell(
  stage: Database,
  staff: Staff,
  scenes: readonly Scene[],
  setClock: (at: Date) => void,
  say: (line: string) => void,
): Promise<void> {
  const inOrder = [...scenes].sort((a, b) => a.at.getTime() - b.at.getTime());
  let toldAt = Date.now();
  let calendarKnown = true;
  for (const [index, scene] of inOrder.entries()) {
    if (Date.now() - toldAt > SAY_EVERY_MS) {
      say(`  ${Math.round((100 * index) / inOrder.length)} % (${scene.chapter})`);
      toldAt = Date.now();
    }
    setClock(scene.at);
    const { olivia } = staff;
    const nobody = systemActor(olivia.organisationId, olivia.isSample);
    const actor = scene.by === 'nobody' ? nobody : staff[scene.by];
    const result = await act(stage, actor, scene.does);
    const code = result.ok ? undefined : result.refusal.code;
    if (code === CALENDAR_UNKNOWN) calendarKnown = false;
    if (code === scene.refused || !calendarKnown) continue;
    const because = result.ok ? 'it was not refused' : `${code}: ${result.refusal.because}`;
    throw new Error(`The sample's story broke off at "${scene.what}": ${because}`);
  }
}

const SAY_EVERY_MS = 1500;
const CALENDAR_UNKNOWN = 'calendar-unknown';

/** Runs several commands in one act, one after the other, until one is refused. */
export function together(
  ...steps: readonly ((tx: Tx) => Promise<Result<unknown>>)[]
): (tx: Tx) => Promise<Result<unknown>> {
  return async (tx) => {
    let last: Result<unknown> = { ok: true, value: null };
    for (const step of steps) {
      last = await step(tx);
      if (!last.ok) return last;
    }
    return last;
  };
}
