import type { PageDef } from '../../ui/pages.ts';

/** Items in another language: who reads them, and their translations. */
export const pages: readonly PageDef[] = [
  {
    path: '/evidence-languages',
    title: 'Evidence in other languages',
    action: 'languages.list',
    load: () => import('./pages/languages-page.tsx'),
  },
];
