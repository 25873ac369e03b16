import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LongTextField, NumberField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Moment } from '../../../ui/when.tsx';
import { recordStartRoute, replaceRoute } from '../schema.ts';
import type { Move } from '../shapes-schema.ts';
import { KEYS, type Row, saidWords, sourceWords, standingWords, startLook } from './looks.ts';
import { Ring } from './start-row.tsx';
import { type Asks, fillHref } from './use-start.ts';

/** One start: all that was said of it, and what can be said now. */
export function StartPanel({
  row,
  asks,
  onClose,
  press,
}: {
  readonly row: Row;
  /** What was pressed and needs more. */
  readonly asks: Asks | undefined;
  readonly onClose: () => void;
  readonly press: (move: Move | 'take_back') => void;
}) {
  const may = useMay();
  const [doing, setDoing] = useState(asks);
  const name = row.workerName ?? 'Nobody yet';
  const close = () => setDoing(undefined);
  return (
    <SidePanel of={row.shiftId} title={`${name}, ${row.siteName}`} onClose={onClose}>
      <Badge state={startLook(row)} />
      <p className="at-dim">{standingWords(row)}</p>
      <FactList
        facts={[
          { label: 'Starts', value: <Moment at={row.startsAt} /> },
          { label: 'Ends', value: <Moment at={row.endsAt} /> },
          {
            label: 'Worker',
            value:
              row.personId === null ? (
                'Nobody yet'
              ) : (
                <Link href={`/candidates/${row.personId}`}>{name}</Link>
              ),
            from: row.workerPhone ? <Ring name={name} phone={row.workerPhone} /> : undefined,
          },
          { label: 'Reports to', value: row.reportTo || 'Not said' },
          ...(row.contact
            ? [
                {
                  label: 'Ordered by',
                  value: row.contact.name,
                  from: <Ring name={row.contact.name} phone={row.contact.phone} />,
                },
              ]
            : []),
          {
            label: 'Booking',
            value: <Link href={`/bookings/${row.bookingId}`}>{row.number}</Link>,
          },
        ]}
      />
      {doing === 'late' ? <LateForm row={row} close={close} /> : null}
      {doing === 'replacement' ? <ReplaceForm row={row} close={close} /> : null}
      {doing === undefined && may('attendance.record') ? (
        <div className="at-acts">
          {KEYS.filter(({ move }) =>
            move === 'take_back' ? row.newest !== null : row.moves.includes(move),
          ).map(({ move, label }) => (
            <Button
              key={move}
              size="compact-sm"
              variant="default"
              onClick={() => (move === 'late' ? setDoing('late') : press(move))}
            >
              {label}
            </Button>
          ))}
        </div>
      ) : null}
      {row.state === 'open' ? (
        <>
          <Link href={fillHref(row)}>Find somebody for this shift</Link>
          {may('repairs.read') ? (
            <Link href={`/repair/${row.shiftId}`}>Repair: whom to move, if nobody is free</Link>
          ) : null}
        </>
      ) : null}
      <h3>What was said</h3>
      {row.history.length === 0 ? <p className="at-dim">Nothing yet.</p> : null}
      <ol className="at-history">
        {row.history.map((one) => (
          <li key={one.id}>
            <span data-gone={one.takenBack}>
              {saidWords(one)}
              {one.personName === row.workerName ? '' : ` (${one.personName})`}
            </span>
            <div className="at-dim">
              {sourceWords(one)}
              {one.note === '' ? '' : `: ${one.note}`}
            </div>
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}

interface FormProps {
  readonly row: Row;
  readonly close: () => void;
}

function LateForm({ row, close }: FormProps) {
  const say = useNotice();
  const { act } = useAct(recordStartRoute);
  const form = useForm({
    name: `late ${row.shiftId}`,
    keep: false,
    start: { minutes: 15 as number | undefined, note: '' },
    checks: { minutes: needed('Enter the minutes') },
    submit: ({ minutes, note }, id) =>
      act({
        params: { assignmentId: row.assignmentId ?? '' },
        body: { id, said: 'late', minutesLate: minutes ?? 0, byWhom: 'worker', note },
      }),
    onDone: () => {
      say(`${row.workerName}: late`);
      close();
    },
  });
  return (
    <Form form={form} action="They are late" onCancel={close}>
      <NumberField form={form} name="minutes" label="Minutes after the start" />
      <LongTextField form={form} name="note" label="What they said" rows={2} optional />
    </Form>
  );
}

function ReplaceForm({ row, close }: FormProps) {
  const { go } = useAddress();
  const { act } = useAct(replaceRoute);
  const form = useForm({
    name: `replace ${row.shiftId}`,
    keep: false,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: ({ because }, id) =>
      act({ params: { assignmentId: row.assignmentId ?? '' }, body: { id, because } }),
    onDone: (done) => go(fillHref(done)),
  });
  return (
    <Form form={form} action="Find somebody else" danger onCancel={close}>
      <LongTextField
        form={form}
        name="because"
        label="Why"
        hint={`${row.workerName} is released from this shift with this cause.`}
        rows={2}
      />
    </Form>
  );
}
