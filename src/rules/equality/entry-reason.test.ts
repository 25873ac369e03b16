import { expect, test } from 'vitest';
import { protectedInReason } from './entry-reason.ts';

test.each([
  ['He uses a wheelchair.', 'disability'],
  ['She is pregnant.', 'pregnancy_maternity'],
  ['A Muslim who prays at noon.', 'religion_belief'],
  ['They want a male recruiter, not too old.', 'age,sex'],
])('R49 no reason to turn somebody away: %s', (reason, named) => {
  expect(protectedInReason(reason).join(',')).toBe(named);
});

test.each([
  'The role is filing alone.',
  'No worker is placed from this branch.',
  'It supplies British building sites, with nobody to interview.',
  'She has shown nothing of it yet.',
])('a reason about the role or the work passes: %s', (reason) => {
  expect(protectedInReason(reason)).toEqual([]);
});
