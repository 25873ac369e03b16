import { entriesAbout } from '../../platform/audit/heard.ts';
import { logEntry } from '../../platform/audit/read-log.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { StoredClearance } from '../bookings/index.ts';
import type { Explained, ExplainedAnswer } from './schema.ts';

const STEPS = { 'shift.assigned': 'assigned', 'booking.confirmed': 'confirmed' } as const;

/** Records shown at the most: a booking confirmed anew a hundred times is read from its end. */
const MOST = 20;

/**
 * What a rule answered when this worker was given this shift and when it was confirmed, as it stands sealed
 * in the log; the latest first. Records from before whole answers were stored hold none, and are left out;
 * so are those of somebody who was erased.
 */
export async function storedAnswers(
  tx: Tx,
  { shiftId, personId, rule }: { shiftId: string; personId: string; rule: string },
): Promise<Explained['stored']> {
  const entries = await entriesAbout(tx, [shiftId], { kinds: Object.keys(STEPS) });
  const mine = entries
    .filter(({ envelope }) => envelope.subjects['worker'] === personId)
    .slice(-MOST)
    .reverse();
  const stored: Explained['stored'] = [];
  for (const { seq, at, kind } of mine) {
    const entry = await logEntry(tx, seq, true);
    const part = entry?.parts.find(({ person }) => person === personId);
    const answers = part ? answersIn(part.part, shiftId, rule) : [];
    if (answers.length === 0) continue;
    const step = STEPS[kind as keyof typeof STEPS];
    stored.push({ seq, at: at.toISOString(), step, answers });
  }
  return stored;
}

function answersIn(part: string, shiftId: string, rule: string): ExplainedAnswer[] {
  const { clearance } = JSON.parse(part) as { readonly clearance?: StoredClearance };
  return (clearance?.asked ?? [])
    .filter((one) => one.rule === rule && one.shifts.includes(shiftId))
    .map(({ rule: of, outcome, because, source, lawFrom, stops, restsOn }) => ({
      rule: of,
      outcome,
      because,
      source,
      ...(lawFrom === undefined ? {} : { lawFrom }),
      ...(stops === undefined ? {} : { stops }),
      ...(restsOn === undefined ? {} : { restsOn: [...restsOn] }),
      working: [],
    }));
}
