import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of procedures, tasks and hand-overs need. */
export interface PolicyIds {
  readonly procedure: string;
  readonly task: string;
  readonly handover: string;
}

/** The first procedure, task and hand-over of the lists. */
export async function policyIds(request: APIRequestContext): Promise<PolicyIds> {
  const procedures = await ask<{ readonly rows: readonly { readonly procedureId: string }[] }>(
    request,
    'GET',
    '/api/procedures',
  );
  const tasks = await ask<{ readonly rows: readonly { readonly taskId: string }[] }>(
    request,
    'GET',
    '/api/tasks?whose=all',
  );
  const handovers = await ask<{ readonly rows: readonly { readonly handoverId: string }[] }>(
    request,
    'GET',
    '/api/handovers',
  );
  return {
    procedure: procedures.rows[0]?.procedureId ?? '',
    task: tasks.rows[0]?.taskId ?? '',
    handover: handovers.rows[0]?.handoverId ?? '',
  };
}

/** The pages of procedures, limits and approvals, of tasks, and of the evening's hand-over. */
export const POLICY_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: PolicyIds) => string;
}[] = [
  { path: '/procedures', open: () => '/procedures' },
  { path: '/procedures/new', open: () => '/procedures/new' },
  { path: '/procedures/:id', open: (ids) => `/procedures/${ids.procedure}` },
  {
    path: '/procedures/:id/new-version',
    open: (ids) => `/procedures/${ids.procedure}/new-version`,
  },
  { path: '/approvals', open: () => '/approvals' },
  { path: '/limits', open: () => '/limits?open=set' },
  { path: '/tasks', open: (ids) => `/tasks?whose=all&open=${ids.task}` },
  { path: '/handovers', open: () => '/handovers' },
  { path: '/handovers/new', open: () => '/handovers/new' },
  { path: '/handovers/:id', open: (ids) => `/handovers/${ids.handover}` },
];
