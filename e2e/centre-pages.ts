import type { APIRequestContext } from '@playwright/test';
import { APPEALS_PAGES } from './appeals-pages.ts';
import { CERTIFICATION_PAGES } from './certification-pages.ts';
import { ask } from './desk.ts';
import { EXTERNAL_PAGES } from './external-pages.ts';
import { RELEASE_PAGES } from './release-pages.ts';

/** Ids of the sample's centre that the pages need. */
export interface CentreIds {
  readonly assessor: string;
  readonly approvalId: string;
  readonly appeal: string;
  readonly release: string;
  readonly employer: string;
  readonly awardClaim: string;
  readonly awardStatement: string;
}

/** The assessor, an approval and an appeal of the sample. */
export async function centreIds(request: APIRequestContext): Promise<CentreIds> {
  const centre = await ask<{
    readonly approvals: readonly { readonly approvalId: string }[];
    readonly staff: readonly { readonly memberId: string; readonly post: string }[];
  }>(request, 'GET', '/api/centre');
  const appeals = await ask<{
    readonly rows: readonly { readonly appealId: string }[];
  }>(request, 'GET', '/api/appeals');
  const releases = await ask<{ readonly rows: readonly { readonly releaseId: string }[] }>(
    request,
    'GET',
    '/api/releases',
  );
  const employers = await ask<{ readonly rows: readonly { readonly employerId: string }[] }>(
    request,
    'GET',
    '/api/employers',
  );
  const awards = await ask<{
    readonly claims: readonly { readonly claimId: string }[];
    readonly statements: readonly { readonly statementId: string }[];
  }>(request, 'GET', '/api/certification');
  return {
    awardClaim: awards.claims[0]?.claimId ?? '',
    awardStatement: awards.statements[0]?.statementId ?? '',
    release: releases.rows[0]?.releaseId ?? '',
    employer: employers.rows[0]?.employerId ?? '',
    appeal: appeals.rows[0]?.appealId ?? '',
    assessor: centre.staff.find(({ post }) => post === 'assessor')?.memberId ?? '',
    approvalId: centre.approvals[0]?.approvalId ?? '',
  };
}

/** The pages of a centre, with their forms beside. */
export const CENTRE_PAGES = [
  { path: '/centre', open: () => '/centre' },
  { path: '/centre/return', open: () => '/centre/return' },
  { path: '/centre/set-up', open: () => '/centre/set-up?form=approval' },
  { path: '/centre/set-up', open: () => '/centre/set-up?form=tariff' },
  {
    path: '/centre/set-up',
    open: (ids: CentreIds) => `/centre/set-up?form=${ids.approvalId}`,
  },
  { path: '/centre/members/:id', open: (ids: CentreIds) => `/centre/members/${ids.assessor}` },
  {
    path: '/centre/members/:id',
    open: (ids: CentreIds) => `/centre/members/${ids.assessor}?form=certificate`,
  },
  { path: '/centre/learning', open: () => '/centre/learning?form=learning' },
  { path: '/centre/caseloads', open: () => '/centre/caseloads' },
  { path: '/centre/registrations', open: () => '/centre/registrations?form=numbers' },
  { path: '/centre/cohorts', open: () => '/centre/cohorts' },
  { path: '/centre/letters', open: () => '/centre/letters?form=letter' },
  { path: '/centre/concerns', open: () => '/centre/concerns?form=raise' },
  ...CERTIFICATION_PAGES,
  ...APPEALS_PAGES,
  ...EXTERNAL_PAGES,
  ...RELEASE_PAGES,
];
