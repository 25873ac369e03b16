/** The pages of releases: the learner's, the employer's with what would go, the centre's employers and their forms. */
export const RELEASE_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: { readonly release: string; readonly employer: string }) => string;
  readonly as?: 'carla';
}[] = [
  { path: '/portfolio/releases', open: () => '/portfolio/releases', as: 'carla' },
  { path: '/leaving', open: () => '/leaving' },
  { path: '/destruction', open: () => '/destruction' },
  { path: '/releases', open: (ids) => `/releases?open=${ids.release}` },
  { path: '/releases', open: () => '/releases?form=centre' },
  { path: '/employers', open: () => '/employers?form=employer' },
  { path: '/employers', open: (ids) => `/employers?form=key&of=${ids.employer}` },
  { path: '/employers', open: (ids) => `/employers?form=employment&of=${ids.employer}` },
  { path: '/employers', open: (ids) => `/employers?form=package&of=${ids.employer}` },
];
