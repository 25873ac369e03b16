import type { PageDef } from '../../ui/pages.ts';

/** Destruction with a list: what is past its time, approved by two, carried out by hand. */
export const pages: readonly PageDef[] = [
  {
    path: '/destruction',
    title: 'Destruction',
    action: 'retention.read',
    nav: { group: 'Proof', order: 24, label: 'Destruction', icon: 'cross' },
    load: () => import('./pages/destruction-page.tsx'),
  },
];
