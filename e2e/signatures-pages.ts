import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of signatures need. */
export interface SignatureIds {
  readonly signature: string;
}

/** Of what was answered: the first that was signed. */
export async function signatureIds(request: APIRequestContext): Promise<SignatureIds> {
  const { rows } = await ask<{
    readonly rows: readonly { given: { signatureId: string; answer: string } | null }[];
  }>(request, 'GET', '/api/signatures?state=accepted&size=200');
  const signed = rows.find(({ given }) => given?.answer === 'signed');
  return { signature: signed?.given?.signatureId ?? '' };
}

/** Confirmations with their answers, and one signature in full. */
export const SIGNATURES_PAGES = [
  { path: '/signatures', open: () => '/signatures' },
  { path: '/signatures/:id', open: (ids: SignatureIds) => `/signatures/${ids.signature}` },
];
