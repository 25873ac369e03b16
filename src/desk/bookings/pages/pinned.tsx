import { Mark } from '../../../ui/mark.tsx';

import { ALERT_KINDS, type Ranking } from '../schema.ts';

/** What is pinned to a worker, wherever they are chosen: nobody books them without having seen it. */
export function Pinned({ alerts }: { readonly alerts: Ranking['may'][number]['alerts'] }) {
  if (alerts.length === 0) return null;
  return (
    <ul className="dp-pinned" aria-label="Pinned alerts">
      {alerts.map(({ kind, words }) => (
        <li key={`${kind} ${words}`} className="dp-said dp-attention">
          <Mark name="flag" size={12} /> {ALERT_KINDS[kind]}:{' '}
          {words ?? 'there is a note, ask a consultant'}
        </li>
      ))}
    </ul>
  );
}
