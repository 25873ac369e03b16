import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';
import { FILES_PAGES, fileId } from './files-pages.ts';

/** Ids of the sample learner's portfolio that its pages need. */
export interface PortfolioIds {
  readonly item: string;
  readonly criterion: string;
  readonly claimUnit: string;
  readonly ownClaim: string;
  readonly waitingClaim: string;
  readonly learner: string;
  readonly file: string;
  readonly enrolment: string;
}

interface Portfolio {
  readonly learner: { readonly id: string };
  readonly evidence: readonly { readonly evidenceId: string }[];
  readonly frameworks: readonly {
    readonly units: readonly {
      readonly unitId: string;
      readonly chosen: boolean;
      readonly claim: { readonly claimId: string; readonly state: string } | null;
      readonly criteria: readonly { readonly criterionId: string }[];
    }[];
  }[];
}

/** Of the portfolio of whoever asks: an item, a criterion, a unit to claim, a decided claim and one that waits; of who answers for funding an enrolment. */
export async function portfolioIds(
  request: APIRequestContext,
  funding: APIRequestContext,
): Promise<PortfolioIds> {
  const portfolio = await ask<Portfolio>(request, 'GET', '/api/portfolio');
  const enrolled = await ask<{ readonly rows: readonly { readonly enrolmentId: string }[] }>(
    funding,
    'GET',
    '/api/funding',
  );
  const units = portfolio.frameworks.flatMap((framework) => framework.units);
  const claim = (state: string) =>
    units.find((unit) => unit.claim?.state === state)?.claim?.claimId;
  const open = units.find(({ chosen, claim: newest }) => chosen && newest === null);
  return {
    item: portfolio.evidence[0]?.evidenceId ?? '',
    criterion: open?.criteria[0]?.criterionId ?? '',
    claimUnit: open?.unitId ?? '',
    ownClaim: claim('decided') ?? '',
    waitingClaim: claim('claimed') ?? claim('taken') ?? '',
    learner: portfolio.learner.id,
    file: await fileId(request),
    enrolment: enrolled.rows[0]?.enrolmentId ?? '',
  };
}

/** The pages of a learner, the centre's learners and contributions. */
export const PORTFOLIO_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: PortfolioIds) => string;
  readonly as?: 'carla';
}[] = [
  { path: '/portfolio', open: () => '/portfolio', as: 'carla' },
  { path: '/portfolio', open: () => '/portfolio?framework=all', as: 'carla' },
  { path: '/portfolio', open: (ids) => `/portfolio?criterion=${ids.criterion}`, as: 'carla' },
  {
    path: '/portfolio',
    open: (ids) => `/portfolio?evidence=${ids.item}&criterion=${ids.criterion}`,
    as: 'carla',
  },
  ...FILES_PAGES,
  {
    path: '/portfolio/passages/:id',
    open: (ids) => `/portfolio/passages/${ids.item}`,
    as: 'carla',
  },
  {
    path: '/learners/:learnerId/passages/:id',
    open: (ids) => `/learners/${ids.learner}/passages/${ids.item}`,
  },
  { path: '/portfolio/suggestions', open: () => '/portfolio/suggestions', as: 'carla' },
  {
    path: '/portfolio/suggestions',
    open: () => '/portfolio/suggestions?state=accepted',
    as: 'carla',
  },
  {
    path: '/portfolio/claims/:unitId',
    open: (ids) => `/portfolio/claims/${ids.claimUnit}`,
    as: 'carla',
  },
  { path: '/portfolio/claim/:id', open: (ids) => `/portfolio/claim/${ids.ownClaim}`, as: 'carla' },
  {
    path: '/portfolio/claim/:id',
    open: (ids) => `/portfolio/claim/${ids.waitingClaim}`,
    as: 'carla',
  },
  { path: '/learners', open: () => '/learners' },
  { path: '/learners', open: (ids) => `/learners?open=${ids.learner}` },
  { path: '/learners', open: () => '/learners?enrol=new' },
  { path: '/portfolio/collected', open: () => '/portfolio/collected', as: 'carla' },
  {
    path: '/portfolio/collected',
    open: (ids) => `/portfolio/collected?witness=${ids.item}`,
    as: 'carla',
  },
  { path: '/portfolio/behaviours', open: () => '/portfolio/behaviours', as: 'carla' },
  { path: '/contributions', open: () => '/contributions', as: 'carla' },
];
