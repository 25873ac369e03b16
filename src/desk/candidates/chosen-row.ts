import { newId } from '../../lib/ids.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { recordDoNotContact } from '../people/index.ts';
import { skillKey } from './candidate.ts';
import type { PlannedRow } from './plan-import.ts';
import type { NewCandidate } from './save-candidates.ts';
import type { Choice } from './schema.ts';

/** A row with what is done with it, and the person it ends at. */
export interface ChosenRow extends PlannedRow {
  readonly choice: Choice;
  readonly personId: string | null;
}

/**
 * Decides what is done with each row: as chosen where that is allowed, else as suggested. A row that is
 * somebody earlier in the file ends at that person.
 */
export function choose(
  plan: readonly PlannedRow[],
  choices: Readonly<Record<string, Choice>>,
): readonly ChosenRow[] {
  const people = new Map<number, string | null>();
  return plan.map((row) => {
    const asked = choices[row.draft.line];
    const choice = asked && row.choices.includes(asked) ? asked : row.suggestion;
    const [best] = row.matches;
    const known = best?.personId ?? (best?.line ? (people.get(best.line) ?? null) : null);
    const personId = choice === 'add' ? newId() : known;
    people.set(row.draft.line, personId);
    return { ...row, choice, personId };
  });
}

/** A row as a candidate to be stored. */
export function newCandidate(tx: Tx, row: ChosenRow, system: string): NewCandidate {
  const { draft } = row;
  const blank = { awardedBy: '', number: '', issuedOn: null, expiresOn: null, seenOn: null };
  const job = { jobTitle: draft.jobTitle, fromOn: null, toOn: null, duties: '' };
  return {
    ...draft.candidate,
    personId: row.personId ?? '',
    branchId: actorOf(tx).branchId,
    sourceSystem: draft.externalId ? system : '',
    externalId: draft.externalId,
    qualifications: draft.qualifications.map((name) => ({
      id: newId(),
      name,
      nameKey: skillKey(name),
      ...blank,
    })),
    workHistory: draft.employer ? [{ id: newId(), employer: draft.employer, ...job }] : [],
  };
}

/** Records the wish that came with a file. */
export async function asksNoMarketing(tx: Tx, personId: string): Promise<void> {
  const reason = 'Asked for no mass mailings, as the file from the other system says.';
  await recordDoNotContact(tx, { id: newId(), personId, channel: 'marketing', reason });
}
