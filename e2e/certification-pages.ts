/** The pages of certification, with a form beside; the claim is the sample’s own. */
export const CERTIFICATION_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: { readonly awardClaim: string; readonly awardStatement: string }) => string;
  readonly as?: 'carla';
}[] = [
  { path: '/certification', open: () => '/certification' },
  { path: '/certification', open: () => '/certification?form=receive' },
  {
    path: '/certification/claims/:id',
    open: ({ awardClaim }) => `/certification/claims/${awardClaim}`,
  },
  { path: '/certification/keys', open: () => '/certification/keys' },
  {
    path: '/certification/awarding-bodies',
    open: () => '/certification/awarding-bodies?form=enter',
  },
  {
    path: '/certification',
    open: ({ awardStatement }) => `/certification?statement=${awardStatement}`,
  },
  { path: '/certification/retention', open: () => '/certification/retention' },
  { path: '/statements', as: 'carla', open: () => '/statements' },
];
