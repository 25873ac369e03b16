import type { PageDef } from '../../ui/pages.ts';

/** What programs can ask, for whoever writes one. */
export const pages: readonly PageDef[] = [
  {
    path: '/api-reference',
    title: 'API',
    action: 'account.manage',
    nav: { group: 'Settings', order: 34, label: 'API', icon: 'book' },
    load: () => import('./pages/api-page.tsx'),
  },
];
