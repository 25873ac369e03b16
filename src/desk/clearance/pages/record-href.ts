/** The record of a worker. */
export function candidateHref(personId: string): string {
  return `/candidates/${personId}`;
}

/** Where a record that an answer rests on opens: a shift, else the worker's own record. */
export function restsOnHref(kind: string, id: string, personId: string): string {
  return kind === 'shift' || kind.startsWith('stint-')
    ? `/bookings?shift=${id}`
    : candidateHref(personId);
}
