/** Where a record that a finding rests on opens, if this room knows; else its name stands alone. */
export function recordHref(kind: string, id: string): string | undefined {
  if (kind === 'shift' || kind.startsWith('stint-')) return `/bookings?shift=${id}`;
  if (kind === 'booking') return `/bookings/${id}`;
  return kind === 'person' || kind === 'worker' ? candidateHref(id) : undefined;
}

/** The record of a worker. */
export function candidateHref(personId: string): string {
  return `/candidates/${personId}`;
}
