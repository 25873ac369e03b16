import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/assessment',
    title: 'Assessment',
    action: 'assessment.read',
    nav: { group: 'Proof', order: 2, label: 'Assessment', icon: 'tick' },
    load: () => import('./pages/queue-page.tsx'),
  },
  {
    path: '/assessment/claims/:id',
    title: 'Claim',
    action: 'assessment.read',
    load: () => import('./pages/claim-page.tsx'),
  },
  {
    path: '/assessment/learners',
    title: 'My learners',
    action: 'assessment.own_learners',
    nav: { group: 'Proof', order: 3, label: 'My learners', icon: 'person' },
    load: () => import('./pages/my-learners-page.tsx'),
  },
  {
    path: '/assessment/learners/:id',
    title: 'Plan and balance',
    action: 'assessment.read',
    load: () => import('./pages/balance-page.tsx'),
  },
  {
    path: '/portfolio/assessment-plan',
    title: 'What will be assessed',
    action: 'assessment.outcomes',
    load: () => import('./pages/own-plans.tsx'),
  },
];

/** What a learner's own record shows of assessment. */
export const learnerSections: readonly RecordSection[] = [
  {
    id: 'outcomes',
    title: 'Claims and outcomes',
    order: 40,
    action: 'assessment.outcomes',
    load: () => import('./pages/outcome-list.tsx'),
  },
];
