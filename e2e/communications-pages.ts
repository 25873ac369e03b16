import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of texts need. */
export interface TextIds {
  readonly textOut: string;
  readonly textIn: string;
  /** Somebody who was texted. */
  readonly texted: string;
}

interface Texts {
  readonly rows: readonly {
    readonly id: string;
    readonly personId: string | null;
    readonly incoming: string | null;
  }[];
}

/** The newest text that went out to somebody, and one that came in from nobody. */
export async function textIds(request: APIRequestContext): Promise<TextIds> {
  const get = (list: string) => ask<Texts>(request, 'GET', `/api/texts?list=${list}`);
  const out = (await get('out')).rows.find(({ personId }) => personId !== null);
  const unmatched = (await get('in')).rows.find(({ incoming }) => incoming === 'unmatched');
  return { textOut: out?.id ?? '', textIn: unmatched?.id ?? '', texted: out?.personId ?? '' };
}

/** The pages of texts; the activity stands on the records of candidate, client and booking. */
export const COMMUNICATIONS_PAGES = [
  { path: '/texts', open: () => '/texts' },
  { path: '/texts', open: (ids: TextIds) => `/texts?out=${ids.textOut}` },
  { path: '/texts', open: (ids: TextIds) => `/texts?in=${ids.textIn}` },
  { path: '/texts', open: () => '/texts?enter=yes' },
  { path: '/texts/new', open: (ids: TextIds) => `/texts/new?to=${ids.texted}` },
  { path: '/texts/wordings', open: () => '/texts/wordings' },
];
