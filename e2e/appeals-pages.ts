/** The pages of appeals, with the forms beside. */
export const APPEALS_PAGES: readonly {
  readonly path: string;
  readonly open: () => string;
  readonly as?: 'carla';
}[] = [
  { path: '/appeals', open: () => '/appeals' },
  {
    path: '/appeals/:id',
    open: () => '/appeals/01a204fa-0000-7000-8000-000000000000',
  },
  { path: '/portfolio/appeals', as: 'carla', open: () => '/portfolio/appeals' },
];
