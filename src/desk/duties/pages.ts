import type { PageDef, RecordSection } from '../../ui/pages.ts';

/** What the law asks of the work, on the client's record. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'duties',
    title: 'What the law asks of this work',
    order: 10,
    action: 'duties.read',
    load: () => import('./pages/duties-section.tsx'),
  },
];

export const pages: readonly PageDef[] = [
  {
    path: '/clients/:id/duties/:site/:role',
    title: 'What the law asks of the work',
    action: 'duties.write',
    load: () => import('./pages/setting-page.tsx'),
  },
  {
    path: '/clients/:id/duties/:site/:role/rest',
    title: 'What the law asks of the work',
    action: 'duties.write',
    load: () => import('./pages/withdraw-page.tsx'),
  },
  {
    path: '/clients/:id/industrial-action',
    title: 'Industrial action',
    action: 'duties.write',
    load: () => import('./pages/action-page.tsx'),
  },
  {
    path: '/licences',
    title: 'Licences',
    action: 'duties.read',
    nav: { group: 'Settings', order: 16, label: 'Licences', icon: 'tick' },
    load: () => import('./pages/licences-page.tsx'),
  },
];
