import type { PortfolioIds } from './portfolio-pages.ts';

/** What a learner does next, messages and the diary of visits, as the learner and the assessor see them, with a form beside. */
export const CONTACT_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: PortfolioIds) => string;
  readonly as: 'carla' | 'anita';
}[] = [
  { path: '/what-next', open: () => '/what-next', as: 'carla' },
  { path: '/contact', open: () => '/contact', as: 'carla' },
  { path: '/contact', open: () => '/contact?form=write', as: 'anita' },
  { path: '/diary', open: () => '/diary', as: 'carla' },
  { path: '/diary', open: () => '/diary?form=plan', as: 'anita' },
];
