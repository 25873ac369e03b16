import './candidates.css';
import { formatRate } from '../../../lib/money.ts';
import { showMinutes } from '../../../lib/show.ts';
import { FactList } from '../../../ui/facts.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { showCandidate } from '../schema.ts';
import type { Candidate } from './words.ts';

/** Contact, roles and skills, what work they want, where they came from. */
export default function ParticularsSection({ id }: { readonly id: string }) {
  const reading = useRead(showCandidate, { params: { id } });
  return <Read of={reading}>{(candidate) => <Inside candidate={candidate} />}</Read>;
}

function Inside({ candidate }: { readonly candidate: Candidate }) {
  const { travelMiles, minimumPayPence, wantedWeeklyMinutes, worksNights, externalId } = candidate;
  const unsaid = <span className="dp-dim">Not said</span>;
  return (
    <>
      <FactList
        facts={[
          {
            label: 'Full name',
            value: `${candidate.givenName} ${candidate.familyName}`.trim(),
            ...(candidate.knownAs ? { from: `goes by ${candidate.knownAs}` } : {}),
          },
          { label: 'Phones', value: <Reach items={candidate.phones} by="tel" /> },
          { label: 'E-mails', value: <Reach items={candidate.emails} by="mailto" /> },
          {
            label: 'Address',
            value: (
              <span className="dp-words">
                {[candidate.address, candidate.town, candidate.postcode].filter(Boolean).join('\n')}
              </span>
            ),
          },
          { label: 'Skills', value: <Tags items={candidate.skills} /> },
          { label: 'Travels', value: travelMiles === null ? unsaid : `up to ${travelMiles} miles` },
          {
            label: 'Lowest pay',
            value: minimumPayPence === null ? unsaid : formatRate(minimumPayPence),
          },
          {
            label: 'Hours wanted a week',
            value: wantedWeeklyMinutes === null ? unsaid : showMinutes(wantedWeeklyMinutes),
          },
          { label: 'Nights', value: worksNights === null ? unsaid : worksNights ? 'Yes' : 'No' },
          {
            label: 'Source',
            value: candidate.source || unsaid,
            ...(externalId ? { from: `number ${externalId} in ${candidate.sourceSystem}` } : {}),
          },
        ]}
      />
      {candidate.notes === '' ? null : <p className="dp-words">{candidate.notes}</p>}
    </>
  );
}

function Tags({ items }: { readonly items: readonly string[] }) {
  if (items.length === 0) return <span className="dp-dim">None yet</span>;
  return (
    <ul className="dp-tags">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Reach({ items, by }: { readonly items: readonly string[]; readonly by: string }) {
  if (items.length === 0) return <span className="dp-dim">None</span>;
  return items.map((item, index) => (
    <span key={item}>
      {index > 0 ? ', ' : ''}
      <a href={`${by}:${by === 'tel' ? item.replace(/[^\d+]/g, '') : item}`}>{item}</a>
    </span>
  ));
}
