import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  KEY_HOLDERS,
  ROUTES,
  readCertification,
  readStatementCredential,
  readStatementPaper,
} from '../schema.ts';
import { ClaimForm, LearnerPanel, ReceiveForm } from './panels.tsx';
import { StatementPanel } from './statement-panel.tsx';
import { Waiting } from './waiting.tsx';
import {
  type Framework,
  type Learner,
  LIVE,
  learnerLook,
  type Overview,
  STATUS_WORDS,
  statementLook,
  statementOf,
} from './words.ts';

/** What learners have, what the centre claims, and what it issues and receives. */
export default function CertificationPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const manages = may('certification.manage');
  const reading = useRead(readCertification, {}, { live: LIVE });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const close = () => setQuery({ form: undefined, of: undefined, statement: undefined });
  return (
    <Page
      title="Certification"
      action={
        <span className="dp-row">
          <LinkButton quiet href="/certification/keys">
            Keys
          </LinkButton>
          <LinkButton quiet href="/certification/awarding-bodies">
            Awarding bodies
          </LinkButton>
          <LinkButton quiet href="/certification/retention">
            Retention
          </LinkButton>
        </span>
      }
    >
      <Read of={reading}>
        {(overview) => (
          <Beside
            panel={
              <Panel
                overview={overview}
                form={query['form'] ?? ''}
                of={query['of'] ?? ''}
                statementId={query['statement'] ?? ''}
                picked={picked}
                close={() => {
                  setPicked(new Set());
                  close();
                }}
              />
            }
          >
            <Waiting />
            {overview.frameworks.map((framework) => (
              <Section key={framework.frameworkId} title={`${framework.code}, ${framework.title}`}>
                <Learners
                  framework={framework}
                  manages={manages}
                  picked={picked}
                  onPick={setPicked}
                />
              </Section>
            ))}
            {overview.frameworks.length === 0 ? (
              <Section title="Learners">
                <Empty title="No unit is achieved yet">
                  Once an assessor decides that a learner has achieved a unit, it stands here with
                  what is still missing before the centre may claim.
                </Empty>
              </Section>
            ) : null}
            <Section title="Claims to the awarding body">
              <Claims overview={overview} />
            </Section>
            <Section title="Provisional statements issued">
              <Statements rows={overview.statements} />
            </Section>
            <Section
              title="Credentials received"
              action={
                manages ? (
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() =>
                      setQuery({ form: 'receive', of: undefined, statement: undefined })
                    }
                  >
                    Add a credential
                  </Button>
                ) : undefined
              }
            >
              <Received rows={overview.received} />
            </Section>
          </Beside>
        )}
      </Read>
    </Page>
  );
}

function Learners({
  framework,
  manages,
  picked,
  onPick,
}: {
  readonly framework: Framework;
  readonly manages: boolean;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}) {
  const { query, setQuery } = useAddress();
  const keyOf = ({ learnerId }: Learner) => `${framework.frameworkId}:${learnerId}`;
  const columns: readonly Column<Learner>[] = [
    { key: 'name', head: 'Learner', cell: (row) => row.name, by: (row) => row.name },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={learnerLook(row)} />,
      by: (row) => learnerLook(row).word,
      width: '170px',
    },
    {
      key: 'mandatory',
      head: 'Mandatory credits',
      cell: (row) => row.mandatoryCredit,
      number: true,
      width: '140px',
    },
    {
      key: 'optional',
      head: 'Optional credits',
      cell: (row) => row.optionalCredit,
      number: true,
      width: '130px',
    },
    {
      key: 'missing',
      head: 'Missing',
      cell: (row) =>
        row.missing.length === 0 ? 'Nothing' : counted(row.missing.length, 'finding'),
      width: '110px',
    },
  ];
  return (
    <Table
      label={`Learners of ${framework.code}`}
      noun={['learner', 'learners']}
      columns={columns}
      rows={framework.learners}
      id={keyOf}
      name={(row) => row.name}
      openId={query['of'] ?? ''}
      onOpen={(row) => setQuery({ form: undefined, of: keyOf(row), statement: undefined })}
      {...(manages
        ? {
            picked,
            onPick,
            bulk: (
              <Button
                size="compact-sm"
                onClick={() => setQuery({ form: 'claim', of: undefined, statement: undefined })}
              >
                Claim for these
              </Button>
            ),
          }
        : {})}
    />
  );
}

function Claims({ overview }: { readonly overview: Overview }) {
  const { go } = useAddress();
  return (
    <Table
      label="Claims to the awarding body"
      noun={['claim', 'claims']}
      rows={overview.claims}
      id={(row) => row.claimId}
      onOpen={(row) => go(`/certification/claims/${row.claimId}`)}
      columns={[
        {
          key: 'what',
          head: 'Claim',
          cell: (row) => `${row.frameworkCode}, ${ROUTES[row.route].toLowerCase()}`,
        },
        {
          key: 'at',
          head: 'Claimed',
          cell: (row) => <Moment at={row.claimedAt} />,
          width: '150px',
        },
        { key: 'by', head: 'By', cell: (row) => row.claimedBy, width: '150px' },
        {
          key: 'sent',
          head: 'Schedule sent',
          cell: (row) => (row.sent ? showDate(row.sent.on, overview.today) : 'Not yet'),
          width: '130px',
        },
        {
          key: 'answered',
          head: 'Answered',
          cell: (row) => `${row.answered} of ${row.lines}`,
          width: '100px',
        },
        {
          key: 'underway',
          head: 'Certificates under way',
          cell: (row) => row.underway,
          number: true,
          width: '170px',
        },
      ]}
      empty={
        <Empty title="Nothing claimed yet">
          Pick learners who are ready above and claim for them: the claim goes whole or not at all.
        </Empty>
      }
    />
  );
}

function Statements({ rows }: { readonly rows: Overview['statements'] }) {
  const { query, setQuery } = useAddress();
  return (
    <Table
      label="Provisional statements"
      noun={['statement', 'statements']}
      rows={rows}
      id={(row) => row.statementId}
      name={(row) => `${row.learnerName}, ${statementOf(row)}`}
      openId={query['statement'] ?? ''}
      onOpen={(row) => setQuery({ form: undefined, of: undefined, statement: row.statementId })}
      columns={[
        { key: 'who', head: 'Learner', cell: (row) => row.learnerName },
        {
          key: 'what',
          head: 'Of',
          cell: statementOf,
        },
        {
          key: 'state',
          head: 'State',
          cell: (row) => <Badge state={statementLook(row)} />,
          by: (row) => statementLook(row).word,
          width: '190px',
        },
        { key: 'at', head: 'Issued', cell: (row) => <Moment at={row.issuedAt} />, width: '150px' },
        {
          key: 'files',
          head: 'Take along',
          cell: (row) => (
            <span className="dp-row">
              <a href={addressOf(readStatementPaper, { params: { id: row.statementId } })}>Paper</a>
              <a href={addressOf(readStatementCredential, { params: { id: row.statementId } })}>
                {row.signed ? 'Signed credential' : 'Sample, unsigned'}
              </a>
            </span>
          ),
          width: '220px',
        },
      ]}
      empty={
        <Empty title="No statement issued yet">
          Open a learner above: what is ratified can be issued as a provisional statement.
        </Empty>
      }
    />
  );
}

function Received({ rows }: { readonly rows: Overview['received'] }) {
  return (
    <Table
      label="Credentials received"
      noun={['credential', 'credentials']}
      rows={rows}
      id={(row) => row.credentialId}
      columns={[
        { key: 'who', head: 'Learner', cell: (row) => row.learnerName, width: '170px' },
        { key: 'name', head: 'Credential', cell: (row) => row.name },
        { key: 'issuer', head: 'Issuer', cell: (row) => row.issuer },
        {
          key: 'status',
          head: 'Withdrawn?',
          cell: (row) => STATUS_WORDS[row.status ?? 'unchecked'],
          width: '150px',
        },
        {
          key: 'holder',
          head: 'Key of',
          cell: (row) => KEY_HOLDERS[row.keyHolder],
          width: '160px',
        },
        { key: 'at', head: 'Kept', cell: (row) => <Moment at={row.receivedAt} />, width: '150px' },
      ]}
      empty={
        <Empty title="No credential received yet">
          What a learner achieved elsewhere may count towards prior learning. Add the signed
          credential with its issuer’s key: it is kept once its signature fits.
        </Empty>
      }
    />
  );
}

function Panel({
  overview,
  form,
  of,
  statementId,
  picked,
  close,
}: {
  readonly overview: Overview;
  readonly form: string;
  readonly of: string;
  readonly statementId: string;
  readonly picked: ReadonlySet<string>;
  readonly close: () => void;
}) {
  const may = useMay()('certification.manage');
  const [frameworkId, learnerId] = of.split(':');
  const framework = overview.frameworks.find((one) => one.frameworkId === frameworkId);
  const learner = framework?.learners.find((one) => one.learnerId === learnerId);
  if (framework && learner) {
    return (
      <SidePanel of={of} title={`${learner.name}, ${framework.code}`} onClose={close}>
        <LearnerPanel key={of} framework={framework} learner={learner} onDone={close} />
      </SidePanel>
    );
  }
  const statement = overview.statements.find((one) => one.statementId === statementId);
  if (statement) {
    const title = `${statement.learnerName}, ${statementOf(statement)}`;
    return (
      <SidePanel of={statementId} title={title} onClose={close}>
        <StatementPanel key={statementId} statement={statement} onDone={close} />
      </SidePanel>
    );
  }
  if (!may) return null;
  if (form === 'claim') {
    return (
      <SidePanel of={form} title="Claim for learners" onClose={close}>
        <ClaimForm overview={overview} picked={picked} onDone={close} />
      </SidePanel>
    );
  }
  if (form !== 'receive') return null;
  return (
    <SidePanel of={form} title="Add a credential" onClose={close}>
      <ReceiveForm overview={overview} onDone={close} />
    </SidePanel>
  );
}
