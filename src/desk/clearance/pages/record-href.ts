/** The record of a worker. */
export function candidateHref(personId: string): string {
  return `/candidates/${personId}`;
}

/** Where a record that an answer rests on opens: a shift, a client, a licence, else the worker's own record. */
export function restsOnHref(kind: string, id: string, personId: string): string {
  if (kind === 'client') return `/clients/${id}`;
  if (kind === 'licence') return '/licences';
  return kind === 'shift' || kind.startsWith('stint-')
    ? `/bookings?shift=${id}`
    : candidateHref(personId);
}
