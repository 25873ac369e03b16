import { Button } from '@mantine/core';
import { useState } from 'react';
import { kindWords } from '../../../lib/kind-words.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { call } from '../../../ui/api.ts';
import { Empty } from '../../../ui/empty.tsx';
import { readDay } from '../../../ui/fields/typed.ts';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listEntries, verifyLog } from '../schema.ts';
import { EntryPanel } from './entry-panel.tsx';

type Verdict = ReplyOf<typeof verifyLog>;

function VerdictWords({ verdict }: { readonly verdict: Verdict }) {
  if (!verdict.whole) {
    return (
      <p role="alert">
        <strong>The log is broken at entry {verdict.firstBad}.</strong> {verdict.because} Stop
        working, keep a copy of the database, and tell the owner.
      </p>
    );
  }
  return (
    <p role="status">
      The log is whole: {verdict.entries.toLocaleString('en-GB')} entries
      {verdict.erasedParts > 0
        ? `, ${verdict.erasedParts.toLocaleString('en-GB')} personal parts erased and announced`
        : ''}
      {verdict.checkpoints > 0
        ? `; ${verdict.checkpoints.toLocaleString('en-GB')} ${verdict.checkpoints === 1 ? 'checkpoint matches' : 'checkpoints match'}`
        : ''}
      . Its head is <code className="dp-code">{verdict.head}</code>. A log that was cut or rewritten
      whole shows only against a <Link href="/log/checkpoints">checkpoint kept elsewhere</Link>.
    </p>
  );
}

interface Checking {
  readonly verdict: Awaited<ReturnType<typeof call<typeof verifyLog>>> | undefined;
  readonly busy: boolean;
  readonly check: () => Promise<void>;
}

function useChecking(): Checking {
  const [verdict, setVerdict] = useState<Checking['verdict']>();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    setVerdict(await call(verifyLog, {}));
    setBusy(false);
  };
  return { verdict, busy, check };
}

function Checked({ verdict, busy }: Checking) {
  if (busy) return <Waiting words="Checking" />;
  if (!verdict) return null;
  return verdict.ok ? (
    <VerdictWords verdict={verdict.value} />
  ) : (
    <Refused refusal={verdict.refusal} />
  );
}

/** The log, newest first; an entry opens beside the list. */
export default function LogPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const checking = useChecking();
  const day = readDay(query['on'] ?? '', dateIn(new Date()));
  const reading = useRead(listEntries, {
    query: {
      ...(query['kind'] ? { kind: query['kind'] } : {}),
      ...(query['subject'] ? { subject: query['subject'] } : {}),
      ...(day.ok ? { on: day.value } : {}),
      ...(query['before'] ? { before: Number(query['before']) } : {}),
    },
  });
  const openSeq = query['entry'] ? Number(query['entry']) : undefined;
  return (
    <Page
      title="Log"
      action={
        may('log.verify') ? (
          <Button onClick={() => void checking.check()} disabled={checking.busy}>
            Check the whole log
          </Button>
        ) : undefined
      }
    >
      <p className="dp-dim">
        Every act leaves an entry that nobody can change afterwards without it showing here.{' '}
        {may('checkpoints.read') ? <Link href="/log/checkpoints">Checkpoints</Link> : 'Checkpoints'}{' '}
        let people outside hold us to it.
      </p>
      <Checked {...checking} />
      <Read of={reading}>
        {({ rows, total, kinds }) => (
          <>
            <Filters
              list="log"
              filters={[
                {
                  name: 'kind',
                  label: 'Kind',
                  options: kinds.map((kind) => ({ value: kind, label: kindWords(kind) })),
                },
                { name: 'on', label: 'Day, like 23 Nov' },
                { name: 'subject', label: 'About (id)' },
              ]}
            />
            {query['on'] && !day.ok ? <p role="alert">{day.refusal.because}</p> : null}
            <Beside
              panel={
                openSeq ? (
                  <EntryPanel seq={openSeq} close={() => setQuery({ entry: undefined })} />
                ) : undefined
              }
            >
              <Table
                label="Entries of the log"
                noun={['entry', 'entries']}
                rows={rows}
                total={total}
                id={(row) => String(row.seq)}
                name={(row) => `Entry ${row.seq}, ${kindWords(row.kind)}`}
                onOpen={(row) => setQuery({ entry: String(row.seq) })}
                openId={openSeq ? String(openSeq) : undefined}
                columns={[
                  {
                    key: 'seq',
                    head: 'Entry',
                    cell: (row) => row.seq,
                    number: true,
                    width: '80px',
                  },
                  {
                    key: 'at',
                    head: 'When',
                    cell: (row) => <Moment at={row.at} />,
                    width: '170px',
                  },
                  {
                    key: 'kind',
                    head: 'What',
                    // By keyboard Enter opens the row, and the panel leads on: the list stays one tab stop.
                    cell: (row) => (
                      <Link href={`/log/${row.seq}`} tabIndex={-1}>
                        {kindWords(row.kind)}
                      </Link>
                    ),
                  },
                  { key: 'actor', head: 'Who', cell: (row) => row.actorName },
                ]}
                empty={
                  <Empty title="No entry fits">
                    Take a filter off to see more. Acts on the desk will stand here.
                  </Empty>
                }
              />
            </Beside>
            {rows.length === 100 ? (
              <Button
                variant="default"
                style={{ alignSelf: 'flex-start' }}
                onClick={() => setQuery({ before: String(rows.at(-1)?.seq ?? '') })}
              >
                Older entries
              </Button>
            ) : null}
            {query['before'] ? (
              <Button
                variant="default"
                style={{ alignSelf: 'flex-start' }}
                onClick={() => setQuery({ before: undefined })}
              >
                Back to the newest
              </Button>
            ) : null}
          </>
        )}
      </Read>
    </Page>
  );
}
