import { CONTACT_PAGES } from './contact-pages.ts';
import type { PortfolioIds } from './portfolio-pages.ts';

/** The pages of a learner's programme: the list, one learner's way with a form beside, and the learner's own. */
export const PROGRAMME_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: PortfolioIds) => string;
  readonly as?: 'carla' | 'anita' | 'marian' | 'farah';
}[] = [
  { path: '/my-programme', open: () => '/my-programme', as: 'carla' },
  { path: '/programme', open: () => '/programme', as: 'anita' },
  { path: '/programme/:learnerId', open: (ids) => `/programme/${ids.learner}`, as: 'anita' },
  { path: '/arrangements', open: () => '/arrangements', as: 'marian' },
  { path: '/funding', open: () => '/funding', as: 'farah' },
  { path: '/funding/:id', open: (ids) => `/funding/${ids.enrolment}`, as: 'farah' },
  { path: '/hand-outs', open: () => '/hand-outs', as: 'anita' },
  { path: '/evidence-languages', open: () => '/evidence-languages', as: 'anita' },
  { path: '/portfolio/equal-access', open: () => '/portfolio/equal-access', as: 'carla' },
  { path: '/equal-access', open: () => '/equal-access' },
  ...CONTACT_PAGES,
];
