import type { LinkPages, PageDef, RecordSection } from '../../ui/pages.ts';

/** References waited for, and to be judged. */
export const pages: readonly PageDef[] = [
  {
    path: '/references',
    title: 'References',
    action: 'references.read',
    nav: { group: 'People', order: 23, label: 'References', icon: 'letter' },
    load: () => import('./pages/references-page.tsx'),
  },
];

/** On a candidate's record: their references, and the gaps in their work history. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'references',
    title: 'References and gaps',
    order: 47,
    action: 'references.read',
    load: () => import('./pages/references-section.tsx'),
  },
];

/** What a referee's own link opens. */
export const linkPages: LinkPages = {
  reference: () => import('./pages/reference-link.tsx'),
};
