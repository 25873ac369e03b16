import './rota.css';
import { showMinutes } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { NumberField, SelectField, TextField, TimeField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { dropCode, keepCode, listCodes } from '../schema.ts';
import { NO_PLACE, PlaceChoice } from './place-choice.tsx';
import { codeTimes, KIND_WORDS } from './words.ts';

const WHERE = [{ label: 'Rotas', href: '/rota' }];

/** What a client means by its shift codes. */
export default function CodesPage() {
  const { query, setQuery } = useAddress();
  const clientId = query['client'] ?? '';
  const form = useForm({
    name: 'codes client',
    keep: false,
    start: { ...NO_PLACE, clientId },
    checks: { clientId: needed('Choose the client') },
    submit: async ({ clientId: chosen }) => ({ ok: true, value: chosen }) as const,
    onDone: (chosen) => setQuery({ client: chosen }),
  });
  if (clientId !== '') return <CodesOf key={clientId} clientId={clientId} />;
  return (
    <Page title="Shift codes" where={WHERE}>
      <p>A code means what the client says it means. Choose whose codes to see.</p>
      <Form form={form} action="Show the codes">
        <PlaceChoice form={form} anySite="any" />
      </Form>
    </Page>
  );
}

type Code = NonNullable<ReturnType<typeof useRead<typeof listCodes>>['value']>['rows'][number];

function CodesOf({ clientId }: { readonly clientId: string }) {
  const mayWrite = useMay()('rotas.write');
  const reading = useRead(listCodes, { query: { clientId } });
  const say = useNotice();
  const { act } = useAct(dropCode);
  const drop = async ({ placeId, code }: Code) => {
    const gone = await act({ params: { placeId, code } });
    say(gone.ok ? `${code} is forgotten` : gone.refusal.because);
  };
  const columns: readonly Column<Code>[] = [
    {
      key: 'code',
      head: 'Code',
      cell: (row) => <strong>{row.code}</strong>,
      by: (row) => row.code,
      width: '120px',
    },
    { key: 'times', head: 'Means', cell: codeTimes, by: (row) => row.start, width: '150px' },
    {
      key: 'break',
      head: 'Break',
      cell: (row) => (row.breakMinutes ? showMinutes(row.breakMinutes) : 'None'),
      width: '100px',
    },
    { key: 'kind', head: 'Kind', cell: (row) => KIND_WORDS[row.kind], width: '110px' },
    { key: 'site', head: 'Where', cell: (row) => row.siteName ?? 'All its sites' },
    { key: 'by', head: 'Kept by', cell: (row) => row.keptBy, width: '150px' },
    ...(mayWrite
      ? [
          {
            key: 'drop',
            head: 'Forget',
            cell: (row: Code) => (
              <button type="button" className="dp-link" onClick={() => void drop(row)}>
                Forget<span className="dp-unseen"> {row.code}</span>
              </button>
            ),
            width: '90px',
          },
        ]
      : []),
  ];
  return (
    <Page
      title={reading.value ? `Shift codes of ${reading.value.clientName}` : 'Shift codes'}
      where={WHERE}
    >
      <Read of={reading}>
        {({ rows, sites }) => (
          <>
            <Table
              label="Shift codes"
              noun={['code', 'codes']}
              columns={columns}
              rows={rows}
              id={(row) => `${row.placeId} ${row.code}`}
              empty={
                <Empty title="No code kept">
                  Say what the client’s codes mean, so that a rota with E, L and N can be read.
                </Empty>
              }
            />
            {mayWrite ? <KeepCode clientId={clientId} sites={sites} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

const FRESH = {
  code: '',
  siteId: '',
  start: '',
  end: '',
  breakMinutes: 0 as number | undefined,
  kind: 'waking',
};

function KeepCode({
  clientId,
  sites,
}: {
  readonly clientId: string;
  readonly sites: readonly { readonly siteId: string; readonly name: string }[];
}) {
  const say = useNotice();
  const { act } = useAct(keepCode);
  const form = useForm({
    name: 'shift code',
    start: FRESH,
    checks: { code: needed('Enter the code') },
    submit: ({ code, siteId, start, end, breakMinutes, kind }) =>
      act({
        body: {
          clientId,
          siteId: siteId || null,
          code,
          start,
          end,
          breakMinutes: breakMinutes ?? 0,
          kind: kind as 'waking',
        },
      }),
    onDone: ({ code }) => {
      say(`${code} is kept`);
      form.reset();
    },
  });
  return (
    <Section title="Keep a code">
      <Form form={form} action="Keep the code" label="A shift code">
        <TextField
          form={form}
          name="code"
          label="Code"
          hint="As it stands in the client’s rota: E, LD, N"
          short
        />
        <TimeField
          form={form}
          name="start"
          label="Start"
          optional
          hint="Left empty with the end: nobody works"
        />
        <TimeField form={form} name="end" label="End" optional />
        <NumberField form={form} name="breakMinutes" label="Unpaid break, minutes" />
        <SelectField
          form={form}
          name="kind"
          label="Kind"
          options={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          form={form}
          name="siteId"
          label="Where"
          none="All sites of the client"
          optional
          options={sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
        />
      </Form>
    </Section>
  );
}
