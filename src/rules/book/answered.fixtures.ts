import type { Answer } from './question.ts';

/**
 * Figures that an answer gives and neither its sentence nor its working shows, within half a unit of the
 * last decimal shown. Nothing is no figure: none paused, none to add.
 */
export function figuresMissing({ gives, because, working }: Answer): readonly string[] {
  const words = [because, ...working.flatMap(({ what, comes }) => [what, comes])].join(' | ');
  const shown = [...words.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/\d+(?:\.(\d+))?/g)];
  return Object.entries(gives).flatMap(([name, value]) => {
    if (typeof value !== 'number' || value === 0) return [];
    const there = shown.some(
      ([text, decimals = '']) =>
        Math.abs(Number(text) - Math.abs(value)) <= 0.5 * 10 ** -decimals.length + 1e-6,
    );
    return there ? [] : [`${name} ${value}`];
  });
}
