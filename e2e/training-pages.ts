import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample's training that the pages need. */
export interface TrainingIds {
  readonly session: string;
}

/** A session of the sample. */
export async function trainingIds(request: APIRequestContext): Promise<TrainingIds> {
  const { rows } = await ask<{ readonly rows: readonly { sessionId: string }[] }>(
    request,
    'GET',
    '/api/training/sessions?which=all',
  );
  return { session: rows[0]?.sessionId ?? '' };
}

/** The pages of training, of what is issued, and of leavers. */
export const TRAINING_PAGES = [
  { path: '/training', open: () => '/training' },
  { path: '/training', open: () => '/training?only=lacks' },
  { path: '/training/courses', open: () => '/training/courses' },
  { path: '/training/sessions', open: () => '/training/sessions?which=all' },
  {
    path: '/training/sessions/:id',
    open: (ids: TrainingIds) => `/training/sessions/${ids.session}`,
  },
  { path: '/issued', open: () => '/issued?which=all' },
  { path: '/leavers', open: () => '/leavers' },
];
