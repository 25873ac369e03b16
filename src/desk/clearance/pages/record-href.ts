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

/** Where the sum of a rule about a worker and a shift is shown by hand. */
export function explainHref(shiftId: string, personId: string, rule: string): string {
  return `/shifts/${shiftId}/workers/${personId}/rules/${rule}`;
}
