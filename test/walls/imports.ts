import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import as it stands in a file. */
export interface Import {
  /** The file that imports, from the project's root: 'src/desk/bookings/routes.ts'. */
  readonly from: string;
  /** What it names: a file from the root ('src/lib/result.ts'), 'node:fs', or a package ('zod'). */
  readonly to: string;
  readonly kind: 'file' | 'node' | 'package';
  /** Gone at run time: import type, or every name of it a type. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${scope}/${name}` : scope;
}

function target(from: string, specifier: string): Pick<Import, 'to' | 'kind'> {
  if (specifier.startsWith('.'))
    return { to: path.posix.join(path.posix.dirname(from), specifier), kind: 'file' };
  if (specifier.startsWith('node:')) return { to: specifier, kind: 'node' };
  return { to: packageOf(specifier), kind: 'package' };
}

/** The imports of one source text, read by a real parser. */
export function importsOf(from: string, source: string): readonly Import[] {
  const { module, errors } = parseSync(from, source);
  if (errors.length > 0) throw new Error(`${from} cannot be parsed: ${errors[0]?.message}`);
  const fixed = module.staticImports.map((found) => ({
    ...target(from, found.moduleRequest.value),
    from,
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
    dynamic: false,
  }));
  const passedOn = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest
        ? [
            {
              ...target(from, entry.moduleRequest.value),
              from,
              typeOnly: entry.isType,
              dynamic: false,
            },
          ]
        : [],
    ),
  );
  const late = module.dynamicImports.map((found) => ({
    ...target(from, source.slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1)),
    from,
    typeOnly: false,
    dynamic: true,
  }));
  return [...fixed, ...passedOn, ...late];
}

/** The imports of a file on disk. */
export function importsIn(root: string, file: string): readonly Import[] {
  return importsOf(file, readFileSync(path.join(root, file), 'utf8'));
}
