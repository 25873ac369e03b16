import './rates.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { readOwnRates, setBasisRoute } from '../schema.ts';
import { CardLines } from './card-lines.tsx';
import { readPoints, showPoints } from './words.ts';

type Basis = ReplyOf<typeof readOwnRates>['basis'];

/** The agency's own card, what it reckons on top of pay, and the least net margin it works for. */
export default function OwnRatesPage() {
  const may = useMay();
  const reading = useRead(readOwnRates, {});
  const [open, setOpen] = useState(false);
  return (
    <Page title="Rates and margins">
      <Read of={reading}>
        {({ own, basis }) => (
          <>
            <Section title="Our own card">
              <p className="dp-dim">
                Holds where no client’s card has a rate. A new client’s card starts from it.
              </p>
              {own === null ? (
                may('rates.write') ? (
                  <p>
                    <Link href="/own-rates/card">Set our own card</Link>
                  </p>
                ) : (
                  <p className="dp-dim">None is set.</p>
                )
              ) : (
                <ul className="dp-plain">
                  <CardLines
                    card={{ ...own, holdsFor: 'Our own card' }}
                    today={dateIn(new Date())}
                    href="/own-rates/card"
                    mayWrite={may('rates.write')}
                  />
                </ul>
              )}
            </Section>
            <Section
              title="On top of pay, and the margin floor"
              action={
                may('costs.write') && !open ? (
                  <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
                    Change it
                  </Button>
                ) : undefined
              }
            >
              {open ? (
                <div className="rc-form">
                  <BasisForm basis={basis} close={() => setOpen(false)} />
                </div>
              ) : (
                <BasisFacts basis={basis} />
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

function BasisFacts({ basis }: { readonly basis: Basis }) {
  return (
    <FactList
      facts={[
        {
          label: 'A usual week',
          value: `${basis.weeklyMinutes / 60} hours`,
          from: 'The week’s thresholds of National Insurance and pension are shared out over it',
        },
        { label: 'Our pension contribution', value: showPoints(basis.pensionPoints) },
        {
          label: 'Apprenticeship levy',
          value: basis.paysLevy ? 'We pay it' : 'Our pay bill is below it',
        },
        {
          label: 'Least net margin',
          value: basis.floorPoints === null ? 'None is set' : showPoints(basis.floorPoints),
          from: 'Below it a booking needs somebody whose limit reaches it',
        },
      ]}
    />
  );
}

function BasisForm({ basis, close }: { readonly basis: Basis; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(setBasisRoute);
  const per = 'Write it like 12.5';
  const form = useForm({
    name: 'cost-basis',
    start: {
      hours: String(basis.weeklyMinutes / 60),
      pension: String(basis.pensionPoints / 100),
      paysLevy: basis.paysLevy,
      floor: basis.floorPoints === null ? '' : String(basis.floorPoints / 100),
    },
    checks: {
      hours: (text) => (hoursOf(text) === undefined ? 'Write it like 37.5' : undefined),
      pension: (text) => (readPoints(text) === undefined ? per : undefined),
      floor: (text) => (text.trim() === '' || readPoints(text) !== undefined ? undefined : per),
    },
    submit: ({ hours, pension, paysLevy, floor }) =>
      act({
        body: {
          weeklyMinutes: hoursOf(hours) ?? basis.weeklyMinutes,
          pensionPoints: readPoints(pension) ?? basis.pensionPoints,
          paysLevy,
          floorPoints: readPoints(floor) ?? null,
        },
      }),
    onDone: () => {
      say('Set; margins are reckoned with it from now on');
      close();
    },
  });
  return (
    <Form form={form} action="Set it" label="On top of pay" onCancel={close}>
      <TextField form={form} name="hours" label="Hours of a worker’s usual week" short />
      <TextField
        form={form}
        name="pension"
        label="Our pension contribution, per cent"
        hint="At least 3 by law"
        short
      />
      <CheckField form={form} name="paysLevy" label="We pay the apprenticeship levy" />
      <TextField
        form={form}
        name="floor"
        label="Least net margin, per cent of the charge"
        hint="Left empty, there is none"
        short
        optional
      />
    </Form>
  );
}

/** Minutes of '37.5' hours. */
function hoursOf(text: string): number | undefined {
  const hours = Number(text.trim());
  return Number.isFinite(hours) && hours >= 1 && hours <= 100 ? Math.round(hours * 60) : undefined;
}
