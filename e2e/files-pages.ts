import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** The newest file of whoever asks. */
export async function fileId(request: APIRequestContext): Promise<string> {
  const { rows } = await ask<{ readonly rows: readonly { readonly fileId: string }[] }>(
    request,
    'GET',
    '/api/portfolio/files',
  );
  return rows[0]?.fileId ?? '';
}

/** Taking a file on a phone, and a file with its index. */
export const FILES_PAGES = [
  { path: '/portfolio/record', open: () => '/portfolio/record', as: 'carla' },
  {
    path: '/files/:id',
    open: (ids: { readonly file: string }) => `/files/${ids.file}`,
    as: 'carla',
  },
] as const;
