/** The four meanings a colour may carry, and the quiet one that carries none. */
export type Meaning = 'good' | 'attention' | 'stop' | 'information' | 'quiet';

/** Ink for words and marks (AA on white and on its own soft ground), soft ground, edge. */
export interface MeaningColours {
  readonly ink: string;
  readonly soft: string;
  readonly edge: string;
}

/** The light scheme. Every ink stands at 4.5:1 or more on `page`, `raised`, `rail` and its own soft ground. */
export const LIGHT = {
  page: '#ffffff',
  rail: '#f5f6f8',
  raised: '#f9fafb',
  hover: '#eef1f5',
  line: '#dde1e7',
  edge: '#79828e',
  ink: '#1a1e24',
  dim: '#535c68',
  accent: '#3d3a9e',
  accentSoft: '#ecebf9',
  onAccent: '#ffffff',
  focus: '#3d3a9e',
  today: '#f5f4fd',
} as const;

/** The four meanings and the quiet one, light scheme. */
export const MEANINGS: Readonly<Record<Meaning, MeaningColours>> = {
  good: { ink: '#0e5a32', soft: '#e5f3ea', edge: '#2b7d50' },
  attention: { ink: '#704300', soft: '#fcf0d3', edge: '#a86d00' },
  stop: { ink: '#961a1a', soft: '#fce9e9', edge: '#bf3030' },
  information: { ink: '#154c82', soft: '#e5effa', edge: '#2c6cac' },
  quiet: { ink: '#424b57', soft: '#eef0f3', edge: '#79828e' },
};

/** The tokens as CSS custom properties, `--dp-ink`, `--dp-good-soft`..., for desk and portal alike. */
export function tokenVariables(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(LIGHT)) {
    found[`--dp-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = value;
  }
  for (const [meaning, colours] of Object.entries(MEANINGS)) {
    for (const [part, value] of Object.entries(colours)) found[`--dp-${meaning}-${part}`] = value;
  }
  return found;
}
