import type { PageDef } from '../../ui/pages.ts';

/** One message to all who fit: what was sent, and a new one. */
export const pages: readonly PageDef[] = [
  {
    path: '/segments',
    title: 'Messages to many',
    action: 'segments.read',
    nav: { group: 'People', order: 23, label: 'Messages to many', icon: 'letter' },
    load: () => import('./pages/messages-page.tsx'),
  },
  {
    path: '/segments/new',
    title: 'Write to all who fit',
    action: 'segments.send',
    load: () => import('./pages/new-page.tsx'),
  },
  {
    path: '/segments/:id',
    title: 'Message to many',
    action: 'segments.read',
    load: () => import('./pages/message-page.tsx'),
  },
];
