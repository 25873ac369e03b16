import './amendments.css';
import '../../../ui/filters.css';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { SendDialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useSession } from '../../../ui/session.ts';
import { Table } from '../../../ui/table.tsx';
import {
  confirmTogetherRoute,
  MOST_AT_ONCE,
  type OwedRow,
  owedConfirmations,
  previewTogetherRoute,
} from '../batch-schema.ts';
import { useAsked } from './use-asked.ts';

type Kept = ReplyOf<typeof confirmTogetherRoute>['kept'];
type Shown = ReplyOf<typeof previewTogetherRoute>;

const rowId = ({ bookingId, personId }: Pick<OwedRow, 'bookingId' | 'personId'>) =>
  `${bookingId} ${personId}`;

function stateOf({ late, paper }: OwedRow): StateLook {
  if (late) return { word: 'Late', meaning: 'stop', mark: 'octagon' };
  return paper === 'out_of_date'
    ? { word: 'Changed since sent', meaning: 'attention', mark: 'triangle' }
    : { word: 'To be sent', meaning: 'information', mark: 'letter' };
}

/** Everything that is still to be confirmed, for one worker, one contact or all, in one message to each reader. */
export default function ConfirmAllPage() {
  const reading = useRead(owedConfirmations, {}, { live: ['booking.', 'shift.', 'assignment.'] });
  return (
    <Page title="Confirm all" where={[{ label: 'Today', href: '/' }]}>
      <Read of={reading}>{(owed) => <Owed rows={owed.rows} again={reading.again} />}</Read>
    </Page>
  );
}

function Owed({ rows, again }: { readonly rows: readonly OwedRow[]; readonly again: () => void }) {
  const { query, setQuery } = useAddress();
  const [worker, contact] = [query['worker'] ?? '', query['contact'] ?? ''];
  const shown = rows.filter(
    (row) =>
      (worker === '' || row.personId === worker) && (contact === '' || row.contactId === contact),
  );
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const chosen = shown.filter((row) => picked?.has(rowId(row)) ?? true).slice(0, MOST_AT_ONCE);
  const [sending, setSending] = useState<readonly OwedRow[]>();
  const [kept, setKept] = useState<Kept>([]);
  const names = (of: (row: OwedRow) => readonly [string, string]) =>
    [...new Map(rows.map(of))].sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'));
  const today = dateIn(new Date());
  return (
    <div className="dp-stack">
      <div className="dp-row">
        <label className="dp-row">
          Worker
          <select
            className="dp-filter"
            value={worker}
            onChange={(event) => setQuery({ worker: event.target.value || undefined })}
          >
            <option value="">All workers</option>
            {names((row) => [row.personId, row.workerName]).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="dp-row">
          Contact
          <select
            className="dp-filter"
            value={contact}
            onChange={(event) => setQuery({ contact: event.target.value || undefined })}
          >
            <option value="">All contacts</option>
            {names((row) => [row.contactId, `${row.contactName}, ${row.clientName}`]).map(
              ([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ),
            )}
          </select>
        </label>
        {chosen.length === 0 ? null : (
          <Button onClick={() => setSending(chosen)}>
            Show what goes for {counted(chosen.length, 'confirmation')}
          </Button>
        )}
      </div>
      {kept.length === 0 ? null : (
        <section className="dp-note dp-attention" aria-label="What stayed behind">
          <p>{counted(kept.length, 'confirmation')} could not go; the rest went.</p>
          <Behind kept={kept} rows={rows} />
        </section>
      )}
      <Table
        label="Confirmations to send"
        noun={['confirmation', 'confirmations']}
        rows={shown}
        id={rowId}
        name={(row) => `${row.workerName}, booking ${row.number}`}
        picked={new Set(chosen.map(rowId))}
        onPick={setPicked}
        columns={[
          {
            key: 'worker',
            head: 'Worker',
            cell: (row) => row.workerName,
            by: (row) => row.workerName,
          },
          {
            key: 'booking',
            head: 'Booking',
            cell: (row) => <Link href={`/bookings/${row.bookingId}`}>{row.number}</Link>,
            by: (row) => row.number,
            width: '110px',
          },
          { key: 'where', head: 'Where', cell: (row) => `${row.siteName}, ${row.clientName}` },
          {
            key: 'contact',
            head: 'Contact',
            cell: (row) => row.contactName,
            by: (row) => row.contactName,
          },
          {
            key: 'state',
            head: 'State',
            cell: (row) => <Badge state={stateOf(row)} />,
            width: '170px',
          },
          {
            key: 'due',
            head: 'Due',
            cell: (row) => (row.dueOn === null ? '' : showDate(row.dueOn, today)),
            by: (row) => row.dueOn ?? '',
            width: '110px',
          },
        ]}
        empty={
          <Empty title="Nothing is owed">
            Everybody who is assigned has their paper, and so has the hirer. What changes stands
            here until both are told.
          </Empty>
        }
      />
      {sending === undefined ? null : (
        <Send
          rows={sending}
          onClose={() => setSending(undefined)}
          onSent={(behind) => {
            setKept(behind);
            setPicked(undefined);
            setSending(undefined);
            again();
          }}
        />
      )}
    </div>
  );
}

function Behind({
  kept,
  rows,
}: {
  readonly kept: Shown['kept'] | Kept;
  readonly rows: readonly OwedRow[];
}) {
  const known = new Map(rows.map((row) => [rowId(row), row]));
  return (
    <ul className="dp-plain-list">
      {kept.map((one) => {
        const row = known.get(rowId(one));
        return (
          <li key={rowId(one)}>
            <Link href={`/bookings/${one.bookingId}`}>
              {row?.workerName ?? 'A worker'}, booking {row?.number ?? ''}
            </Link>
            : {one.because}
          </li>
        );
      })}
    </ul>
  );
}

function Send({
  rows,
  onClose,
  onSent,
}: {
  readonly rows: readonly OwedRow[];
  readonly onClose: () => void;
  readonly onSent: (kept: Kept) => void;
}) {
  const say = useNotice();
  const sample = useSession()?.organisation.isSample === true;
  const items = useMemo(
    () => rows.map(({ bookingId, personId }) => ({ id: newId(), bookingId, personId })),
    [rows],
  );
  const [because, setBecause] = useState('');
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const preview = useAsked(previewTogetherRoute, { items, because });
  const { act, busy } = useAct(confirmTogetherRoute);
  const shown = preview.value;
  const send = async () => {
    const done = await act({ body: { items, because } });
    if (!done.ok) return setRefusal(done.refusal);
    const { sent, kept, messages } = done.value;
    say(
      `${counted(sent.length, 'confirmation')} written in ${counted(messages, 'message')}${
        kept.length === 0 ? '' : `; ${kept.length} stayed behind`
      }`,
    );
    onSent(kept);
  };
  const nothing = shown !== undefined && shown.mails.length === 0;
  return (
    <SendDialog
      title="Confirm together"
      open
      onClose={onClose}
      act={
        nothing
          ? { label: 'Close', onAct: onClose }
          : {
              label: `Send ${counted(shown?.mails.length ?? 0, 'message')}`,
              onAct: () => void send(),
              busy: busy || shown === undefined,
            }
      }
      {...(sample ? { notSent: 'This is the sample organisation: all stay in the outbox.' } : {})}
      lead={
        <>
          {refusal === undefined ? null : <Refused refusal={refusal} />}
          {preview.refusal === undefined ? null : <Refused refusal={preview.refusal} />}
          {shown === undefined ? (
            <p>Reading what would be sent</p>
          ) : (
            <p>
              {counted(shown.papers, 'paper')} in {counted(shown.mails.length, 'message')}: one to
              each reader.
            </p>
          )}
          {shown === undefined || shown.kept.length === 0 ? null : (
            <section className="dp-note dp-attention" aria-label="What stays behind">
              <p>Stays behind, and stops nothing else:</p>
              <Behind kept={shown.kept} rows={rows} />
            </section>
          )}
          {nothing ? null : (
            <label className="dp-stack">
              <span>
                Why it changed <span className="dp-optional">(everybody reads it; optional)</span>
              </span>
              <input
                className="dp-filter"
                value={because}
                maxLength={500}
                onChange={(event) => setBecause(event.target.value)}
              />
            </label>
          )}
        </>
      }
      messages={(shown?.mails ?? []).map((mail, at) => ({
        id: String(at),
        by: 'E-mail',
        to: `${mail.toName} <${mail.toAddress}>`,
        subject: mail.subject,
        text: mail.body,
        attached: mail.attachments,
      }))}
    />
  );
}
