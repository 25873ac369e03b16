import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** The pages of the centre. The file of a member shows the sections that rooms above give it. */
export const centrePages = (sections: readonly RecordSection[]): readonly PageDef[] => [
  {
    path: '/centre/set-up',
    title: 'Approvals and staff',
    action: 'centre.read',
    load: () => import('./pages/centre-page.tsx'),
  },
  {
    path: '/centre/learning',
    title: 'My learning',
    action: 'centre.own',
    load: () => import('./pages/learning-page.tsx'),
  },
  {
    path: '/centre/caseloads',
    title: 'Caseloads',
    action: 'centre.read',
    load: () => import('./pages/caseloads-page.tsx'),
  },
  {
    path: '/centre/letters',
    title: 'Awarding body',
    action: 'centre.read',
    load: () => import('./pages/letters-page.tsx'),
  },
  {
    path: '/centre/registrations',
    title: 'Registrations',
    action: 'centre.read',
    load: () => import('./pages/registrations-page.tsx'),
  },
  {
    path: '/centre/members/:id',
    title: 'Member of the centre',
    action: 'centre.read',
    load: async () => {
      const { memberPageWith } = await import('./pages/member-page.tsx');
      return { default: memberPageWith(sections) };
    },
  },
];
