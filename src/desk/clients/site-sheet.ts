import { SHEET_PARTS, type SheetPart } from './schema.ts';

/**
 * The standing sheet of a site: what every booking there needs to say. The parts are plain text, empty
 * when nobody has said; a change is a new version.
 */
export interface SiteSheet extends Readonly<Record<SheetPart, string>> {
  readonly version: number;
  /** 'YYYY-MM-DD'; null when no review was planned. */
  readonly reviewOn: string | null;
  /** ISO instant. */
  readonly recordedAt: string;
  /** Member who recorded it. */
  readonly recordedBy: string | null;
}

type Parts = Readonly<Record<SheetPart, string>>;

const ALL = Object.keys(SHEET_PARTS) as SheetPart[];

/** Parts that say something, in the sheet's order. */
export function partsSaid(sheet: Parts): SheetPart[] {
  return ALL.filter((part) => sheet[part] !== '');
}

/** Parts that two versions say differently. */
export function partsChanged(before: Parts | null, after: Parts): SheetPart[] {
  return ALL.filter((part) => (before?.[part] ?? '') !== after[part]);
}

/**
 * Parts every booking needs and this sheet lacks. Regulation 18 of the Conduct Regulations 2003 has the
 * hirer tell risks to health and safety and the steps taken; whom to report to is our own demand.
 */
export function partsMissing(sheet: Parts | null): SheetPart[] {
  return (['reportTo', 'risks', 'controls'] as const).filter((part) => !sheet?.[part]);
}

/** Has the day come on which the sheet was to be looked at again? Both 'YYYY-MM-DD'. */
export function reviewIsDue(reviewOn: string | null, today: string): boolean {
  return reviewOn !== null && reviewOn <= today;
}
