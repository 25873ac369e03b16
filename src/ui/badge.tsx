import './badge.css';
import { Mark, type MarkName } from './mark.tsx';
import type { Meaning } from './tokens.ts';

/** How one state looks everywhere, in badge, grid and list: its word, its meaning, its mark, its edge. */
export interface StateLook {
  readonly word: string;
  readonly meaning: Meaning;
  readonly mark: MarkName;
  readonly edge?: 'solid' | 'dashed' | 'dotted' | 'double';
}

/** A state by mark and word; colour only adds. `note` follows the word, dim: an age, a count. */
export function Badge({ state, note }: { readonly state: StateLook; readonly note?: string }) {
  return (
    <span className={`dp-badge dp-${state.meaning}`} data-edge={state.edge ?? 'solid'}>
      <Mark name={state.mark} size={12} />
      {state.word}
      {note === undefined ? null : <span className="dp-badge-note">{note}</span>}
    </span>
  );
}
