/** That something was recorded: of what kind, by whom, about which things. Ids and a colleague's initials only. */
export interface Change {
  readonly seq: number;
  /** The kind of its work record, 'shift.assigned'; '*' when so much happened that all is to be read again. */
  readonly kind: string;
  /** The member who acted; null for the system or a personal link. */
  readonly by: string | null;
  /** Their initials, 'CC', for a mark beside what they changed; empty for the system. */
  readonly initials: string;
  readonly ids: readonly string[];
}

/** Does one of these changes concern whoever watches kinds that begin so? `'shift.'` watches all of shifts. */
export function concerns(changes: readonly Change[], watched: readonly string[]): boolean {
  return changes.some(
    ({ kind }) => kind === '*' || watched.some((start) => kind.startsWith(start)),
  );
}

/** 'Carla Costa' is CC, 'Olivia' O, 'Mary Ann van der Berg' MB: the first letter of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first, last] = [words[0] ?? '', words.length > 1 ? (words.at(-1) ?? '') : ''];
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase('en-GB');
}
