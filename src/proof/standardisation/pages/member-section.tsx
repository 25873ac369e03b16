import './standardisation.css';
import { Read, useRead } from '../../../ui/read.tsx';
import { readObservationsOf } from '../schema.ts';
import { LIVE } from './looks.ts';
import { ObservationPart } from './observation-parts.tsx';

/** In an assessor's file: when they were watched, and which items they judged blind or missed. */
export default function MemberSection({ id }: { readonly id: string }) {
  const reading = useRead(readObservationsOf, { params: { id } }, { live: LIVE });
  return (
    <Read of={reading}>
      {({ observations, items, today }) => (
        <>
          {observations.length === 0 ? (
            <p className="dp-dim">Nobody has recorded an observation of them that you may read.</p>
          ) : null}
          {observations.map((one) => (
            <ObservationPart key={one.observationId} one={one} today={today} />
          ))}
          {items.length === 0 ? null : (
            <ul className="sd-lines">
              {items.map(({ title, judged, attended }) => (
                <li key={title}>
                  <span>Standardisation of {title}</span>
                  <span className="dp-dim">
                    {judged ? 'judged it' : 'did not judge it'},{' '}
                    {attended ? 'was there' : 'missed the talk about it'}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Read>
  );
}
