/** Where a record that a finding rests on opens, if this room knows; else its name stands alone. */
export function recordHref(kind: string, id: string): string | undefined {
  if (kind === 'shift' || kind.startsWith('stint-')) return `/bookings?shift=${id}`;
  if (kind === 'booking') return `/bookings/${id}`;
  if (kind === 'client') return `/clients/${id}`;
  if (kind === 'licence') return '/licences';
  return kind === 'person' || kind === 'worker' ? candidateHref(id) : undefined;
}

/** Where the sum of a finding about a worker and shifts is shown by hand. */
export function workingHref(
  personId: string,
  finding: { readonly rule: string; readonly shiftIds?: readonly string[] },
  shiftId: string | undefined = finding.shiftIds?.[0],
): string | undefined {
  if (shiftId === undefined) return undefined;
  return `/shifts/${shiftId}/workers/${personId}/rules/${finding.rule}`;
}

/** The record of a worker. */
export function candidateHref(personId: string): string {
  return `/candidates/${personId}`;
}
