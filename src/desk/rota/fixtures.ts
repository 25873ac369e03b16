/** A pasted rota: the names of columns and these rows, tabs between. */
export function aPaste(
  rows: readonly (readonly string[])[],
  heads: readonly string[] = ['Date', 'Site', 'Role', 'Start', 'End', 'Places'],
): string {
  return [heads, ...rows].map((cells) => cells.join('\t')).join('\n');
}

/** Harrow House, care assistants, 07:00 to 15:00, on this date. */
export function aRow(date: string, places = '1'): readonly string[] {
  return [date, 'Harrow House', 'Care assistant', '07:00', '15:00', places];
}
