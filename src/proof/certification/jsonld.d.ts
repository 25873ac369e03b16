/** The part of the package that is used here; it brings no types of its own. */
declare module 'jsonld' {
  const jsonld: {
    canonize(
      document: Readonly<Record<string, unknown>>,
      options: {
        readonly algorithm: 'RDFC-1.0';
        readonly format: 'application/n-quads';
        readonly safe: true;
        readonly documentLoader: (
          url: string,
        ) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>;
      },
    ): Promise<string>;
  };
  export default jsonld;
}
