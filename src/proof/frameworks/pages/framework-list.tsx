import './frameworks.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { adoptFramework, listBuiltIns, listFrameworks } from '../schema.ts';
import { type Card, countWords, KIND_WORDS } from './words.ts';

type BuiltIn = ReplyOf<typeof listBuiltIns>['rows'][number];

const IN_USE: readonly Column<Card>[] = [
  { key: 'title', head: 'Framework', cell: (row) => row.title, by: (row) => row.title },
  {
    key: 'code',
    head: 'Code',
    cell: (row) => <span className="dp-on-one-line">{row.code}</span>,
    by: (row) => row.code,
    width: '110px',
  },
  {
    key: 'holds',
    head: 'Holds',
    cell: (row) => <span className="dp-on-one-line">{countWords(row.counts, row.kind)}</span>,
    width: '220px',
  },
  {
    key: 'credit',
    head: 'Credits',
    cell: (row) => row.credit ?? '',
    number: true,
    width: '70px',
  },
  {
    key: 'revision',
    head: 'Revision',
    cell: (row) => (
      <span className="dp-on-one-line">
        {row.newest ? row.revision : `${row.revision}, superseded`}
      </span>
    ),
    width: '120px',
  },
  {
    key: 'source',
    head: 'Wording',
    cell: (row) => (
      <span className="dp-on-one-line">{row.document ? 'awarding body’s' : 'our labels'}</span>
    ),
    width: '130px',
  },
  {
    key: 'open',
    head: 'Contradictions',
    cell: (row) =>
      row.newest && row.choicesOpen > 0 ? (
        <Badge
          state={{ word: `${row.choicesOpen} to choose`, meaning: 'attention', mark: 'triangle' }}
          {...(row.findings > 0 ? { note: counted(row.findings, 'finding') } : {})}
        />
      ) : (
        <span className="dp-on-one-line">
          {row.document ? counted(row.findings, 'finding') : ''}
        </span>
      ),
    width: '210px',
  },
];

/** What learners are assessed against here, and what comes with Deskproof. */
export default function FrameworkList() {
  const { go } = useAddress();
  const manages = useMay()('frameworks.manage');
  const inUse = useRead(listFrameworks, {});
  const builtIns = useRead(listBuiltIns, {});
  return (
    <Page
      title="Frameworks"
      action={
        manages ? <LinkButton href="/frameworks/import">Import a document</LinkButton> : undefined
      }
    >
      <Read of={inUse}>
        {({ rows }) => (
          <Section title="In use">
            <Table
              label="Frameworks in use"
              noun={['framework', 'frameworks']}
              columns={IN_USE}
              sortIn="sort"
              rows={rows}
              id={(row) => row.id}
              onOpen={(row) => go(`/frameworks/${row.id}`)}
              empty={
                <Empty title="No frameworks in use yet">
                  {manages
                    ? 'Qualifications, standards and marking points stand here once you use them: work on the desk then becomes evidence for their criteria. Begin with one of those below, or import the awarding body’s own document.'
                    : 'Qualifications, standards and marking points stand here once an owner takes them into use.'}
                </Empty>
              }
            />
          </Section>
        )}
      </Read>
      <Read of={builtIns}>{({ rows }) => <ComesWith rows={rows} manages={manages} />}</Read>
    </Page>
  );
}

function ComesWith({
  rows,
  manages,
}: {
  readonly rows: readonly BuiltIn[];
  readonly manages: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(adoptFramework);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const use = async ({ code, title }: BuiltIn) => {
    if (busy) return;
    setRefusal(undefined);
    const adopted = await act({ body: { id: newId(), code } });
    if (adopted.ok) say(`${title} is in use`);
    else setRefusal(adopted.refusal);
  };
  const columns: readonly Column<BuiltIn>[] = [
    { key: 'title', head: 'Framework', cell: (row) => row.title },
    {
      key: 'code',
      head: 'Code',
      cell: (row) => <span className="dp-on-one-line">{row.code}</span>,
      width: '110px',
    },
    {
      key: 'kind',
      head: 'Kind',
      cell: (row) => <span className="dp-on-one-line">{KIND_WORDS[row.kind]}</span>,
      width: '170px',
    },
    {
      key: 'holds',
      head: 'Holds',
      cell: (row) => <span className="dp-on-one-line">{countWords(row.counts, row.kind)}</span>,
      width: '230px',
    },
    {
      key: 'use',
      head: 'Use',
      width: '180px',
      cell: (row) => {
        if (row.inUse !== null) return <Link href={`/frameworks/${row.inUse}`}>In use</Link>;
        if (!manages) return <span className="dp-dim">not in use</span>;
        return (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Use this framework: ${row.title}`}
            aria-disabled={busy}
            onClick={() => void use(row)}
          >
            Use this framework
          </Button>
        );
      },
    },
  ];
  return (
    <Section title="Comes with Deskproof">
      <p className="dp-dim">
        Codes, credits and hours with short labels of our own. The awarding body’s wording comes in
        with its document.
      </p>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <Table
        label="Frameworks that come with Deskproof"
        noun={['framework', 'frameworks']}
        columns={columns}
        rows={rows}
        id={(row) => row.code}
      />
    </Section>
  );
}
