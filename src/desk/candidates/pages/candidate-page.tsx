import './candidates.css';
import { Button } from '@mantine/core';
import type { ComponentType } from 'react';
import { ageOn, dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordBody } from '../../../ui/record-body.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { addArchive, endArchive, showCandidate } from '../schema.ts';
import { birthWords, type Candidate, contactLook, stateLook } from './words.ts';

/** The record page with these sections, as the router takes it. */
export function candidatePageWith(sections: readonly RecordSection[]): ComponentType {
  return () => <CandidatePage sections={sections} />;
}

/**
 * The record of one candidate: who they are, then the sections that this room and others give it, by their
 * order; one with the id 'history' stands at the side.
 */
function CandidatePage({ sections }: { readonly sections: readonly RecordSection[] }) {
  const id = useAddress().params['id'] ?? '';
  const may = useMay();
  const reading = useRead(showCandidate, { params: { id } });
  return (
    <Page
      title={reading.value?.displayName ?? 'Candidate'}
      where={[{ label: 'Candidates', href: '/candidates' }]}
      action={
        may('candidates.write') && reading.value ? (
          <LinkButton href={`/candidates/${id}/details`}>Change particulars</LinkButton>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(candidate) => (
          <RecordBody id={id} sections={sections}>
            <Band candidate={candidate} mayArchive={may('candidates.archive')} />
          </RecordBody>
        )}
      </Read>
    </Page>
  );
}

function Band({
  candidate,
  mayArchive,
}: {
  readonly candidate: Candidate;
  readonly mayArchive: boolean;
}) {
  const { dateOfBirth, phones, emails, archivedAt } = candidate;
  const today = dateIn(new Date());
  const contact = contactLook(candidate.doNotContact);
  return (
    <Facts
      state={stateLook({ archived: archivedAt !== null })}
      facts={[
        { label: 'Roles', value: candidate.roles.map(({ name }) => name).join(', ') || 'None yet' },
        {
          label: 'Reach',
          value: phones[0] ? (
            <a className="dp-whole" href={`tel:${phones[0].replace(/[^\d+]/g, '')}`}>
              {phones[0]}
            </a>
          ) : (
            (emails[0] ?? 'No phone, no e-mail')
          ),
          ...(contact ? { from: <Badge state={contact} /> } : {}),
        },
        {
          label: 'Lives in',
          value: [candidate.town, candidate.postcode].filter(Boolean).join(', ') || 'Not said',
          ...(candidate.locatedBy === 'area' ? { from: 'placed by its postcode area' } : {}),
        },
        {
          label: 'Born',
          value: dateOfBirth
            ? `${birthWords(dateOfBirth)}, aged ${ageOn(dateOfBirth, today)}`
            : 'Not said',
        },
        {
          label: archivedAt ? 'Archived' : 'Registered',
          value: <Ago at={archivedAt ?? candidate.registeredAt} />,
          ...(candidate.archivedBecause ? { from: candidate.archivedBecause } : {}),
        },
      ]}
      next={mayArchive ? <Archive candidate={candidate} /> : undefined}
    />
  );
}

/** Takes the candidate off the books or puts them back; each undoes the other. */
function Archive({ candidate }: { readonly candidate: Candidate }) {
  const { act: archive, busy } = useAct(addArchive);
  const { act: restore, busy: restoring } = useAct(endArchive);
  const say = useNotice();
  const params = { id: candidate.personId };
  const back = async () => {
    const done = await restore({ params });
    say(done.ok ? `${candidate.displayName} is on the books again` : done.refusal.because);
  };
  const off = async () => {
    const done = await archive({ params, body: {} });
    if (!done.ok) return say(done.refusal.because);
    say(`${candidate.displayName} archived`, () => void back());
  };
  const archived = candidate.archivedAt !== null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-disabled={busy || restoring}
      onClick={() => void (archived ? back() : off())}
    >
      {archived ? 'Put back on the books' : 'Archive the candidate'}
    </Button>
  );
}
