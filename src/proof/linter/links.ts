import type { LinkEnd, ReadDocument } from '../documents/index.ts';
import { type Found, found } from './place.ts';

/** Links between criteria: what starts nowhere, stands twice or points to itself or to nothing of its own. */
export function links(document: ReadDocument): readonly Found[] {
  const lines = new Map<string, number>();
  const codes = new Map<string, string>();
  const put = (
    code: string,
    { identifier, line }: { readonly identifier?: string; readonly line: number },
  ) => {
    if (identifier !== undefined) {
      lines.set(identifier, line);
      codes.set(identifier, code);
    }
    lines.set(code, line);
  };
  for (const unit of document.units) {
    for (const outcome of unit.outcomes) {
      for (const one of outcome.criteria) put(`${unit.reference.value}.${one.number}`, one);
    }
  }
  for (const one of document.statements) {
    put(document.kind === 'marking_points' ? `${document.code}.${one.number}` : one.number, one);
  }
  const here = ({ identifier, framework, code }: LinkEnd): string | null => {
    if (identifier !== null && codes.has(identifier)) return codes.get(identifier) ?? null;
    return framework === document.code && code !== null && lines.has(code) ? code : null;
  };
  const seen = new Set<string>();
  return (document.links ?? []).flatMap((link): Found[] => {
    const [from, to] = [here(link.from), here(link.to)];
    const near = from ?? to;
    const told = { stated: `${said(link.from)} to ${said(link.to)}` };
    // A framework that was replaced may stand elsewhere altogether.
    if (near === null) {
      return [
        found(
          1,
          'links',
          'link-from-nothing',
          { ...told, computed: 'neither end is a criterion of the file' },
          'The link joins two criteria that are not in this file; it is left aside unless one of them is here.',
        ),
      ];
    }
    const line = lines.get(near) ?? 1;
    if (from !== null && from === to) {
      return [
        found(
          line,
          `criterion ${near}, link`,
          'link-to-itself',
          { ...told, computed: 'one criterion' },
          'A criterion is linked to itself; the link is left aside.',
        ),
      ];
    }
    const key = [link.kind, ...[from ?? said(link.from), to ?? said(link.to)].sort()].join(' ');
    if (seen.has(key)) {
      return [
        found(
          line,
          `criterion ${near}, link`,
          'link-twice',
          { ...told, computed: 'stated before' },
          'The same link stands in the file more than once; one is kept.',
        ),
      ];
    }
    seen.add(key);
    const own = link.to.framework === document.code && to === null;
    return own
      ? [
          found(
            line,
            `criterion ${near}, link`,
            'link-points-to-nothing',
            { ...told, computed: 'no such criterion in this framework' },
            'The link points to a criterion that this very framework does not have.',
          ),
        ]
      : [];
  });
}

const said = ({ framework, code, title, identifier }: LinkEnd): string =>
  code === null ? title || (identifier ?? '') : `${framework} ${code}`;
