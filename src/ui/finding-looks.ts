import type { Finding, Outcome } from '../rules/finding.ts';
import type { MarkName } from './mark.tsx';
import type { Meaning } from './tokens.ts';

/** Mark, word and meaning of each outcome; never one of them alone. */
export const LOOKS: Readonly<
  Record<Outcome, { readonly mark: MarkName; readonly word: string; readonly meaning: Meaning }>
> = {
  block: { mark: 'octagon', word: 'Block', meaning: 'stop' },
  block_override: { mark: 'octagon-key', word: 'Block, may be overridden', meaning: 'stop' },
  escalate: { mark: 'flag', word: 'Escalate', meaning: 'attention' },
  warn: { mark: 'triangle', word: 'Warn', meaning: 'attention' },
  record: { mark: 'pen', word: 'Record', meaning: 'information' },
};

const ORDER = Object.keys(LOOKS);

/** Blocks first, then those that may be overridden, escalations (those that stop first), warnings, records. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const place = (finding: Finding) => ORDER.indexOf(finding.outcome) - (finding.stops ? 0.5 : 0);
  return [...findings].sort((a, b) => place(a) - place(b));
}
