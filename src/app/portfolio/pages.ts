import type { PageDef, RecordSection } from '../../ui/pages.ts';

/**
 * The pages that show a learner's work and an assessor's judgements together, and the centre's list of learners.
 * The page of a claim shows the parts that assessment gives it.
 */
export function portfolioPages(sections: readonly RecordSection[]): readonly PageDef[] {
  return [
    {
      path: '/portfolio',
      title: 'My portfolio',
      action: 'portfolio.own',
      nav: { group: 'Proof', order: 1, label: 'My portfolio', icon: 'half' },
      load: () => import('./pages/portfolio-page.tsx'),
    },
    {
      path: '/portfolio/claims/:unitId',
      title: 'Claim a unit',
      action: 'portfolio.own',
      load: () => import('./pages/claim-unit-page.tsx'),
    },
    {
      path: '/portfolio/claim/:id',
      title: 'Claim',
      action: 'portfolio.own',
      load: async () => {
        const { claimPageWith } = await import('./pages/claim-page.tsx');
        return { default: claimPageWith(sections) };
      },
    },
    {
      path: '/learners',
      title: 'Learners',
      action: 'portfolio.oversee',
      nav: { group: 'Proof', order: 5, label: 'Learners', icon: 'person' },
      load: () => import('./pages/learners-page.tsx'),
    },
  ];
}
