import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** What this room itself shows on a candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'particulars',
    title: 'Particulars',
    order: 10,
    action: 'candidates.read',
    load: () => import('./pages/particulars-section.tsx'),
  },
  {
    id: 'preferences',
    title: 'Preferences',
    order: 26,
    action: 'candidates.read',
    load: () => import('./pages/preferences-section.tsx'),
  },
  {
    id: 'qualifications',
    title: 'Qualifications',
    order: 20,
    action: 'candidates.read',
    load: () => import('./pages/qualifications-section.tsx'),
  },
  {
    id: 'work-history',
    title: 'Work history',
    order: 60,
    action: 'candidates.read',
    load: () => import('./pages/work-section.tsx'),
  },
];

/**
 * The pages of candidates. The record shows the sections given, this room's own among them if they are
 * given, by their order; one with the id 'history' stands at the side.
 */
export function candidatePages(
  sections: readonly RecordSection[] = candidateSections,
): readonly PageDef[] {
  return [
    {
      path: '/candidates',
      title: 'Candidates',
      action: 'candidates.read',
      nav: { group: 'People', order: 20, label: 'Candidates', icon: 'person' },
      load: () => import('./pages/candidate-list.tsx'),
    },
    {
      path: '/candidates/new',
      title: 'Register a candidate',
      action: 'candidates.write',
      load: () => import('./pages/register-page.tsx'),
    },
    {
      path: '/candidates/import',
      title: 'Import candidates',
      action: 'candidates.import',
      load: () => import('./pages/import-page.tsx'),
    },
    {
      path: '/candidates/imports/:id',
      title: 'Import',
      action: 'candidates.import',
      load: () => import('./pages/import-report-page.tsx'),
    },
    {
      path: '/candidates/:id',
      title: 'Candidate',
      action: 'candidates.read',
      load: async () => {
        const { candidatePageWith } = await import('./pages/candidate-page.tsx');
        return { default: candidatePageWith(sections) };
      },
    },
    {
      path: '/candidates/:id/details',
      title: 'Change a candidate',
      action: 'candidates.write',
      load: () => import('./pages/details-page.tsx'),
    },
    {
      path: '/candidates/:id/qualifications/:part',
      title: 'Qualification',
      action: 'candidates.qualify',
      load: () => import('./pages/qualification-page.tsx'),
    },
    {
      path: '/candidates/:id/work-history/:part',
      title: 'Work history',
      action: 'candidates.write',
      load: () => import('./pages/work-page.tsx'),
    },
  ];
}
