import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { endKeyRoute, listKeys, turnKeyRoute } from '../credential-schema.ts';
import { LIVE } from './words.ts';

type Keys = ReplyOf<typeof listKeys>;
type Key = Keys['rows'][number];

function lookOf({ retiredAt, ended }: Key, today: string): StateLook {
  if (ended) {
    return { word: `Ended ${showDate(ended.on, today)}`, meaning: 'attention', mark: 'cross' };
  }
  return retiredAt
    ? { word: 'Signs no more, still counts', meaning: 'quiet', mark: 'dash' }
    : { word: 'Signs', meaning: 'good', mark: 'tick' };
}

/** The keys that sign this centre's credentials: one follows another, and one that got out is ended. */
export default function KeysPage() {
  const { query, setQuery } = useAddress();
  const manages = useMay()('certification.keys');
  const reading = useRead(listKeys, {}, { live: LIVE });
  const close = () => setQuery({ key: undefined, form: undefined });
  return (
    <Page title="Keys of credentials" where={[{ label: 'Certification', href: '/certification' }]}>
      <Read of={reading}>
        {(keys) => {
          const current = keys.rows.find(({ retiredAt }) => retiredAt === null);
          const picked = keys.rows.find(({ keyId }) => keyId === query['key']);
          const isTurning = query['form'] === 'turn' && manages && !keys.sample;
          return (
            <Beside
              panel={
                picked ? (
                  <SidePanel of={picked.keyId} title={`Key ${picked.number}`} onClose={close}>
                    <KeyPanel key={picked.keyId} picked={picked} today={keys.today} done={close} />
                  </SidePanel>
                ) : isTurning ? (
                  <SidePanel of="turn" title="Another key" onClose={close}>
                    <TurnForm current={current?.keyId ?? ''} done={close} />
                  </SidePanel>
                ) : null
              }
            >
              <Section
                title="Keys"
                action={
                  manages && !keys.sample ? (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => setQuery({ form: 'turn', key: undefined })}
                    >
                      {current ? 'Let another key sign' : 'Make the first key'}
                    </Button>
                  ) : undefined
                }
              >
                <Table
                  label="Keys of credentials"
                  noun={['key', 'keys']}
                  rows={keys.rows}
                  id={(row) => row.keyId}
                  name={(row) => `Key ${row.number}`}
                  openId={query['key'] ?? ''}
                  onOpen={(row) => setQuery({ key: row.keyId, form: undefined })}
                  columns={[
                    { key: 'number', head: 'Key', cell: (row) => `Key ${row.number}` },
                    {
                      key: 'state',
                      head: 'State',
                      cell: (row) => <Badge state={lookOf(row, keys.today)} />,
                    },
                    { key: 'made', head: 'Made', cell: (row) => <Moment at={row.madeAt} /> },
                    {
                      key: 'signed',
                      head: 'Statements signed',
                      cell: (row) => row.statements,
                      number: true,
                    },
                  ]}
                  empty={
                    <Empty title="No key yet">
                      {keys.sample
                        ? 'A sample organisation signs nothing, so that nobody takes what it issues for real.'
                        : 'The first one is made with the first statement you issue.'}
                    </Empty>
                  }
                />
              </Section>
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function TurnForm({ current, done }: { readonly current: string; readonly done: () => void }) {
  const say = useNotice();
  const { act } = useAct(turnKeyRoute);
  const form = useForm({
    name: 'another key',
    keep: false,
    start: {},
    submit: () => act({ body: { current } }),
    onDone: () => {
      say('Another key signs from now on');
      done();
    },
  });
  return (
    <Form form={form} action="Let another key sign" onCancel={done}>
      <p>
        The key before stays published with its days, so every statement signed with it stays true.
        If somebody else may have it, open it in the list and end it instead.
      </p>
    </Form>
  );
}

function KeyPanel({
  picked,
  today,
  done,
}: {
  readonly picked: Key;
  readonly today: string;
  readonly done: () => void;
}) {
  const may = useMay()('certification.keys');
  return (
    <>
      <p className="dp-code">{picked.keyId}</p>
      {picked.retiredAt ? (
        <p>
          Another took its place <Moment at={picked.retiredAt} />.
        </p>
      ) : null}
      {picked.ended ? (
        <p>
          Nothing that it signed after {showDate(picked.ended.on, today)} counts. Ended by{' '}
          {picked.ended.by}: {picked.ended.because}
        </p>
      ) : may ? (
        <EndForm keyId={picked.keyId} done={done} />
      ) : null}
    </>
  );
}

function EndForm({ keyId, done }: { readonly keyId: string; readonly done: () => void }) {
  const say = useNotice();
  const { act } = useAct(endKeyRoute);
  const form = useForm({
    name: `end key ${keyId}`,
    keep: false,
    start: { on: '', because: '' },
    checks: { on: needed('Enter the day'), because: needed('Say why') },
    submit: (body) => act({ params: { id: keyId }, body }),
    onDone: () => {
      say('The key is ended');
      done();
    },
  });
  return (
    <section aria-label="End this key">
      <h3>End this key</h3>
      <Form form={form} label="End this key" action="End this key">
        <p>
          For a key that somebody else may have. Statements that it signed after the day are
          withdrawn and have to be issued anew; if it still signs, another takes its place.
        </p>
        <DateField form={form} name="on" label="Last day on which it was yours alone" />
        <LongTextField form={form} name="because" label="Why" />
      </Form>
    </section>
  );
}
