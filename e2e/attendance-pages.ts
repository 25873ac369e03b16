/** The pages of attendance. */
export const ATTENDANCE_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: { readonly site: string }) => string;
}[] = [
  { path: '/start-board', open: () => '/start-board?span=day' },
  { path: '/start-board/reminders', open: () => '/start-board/reminders' },
  { path: '/start-board/sites/:siteId', open: (ids) => `/start-board/sites/${ids.site}` },
];
