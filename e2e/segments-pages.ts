import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample's messages to many and shutdowns that the pages need. */
export interface SegmentIds {
  readonly segment: string;
  readonly closure: string;
  readonly closedClient: string;
}

/** A message to many and a shutdown of the sample. */
export async function segmentIds(request: APIRequestContext): Promise<SegmentIds> {
  const messages = await ask<{ readonly rows: readonly { messageId: string }[] }>(
    request,
    'GET',
    '/api/segment-messages',
  );
  const shutdowns = await ask<{
    readonly rows: readonly { closureId: string; clientId: string }[];
  }>(request, 'GET', '/api/shutdowns');
  return {
    segment: messages.rows[0]?.messageId ?? '',
    closure: shutdowns.rows[0]?.closureId ?? '',
    closedClient: shutdowns.rows[0]?.clientId ?? '',
  };
}

/** The pages of messages to many and of shutdowns. */
export const SEGMENT_PAGES = [
  { path: '/segments', open: () => '/segments' },
  { path: '/segments/new', open: () => '/segments/new?list=candidates&role=care-assistant' },
  { path: '/segments/:id', open: (ids: SegmentIds) => `/segments/${ids.segment}` },
  { path: '/shutdowns', open: () => '/shutdowns' },
  {
    path: '/shutdowns/new',
    open: (ids: SegmentIds) => `/shutdowns/new?client=${ids.closedClient}`,
  },
  { path: '/shutdowns/:id', open: (ids: SegmentIds) => `/shutdowns/${ids.closure}` },
];
