import './collected.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Moment } from '../../../ui/when.tsx';
import { KINDS, type listObservations } from '../schema.ts';

export type Observation = ReplyOf<typeof listObservations>['rows'][number];

/** '4:05' from seconds; null: throughout. */
function markAt(seconds: number | null): string {
  if (seconds === null) return 'Throughout';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How an observation stands. */
function stateOf({ agreed }: Observation) {
  if (agreed === null) {
    return { word: 'Learner to sign', meaning: 'attention', mark: 'pen' } as const;
  }
  return agreed
    ? ({ word: 'Signed by both', meaning: 'good', mark: 'tick' } as const)
    : ({ word: 'Disputed', meaning: 'stop', mark: 'cross' } as const);
}

/** What was recorded of a learner: when and where, the words, the marks, and how it stands. */
export function Observed({ one, who }: { readonly one: Observation; readonly who: string }) {
  return (
    <>
      <h3>
        {KINDS[one.kind]}, {showDate(one.heldOn)}: {who}
      </h3>
      <div className="dp-row">
        <Badge state={stateOf(one)} />
        <span className="dp-dim">
          {one.place}, {one.minutes} min. Recorded <Moment at={one.recordedAt} /> by{' '}
          {one.observer.name}, {one.actedAs}.
        </span>
      </div>
      <p className="co-words">{one.words}</p>
      {one.marks.length === 0 ? null : (
        <ul className="co-marks" aria-label="Criteria marked">
          {one.marks.map((mark) => (
            <li key={mark.criterionId}>
              {markAt(mark.atSecond)}: {mark.code} {mark.label}
              {mark.words === '' ? '' : `. ${mark.words}`}
            </li>
          ))}
        </ul>
      )}
      {one.answer === '' ? null : <p>The learner says: {one.answer}</p>}
    </>
  );
}
