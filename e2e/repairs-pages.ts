/** The pages of repairs: a gap of the sample, open or filled by the time it is looked at. */
export const REPAIRS_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: { readonly openShift: string }) => string;
}[] = [{ path: '/repair/:shiftId', open: (ids) => `/repair/${ids.openShift}` }];
