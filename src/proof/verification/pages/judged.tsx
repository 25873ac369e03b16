import type { Start } from './looks.ts';

/** What the assessor judged, in words. */
export function Judged({ judged }: { readonly judged: Start['criteria'][number]['judged'] }) {
  if (judged === null) return <p className="dp-dim">Not judged.</p>;
  return (
    <p className="ve-text dp-dim">
      {judged.assessorName}: {judged.outcome === 'met' ? 'met' : 'not yet'}, by {judged.method}.{' '}
      {judged.note} {judged.action ?? ''}
      {judged.answers.map(({ question, answer }) => ` ${question} ${answer}`).join('')}
    </p>
  );
}
