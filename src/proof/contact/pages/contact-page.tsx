import './contact.css';
import { Button } from '@mantine/core';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listContacts, type Pair } from '../schema.ts';
import { Thread } from './thread.tsx';
import { FirstForm } from './write-form.tsx';

const keyOf = ({ learnerId, memberId }: Pair): string => `${learnerId}_${memberId}`;

/** Who wrote with whom in learners' records; what two wrote opens beside. */
export default function ContactPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const reading = useRead(listContacts, {}, { live: ['contact.'] });
  const [learnerId = '', memberId = ''] = (query['open'] ?? '').split('_');
  const open = (pair: Pair) => setQuery({ open: keyOf(pair), form: undefined });
  const close = () => setQuery({ open: undefined, form: undefined });
  return (
    <Page
      title="Learner messages"
      action={
        may('contact.write') ? (
          <Button onClick={() => setQuery({ form: 'write', open: undefined })}>
            Write a message
          </Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {({ rows, mayWriteTo, me }) => {
          const columns: readonly Column<(typeof rows)[number]>[] = [
            {
              key: 'learner',
              head: 'Learner',
              cell: (row) => row.learnerName,
              by: (row) => row.learnerName,
            },
            {
              key: 'member',
              head: 'Adviser or assessor',
              cell: (row) => row.memberName,
              by: (row) => row.memberName,
            },
            {
              key: 'messages',
              head: 'Messages',
              cell: (row) => row.messages,
              by: (row) => row.messages,
              number: true,
              width: '110px',
            },
            {
              key: 'last',
              head: 'Last',
              cell: (row) => <Moment at={row.lastAt} />,
              by: (row) => row.lastAt,
              width: '170px',
            },
            {
              key: 'unread',
              head: 'To read',
              cell: (row) =>
                row.unread === 0 ? (
                  ''
                ) : (
                  <Badge
                    state={{
                      word: `${row.unread} unread`,
                      meaning: 'attention',
                      mark: 'letter',
                    }}
                  />
                ),
              by: (row) => row.unread,
              width: '130px',
            },
          ];
          const panel =
            query['form'] === 'write' ? (
              <SidePanel of="write" title="Write a message" onClose={close}>
                {mayWriteTo.length === 0 ? (
                  <p>
                    Nobody is there to write to yet: a learner is allocated to an adviser or an
                    assessor first.
                  </p>
                ) : (
                  <FirstForm pairs={mayWriteTo} me={me} onDone={open} />
                )}
              </SidePanel>
            ) : learnerId !== '' && memberId !== '' ? (
              <SidePanel of={`${learnerId}_${memberId}`} title="Messages" onClose={close}>
                <Thread
                  key={`${learnerId}_${memberId}`}
                  learnerId={learnerId}
                  memberId={memberId}
                  me={me}
                />
              </SidePanel>
            ) : undefined;
          return (
            <Beside panel={panel}>
              <Table
                label="Learner messages"
                noun={['conversation', 'conversations']}
                sortIn="sort"
                rows={rows}
                id={keyOf}
                name={(row) => `${row.learnerName} and ${row.memberName}`}
                onOpen={open}
                openId={query['open']}
                columns={columns}
                empty={
                  <Empty title="No messages">
                    What a learner and their adviser or assessor write to each other stands here, in
                    the learner’s record.
                  </Empty>
                }
              />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}
