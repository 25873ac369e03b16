import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample's verification that the pages need. */
export interface VerificationIds {
  readonly cycle: string;
  readonly sample: string;
  readonly blindItem: string;
}

/** The cycle of the sample and a learner-unit of it that was taken up. */
export async function verificationIds(request: APIRequestContext): Promise<VerificationIds> {
  const { rows } = await ask<{ readonly rows: readonly { readonly cycleId: string }[] }>(
    request,
    'GET',
    '/api/verification',
  );
  const cycle = rows[0]?.cycleId ?? '';
  const { samples } = await ask<{
    readonly samples: readonly {
      readonly sampleId: string;
      readonly doneStages: readonly string[];
    }[];
  }>(request, 'GET', `/api/verification/cycles/${cycle}`);
  const done = samples.find(({ doneStages }) => doneStages.length > 0) ?? samples[0];
  const standardised = await ask<{ readonly items: readonly { readonly itemId: string }[] }>(
    request,
    'GET',
    '/api/standardisation',
  );
  const blindItem = standardised.items[0]?.itemId ?? '';
  return { cycle, sample: done?.sampleId ?? '', blindItem };
}

/** The pages of verification. */
export const VERIFICATION_PAGES = [
  { path: '/verification', open: () => '/verification' },
  {
    path: '/verification/cycles/:id',
    open: (ids: VerificationIds) => `/verification/cycles/${ids.cycle}`,
  },
  { path: '/verification/samples', open: () => '/verification/samples?state=ready' },
  {
    path: '/verification/samples/:id',
    open: (ids: VerificationIds) => `/verification/samples/${ids.sample}`,
  },
  { path: '/verification/feedback', as: 'anita' as const, open: () => '/verification/feedback' },
  { path: '/standardisation', open: () => '/standardisation' },
  {
    path: '/standardisation/items/:id',
    open: (ids: VerificationIds) => `/standardisation/items/${ids.blindItem}`,
  },
  {
    path: '/standardisation/interviews',
    open: () => '/standardisation/interviews',
    as: 'derek' as const,
  },
];
