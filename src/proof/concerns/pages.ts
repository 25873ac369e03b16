import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/centre/concerns',
    title: 'Concerns',
    action: 'concerns.raise',
    nav: { group: 'Proof', order: 10, label: 'Concerns', icon: 'question' },
    load: () => import('./pages/concerns-page.tsx'),
  },
];
