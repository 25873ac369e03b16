/** The pages of frameworks: the list, a document's import, and each part of one. */
export const FRAMEWORK_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: { readonly framework: string }) => string;
}[] = [
  ...['/frameworks', '/frameworks/import'].map((path) => ({ path, open: () => path })),
  ...['', '?part=contradictions', '?part=combination', '?part=days', '?part=links'].map((part) => ({
    path: '/frameworks/:id',
    open: (ids: { readonly framework: string }) => `/frameworks/${ids.framework}${part}`,
  })),
  {
    path: '/frameworks/:id/replacement',
    open: (ids) => `/frameworks/${ids.framework}/replacement`,
  },
];
