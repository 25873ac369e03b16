import './compliance.css';
import { useState } from 'react';
import { addMonths } from '../../../lib/days.ts';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, LongTextField } from '../../../ui/fields.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { endDoNotSendRoute, keepDoNotSendRoute, listDoNotSend } from '../schema.ts';

type Row = ReplyOf<typeof listDoNotSend>['rows'][number];

const DUE: StateLook = { word: 'Look at it again', meaning: 'attention', mark: 'clock' };
const HOLDS: StateLook = { word: 'Holds', meaning: 'stop', mark: 'octagon' };

function columnsOf(today: string): readonly Column<Row>[] {
  return [
    { key: 'name', head: 'Worker', cell: (row) => row.name, by: (row) => row.name },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={row.reviewDue ? DUE : HOLDS} />,
      by: (row) => row.reviewOn ?? '',
      width: '150px',
    },
    {
      key: 'place',
      head: 'Not to',
      cell: (row) => `${row.placeName} (${row.place})`,
      by: (row) => row.placeName,
    },
    {
      key: 'by',
      head: 'Who said so',
      cell: (row) => (row.saidBy === 'client' ? 'The client' : 'The worker'),
      by: (row) => row.saidBy,
      width: '110px',
    },
    { key: 'reason', head: 'Reason', cell: (row) => row.reason },
    {
      key: 'review',
      head: 'Look again on',
      cell: (row) => (row.reviewOn === null ? '' : showDate(row.reviewOn, today)),
      by: (row) => row.reviewOn ?? '',
      width: '120px',
    },
    {
      key: 'reviewed',
      head: 'Last looked at',
      cell: (row) =>
        row.reviewedAt === null ? (
          'Never'
        ) : (
          <>
            <Ago at={row.reviewedAt} /> by {row.reviewedBy}
          </>
        ),
      width: '170px',
    },
  ];
}

/** Do-not-sends that hold, both ways, those to look at again first: kept with a reason, or ended. */
export default function DoNotSendPage() {
  const { query, setQuery } = useAddress();
  const reading = useRead(listDoNotSend, {
    query: { due: query['due'] === 'yes' ? 'yes' : undefined },
  });
  return (
    <Page title="Do not send">
      <p className="dp-dim">
        Clients who do not want a worker, and workers who do not want to go somewhere. Each is
        looked at again on its day; without one, half a year after it was recorded.
      </p>
      <Filters
        filters={[
          {
            name: 'due',
            label: 'Show',
            none: 'all',
            options: [{ value: 'yes', label: 'to look at again' }],
          },
        ]}
      />
      <Read of={reading}>
        {({ rows, total, today }) => {
          const open = rows.find(({ id }) => id === query['open']);
          return (
            <Beside
              panel={
                open === undefined ? undefined : (
                  <SidePanel
                    of="Do-not-send"
                    title={`${open.name}, ${open.placeName}`}
                    onClose={() => setQuery({ open: undefined })}
                  >
                    <Review key={open.id} row={open} today={today} />
                  </SidePanel>
                )
              }
            >
              <Table
                label="Do not send"
                noun={['do-not-send', 'do-not-sends']}
                columns={columnsOf(today)}
                rows={rows}
                total={total}
                id={(row) => row.id}
                {...(query['open'] === undefined ? {} : { openId: query['open'] })}
                onOpen={(row) => setQuery({ open: row.id })}
                empty={
                  <Empty title="None to look at">
                    A do-not-send is recorded on the worker’s record; those that hold stand here.
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

function Review({ row, today }: { readonly row: Row; readonly today: string }) {
  const [id] = useState(newId);
  const mayWrite = useMay()('do-not-send.write');
  const say = useNotice();
  const { setQuery } = useAddress();
  const keep = useAct(keepDoNotSendRoute);
  const end = useAct(endDoNotSendRoute);
  const params = { id: row.personId, doNotSendId: row.id };
  const form = useForm({
    name: 'keep-do-not-send',
    start: { reason: '', reviewOn: addMonths(today, 6) },
    checks: {
      reason: needed('Enter who was asked and what they said'),
      reviewOn: needed('Enter the day to look at it again'),
    },
    submit: (body) => keep.act({ params, body: { id, ...body } }),
    onDone: () => {
      say('Kept; it comes up again on its day');
      setQuery({ open: undefined });
    },
  });
  const onEnd = async () => {
    const ended = await end.act({ params });
    say(ended.ok ? `${row.name} may be sent to ${row.placeName} again` : ended.refusal.because);
    if (ended.ok) setQuery({ open: undefined });
  };
  return (
    <>
      <p>
        {row.saidBy === 'client' ? 'The client asked' : 'The worker asked'}{' '}
        <Ago at={row.recordedAt} />: {row.reason}
      </p>
      <p>
        <Link href={`/candidates/${row.personId}`}>{row.name}’s record</Link>
      </p>
      {mayWrite ? (
        <>
          <Form form={form} action="Keep the do-not-send" label="Keep it">
            <LongTextField
              form={form}
              name="reason"
              label="Why it holds"
              hint="Who was asked, what they said"
              rows={3}
            />
            <DateField form={form} name="reviewOn" label="Look at it again on" />
          </Form>
          <p>
            <button
              type="button"
              className="dp-link"
              aria-disabled={end.busy}
              onClick={() => (end.busy ? undefined : void onEnd())}
            >
              End it: whoever asked has agreed
            </button>
          </p>
        </>
      ) : null}
    </>
  );
}
