import type { PageDef, RecordSection } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/expenses',
    title: 'Expenses',
    action: 'expenses.read',
    nav: { group: 'Desk', order: 22, label: 'Expenses', icon: 'pen' },
    load: () => import('./pages/expenses-page.tsx'),
  },
  {
    path: '/expenses/:id',
    title: 'Expense',
    action: 'expenses.read',
    load: () => import('./pages/expense-page.tsx'),
  },
  {
    path: '/mileage-rates',
    title: 'Mileage rates',
    action: 'expenses.read',
    load: () => import('./pages/mileage-page.tsx'),
  },
];

/** What a worker claimed. */
export const candidateSections: readonly RecordSection[] = [
  {
    id: 'expenses',
    title: 'Expenses and mileage',
    order: 56,
    action: 'expenses.read',
    load: () => import('./pages/person-part.tsx'),
  },
];

/** What the workers of a booking claimed. */
export const bookingSections: readonly RecordSection[] = [
  {
    id: 'expenses',
    title: 'Expenses and mileage',
    order: 45,
    action: 'expenses.read',
    load: () => import('./pages/booking-part.tsx'),
  },
];

/** On the panel of a shift. */
export const shiftSections: readonly RecordSection[] = [
  {
    id: 'expenses',
    title: 'Expenses and mileage',
    order: 20,
    action: 'expenses.read',
    load: () => import('./pages/shift-part.tsx'),
  },
];
