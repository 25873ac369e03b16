import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/standardisation',
    title: 'Standardisation',
    action: 'standardisation.read',
    nav: { group: 'Proof', order: 9, label: 'Standardisation', icon: 'person' },
    load: () => import('./pages/overview-page.tsx'),
  },
  {
    path: '/standardisation/items/:id',
    title: 'Item judged blind',
    action: 'standardisation.read',
    load: () => import('./pages/item-page.tsx'),
  },
  {
    path: '/standardisation/interviews',
    title: 'Interviews of learners',
    action: 'standardisation.interviews',
    load: () => import('./pages/interviews-page.tsx'),
  },
];

/** What an assessor's file at the centre shows of this room. */
export const memberSections: readonly RecordSection[] = [
  {
    id: 'observations',
    title: 'Observations and standardisation',
    order: 50,
    action: 'standardisation.read',
    load: () => import('./pages/member-section.tsx'),
  },
];
