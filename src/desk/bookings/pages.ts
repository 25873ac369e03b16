import type { PageDef, RecordSection } from '../../ui/pages.ts';

/**
 * The pages of bookings. The record shows at its side the part with the id 'history'.
 * @param shiftSections parts of the panel of a shift, by the shift's id; those below 50 stand above who may go
 */
export function bookingPages(
  sections: readonly RecordSection[],
  shiftSections: readonly RecordSection[],
): readonly PageDef[] {
  return [
    {
      path: '/bookings',
      title: 'Bookings',
      nav: { group: 'Desk', order: 10, label: 'Bookings', icon: 'week' },
      action: 'bookings.read',
      load: async () => {
        const { bookingsPageWith } = await import('./pages/bookings-page.tsx');
        return { default: bookingsPageWith(shiftSections) };
      },
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
      load: async () => {
        const { bookingPageWith } = await import('./pages/booking-page.tsx');
        return { default: bookingPageWith(sections, shiftSections) };
      },
    },
  ];
}
