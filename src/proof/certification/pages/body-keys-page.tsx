import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DateField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  confirmBodyKeyRoute,
  endBodyKeyRoute,
  enterBodyKeyRoute,
  listBodyKeys,
} from '../credential-schema.ts';
import { LIVE } from './words.ts';

type BodyKey = ReplyOf<typeof listBodyKeys>['rows'][number];

function lookOf({ confirmed, toOn }: BodyKey, today: string): StateLook {
  if (toOn) return { word: `Ended ${showDate(toOn, today)}`, meaning: 'quiet', mark: 'dash' };
  return confirmed
    ? { word: 'Counts', meaning: 'good', mark: 'tick' }
    : { word: 'To be confirmed', meaning: 'attention', mark: 'clock' };
}

/** The register of awarding bodies' keys: what is signed under one is taken as a certificate. */
export default function BodyKeysPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const enters = may('certification.enter_key');
  const reading = useRead(listBodyKeys, {}, { live: LIVE });
  const close = () => setQuery({ key: undefined, form: undefined });
  return (
    <Page
      title="Keys of awarding bodies"
      where={[{ label: 'Certification', href: '/certification' }]}
    >
      <p>
        A credential that calls itself a certificate is taken as one only under a key that stands
        here: entered by an administrator, confirmed by the quality manager. Any other is kept as a
        statement by its issuer.
      </p>
      <Read of={reading}>
        {({ rows, today }) => {
          const picked = rows.find(({ awardingKeyId }) => awardingKeyId === query['key']);
          return (
            <Beside
              panel={
                picked ? (
                  <SidePanel of={picked.awardingKeyId} title={picked.bodyName} onClose={close}>
                    <KeyPanel
                      key={picked.awardingKeyId}
                      picked={picked}
                      today={today}
                      done={close}
                    />
                  </SidePanel>
                ) : query['form'] === 'enter' && enters ? (
                  <SidePanel of="enter" title="Enter a key" onClose={close}>
                    <EnterForm done={close} />
                  </SidePanel>
                ) : null
              }
            >
              <Section
                title="Register"
                action={
                  enters ? (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => setQuery({ form: 'enter', key: undefined })}
                    >
                      Enter a key
                    </Button>
                  ) : undefined
                }
              >
                <Table
                  label="Keys of awarding bodies"
                  noun={['key', 'keys']}
                  rows={rows}
                  id={(row) => row.awardingKeyId}
                  name={(row) => row.bodyName}
                  openId={query['key'] ?? ''}
                  onOpen={(row) => setQuery({ key: row.awardingKeyId, form: undefined })}
                  columns={[
                    { key: 'body', head: 'Awarding body', cell: (row) => row.bodyName },
                    {
                      key: 'state',
                      head: 'State',
                      cell: (row) => <Badge state={lookOf(row, today)} />,
                    },
                    { key: 'issuer', head: 'Issuer', cell: (row) => row.issuer },
                    { key: 'from', head: 'From', cell: (row) => showDate(row.fromOn, today) },
                  ]}
                  empty={
                    <Empty title="No key entered yet">
                      Until one is, every credential that comes in is kept as a statement by its
                      issuer.
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

function EnterForm({ done }: { readonly done: () => void }) {
  const say = useNotice();
  const { act } = useAct(enterBodyKeyRoute);
  const form = useForm({
    name: 'awarding body key',
    start: { bodyName: '', issuer: '', key: '', source: '', fromOn: '' },
    checks: {
      bodyName: needed('Name the awarding body'),
      issuer: needed('Write the issuer as its credentials name it'),
      source: needed('Say where the key was read'),
      fromOn: needed('Enter the day'),
    },
    submit: (body, id) => act({ body: { id, ...body } }),
    onDone: () => {
      say('Entered. It counts once the quality manager has confirmed it');
      done();
    },
  });
  return (
    <Form form={form} action="Enter the key" onCancel={done}>
      <TextField form={form} name="bodyName" label="Awarding body" />
      <TextField
        form={form}
        name="issuer"
        label="Issuer"
        hint="As its credentials name it: an address or a did"
      />
      <LongTextField
        form={form}
        name="key"
        label="Public key"
        hint="A JWK, or z6Mk…; empty for a did:key or did:jwk, which holds its key"
        optional
      />
      <LongTextField
        form={form}
        name="source"
        label="Source"
        hint="Where you read it, or in which letter it came"
      />
      <DateField form={form} name="fromOn" label="Counts from" />
    </Form>
  );
}

function KeyPanel({
  picked,
  today,
  done,
}: {
  readonly picked: BodyKey;
  readonly today: string;
  readonly done: () => void;
}) {
  const confirms = useMay()('certification.confirm_key');
  const { confirmed, toOn } = picked;
  return (
    <>
      <Facts
        facts={[
          { label: 'Issuer', value: picked.issuer },
          { label: 'Thumbprint', value: <span className="dp-code">{picked.thumbprint}</span> },
          { label: 'Source', value: picked.source },
          { label: 'Counts from', value: showDate(picked.fromOn, today) },
          ...(toOn ? [{ label: 'Until', value: showDate(toOn, today) }] : []),
          { label: 'Entered by', value: picked.enteredBy },
          {
            label: 'Confirmed',
            value: confirmed ? (
              <>
                <Moment at={confirmed.at} />, {confirmed.by}
              </>
            ) : (
              'Not yet'
            ),
          },
        ]}
      />
      {confirms && !confirmed && !toOn ? <ConfirmForm picked={picked} done={done} /> : null}
      {confirms && !toOn ? <EndForm picked={picked} done={done} /> : null}
    </>
  );
}

function ConfirmForm({ picked, done }: { readonly picked: BodyKey; readonly done: () => void }) {
  const say = useNotice();
  const { act } = useAct(confirmBodyKeyRoute);
  const form = useForm({
    name: `confirm ${picked.awardingKeyId}`,
    keep: false,
    start: {},
    submit: () =>
      act({
        params: { id: picked.awardingKeyId },
        body: { thumbprint: picked.thumbprint },
      }),
    onDone: () => {
      say('Confirmed: what this key signed is taken as the awarding body’s');
      done();
    },
  });
  return (
    <section aria-label="Confirm the key">
      <h3>Confirm the key</h3>
      <Form form={form} label="Confirm the key" action="I compared it: confirm">
        <p>Compare issuer and thumbprint with the source yourself before you confirm.</p>
      </Form>
    </section>
  );
}

function EndForm({ picked, done }: { readonly picked: BodyKey; readonly done: () => void }) {
  const say = useNotice();
  const { act } = useAct(endBodyKeyRoute);
  const form = useForm({
    name: `end ${picked.awardingKeyId}`,
    keep: false,
    start: { on: '' },
    checks: { on: needed('Enter the day') },
    submit: (body) => act({ params: { id: picked.awardingKeyId }, body }),
    onDone: () => {
      say('The key is ended');
      done();
    },
  });
  return (
    <section aria-label="End the key">
      <h3>End the key</h3>
      <Form form={form} label="End the key" action="End it">
        <DateField form={form} name="on" label="Last day on which it counts" />
      </Form>
    </section>
  );
}
