import type { PageDef } from '../../ui/pages.ts';

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
];
