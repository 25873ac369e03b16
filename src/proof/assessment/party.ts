/** What a member did in a record that somebody else, or they themselves, acted. */
export type Hand = 'acted' | 'prepared' | 'contributed' | 'approved';

/** Who had a hand in an entry, as its envelope names them by member id. */
export interface Hands {
  readonly actor: string | null;
  readonly prepared_by: readonly string[];
  readonly contributed: readonly string[];
  readonly approved_by: readonly string[];
}

/** The member's hand in an entry; null when they had none. */
export function handIn(entry: Hands, memberId: string | null): Hand | null {
  if (memberId === null) return null;
  if (entry.actor === memberId) return 'acted';
  if (entry.approved_by.includes(memberId)) return 'approved';
  if (entry.prepared_by.includes(memberId)) return 'prepared';
  return entry.contributed.includes(memberId) ? 'contributed' : null;
}

/** Past participles in kinds of entry whose past tense is another word. */
const PAST: Readonly<Record<string, string>> = {
  taken: 'took',
  withdrawn: 'withdrew',
  given: 'gave',
  written: 'wrote',
  seen: 'saw',
  chosen: 'chose',
};

/** What was done and to what, of a kind like 'booking.confirmed': ['confirmed', 'this booking']. */
function deed(kind: string): readonly [string, string] {
  const [thing = '', done = ''] = kind.replaceAll('_', ' ').split('.');
  return [PAST[done] ?? done, `${thing.endsWith('s') ? 'these' : 'this'} ${thing}`];
}

/** What an assessor did in an entry, for their own eyes (W34): 'You confirmed this booking (entry 214)'. */
export function partyWords(kind: string, seq: number, hand: Hand): string {
  const [done, thing] = deed(kind);
  const words: Readonly<Record<Hand, string>> = {
    acted: `You ${done} ${thing}`,
    prepared: `You prepared what another ${done}: ${thing}`,
    contributed: `You had a part as another ${done} ${thing}`,
    approved: `You approved as another ${done} ${thing}`,
  };
  return `${words[hand]} (entry ${seq})`;
}

/** Ids of the items a member had a hand in (W34). */
export function partyTo(
  evidence: readonly { readonly evidenceId: string; readonly parties: readonly string[] }[],
  memberId: string | null,
): readonly string[] {
  if (memberId === null) return [];
  return evidence
    .filter(({ parties }) => parties.includes(memberId))
    .map(({ evidenceId }) => evidenceId);
}
