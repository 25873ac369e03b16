import type { PageDef } from '../../ui/pages.ts';

/** One's own account. */
export const pages: readonly PageDef[] = [
  {
    path: '/account/access-tokens',
    title: 'Access tokens',
    action: 'account.manage',
    nav: { group: 'Settings', order: 40, label: 'Access tokens', icon: 'lock' },
    load: () => import('./pages/access-tokens-page.tsx'),
  },
];
