import type { PageDef } from '../../ui/pages.ts';

/** Taking a file on a phone, and a file with its index. */
export const pages: readonly PageDef[] = [
  {
    path: '/portfolio/record',
    title: 'Record evidence',
    action: 'portfolio.own',
    nav: { group: 'Proof', order: 3, label: 'Record evidence', icon: 'person' },
    load: () => import('./pages/record-page.tsx'),
  },
  {
    path: '/files/:id',
    title: 'File',
    action: 'files.read',
    load: () => import('./pages/file-page.tsx'),
  },
];
