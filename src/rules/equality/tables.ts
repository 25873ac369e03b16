import type { DatedTable } from '../book/law.ts';
import { words } from './advert.ts';
import { GROUPS, NEGATIONS, ONLY } from './group-words.ts';
import { HEALTH } from './health-words.ts';
import { FLAG_BELOW, SMALLEST_APPLIED } from './impact.ts';
import { EQUALITY_ACT_FROM } from './in-force.ts';
import { LISTED } from './listed-words.ts';

const from = EQUALITY_ACT_FROM;
const shown = (pattern: string) => pattern.replaceAll('|', ', ').replace(/ ?\*\d ?/g, ' ... ');

const listed: DatedTable = {
  id: 'advert-words',
  title: 'Words that point at a protected characteristic',
  rules: ['EQ-ADVERT', 'EQ-INSTRUCT'],
  columns: ['Words', 'Characteristic', 'Write instead'],
  rows: LISTED.map(({ pattern, of, instead }) => ({
    from,
    cells: [shown(pattern), of.map(words).join(', '), instead],
    source: 'EHRC guidance on adverts; our reading',
    confidence: 'B',
  })),
};

const groups: DatedTable = {
  id: 'group-words',
  title: 'Groups that an advert or a client can shut out',
  rules: ['EQ-ADVERT', 'EQ-INSTRUCT'],
  columns: ['Words', 'Characteristic', 'Found'],
  rows: GROUPS.map(({ pattern, of, named }) => ({
    from,
    cells: [
      shown(pattern),
      of.map(words).join(', '),
      named === 'warn'
        ? 'whenever named'
        : `only with ${[...NEGATIONS].slice(0, 3).join(', ')}, ${[...ONLY][0]}, must be`,
    ],
    source: 'Equality Act 2010 s.4; our reading',
    confidence: 'B',
  })),
};

const health: DatedTable = {
  id: 'health-words',
  title: 'Words on health and disability',
  rules: ['EQ-60'],
  columns: ['Words'],
  rows: HEALTH.map((pattern) => ({
    from,
    cells: [shown(pattern)],
    source: 'Equality Act 2010 s.60; EHRC guidance; our reading',
    confidence: 'B',
  })),
};

const figures: DatedTable = {
  id: 'impact-figures',
  title: 'Figures of the screen by group',
  rules: ['EQ-IMPACT'],
  columns: ['What', 'Figure'],
  rows: [
    {
      from,
      cells: ['Flagged below', `${(FLAG_BELOW.of / FLAG_BELOW.in).toFixed(2)} of the best rate`],
      source: 'US Uniform Guidelines: no UK legal force',
      confidence: 'B',
    },
    {
      from,
      cells: ['Fewest that applied in a group shown', String(SMALLEST_APPLIED)],
      source: 'Our policy',
      confidence: 'C',
    },
  ],
};

export const TABLES: readonly DatedTable[] = [listed, groups, health, figures];
