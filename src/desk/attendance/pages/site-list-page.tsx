import './attendance.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showTimes } from '../../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { makeSiteListRoute, showSiteDay } from '../schema.ts';
import { DoorCode } from './door-code.tsx';
import { Gatehouse } from './gatehouse-part.tsx';
import { startLook } from './looks.ts';

type Day = ReplyOf<typeof showSiteDay>;

const minute = (at: string) => minuteOfDate(new Date(at));
const PHOTO: Column<Day['rows'][number]> = {
  key: 'photo',
  head: 'Photo',
  cell: ({ photoOf, name }) =>
    photoOf === null ? (
      ''
    ) : (
      <img className="at-photo" src={`/api/candidates/${photoOf}/photo`} alt={name} />
    ),
  width: '70px',
};
const COLUMNS: readonly Column<Day['rows'][number]>[] = [
  { key: 'name', head: 'Name', cell: (row) => row.name, by: (row) => row.name },
  {
    key: 'times',
    head: 'Times',
    cell: (row) => showTimes(minute(row.startsAt), minute(row.endsAt)),
    by: (row) => row.startsAt,
    width: '160px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={startLook({ state: row.state, overdue: false })} />,
    width: '150px',
  },
  { key: 'role', head: 'Role', cell: (row) => row.roleName, by: (row) => row.roleName },
];

const WITH_PHOTO = [...COLUMNS.slice(0, 1), PHOTO, ...COLUMNS.slice(1)];

/** A site's list of a day for the gatehouse: to print, to mail with a link to tap, or with a code for the door. */
export default function SiteListPage() {
  const { params, query } = useAddress();
  const siteId = params['siteId'] ?? '';
  const maySee = useMay()('registrations.read');
  const date = query['date'] ?? dateIn(new Date());
  const reading = useRead(
    showSiteDay,
    { params: { siteId }, query: { date } },
    { live: ['attendance.'] },
  );
  return (
    <Read of={reading}>
      {(day) => (
        <Page
          title={`${day.siteName}, ${showDate(day.onDate, dateIn(new Date()))}`}
          where={[{ label: 'Start board', href: '/start-board' }]}
          action={<Button onClick={() => window.print()}>Print the list</Button>}
        >
          <Table
            label="Expected"
            noun={['person', 'people']}
            columns={maySee && day.rows.some((row) => row.photoOf !== null) ? WITH_PHOTO : COLUMNS}
            rows={day.rows}
            total={day.rows.length}
            id={(row) => row.shiftId}
            name={(row) => row.name}
            empty={<Empty title="Nobody is expected">Choose a day on which shifts start.</Empty>}
          />
          {day.rows.length > 0 ? <Send siteId={siteId} day={day} /> : null}
          <Gatehouse siteId={siteId} day={day} />
        </Page>
      )}
    </Read>
  );
}

function Send({ siteId, day }: { readonly siteId: string; readonly day: Day }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(makeSiteListRoute);
  const [refusal, setRefusal] = useState<Refusal>();
  const [address, setAddress] = useState<string>();
  if (!may('attendance.record')) return null;
  const make = async (kind: 'list' | 'code', contactId: string) => {
    const done = await act({
      params: { siteId },
      body: { id: newId(), onDate: day.onDate, kind, contactId },
    });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    if (done.value.address) setAddress(done.value.address);
    else say(`The list is on its way to ${done.value.sentTo}`);
  };
  const [first] = day.contacts;
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      <div className="at-acts">
        {may('segments.send') ? (
          <LinkButton href={`/segments/new?site=${siteId}&from=${day.onDate}&to=${day.onDate}`}>
            Write to all who work here that day
          </LinkButton>
        ) : null}
        {day.contacts
          .filter(({ email }) => email !== null)
          .map(({ contactId, name }) => (
            <Button
              key={contactId}
              variant="default"
              aria-disabled={busy}
              onClick={() => void make('list', contactId)}
            >
              Mail it to {name}
            </Button>
          ))}
        {first ? (
          <Button
            variant="default"
            aria-disabled={busy}
            onClick={() => void make('code', first.contactId)}
          >
            Make a code for the door
          </Button>
        ) : null}
      </div>
      {address ? <DoorCode address={address} /> : null}
    </>
  );
}
