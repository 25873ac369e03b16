import type { Route } from '../../lib/route.ts';

export const followChanges = {
  method: 'GET',
  path: '/api/changes',
  action: 'changes.follow',
  summary:
    'What is recorded in this organisation as it happens, as server-sent events: kinds and ids, never who or what it says.',
  reply: 'stream',
} as const satisfies Route;
