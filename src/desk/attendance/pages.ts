import type { LinkPages, PageDef } from '../../ui/pages.ts';

/** The morning: who is due, who has arrived, whom to ring. */
export const pages: readonly PageDef[] = [
  {
    path: '/start-board',
    title: 'Start board',
    action: 'attendance.read',
    nav: { group: 'Desk', order: 3, label: 'Start board', icon: 'clock' },
    load: () => import('./pages/start-board-page.tsx'),
  },
  {
    path: '/start-board/reminders',
    title: 'Reminders of shifts',
    action: 'attendance.read',
    load: () => import('./pages/reminders-page.tsx'),
  },
  {
    path: '/start-board/sites/:siteId',
    title: 'Attendance list',
    action: 'attendance.read',
    load: () => import('./pages/site-list-page.tsx'),
  },
];

/** What a worker's link, a site's list, the code at its door and the gatehouse's link open. */
export const linkPages: LinkPages = {
  arrival: () => import('./pages/arrival-link.tsx'),
  gatehouse: () => import('./pages/gatehouse-link.tsx'),
};
