import './release.css';
import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listReleases, nameCentreRoute } from '../schema.ts';
import { ReleasePanel } from './release-panel.tsx';
import { RELEASE_LOOKS } from './words.ts';

type Releases = ReplyOf<typeof listReleases>;
type Someone = Releases['people'][number];

/** The employer's page: who of its people learns where, what waits for it, what it let go. */
export default function ReleasesPage() {
  const { query, setQuery } = useAddress();
  const reading = useRead(listReleases, {}, { live: ['release', 'evidence.', 'contribution.'] });
  const open = query['open'];
  const close = () => setQuery({ open: undefined, form: undefined });
  return (
    <Page
      title="Releases"
      action={
        <Button variant="default" onClick={() => setQuery({ form: 'centre', open: undefined })}>
          Name a centre
        </Button>
      }
    >
      <Read of={reading}>
        {(releases) => {
          const panel =
            query['form'] === 'centre' ? (
              <SidePanel of="centre" title="Name a centre" onClose={close}>
                <CentreForm onDone={close} />
              </SidePanel>
            ) : open === undefined ? undefined : (
              <SidePanel of={open} title="What would go" onClose={close}>
                <ReleasePanel key={open} releaseId={open} onDone={close} />
              </SidePanel>
            );
          return (
            <Beside panel={panel}>
              <Waiting releases={releases} />
              <People people={releases.people} />
              <Section title="Centres elsewhere">
                {releases.centres.length === 0 ? (
                  <p className="dp-dim">
                    None named. A centre in this organisation needs none: its assessors read the
                    portfolio here.
                  </p>
                ) : (
                  <ul className="re-lines" aria-label="Centres elsewhere">
                    {releases.centres.map(({ centreId, name }) => (
                      <li key={centreId}>{name}</li>
                    ))}
                  </ul>
                )}
              </Section>
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function Waiting({ releases }: { readonly releases: Releases }) {
  if (releases.rows.length === 0) {
    return (
      <Empty title="Nothing asked for">
        When one of your people asks that work goes to their centre, it waits here until you have
        looked at it. Nothing leaves before.
      </Empty>
    );
  }
  return (
    <Section title="Asked for and released">
      <ul className="re-lines" aria-label="Asked for and released">
        {releases.rows.map((row) => (
          <li key={row.releaseId}>
            <Badge state={RELEASE_LOOKS[row.state]} />
            <strong>{row.learner.name}</strong>
            <Link href={`/releases?open=${row.releaseId}`}>{row.title}</Link>
            <span>to {row.centre.name}</span>
            <span className="dp-dim">
              asked <Moment at={row.askedAt} />
              {row.answeredAt === null ? null : (
                <>
                  , answered by {row.answeredBy} <Moment at={row.answeredAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function People({ people }: { readonly people: readonly Someone[] }) {
  return (
    <Section title="Your people who learn">
      <Table
        label="Your people who learn"
        noun={['learner', 'learners']}
        sortIn="sort"
        rows={people}
        id={({ learner }) => learner.id}
        name={({ learner }) => learner.name}
        columns={[
          {
            key: 'learner',
            head: 'Learner',
            cell: ({ learner }) => learner.name,
            by: ({ learner }) => learner.name,
          },
          { key: 'where', head: 'Learns at', cell: ({ where }) => where.join(', ') },
          {
            key: 'waits',
            head: 'Waits',
            cell: ({ waitingReleases, waitingContributions }) =>
              [
                waitingReleases > 0 ? counted(waitingReleases, 'release') : '',
                waitingContributions > 0 ? counted(waitingContributions, 'contribution') : '',
              ]
                .filter(Boolean)
                .join(', '),
            by: (one) => one.waitingReleases + one.waitingContributions,
          },
          {
            key: 'items',
            head: 'Items of work',
            cell: ({ items }) => items,
            by: ({ items }) => items,
            number: true,
            width: '120px',
          },
          {
            key: 'review',
            head: 'Last review',
            cell: ({ lastReviewOn }) => (lastReviewOn === null ? '' : showDate(lastReviewOn)),
            by: ({ lastReviewOn }) => lastReviewOn ?? '',
            width: '130px',
          },
          {
            key: 'released',
            head: 'Last released',
            cell: ({ lastReleasedAt }) =>
              lastReleasedAt === null ? '' : <Moment at={lastReleasedAt} />,
            by: ({ lastReleasedAt }) => lastReleasedAt ?? '',
            width: '150px',
          },
        ]}
        empty={
          <Empty title="Nobody learns here">
            Whoever is <Link href="/learners">enrolled</Link> stands here.
          </Empty>
        }
      />
    </Section>
  );
}

function CentreForm({ onDone }: { readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(nameCentreRoute);
  const form = useForm({
    name: 'release centre',
    start: { name: '' },
    checks: { name: needed('Enter the name of the centre') },
    submit: ({ name }, id) => act({ body: { id, name } }),
    onDone: () => {
      say('The centre is named: your people may ask for releases to it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Name the centre" onCancel={onDone}>
      <TextField form={form} name="name" label="Name of the centre" />
    </Form>
  );
}
