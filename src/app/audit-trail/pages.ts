import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/log',
    title: 'Log',
    action: 'log.read',
    nav: { group: 'Settings', order: 0, label: 'Log', icon: 'chain' },
    load: () => import('./pages/log-page.tsx'),
  },
  {
    path: '/log/:seq',
    title: 'Entry',
    action: 'log.read',
    load: () => import('./pages/entry-page.tsx'),
  },
];

/** The history of any record: its entries in the log. A record page shows it at its side. */
export const history: RecordSection = {
  id: 'history',
  title: 'History',
  order: 1000,
  action: 'log.read',
  load: () => import('./pages/history-section.tsx'),
};
