// Stands in for zod in the browser (see vite.config.ts). A room's schema.ts is loaded by its pages for
// the descriptors' method and path; the types come from the real zod at compile time. Any chain of
// schema calls gives the same empty shape; asking it to do a schema's work is a fault in the page.
const WORK = ['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options', 'shape'];

// biome-ignore lint/suspicious/noExplicitAny: it stands for every schema there is
const shape: any = new Proxy(() => undefined, {
  get(_, name) {
    if (name === Symbol.toPrimitive || name === 'then' || name === 'toJSON') return undefined;
    if (typeof name === 'string' && WORK.includes(name)) {
      throw new Error(`A page asked a schema for .${name}: schemas are only types in the browser.`);
    }
    return shape;
  },
  apply: () => shape,
});

export const z = shape;
export default shape;
