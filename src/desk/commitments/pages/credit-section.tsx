import './commitments.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPence } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { ORDER_HOWS, readCredit } from '../schema.ts';
import { ChangeOrderForm, CreditForm, LiftForm, OrderForm, StopForm } from './credit-forms.tsx';

export type Payer = ReplyOf<typeof readCredit>['billTos'][number];
export type Order = Payer['orders'][number];

const STOPPED: StateLook = { word: 'On stop', meaning: 'stop', mark: 'octagon' };
const OVER: StateLook = { word: 'Over its limit', meaning: 'stop', mark: 'octagon' };
const SOON: StateLook = { word: 'Insurance ends soon', meaning: 'attention', mark: 'triangle' };
const LAPSED: StateLook = { word: 'Not insured', meaning: 'stop', mark: 'octagon' };
const ENDS_SOON: StateLook = { word: 'Ends soon', meaning: 'attention', mark: 'triangle' };
const ENDED: StateLook = { word: 'Ended', meaning: 'stop', mark: 'octagon' };
const ORDER_LOOKS: Readonly<Record<Order['state'], StateLook>> = {
  good: { word: 'Enough left', meaning: 'good', mark: 'tick' },
  warn: { word: 'Nearly used up', meaning: 'attention', mark: 'triangle' },
  over: { word: 'Over its value', meaning: 'stop', mark: 'octagon' },
};

/** How each bill-to of a client stands: limit, what is owed and booked, insurance, stops and orders. */
export default function CreditSection({ id }: { readonly id: string }) {
  const reading = useRead(readCredit, { params: { id } });
  return (
    <Read of={reading}>
      {({ billTos, today }) =>
        billTos.length === 0 ? (
          <p className="dp-dim">Each bill-to stands here with its credit. Add a bill-to first.</p>
        ) : (
          <ul className="dp-plain">
            {billTos.map((payer) => (
              <OnePayer key={payer.billToId} payer={payer} today={today} />
            ))}
          </ul>
        )
      }
    </Read>
  );
}

function OnePayer({ payer, today }: { readonly payer: Payer; readonly today: string }) {
  const { limitPence, leftPence, stop, insurance, insuredUntil, ofClient } = payer;
  return (
    <li className="cm-payer">
      <div className="cm-head">
        <strong>{payer.name}</strong>
        {ofClient === null ? null : <span className="dp-dim">of {ofClient}, pays here too</span>}
        {stop === null ? null : <Badge state={STOPPED} />}
        {leftPence !== null && leftPence < 0 ? <Badge state={OVER} /> : null}
        {insurance === 'soon' ? <Badge state={SOON} /> : null}
        {insurance === 'lapsed' ? <Badge state={LAPSED} /> : null}
      </div>
      {stop === null ? null : (
        <p>
          {stop.stoppedBy} stopped it on {showDate(dateIn(new Date(stop.stoppedAt)), today)}:{' '}
          {stop.because}
        </p>
      )}
      <FactList
        facts={[
          {
            label: 'Credit limit',
            value: limitPence === null ? 'None set' : showPence(limitPence),
            from:
              insuredUntil === null
                ? 'Not insured'
                : `Insured until ${showDate(insuredUntil, today)}`,
          },
          { label: 'Worked, not invoiced', value: showPence(payer.workedPence) },
          { label: 'Booked ahead', value: showPence(payer.aheadPence) },
          ...(leftPence === null
            ? []
            : [
                {
                  label: leftPence < 0 ? 'Over the limit by' : 'Left',
                  value: showPence(Math.abs(leftPence)),
                },
              ]),
        ]}
      />
      {payer.orders.map((order) => (
        <OneOrder key={order.purchaseOrderId} order={order} payer={payer} today={today} />
      ))}
      <Doing payer={payer} />
    </li>
  );
}

function OneOrder({
  order,
  payer,
  today,
}: {
  readonly order: Order;
  readonly payer: Payer;
  readonly today: string;
}) {
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const { endsOn, changes } = order;
  return (
    <div>
      <p>
        Order {order.number}: {showPence(order.usedPence)} of {showPence(order.valuePence)} used,{' '}
        {order.leftPence < 0
          ? `${showPence(-order.leftPence)} too much`
          : `${showPence(order.leftPence)} left`}
        {endsOn === null ? '' : `, for work until ${showDate(endsOn, today)}`}{' '}
        <Badge state={ORDER_LOOKS[order.state]} />
        {order.ends === 'soon' ? <Badge state={ENDS_SOON} /> : null}
        {order.ends === 'over' ? <Badge state={ENDED} /> : null}
      </p>
      {changes.length === 0 ? null : (
        <details>
          <summary>{counted(changes.length, 'change')} of this order</summary>
          <ul className="dp-plain-list">
            {changes.map((change) => (
              <li key={change.at}>
                {changed(change, today)}; {change.saidBy || 'somebody of theirs'} said so{' '}
                {ORDER_HOWS[change.how]}
                <span className="dp-dim">
                  , noted by {change.by} on {showDate(dateIn(new Date(change.at)), today)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {changing ? (
        <div className="cm-form">
          <ChangeOrderForm payer={payer} order={order} close={() => setChanging(false)} />
        </div>
      ) : may('rates.write') && payer.ofClient === null ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Change order ${order.number}`}
          onClick={() => setChanging(true)}
        >
          Change the order
        </Button>
      ) : null}
    </div>
  );
}

/** What a change changed: '£1,700.00 became £2,000.00, until Wed 31 Mar instead of no end'. */
function changed(change: Order['changes'][number], today: string): string {
  const end = (on: string | null) => (on === null ? 'no end' : showDate(on, today));
  return listed([
    ...(change.valueBefore === change.valuePence
      ? []
      : [`${showPence(change.valueBefore)} became ${showPence(change.valuePence)}`]),
    ...(change.endsBefore === change.endsOn
      ? []
      : [`the last day became ${end(change.endsOn)} (before: ${end(change.endsBefore)})`]),
  ]);
}

function Doing({ payer }: { readonly payer: Payer }) {
  const may = useMay();
  const [doing, setDoing] = useState<'credit' | 'stop' | 'lift' | 'order'>();
  const close = () => setDoing(undefined);
  const choice = (what: 'credit' | 'stop' | 'lift' | 'order', words: string) => (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${words}: ${payer.name}`}
      onClick={() => setDoing(what)}
    >
      {words}
    </Button>
  );
  if (doing !== undefined) {
    return (
      <div className="cm-form">
        {doing === 'credit' ? <CreditForm payer={payer} close={close} /> : null}
        {doing === 'stop' ? <StopForm payer={payer} close={close} /> : null}
        {doing === 'lift' ? <LiftForm payer={payer} close={close} /> : null}
        {doing === 'order' ? <OrderForm payer={payer} close={close} /> : null}
      </div>
    );
  }
  return (
    <div className="dp-row">
      {may('credit.write') ? choice('credit', 'Set the credit limit') : null}
      {may('rates.write') ? choice('order', 'Add an order') : null}
      {may('credit.write')
        ? payer.stop === null
          ? choice('stop', 'Put on stop')
          : choice('lift', 'Lift the stop')
        : null}
    </div>
  );
}
