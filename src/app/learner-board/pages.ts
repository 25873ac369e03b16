import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/what-next',
    title: 'What next',
    action: 'programme.own',
    nav: { group: 'Proof', order: 0, label: 'What next', icon: 'tick' },
    load: () => import('./pages/next-page.tsx'),
  },
];
