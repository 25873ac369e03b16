/** That something was recorded: of what kind, by whom, about which things. Ids only, nothing personal. */
export interface Change {
  readonly seq: number;
  /** The kind of its work record, 'shift.assigned'; '*' when so much happened that all is to be read again. */
  readonly kind: string;
  /** The member who acted; null for the system or a personal link. */
  readonly by: string | null;
  readonly ids: readonly string[];
}

/** Does one of these changes concern whoever watches kinds that begin so? `'shift.'` watches all of shifts. */
export function concerns(changes: readonly Change[], watched: readonly string[]): boolean {
  return changes.some(
    ({ kind }) => kind === '*' || watched.some((start) => kind.startsWith(start)),
  );
}
