import './commitments.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPence, showRate, showShift } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, MoneyField, NumberField, SelectField } from '../../../ui/fields.tsx';
import { type FormApi, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import {
  CHARGE_RISES,
  type ChargeRise,
  PAY_RISES,
  type PayRise,
  previewRise,
  raiseRatesRoute,
} from '../schema.ts';

type Rise = ReplyOf<typeof previewRise>;
type Shift = Rise['shifts'][number];

interface Asked {
  on: string;
  minimumPence: number | undefined;
  pay: string;
  more: number | undefined;
  charge: string;
}

/** April: every card rate below a coming minimum wage, by client, and what raising it changes. */
export default function RisePage() {
  const form: FormApi<Asked> = useForm<Asked>({
    name: 'minimum-wage-rise',
    keep: false,
    start: { on: '', minimumPence: undefined, pay: 'to_minimum', more: 0, charge: 'keep_margin' },
    submit: async () => ({ ok: true, value: null }),
  });
  const { on, minimumPence, pay, more, charge } = form.values;
  const asked = {
    ...(minimumPence === undefined ? {} : { minimumPence }),
    pay: pay as PayRise,
    more: more ?? 0,
    charge: charge as ChargeRise,
  };
  const reading = useRead(previewRise, { query: { ...asked, ...(on === '' ? {} : { on }) } });
  return (
    <Page title="Minimum wage rise">
      <div className="cm-form">
        <div className="cm-three">
          <DateField
            form={form}
            name="on"
            label="From"
            hint="Left empty, the next 1 April"
            optional
          />
          <MoneyField
            form={form}
            name="minimumPence"
            label="Minimum"
            unit="an hour"
            hint="Left empty, as in the rule book"
            optional
          />
          <NumberField form={form} name="more" label="Pence more an hour" optional />
        </div>
        <div className="cm-three">
          <SelectField form={form} name="pay" label="Pay rises" options={choices(PAY_RISES)} />
          <SelectField
            form={form}
            name="charge"
            label="The charge rises"
            options={choices(CHARGE_RISES)}
          />
        </div>
      </div>
      <Read of={reading}>{(rise) => <Found rise={rise} asked={asked} />}</Read>
    </Page>
  );
}

function choices(of: Readonly<Record<string, string>>) {
  return Object.entries(of).map(([value, label]) => ({ value, label }));
}

function Found({
  rise,
  asked,
}: {
  readonly rise: Rise;
  readonly asked: { minimumPence?: number; pay: PayRise; more: number; charge: ChargeRise };
}) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(raiseRatesRoute);
  const [id, setId] = useState(newId);
  const [refused, setRefused] = useState<Refusal>();
  if (rise.minimumPence === null) {
    return (
      <p className="dp-note dp-attention">
        The minimum wage from {showDate(rise.on)} is not in the rule book yet. Enter the rate that
        was announced, to see what lies below it.
      </p>
    );
  }
  const rates = rise.cards.reduce((sum, card) => sum + card.rates.length + card.terms.length, 0);
  const words = `${counted(rates, 'rate')} on ${counted(rise.cards.length, 'card')} and ${counted(rise.shifts.length, 'booked shift')}`;
  const raise = async () => {
    setRefused(undefined);
    const done = await act({
      body: {
        id,
        on: rise.on,
        ...asked,
        cards: rise.cards.map(({ cardId, version }) => ({ cardId, version })),
      },
    });
    if (!done.ok) return setRefused(done.refusal);
    setId(newId());
    say(
      `${counted(done.value.cards, 'card')} raised from ${showDate(rise.on)}, ${counted(done.value.shifts, 'shift')} amended; send both sides the new papers`,
    );
  };
  return (
    <>
      <p role="status">
        <strong>{words}</strong> below or moved by {showRate(rise.minimumPence)} from{' '}
        {showDate(rise.on)}
        {rise.known ? ', as in the rule book' : ', as entered'}.
      </p>
      {refused === undefined ? null : <Refused refusal={refused} />}
      {rates + rise.shifts.length === 0 ? (
        <Empty title="Nothing to raise">No rate lies below this minimum.</Empty>
      ) : may('rates.raise') ? (
        <div>
          <Button loading={busy} onClick={() => void raise()}>
            Raise them from {showDate(rise.on)}
          </Button>
        </div>
      ) : (
        <p className="dp-dim">An owner or a branch manager raises them.</p>
      )}
      {rise.cards.map((card) => (
        <Section
          key={`${card.cardId} ${card.version}`}
          title={card.holdsFor === '' ? card.clientName : `${card.clientName}, ${card.holdsFor}`}
          action={
            card.clientId === null ? (
              <Link href="/own-rates">Our own card</Link>
            ) : (
              <Link href={`/clients/${card.clientId}`}>Open the client</Link>
            )
          }
        >
          <div className="cm-scroll">
            <table className="cm-rates">
              <thead>
                <tr>
                  <th scope="col">Rate</th>
                  <th scope="col">Pay now</th>
                  <th scope="col">from {showDate(card.fromOn)}</th>
                  <th scope="col">Charge now</th>
                  <th scope="col">then</th>
                </tr>
              </thead>
              <tbody>
                {card.rates.map((rate) => (
                  <tr key={`${rate.role} ${rate.kind} ${rate.dayType} ${rate.part}`}>
                    <th scope="row">
                      {rate.roleName}, {rate.kind.replace('_', ' ')},{' '}
                      {rate.dayType.replace('_', ' ')} {rate.part}
                    </th>
                    <td>{showPence(rate.payPence)}</td>
                    <td>{showPence(rate.newPayPence)}</td>
                    <td>{rate.chargePence === null ? '' : showPence(rate.chargePence)}</td>
                    <td>{rate.newChargePence === null ? '' : showPence(rate.newChargePence)}</td>
                  </tr>
                ))}
                {card.terms.map((term) => (
                  <tr key={term.name}>
                    <th scope="row">{term.name}</th>
                    <td>{showPence(term.payPence)}</td>
                    <td>{showPence(term.newPayPence)}</td>
                    <td>{showPence(term.chargePence)}</td>
                    <td>{showPence(term.newChargePence ?? term.chargePence)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      ))}
      {rise.shifts.length === 0 ? null : (
        <Section title="Booked past the day">
          <Table
            label="Booked past the day"
            noun={['shift', 'shifts']}
            columns={COLUMNS}
            rows={rise.shifts}
            id={(row) => row.shiftId}
          />
        </Section>
      )}
    </>
  );
}

const COLUMNS: readonly Column<Shift>[] = [
  {
    key: 'booking',
    head: 'Booking',
    cell: (row) => (
      <Link href={`/bookings/${row.bookingId}?shift=${row.shiftId}`}>{row.number}</Link>
    ),
    width: '90px',
  },
  {
    key: 'when',
    head: 'When',
    cell: (row) =>
      showShift(
        minuteOfDate(new Date(row.startsAt)),
        minuteOfDate(new Date(row.endsAt)),
        dateIn(new Date()),
      ),
    by: (row) => row.startsAt,
    width: '220px',
  },
  { key: 'site', head: 'Site', cell: (row) => `${row.siteName}, ${row.clientName}` },
  { key: 'role', head: 'Role', cell: (row) => row.roleName },
  {
    key: 'pay',
    head: 'Pay',
    cell: (row) => `${showPence(row.payPence)} to ${showPence(row.newPayPence)}`,
    number: true,
    width: '150px',
  },
  {
    key: 'charge',
    head: 'Charge',
    cell: (row) => `${showPence(row.chargePence)} to ${showPence(row.newChargePence)}`,
    number: true,
    width: '150px',
  },
];
