import type { PageDef } from '../../ui/pages.ts';

export const pages: readonly PageDef[] = [
  {
    path: '/bookings',
    title: 'Bookings',
    nav: { group: 'Desk', order: 20, label: 'Bookings', icon: 'week' },
    action: 'bookings.read',
    load: () => import('./pages/bookings-page.tsx'),
  },
  {
    path: '/bookings/new',
    title: 'Take a booking',
    action: 'bookings.write',
    load: () => import('./pages/new-booking-page.tsx'),
  },
  {
    path: '/bookings/:bookingId',
    title: 'Booking',
    action: 'bookings.read',
    load: () => import('./pages/booking-page.tsx'),
  },
];
