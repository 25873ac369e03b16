/** A record that was opened lately. */
export interface Recent {
  readonly href: string;
  readonly label: string;
}

const MOST = 8;
/** A record's page: one of a list, by its id or its key in the rule book. */
const RECORD =
  /^\/(candidates|clients|bookings|rules|frameworks|assessment\/claims)\/(?!new$|import$)[^/]+$/;

/** In the page's memory alone: names of people are kept nowhere that outlives it. */
let recent: readonly Recent[] = [];

/** Remembers that a record's page was opened; other pages are not remembered. */
export function remember(href: string, label: string): void {
  if (!RECORD.test(href)) return;
  recent = [{ href, label }, ...recent.filter((one) => one.href !== href)].slice(0, MOST);
}

/** The records opened lately, the last first. */
export function recents(): readonly Recent[] {
  return recent;
}
