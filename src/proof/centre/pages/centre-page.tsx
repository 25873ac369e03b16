import './centre.css';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPercent } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { POSTS, readCentre, readCentreChoices } from '../schema.ts';
import { ApprovalForm, EndApproval, TariffForm } from './approval-forms.tsx';
import { AuthoriseForm } from './staff-forms.tsx';
import { bandWords, LIVE, standing, unitsWords } from './words.ts';

type Centre = ReplyOf<typeof readCentre>;
type Approval = Centre['approvals'][number];

const whatIs = ({ kind, frameworkCode }: Approval): string =>
  kind === 'centre' ? 'The centre' : (frameworkCode ?? '');

/** What the awarding body allows this centre, its tariff, who works in it, and what is missing. */
export default function CentrePage() {
  const may = useMay();
  const reading = useRead(readCentre, {}, { live: LIVE });
  return (
    <Page
      title="Approvals and staff"
      where={[{ label: 'Centre', href: '/centre' }]}
      action={
        may('centre.own') ? <LinkButton href="/centre/learning">My learning</LinkButton> : undefined
      }
    >
      <Read of={reading}>{(centre) => <OneCentre centre={centre} />}</Read>
    </Page>
  );
}

function OneCentre({ centre }: { readonly centre: Centre }) {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const form = query['form'] ?? '';
  const open = (next: string) => () => setQuery({ form: next });
  const panel = usePanel(form, centre, () => setQuery({ form: undefined }));
  const button = (action: string, next: string, word: string) =>
    may(action) ? (
      <Button variant="default" size="compact-sm" onClick={open(next)}>
        {word}
      </Button>
    ) : undefined;
  return (
    <Beside panel={panel}>
      <Section title="What is missing">
        <Findings
          findings={centre.missing}
          clear="Nothing: approvals, tariff and staff are on record."
        />
      </Section>
      <Section
        title="Approvals"
        action={button('centre.administer', 'approval', 'Record an approval')}
      >
        <Approvals centre={centre} open={open} openId={form} />
      </Section>
      <Section title="Tariff" action={button('centre.administer', 'tariff', 'Record a rating')}>
        <Tariffs centre={centre} />
      </Section>
      <Section title="Staff" action={button('centre.authorise', 'staff', 'Authorise somebody')}>
        <Staff centre={centre} />
      </Section>
    </Beside>
  );
}

function Approvals({
  centre,
  open,
  openId,
}: {
  readonly centre: Centre;
  readonly open: (form: string) => () => void;
  readonly openId: string;
}) {
  const columns: readonly Column<Approval>[] = [
    { key: 'what', head: 'Approved', cell: whatIs, by: whatIs },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={standing(row.fromOn, row.ended, centre.today)} />,
      by: (row) => row.ended?.on ?? '',
      width: '170px',
    },
    {
      key: 'from',
      head: 'From',
      cell: (row) => showDate(row.fromOn, centre.today),
      by: (row) => row.fromOn,
      width: '130px',
    },
    { key: 'reference', head: 'Reference', cell: (row) => row.reference },
  ];
  return (
    <Table
      label="Approvals"
      noun={['approval', 'approvals']}
      columns={columns}
      rows={centre.approvals}
      id={(row) => row.approvalId}
      name={whatIs}
      openId={openId}
      onOpen={(row) => open(row.approvalId)()}
      empty={
        <Empty title="No approval on record">
          Until the awarding body’s approval of the centre and of a qualification stands here,
          nobody is registered with it and nothing is claimed.
        </Empty>
      }
    />
  );
}

function Tariffs({ centre }: { readonly centre: Centre }) {
  return (
    <Table
      label="Tariff"
      noun={['rating', 'ratings']}
      rows={centre.tariffs}
      id={(row) => row.tariffId}
      columns={[
        { key: 'code', head: 'Qualification', cell: (row) => row.frameworkCode },
        { key: 'band', head: 'Rating', cell: (row) => bandWords(row.band), width: '120px' },
        {
          key: 'state',
          head: 'State',
          cell: (row) => (
            <Badge
              state={
                row.inForce || row.fromOn > centre.today
                  ? standing(row.fromOn, null, centre.today)
                  : { word: 'Superseded', meaning: 'quiet', mark: 'dash' }
              }
            />
          ),
          width: '170px',
        },
        {
          key: 'internal',
          head: 'Verified here',
          cell: (row) => showPercent(row.internalPercent * 100),
          number: true,
          width: '110px',
        },
        {
          key: 'external',
          head: 'By the awarding body',
          cell: (row) => showPercent(row.externalPercent * 100),
          number: true,
          width: '150px',
        },
        {
          key: 'claims',
          head: 'Claims',
          cell: (row) => (row.directClaims ? 'Direct' : 'After sign-off'),
          width: '120px',
        },
        { key: 'letter', head: 'Letter', cell: (row) => row.letter },
      ]}
      empty={
        <Empty title="No rating on record">
          The awarding body’s rating of a qualification says how much of it is sampled and whether
          certificates are claimed directly. Each letter begins a new one; the old ones stay.
        </Empty>
      }
    />
  );
}

type Post = Centre['staff'][number];

function Staff({ centre }: { readonly centre: Centre }) {
  const { go } = useAddress();
  return (
    <Table
      label="Staff"
      noun={['post', 'posts']}
      sortIn="sort"
      rows={centre.staff}
      id={(row) => row.postId}
      name={(row) => `${row.name}, ${POSTS[row.post]}`}
      onOpen={(row) => go(`/centre/members/${row.memberId}`)}
      columns={[
        { key: 'name', head: 'Name', cell: (row) => row.name, by: (row) => row.name },
        {
          key: 'post',
          head: 'Post',
          cell: (row) => POSTS[row.post],
          by: (row) => POSTS[row.post],
          width: '150px',
        },
        {
          key: 'state',
          head: 'State',
          cell: (row) => <Badge state={standing(row.fromOn, row.ended, centre.today)} />,
          by: (row) => row.ended?.on ?? '',
          width: '170px',
        },
        { key: 'units', head: 'For', cell: (row) => unitsWords(row.units) },
        { key: 'notes', head: 'To note', cell: notesOf },
      ]}
      empty={
        <Empty title="Nobody is authorised yet">
          The quality manager authorises advisers, assessors and internal verifiers for the units
          they may act on. Until the first stands here, every assessor may judge every unit.
        </Empty>
      }
    />
  );
}

function notesOf({ ended, qualified, isNew, told, post }: Post): string {
  if (ended !== null) return '';
  return [
    !qualified && 'needs a countersignature',
    isNew && 'new: early decisions monitored',
    told === null && post !== 'adviser' && 'not reported yet',
  ]
    .filter(Boolean)
    .join('; ');
}

/** What stands beside: the form that the address names, an approval, or nothing. */
function usePanel(form: string, centre: Centre, close: () => void): ReactNode {
  const may = useMay();
  const title = TITLES[form];
  const mayOpen = may(form === 'staff' ? 'centre.authorise' : 'centre.administer');
  const reading = useRead(readCentreChoices, {}, { when: title !== undefined && mayOpen });
  const approval = centre.approvals.find(({ approvalId }) => approvalId === form);
  if (approval) return <ApprovalPanel approval={approval} today={centre.today} close={close} />;
  if (title === undefined || !mayOpen) return undefined;
  return (
    <SidePanel of={form} title={title} onClose={close}>
      <Read of={reading}>
        {(choices) => {
          if (form === 'approval') return <ApprovalForm choices={choices} onDone={close} />;
          if (form === 'tariff') return <TariffForm choices={choices} onDone={close} />;
          return <AuthoriseForm choices={choices} onDone={close} />;
        }}
      </Read>
    </SidePanel>
  );
}

const TITLES: Readonly<Record<string, string>> = {
  approval: 'Record an approval',
  tariff: 'Record a rating',
  staff: 'Authorise somebody',
};

function ApprovalPanel({
  approval,
  today,
  close,
}: {
  readonly approval: Approval;
  readonly today: string;
  readonly close: () => void;
}) {
  const may = useMay();
  return (
    <SidePanel of={approval.approvalId} title={`Approval: ${whatIs(approval)}`} onClose={close}>
      <p>
        {approval.reference}, from {showDate(approval.fromOn, today)}; recorded by{' '}
        {approval.recordedBy}.{approval.fastTrack ? ' On what another awarding body accepted.' : ''}
      </p>
      {approval.ended !== null ? (
        <p>
          Ended on {showDate(approval.ended.on, today)}: {approval.ended.because}
        </p>
      ) : may('centre.administer') ? (
        <EndApproval approvalId={approval.approvalId} today={today} onDone={close} />
      ) : null}
    </SidePanel>
  );
}
