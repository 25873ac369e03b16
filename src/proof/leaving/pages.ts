import type { PageDef } from '../../ui/pages.ts';

/** A learner's whole record, leaving with them or coming with them. */
export const pages: readonly PageDef[] = [
  {
    path: '/leaving',
    title: 'Leaving',
    action: 'records.move',
    nav: { group: 'Proof', order: 23, label: 'Leaving', icon: 'letter' },
    load: () => import('./pages/leaving-page.tsx'),
  },
];
