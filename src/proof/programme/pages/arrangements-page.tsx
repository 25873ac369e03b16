import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import {
  CONFIRM_FORGET,
  CONFIRM_START,
  ConfirmFields,
  confirmed,
} from '../../../ui/confirm-fields.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { agreeAsVerifierRoute, listArrangements } from '../schema.ts';

type Row = ReplyOf<typeof listArrangements>['rows'][number];

const columnsOf = (today: string): readonly Column<Row>[] => [
  { key: 'learner', head: 'Learner', cell: (row) => row.learnerName, by: (row) => row.learnerName },
  { key: 'framework', head: 'Framework', cell: (row) => row.frameworkCode, width: '130px' },
  { key: 'what', head: 'Arrangement', cell: (row) => row.what },
  {
    key: 'asked',
    head: 'Asked for',
    cell: (row) => showDate(row.askedOn, today),
    by: (row) => row.askedOn,
    width: '120px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge
        state={
          row.agreedOn === null
            ? { word: 'Waits for you', meaning: 'information', mark: 'clock' }
            : { word: 'Agreed', meaning: 'good', mark: 'tick' }
        }
      />
    ),
    by: (row) => row.agreedOn ?? '',
    width: '150px',
  },
];

/** Minor arrangements that the external verifier agrees to by their own press. */
export default function ArrangementsPage() {
  const { query, setQuery } = useAddress();
  const reading = useRead(listArrangements, {}, { live: ['arrangement.'] });
  const close = () => setQuery({ open: undefined });
  return (
    <Page title="Arrangements">
      <Read of={reading}>
        {({ rows, today }) => {
          const open = rows.find(({ arrangementId }) => arrangementId === query['open']);
          return (
            <Beside
              panel={
                open ? (
                  <SidePanel of={open.arrangementId} title={open.learnerName} onClose={close}>
                    <p>{open.what}</p>
                    <p className="dp-dim">
                      Asked for {showDate(open.askedOn, today)} by {open.askedBy}.
                    </p>
                    {open.agreedOn === null ? (
                      <Agree key={open.arrangementId} row={open} today={today} close={close} />
                    ) : (
                      <p>
                        Agreed {showDate(open.agreedOn, today)}, used from{' '}
                        {showDate(open.fromOn ?? open.agreedOn, today)}.
                      </p>
                    )}
                  </SidePanel>
                ) : undefined
              }
            >
              <Table
                label="Arrangements"
                noun={['arrangement', 'arrangements']}
                sortIn="sort"
                columns={columnsOf(today)}
                rows={rows}
                id={(row) => row.arrangementId}
                name={(row) => `${row.learnerName}: ${row.what}`}
                onOpen={(row) => setQuery({ open: row.arrangementId })}
                empty={
                  <Empty title="Nothing was asked for">
                    A minor arrangement for a learner stands here until you agree to it; only then
                    is it used.
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

function Agree({
  row,
  today,
  close,
}: {
  readonly row: Row;
  readonly today: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(agreeAsVerifierRoute);
  const form = useForm({
    name: `verifier agreement ${row.arrangementId}`,
    start: { words: '', fromOn: today, toOn: '', ...CONFIRM_START },
    forget: CONFIRM_FORGET,
    checks: {
      words: needed('Say what you agree to'),
      fromOn: needed('Enter the first day of its use'),
      password: needed('Enter your password'),
    },
    submit: ({ toOn, words, fromOn, ...shown }) =>
      confirmed(shown, () =>
        act({
          params: { id: row.arrangementId },
          body: { words, fromOn, toOn: toOn === '' ? null : toOn },
        }),
      ),
    onDone: () => {
      say('Agreed: it may be used from that day');
      close();
    },
  });
  return (
    <Form form={form} action="Agree to it" label="Your agreement">
      <LongTextField form={form} name="words" label="What you agree to" rows={3} />
      <DateField form={form} name="fromOn" label="Used from" />
      <DateField form={form} name="toOn" label="Used until" optional />
      <ConfirmFields form={form} />
    </Form>
  );
}
