import type { PageDef, RecordSection } from '../../ui/pages.ts';

const activity = { id: 'activity', title: 'Activity', action: 'conversations.read' } as const;

/** Mails, texts, calls and notes on a candidate's record. */
export const candidateSections: readonly RecordSection[] = [
  { ...activity, order: 15, load: () => import('./pages/candidate-activity.tsx') },
];

/** The same on a client's, with those of its contacts. */
export const clientSections: readonly RecordSection[] = [
  { ...activity, order: 90, load: () => import('./pages/client-activity.tsx') },
];

/** The same on a booking's. */
export const bookingSections: readonly RecordSection[] = [
  { ...activity, order: 90, load: () => import('./pages/booking-activity.tsx') },
];

export const pages: readonly PageDef[] = [
  {
    path: '/mail',
    title: 'Outbox',
    action: 'mail.read',
    nav: { group: 'Desk', order: 42, label: 'Outbox', icon: 'letter' },
    load: () => import('./pages/outbox-page.tsx'),
  },
  {
    path: '/texts',
    title: 'Texts',
    action: 'texts.read',
    nav: { group: 'Desk', order: 40, label: 'Texts', icon: 'letter' },
    load: () => import('./pages/texts-page.tsx'),
  },
  {
    path: '/texts/new',
    title: 'Write a text',
    action: 'texts.send',
    load: () => import('./pages/new-text-page.tsx'),
  },
  {
    path: '/texts/wordings',
    title: 'Wordings for texts',
    action: 'texts.read',
    nav: { group: 'Settings', order: 24, label: 'Wordings for texts', icon: 'pen' },
    load: () => import('./pages/wordings-page.tsx'),
  },
];
