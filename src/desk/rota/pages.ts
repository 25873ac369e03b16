import type { PageDef } from '../../ui/pages.ts';

/** The pages of rotas: what waits for a yes, the ways to make one, templates and shift codes. */
export const pages: readonly PageDef[] = [
  {
    path: '/rota',
    title: 'Rotas',
    action: 'rotas.read',
    nav: { group: 'Desk', order: 12, label: 'Rotas', icon: 'week' },
    load: () => import('./pages/rota-page.tsx'),
  },
  {
    path: '/rota/paste',
    title: 'Paste a rota',
    action: 'rotas.write',
    load: () => import('./pages/paste-page.tsx'),
  },
  {
    path: '/rota/drafts/:id',
    title: 'Rota',
    action: 'rotas.read',
    load: () => import('./pages/draft-page.tsx'),
  },
  {
    path: '/rota/copy',
    title: 'Copy a week',
    action: 'rotas.write',
    load: () => import('./pages/copy-page.tsx'),
  },
  {
    path: '/rota/paint',
    title: 'Paint a rota',
    action: 'rotas.write',
    load: () => import('./pages/paint-page.tsx'),
  },
  {
    path: '/rota/codes',
    title: 'Shift codes',
    action: 'rotas.read',
    load: () => import('./pages/codes-page.tsx'),
  },
  {
    path: '/rota/templates/:id',
    title: 'Template',
    action: 'rotas.read',
    load: () => import('./pages/template-page.tsx'),
  },
  {
    path: '/rota/templates/:id/use',
    title: 'Use a template',
    action: 'rotas.write',
    load: () => import('./pages/use-page.tsx'),
  },
];
