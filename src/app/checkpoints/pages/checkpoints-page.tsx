import './checkpoints.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { addressOf, type ServerRefusal } from '../../../ui/api.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import {
  addCheckpoint,
  downloadCheckpoint,
  downloadConsistency,
  listCheckpoints,
} from '../schema.ts';
import { CompareSection } from './compare-section.tsx';
import { KeptElsewhere } from './kept-elsewhere.tsx';
import { KeysSection } from './keys-section.tsx';

type Listed = ReplyOf<typeof listCheckpoints>;

const number = (value: number): string => value.toLocaleString('en-GB');

function MakeNow() {
  const say = useNotice();
  const { act, busy } = useAct(addCheckpoint);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const make = async () => {
    const made = await act({});
    setRefusal(made.ok ? undefined : made.refusal);
    if (!made.ok) return;
    const { size } = made.value;
    say(
      made.value.made
        ? `Checkpoint of ${number(size)} entries made`
        : `The newest checkpoint is over all ${number(size)} entries already`,
    );
  };
  return (
    <>
      <Button aria-disabled={busy} onClick={() => (busy ? undefined : void make())}>
        Make a checkpoint now
      </Button>
      {refusal ? <Refused refusal={refusal} /> : null}
    </>
  );
}

/** Between which two the log only grew: a file for whoever has both. */
function Growth({ picked }: { readonly picked: ReadonlySet<string> }) {
  const sizes = [...picked].map(Number).sort((a, b) => a - b);
  const [from, to] = sizes;
  if (from === undefined || to === undefined || sizes.length !== 2)
    return <span>Pick two to prove that the log only grew between them.</span>;
  return (
    <a href={addressOf(downloadConsistency, { query: { from, to } })} download>
      Save the proof that the log only grew from {number(from)} to {number(to)} entries
    </a>
  );
}

function List({ listed }: { readonly listed: Listed }) {
  const { query, setQuery } = useAddress();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { rows, total } = listed;
  const oldest = rows.at(-1)?.size;
  return (
    <>
      <Table
        label="Checkpoints"
        noun={['checkpoint', 'checkpoints']}
        rows={rows}
        total={total}
        id={(row) => String(row.size)}
        name={(row) => `the checkpoint of ${number(row.size)} entries`}
        picked={picked}
        onPick={setPicked}
        bulk={<Growth picked={picked} />}
        columns={[
          {
            key: 'size',
            head: 'Entries',
            cell: (row) => number(row.size),
            number: true,
            width: '90px',
          },
          {
            key: 'madeAt',
            head: 'Made',
            cell: (row) => <Moment at={row.madeAt} />,
            width: '170px',
          },
          {
            key: 'file',
            head: 'File',
            width: '70px',
            cell: (row) => (
              <a href={addressOf(downloadCheckpoint, { params: { size: row.size } })} download>
                Save<span className="dp-unseen"> checkpoint-{row.size}.txt</span>
              </a>
            ),
          },
          {
            key: 'signedBy',
            head: 'Signed by',
            cell: (row) => row.signedBy.join(', '),
            width: '180px',
          },
          {
            key: 'root',
            head: 'Root',
            cell: (row) => (
              <code className="dp-code" title={row.root}>
                {row.root.slice(0, 12)}…
              </code>
            ),
          },
        ]}
        empty={
          <Empty title="No checkpoint yet">
            One is made each minute in which the log has grown, while Deskproof runs.
          </Empty>
        }
      />
      <div className="dp-row">
        {rows.length < total && oldest !== undefined && rows.length === 50 ? (
          <Button variant="default" onClick={() => setQuery({ before: String(oldest) })}>
            Older checkpoints
          </Button>
        ) : null}
        {query['before'] ? (
          <Button variant="default" onClick={() => setQuery({ before: undefined })}>
            Back to the newest
          </Button>
        ) : null}
      </div>
    </>
  );
}

function keepersWords(keepers: number): string {
  return keepers === 0 ? 'Nobody by mail' : counted(keepers, 'person outside', 'people outside');
}

/** Checkpoints of the log: made, taken out, kept elsewhere, compared with what was kept. */
export default function CheckpointsPage() {
  const { query } = useAddress();
  const may = useMay();
  const before = Number(query['before']);
  const reading = useRead(listCheckpoints, { query: before > 0 ? { before } : {} });
  return (
    <Page
      title="Checkpoints"
      where={[{ label: 'Log', href: '/log' }]}
      action={may('checkpoints.make') ? <MakeNow /> : undefined}
    >
      <p className="dp-dim dp-measure">
        A checkpoint is the signed state of the whole log. It names nobody. A log that was cut or
        rewritten, even by whoever runs this computer, is found only against a checkpoint that is
        kept elsewhere: so give one away now and then.
      </p>
      <Read of={reading}>
        {(listed) => (
          <>
            <Facts
              facts={[
                { label: 'Entries now', value: number(listed.entries) },
                {
                  label: 'Newest checkpoint',
                  value:
                    listed.rows[0] && !(before > 0)
                      ? number(listed.rows[0].size)
                      : 'See the newest',
                  ...(listed.rows[0] && !(before > 0)
                    ? { from: <Ago at={listed.rows[0].madeAt} /> }
                    : {}),
                },
                { label: 'Mailed to', value: keepersWords(listed.keepers) },
              ]}
            />
            <List listed={listed} />
            <CompareSection />
            <Section title="Kept elsewhere">
              {may('checkpoints.manage') ? (
                <KeptElsewhere />
              ) : (
                <p>
                  {keepersWords(listed.keepers)}. Owners and compliance officers choose who gets
                  them.
                </p>
              )}
            </Section>
            <KeysSection keys={listed.keys} />
          </>
        )}
      </Read>
    </Page>
  );
}
