import type { PageDef } from '../../ui/pages.ts';

/** One's own account. */
export const pages: readonly PageDef[] = [
  {
    path: '/account/authenticator',
    title: 'Authenticator',
    action: 'account.manage',
    nav: { group: 'Settings', order: 30, label: 'Authenticator', icon: 'lock' },
    load: () => import('./pages/authenticator-page.tsx'),
  },
  {
    path: '/account/access-tokens',
    title: 'Access tokens',
    action: 'account.manage',
    nav: { group: 'Settings', order: 32, label: 'Access tokens', icon: 'octagon-key' },
    load: () => import('./pages/access-tokens-page.tsx'),
  },
];
