import type { PageDef } from '../../ui/pages.ts';

/** The pages that open without a session. */
export const pages: readonly PageDef[] = [
  {
    path: '/sign-in',
    title: 'Sign in',
    public: true,
    load: () => import('./pages/sign-in-page.tsx'),
  },
  {
    path: '/welcome',
    title: 'Welcome',
    public: true,
    load: () => import('./pages/welcome-page.tsx'),
  },
  {
    path: '/invitation',
    title: 'Invitation',
    public: true,
    load: () => import('./pages/invitation-page.tsx'),
  },
  {
    path: '/forgotten-password',
    title: 'A new password',
    public: true,
    load: () => import('./pages/forgotten-password-page.tsx'),
  },
  {
    path: '/new-password',
    title: 'Choose a new password',
    public: true,
    load: () => import('./pages/new-password-page.tsx'),
  },
];
