import './rates.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from '../../../ui/address.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { readRateCards, setFloorRoute } from '../schema.ts';
import { CardLines } from './card-lines.tsx';
import { type Cards, readPoints, showPoints } from './words.ts';

/** What a client's work is paid and charged at: its cards with their versions, and its margin floor. */
export default function RatesSection({ id }: { readonly id: string }) {
  const may = useMay();
  const reading = useRead(readRateCards, { params: { id } });
  return (
    <Read of={reading}>
      {(rates) => (
        <>
          {rates.cards.length === 0 ? (
            <p className="dp-dim">
              No rate card is agreed. Without one a booking takes the rates last used at its site,
              or asks for them.
            </p>
          ) : (
            <ul className="dp-plain">
              {rates.cards.map((card) => (
                <CardLines
                  key={card.cardId}
                  card={card}
                  today={rates.today}
                  href={`/clients/${id}/rate-cards/${card.cardId}`}
                  mayWrite={may('rates.write')}
                />
              ))}
            </ul>
          )}
          {may('rates.write') ? (
            <p>
              <Link href={`/clients/${id}/rate-cards/new`}>Agree a rate card</Link>
            </p>
          ) : null}
          <Floor id={id} rates={rates} mayWrite={may('costs.write')} />
        </>
      )}
    </Read>
  );
}

function Floor({
  id,
  rates,
  mayWrite,
}: {
  readonly id: string;
  readonly rates: Cards;
  readonly mayWrite: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { floorPoints, ownFloorPoints } = rates;
  const words =
    floorPoints !== null
      ? `At least ${showPoints(floorPoints)} net, set for this client.`
      : ownFloorPoints !== null
        ? `At least ${showPoints(ownFloorPoints)} net, as for every client.`
        : 'No least margin is set.';
  return (
    <div className="rc-block">
      <h3>Margin floor</h3>
      <div className="rc-head">
        <span>{words}</span>
        {mayWrite && !open ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            Change it
          </Button>
        ) : (
          <span />
        )}
      </div>
      {open ? (
        <div className="rc-form">
          <FloorForm id={id} floorPoints={floorPoints} close={() => setOpen(false)} />
        </div>
      ) : null}
    </div>
  );
}

function FloorForm({
  id,
  floorPoints,
  close,
}: {
  readonly id: string;
  readonly floorPoints: number | null;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(setFloorRoute);
  const form = useForm({
    name: `floor-${id}`,
    start: { floor: floorPoints === null ? '' : String(floorPoints / 100) },
    checks: {
      floor: (text) =>
        text.trim() === '' || readPoints(text) !== undefined ? undefined : 'Write it like 12.5',
    },
    submit: ({ floor }) =>
      act({ params: { id }, body: { floorPoints: readPoints(floor) ?? null } }),
    onDone: () => {
      say('The margin floor is set');
      close();
    },
  });
  return (
    <Form form={form} action="Set the floor" label="Margin floor" onCancel={close}>
      <TextField
        form={form}
        name="floor"
        label="Least net margin, per cent of the charge"
        hint="Left empty, the organisation’s own holds"
        short
        optional
      />
    </Form>
  );
}
