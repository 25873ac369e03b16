import { formatRate } from '../../../lib/money.ts';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { showCandidate } from '../schema.ts';
import { type Candidate, contactLook, stateLook } from './words.ts';

/** One candidate beside the list: how to reach them and what they do. */
export function CandidatePanel({
  id,
  onClose,
}: {
  readonly id: string;
  readonly onClose: () => void;
}) {
  const reading = useRead(showCandidate, { params: { id } });
  const name = reading.value?.personId === id ? reading.value.displayName : 'Candidate';
  return (
    <SidePanel of={id} title={name} onClose={onClose}>
      <Read of={reading}>{(candidate) => <Inside candidate={candidate} />}</Read>
    </SidePanel>
  );
}

function Inside({ candidate }: { readonly candidate: Candidate }) {
  const contact = contactLook(candidate.doNotContact);
  const { minimumPayPence, travelMiles } = candidate;
  return (
    <>
      <LinkButton href={`/candidates/${candidate.personId}`}>Open the record</LinkButton>
      <FactList
        facts={[
          {
            label: 'State',
            value: (
              <>
                <Badge state={stateLook({ archived: candidate.archivedAt !== null })} />{' '}
                {contact ? <Badge state={contact} /> : null}
              </>
            ),
          },
          {
            label: 'Roles',
            value: candidate.roles.map(({ name }) => name).join(', ') || 'None yet',
          },
          ...candidate.phones.map((phone) => ({
            label: 'Phone',
            value: <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,
          })),
          ...candidate.emails.map((email) => ({
            label: 'E-mail',
            value: <a href={`mailto:${email}`}>{email}</a>,
          })),
          {
            label: 'Lives in',
            value: [candidate.town, candidate.postcode].filter(Boolean).join(', '),
          },
          { label: 'Travels', value: travelMiles === null ? 'Not said' : `${travelMiles} miles` },
          {
            label: 'Lowest pay',
            value: minimumPayPence === null ? 'Not said' : formatRate(minimumPayPence),
          },
        ]}
      />
      {candidate.notes === '' ? null : <p className="dp-words">{candidate.notes}</p>}
    </>
  );
}
