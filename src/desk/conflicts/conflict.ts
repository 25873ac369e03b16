import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Kind, State, Step } from './shapes-schema.ts';

/** How far a conflict is, from what was recorded on it, in any order. */
export function stateOf(steps: readonly Step[]): State {
  if (steps.includes('closed')) return 'closed';
  if (steps.includes('agreed')) return 'agreed';
  return steps.includes('option') ? 'proposed' : 'open';
}

/** What can be recorded in which state: one table for every route. */
export const MOVES = {
  statement: ['open', 'proposed', 'agreed'],
  cause: ['open', 'proposed', 'agreed'],
  option: ['open', 'proposed', 'agreed'],
  // Nothing is agreed on that was not offered first; what was agreed may be agreed anew.
  agreed: ['proposed', 'agreed'],
  lesson: ['open', 'proposed', 'agreed', 'closed'],
  hirer_told: ['open', 'proposed', 'agreed'],
  police_told: ['open', 'proposed', 'agreed'],
  authority_told: ['open', 'proposed', 'agreed'],
  referred: ['open', 'proposed', 'agreed'],
  no_referral: ['open', 'proposed', 'agreed'],
  // Somebody may step in after everything is settled.
  refilled: ['open', 'proposed', 'agreed', 'closed'],
  given: ['open', 'proposed', 'agreed'],
  closed: ['open', 'proposed', 'agreed'],
} as const satisfies Readonly<Record<Step, readonly State[]>>;

const CONCERN: readonly Step[] = ['police_told', 'authority_told', 'referred', 'no_referral'];

/** May this be recorded now? Refuses `already-closed`, `nothing-offered`, `only-safeguarding`. */
export function mayRecord(step: Step, state: State, kind: Kind): Result<null> {
  if (CONCERN.includes(step) && kind !== 'safeguarding') {
    return refuse(
      'only-safeguarding',
      'This belongs to a safeguarding concern. Raise one if there is one.',
    );
  }
  if ((MOVES[step] as readonly State[]).includes(state)) return ok(null);
  if (state === 'closed') {
    return refuse(
      'already-closed',
      'This is closed; only a lesson can still be added. If it flares up again, record it anew.',
    );
  }
  return refuse(
    'nothing-offered',
    'No option was offered yet. Write down what was offered, then what was agreed.',
  );
}

/** What closing needs beside the words: a safeguarding concern is never closed on silence. */
export function mayClose(
  kind: Kind,
  state: State,
  steps: readonly Step[],
  lesson: string,
): Result<null> {
  const may = mayRecord('closed', state, kind);
  if (!may.ok) return may;
  if (kind === 'safeguarding') {
    if (!steps.includes('hirer_told')) {
      return refuse(
        'hirer-not-told',
        'The client was not told yet of what makes this worker doubtful. Tell them, and write down when.',
        'Conduct Regulations 2003, reg 20',
      );
    }
    if (!steps.includes('referred') && !steps.includes('no_referral')) {
      return refuse(
        'referral-open',
        'Nobody has said whether this is referred to the barring service. Write down the referral, or why there is none.',
        'Safeguarding Vulnerable Groups Act 2006, s 36',
      );
    }
  }
  if (state !== 'agreed' && lesson === '') {
    return refuse(
      'reason-needed',
      'Nothing was agreed. Say in a few words why it can be closed, or record what was agreed.',
      undefined,
      { fields: { words: 'Say why it can be closed' } },
    );
  }
  return ok(null);
}
