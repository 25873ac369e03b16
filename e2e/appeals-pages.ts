/** The pages of appeals, with the forms beside. */
export const APPEALS_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: { readonly appeal: string }) => string;
  readonly as?: 'carla';
}[] = [
  { path: '/appeals', open: () => '/appeals' },
  {
    path: '/appeals/:id',
    open: (ids) => `/appeals/${ids.appeal}`,
  },
  { path: '/portfolio/appeals', as: 'carla', open: () => '/portfolio/appeals' },
];
