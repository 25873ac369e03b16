/** What each part of a site's standing sheet is called. */
export const SHEET_PARTS = {
  reportTo: 'Report to',
  arrival: 'Arrival',
  ppe: 'Protective equipment and dress',
  risks: 'Risks to health and safety',
  controls: 'What is done about them',
  breaks: 'Breaks',
  expenses: 'Expenses',
} as const;

export type SheetPart = keyof typeof SHEET_PARTS;

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

/** Parts that say something, in the sheet's order. */
export function partsSaid(sheet: Readonly<Record<SheetPart, string>>): readonly SheetPart[] {
  return (Object.keys(SHEET_PARTS) as SheetPart[]).filter((part) => sheet[part] !== '');
}

/** Parts without which a hirer's particulars are incomplete: regulation 18 asks for risks and controls. */
export function partsMissing(sheet: Readonly<Record<SheetPart, string>> | null): SheetPart[] {
  return (['reportTo', 'risks', 'controls'] as const).filter((part) => !sheet?.[part]);
}

/** Has the day come on which the sheet was to be looked at again? Both 'YYYY-MM-DD'. */
export function reviewIsDue(reviewOn: string | null, today: string): boolean {
  return reviewOn !== null && reviewOn <= today;
}
