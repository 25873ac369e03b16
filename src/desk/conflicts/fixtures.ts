import { newId } from '../../lib/ids.ts';
import type { Agreement } from './agree.ts';
import type { AccidentInput, NewConflict } from './open-conflict.ts';
import type { ToSay } from './say.ts';

/** Something that went wrong, said by the worker on the phone; change what the test is about. */
export function anOpening(change: Partial<NewConflict>): NewConflict {
  return {
    id: newId(),
    kind: 'late',
    shiftIds: [],
    byWhom: 'worker',
    how: 'phone',
    words: 'Bus broke down',
    ...change,
  };
}

/** A statement of ours on a conflict; change what the test is about. */
export function aSaying(conflictId: string, change: Partial<ToSay>): ToSay {
  return {
    id: newId(),
    conflictId,
    step: 'statement',
    byWhom: 'desk',
    how: 'phone',
    words: 'Said so',
    ...change,
  };
}

/** An agreement with the client that does nothing at once; change what the test is about. */
export function anAgreement(conflictId: string, change: Partial<Agreement>): Agreement {
  return {
    id: newId(),
    conflictId,
    optionId: newId(),
    withWhom: ['hirer'],
    how: 'phone',
    words: 'Agreed',
    did: 'nothing',
    shiftIds: [],
    personId: null,
    sums: [],
    ...change,
  };
}

/** An entry of the accident book with an injury. */
export const SCALD: AccidentInput = {
  place: 'Kitchen',
  doing: 'Carrying a pan',
  injured: true,
  injury: 'Scalded wrist',
  treatment: 'Cold water',
  hospital: false,
  overSevenDays: null,
  witnesses: 'The cook',
};
