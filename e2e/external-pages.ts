import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** What of the sample's external verification the pages need. */
export interface ExternalIds {
  readonly externalSample: string;
  readonly externalLearner: string;
  readonly externalStaff: string;
  readonly externalClaim: string;
  readonly externalCycle: string;
  readonly externalLook: string;
  readonly visit: string;
}

const CODE = 'REC-L2-RR';

/** The sample of the external verifier, and a record opened for today. @param request of the external verifier */
export async function externalIds(request: APIRequestContext): Promise<ExternalIds> {
  const { qualifications, samples } = await ask<{
    readonly samples: readonly { readonly sampleId: string }[];
    readonly qualifications: readonly {
      readonly learners: readonly { readonly learnerId: string }[];
      readonly staff: readonly { readonly memberId: string }[];
      readonly cycles: readonly { readonly cycleId: string }[];
    }[];
  }>(request, 'GET', '/api/external');
  const [own] = qualifications;
  const learner = own?.learners[0]?.learnerId ?? '';
  const cycle = own?.cycles[0]?.cycleId ?? '';
  await ask(request, 'POST', `/api/external/learners/${learner}/opening`, { frameworkCode: CODE });
  const staff = own?.staff[0]?.memberId ?? '';
  const things = [
    { kind: 'staff', thingId: staff },
    { kind: 'cycle', thingId: cycle },
    { kind: 'minutes', thingId: null },
  ];
  for (const thing of things) {
    await ask(request, 'POST', '/api/external/openings', { ...thing, frameworkCode: CODE });
  }
  const { visits } = await ask<{
    readonly visits: readonly { readonly visitId: string; readonly reported: boolean }[];
  }>(request, 'GET', '/api/visits');
  const { units } = await ask<{
    readonly units: readonly { readonly claims: readonly { readonly claimId: string }[] }[];
  }>(request, 'GET', `/api/external/learners/${learner}?framework=${CODE}`);
  const { samples: looks } = await ask<{
    readonly samples: readonly {
      readonly sampleId: string;
      readonly doneStages: readonly string[];
    }[];
  }>(request, 'GET', `/api/external/cycles/${cycle}`);
  return {
    externalSample: samples[0]?.sampleId ?? '',
    externalLearner: learner,
    externalStaff: staff,
    visit: visits.find(({ reported }) => reported)?.visitId ?? '',
    externalClaim: units.flatMap(({ claims }) => claims)[0]?.claimId ?? '',
    externalCycle: cycle,
    externalLook:
      (looks.find(({ doneStages }) => doneStages.length > 0) ?? looks[0])?.sampleId ?? '',
  };
}

/** The pages of external verification. */
export const EXTERNAL_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: ExternalIds) => string;
  readonly as?: 'marian' | 'farah';
}[] = [
  { path: '/external', open: () => '/external', as: 'marian' },
  { path: '/external', open: () => '/external', as: 'farah' },
  {
    path: '/external/learners',
    open: () => `/external/learners?framework=${CODE}`,
    as: 'marian',
  },
  { path: '/visits', open: () => '/visits', as: 'marian' },
  { path: '/visits/:id', open: (ids) => `/visits/${ids.visit}`, as: 'marian' },
  { path: '/external/contacts', open: () => '/external/contacts', as: 'marian' },
  {
    path: '/external/minutes',
    open: () => `/external/minutes?framework=${CODE}`,
    as: 'marian',
  },
  {
    path: '/external/samples/:id',
    open: (ids) => `/external/samples/${ids.externalSample}`,
    as: 'marian',
  },
  {
    path: '/external/learners/:id',
    open: (ids) => `/external/learners/${ids.externalLearner}?framework=${CODE}`,
    as: 'marian',
  },
  {
    path: '/external/claims/:id',
    open: (ids) => `/external/claims/${ids.externalClaim}`,
    as: 'marian',
  },
  {
    path: '/external/staff/:id',
    open: (ids) => `/external/staff/${ids.externalStaff}?framework=${CODE}`,
    as: 'marian',
  },
  {
    path: '/external/cycles/:id',
    open: (ids) => `/external/cycles/${ids.externalCycle}?framework=${CODE}`,
    as: 'marian',
  },
  {
    path: '/external/verified/:id',
    open: (ids) => `/external/verified/${ids.externalLook}`,
    as: 'marian',
  },
];
