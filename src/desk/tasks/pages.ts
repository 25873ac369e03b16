import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/tasks',
    title: 'Tasks',
    action: 'tasks.read',
    nav: { group: 'Desk', order: 50, label: 'Tasks', icon: 'tick' },
    load: () => import('./pages/tasks-page.tsx'),
  },
];

/** Alerts first on a record, wherever somebody is about to be chosen; what there is to do about them further down. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'alerts',
    title: 'Pinned',
    order: 1,
    action: 'alerts.read',
    load: async () => ({ default: (await import('./pages/alerts-section.tsx')).PersonAlerts }),
  },
  {
    id: 'tasks',
    title: 'Tasks and ring-backs',
    order: 60,
    action: 'tasks.read',
    load: async () => ({ default: (await import('./pages/tasks-section.tsx')).PersonTasks }),
  },
];

/** The same on a client's record. */
export const clientSections: readonly RecordSection[] = [
  {
    id: 'alerts',
    title: 'Pinned',
    order: 1,
    action: 'alerts.read',
    load: async () => ({ default: (await import('./pages/alerts-section.tsx')).ClientAlerts }),
  },
  {
    id: 'tasks',
    title: 'Tasks',
    order: 60,
    action: 'tasks.read',
    load: async () => ({ default: (await import('./pages/tasks-section.tsx')).ClientTasks }),
  },
];

/** What there is to do about a booking, on its record. */
export const bookingSections: readonly RecordSection[] = [
  {
    id: 'tasks',
    title: 'Tasks',
    order: 60,
    action: 'tasks.read',
    load: async () => ({ default: (await import('./pages/tasks-section.tsx')).BookingTasks }),
  },
];
