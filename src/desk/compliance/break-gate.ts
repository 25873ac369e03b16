import { showMinutes } from '../../lib/show.ts';
import { breakDue, checkBreaks } from '../../rules/working-time/rest-break.ts';
import type { Gate, GateFacts } from './gate.ts';
import { workingTimeOf } from './working-time-facts.ts';

/** WTR-BREAK: a shift planned without the break it owes. When in the shift it lies is not planned here. */
export const breakGate: Gate = {
  rules: ['WTR-BREAK'],
  ask: (asked) => checkBreaks(workingTimeOf(asked).facts),
  passed(asked) {
    const due = dueIn(asked);
    if (due === 0) return null;
    const { stint } = asked.prepared;
    return `${showMinutes(stint.breakMinutes)} of break planned; ${due} min in one piece are due.`;
  },
};

function dueIn(asked: GateFacts): number {
  const { stint } = asked.prepared;
  if (stint.kind !== 'waking') return 0;
  return breakDue(stint.end - stint.start, workingTimeOf(asked).facts.age);
}
