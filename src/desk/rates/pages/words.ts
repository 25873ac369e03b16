import type { ReplyOf } from '../../../lib/route.ts';
import { showPence, showPercent } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import {
  DAY_PARTS,
  DAY_TYPES,
  type DayPart,
  type DayType,
  type readRateCards,
  SHIFT_KINDS,
  type ShiftKind,
} from '../schema.ts';

export type Cards = ReplyOf<typeof readRateCards>;
export type Card = Cards['cards'][number];
export type CardVersion = Card['versions'][number];
export type CardRate = CardVersion['rates'][number];

/** How a version stands. */
export const VERSION_LOOKS: Readonly<Record<CardVersion['state'], StateLook>> = {
  in_force: { word: 'In force', meaning: 'good', mark: 'tick' },
  coming: { word: 'Coming', meaning: 'attention', mark: 'pen', edge: 'dashed' },
  past: { word: 'Past', meaning: 'quiet', mark: 'dash' },
};

export const DAYS = Object.keys(DAY_TYPES) as DayType[];
export const PARTS = Object.keys(DAY_PARTS) as DayPart[];

/** '31.4%' of 3140 hundredths of a per cent. */
export function showPoints(points: number): string {
  return showPercent(points, 1);
}

/** Hundredths of a per cent of '12' or '12.5'; undefined for anything else. */
export function readPoints(text: string): number | undefined {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** '13.00' as it stands in a cell. */
export function inCell(pence: number | null): string {
  return pence === null ? '' : showPence(pence).replace('£', '').replaceAll(',', '');
}

/** Rates by role and kind, in the order they stand on the card. */
export function blocksOf(
  rates: readonly CardRate[],
): readonly { role: string; roleName: string; kind: ShiftKind; rates: readonly CardRate[] }[] {
  const blocks = Map.groupBy(rates, ({ role, kind }) => `${role} ${kind}`);
  return [...blocks.values()].flatMap((of) => {
    const [first] = of;
    return first
      ? [{ role: first.role, roleName: first.roleName, kind: first.kind, rates: of }]
      : [];
  });
}

/** 'Care assistant', 'Care assistant, sleep-in'. */
export function blockName(block: { readonly roleName: string; readonly kind: ShiftKind }): string {
  return block.kind === 'waking'
    ? block.roleName
    : `${block.roleName}, ${SHIFT_KINDS[block.kind].toLowerCase()}`;
}
