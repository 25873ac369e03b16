/** The pages of certification, with a form beside; nobody has the claim, and the page says so. */
export const CERTIFICATION_PAGES: readonly {
  readonly path: string;
  readonly open: () => string;
  readonly as?: 'carla';
}[] = [
  { path: '/certification', open: () => '/certification' },
  { path: '/certification', open: () => '/certification?form=receive' },
  {
    path: '/certification/claims/:id',
    open: () => '/certification/claims/01a204fa-0000-7000-8000-000000000000',
  },
  { path: '/certification/retention', open: () => '/certification/retention' },
  { path: '/statements', as: 'carla', open: () => '/statements' },
];
