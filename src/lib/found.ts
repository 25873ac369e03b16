/** One record as the search for everything shows it: what it is called, and a line that tells it from its like. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** The record it stands under: a site's client. */
  readonly under?: string;
}

/** What is looked for: the words typed, folded, and how many records of a kind are wanted at the most. */
export interface Sought {
  readonly text: string;
  readonly most: number;
}
