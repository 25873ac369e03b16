import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of signatures need. */
export interface SignatureIds {
  readonly signature: string;
  readonly form: string;
}

/** Of what was answered: the first that was signed. */
export async function signatureIds(request: APIRequestContext): Promise<SignatureIds> {
  const { rows } = await ask<{
    readonly rows: readonly { given: { signatureId: string; answer: string } | null }[];
  }>(request, 'GET', '/api/signatures?state=accepted&size=200');
  const signed = rows.find(({ given }) => given?.answer === 'signed');
  const forms = await ask<{ readonly rows: readonly { formId: string }[] }>(
    request,
    'GET',
    '/api/paper-forms',
  );
  return {
    signature: signed?.given?.signatureId ?? '',
    form: forms.rows[0]?.formId ?? '',
  };
}

/** Confirmations and other papers with their answers, one signature in full, and what papers are made from. */
export const SIGNATURES_PAGES = [
  { path: '/signatures', open: () => '/signatures' },
  { path: '/signatures/:id', open: (ids: SignatureIds) => `/signatures/${ids.signature}` },
  { path: '/signatures/papers', open: () => '/signatures/papers' },
  { path: '/signatures/forms', open: () => '/signatures/forms' },
  { path: '/signatures/forms/new', open: () => '/signatures/forms/new' },
  { path: '/signatures/forms/:id', open: (ids: SignatureIds) => `/signatures/forms/${ids.form}` },
  {
    path: '/signatures/forms/:id/new',
    open: (ids: SignatureIds) => `/signatures/forms/${ids.form}/new`,
  },
];
