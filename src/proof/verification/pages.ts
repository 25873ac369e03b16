import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/verification',
    title: 'Verification',
    action: 'verification.read',
    nav: { group: 'Proof', order: 8, label: 'Verification', icon: 'search' },
    load: () => import('./pages/cycles-page.tsx'),
  },
  {
    path: '/verification/cycles/:id',
    title: 'Cycle of verification',
    action: 'verification.read',
    load: () => import('./pages/cycle-page.tsx'),
  },
  {
    path: '/verification/samples',
    title: 'Samples',
    action: 'verification.read',
    load: () => import('./pages/samples-page.tsx'),
  },
  {
    path: '/verification/samples/:id',
    title: 'Sample',
    action: 'verification.read',
    load: () => import('./pages/sample-page.tsx'),
  },
  {
    path: '/verification/feedback',
    title: 'Feedback from verification',
    action: 'verification.feedback',
    nav: { group: 'Proof', order: 3, label: 'Feedback', icon: 'letter' },
    load: () => import('./pages/feedback-page.tsx'),
  },
];
