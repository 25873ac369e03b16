import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/contact',
    title: 'Learner messages',
    action: 'contact.read',
    nav: { group: 'Proof', order: 4, label: 'Learner messages', icon: 'letter' },
    load: () => import('./pages/contact-page.tsx'),
  },
  {
    path: '/diary',
    title: 'Diary of visits',
    action: 'diary.read',
    nav: { group: 'Proof', order: 4, label: 'Diary of visits', icon: 'week' },
    load: () => import('./pages/diary-page.tsx'),
  },
];
