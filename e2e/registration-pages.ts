/** Who is on the way onto the books, which roles need a photo, and references waited for. */
export const REGISTRATION_PAGES = [
  { path: '/registrations', open: () => '/registrations?show=all' },
  { path: '/registrations/photo-roles', open: () => '/registrations/photo-roles' },
  { path: '/references', open: () => '/references?show=all' },
];
