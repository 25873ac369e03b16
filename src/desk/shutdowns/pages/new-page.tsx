import './shutdowns.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { ok, type Refusal, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { CheckField, DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import {
  closeForShutdownRoute,
  listShutdowns,
  MOST_SHIFTS,
  previewShutdown,
  tellShutdownRoute,
} from '../schema.ts';
import { ShiftLines } from './shift-lines.tsx';

type Shown = ReplyOf<typeof previewShutdown>;

interface Days {
  readonly clientId: string;
  readonly siteId: string | null;
  readonly from: string;
  readonly to: string;
}

/** Plans a shutdown of a client: days, then everything inside them line by line, then the yes. */
export default function NewPage() {
  const { query } = useAddress();
  const clientId = query['client'];
  return (
    <Page title="Plan a shutdown" where={[{ label: 'Shutdowns', href: '/shutdowns' }]}>
      {clientId === undefined ? (
        <Empty
          title="No client is chosen"
          action={<LinkButton href="/clients">Choose the client</LinkButton>}
        >
          Open the client that closes, and plan the shutdown there.
        </Empty>
      ) : (
        <Plan clientId={clientId} />
      )}
    </Page>
  );
}

function Plan({ clientId }: { readonly clientId: string }) {
  const reading = useRead(listShutdowns, { query: { clientId } });
  return (
    <Read of={reading}>
      {({ sites }) => <DaysForm key={clientId} clientId={clientId} sites={sites} />}
    </Read>
  );
}

function DaysForm({
  clientId,
  sites,
}: {
  readonly clientId: string;
  readonly sites: ReplyOf<typeof listShutdowns>['sites'];
}) {
  const { act } = useAct(previewShutdown);
  const [shown, setShown] = useState<Shown & { readonly days: Days }>();
  const form = useForm({
    name: 'shutdown',
    start: { siteId: '', from: '', to: '', because: '', customary: true },
    checks: {
      from: needed('Enter the first day'),
      to: needed('Enter the last day'),
      because: needed('Say why, as both sides will read it'),
    },
    submit: async ({ siteId, from, to }): Promise<Result<Shown>> => {
      const days = { clientId, siteId: siteId === '' ? null : siteId, from, to };
      const found = await act({ body: days });
      if (!found.ok) return found;
      setShown({ ...found.value, days });
      return ok(found.value);
    },
  });
  const { because, customary } = form.values;
  return (
    <>
      <Form form={form} action="Show what is inside" label="Days of the shutdown">
        <SelectField
          form={form}
          name="siteId"
          label="Where"
          none="Every site of the client"
          optional
          options={sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
        />
        <DateField form={form} name="from" label="First day closed" />
        <DateField form={form} name="to" label="Last day closed" />
        <TextField
          form={form}
          name="because"
          label="Why"
          hint="Both sides read it: Christmas shutdown"
        />
        <CheckField
          form={form}
          name="customary"
          label="By custom of the workplace"
          hint="Christmas or a factory’s summer weeks: the 12-week clocks of its agency workers pause (AWR reg 7(8)(f))."
        />
      </Form>
      {shown ? (
        <Inside
          key={JSON.stringify([shown.days, shown.shifts.map(({ shiftId }) => shiftId)])}
          shown={shown}
          because={because}
          customary={customary}
          onDone={form.reset}
        />
      ) : null}
    </>
  );
}

function Inside({
  shown,
  because,
  customary,
  onDone,
}: {
  readonly shown: Shown & { readonly days: Days };
  readonly because: string;
  readonly customary: boolean;
  readonly onDone: () => void;
}) {
  const { shifts, templates, pauses, days } = shown;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(shifts.map(({ shiftId }) => shiftId)),
  );
  const [id] = useState(newId);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const closing = useAct(closeForShutdownRoute);
  const telling = useAct(tellShutdownRoute);
  const say = useNotice();
  const { go } = useAddress();
  const going = shifts.filter(({ shiftId }) => chosen.has(shiftId));
  const sum = (of: 'chargePence' | 'payPence') => going.reduce((all, one) => all + one[of], 0);
  const choose = (shiftId: string) => {
    const next = new Set(chosen);
    if (!next.delete(shiftId)) next.add(shiftId);
    setChosen(next);
  };
  const close = async () => {
    const done = await closing.act({
      body: {
        id,
        ...days,
        because,
        customary,
        cancel: going.map(({ shiftId }) => shiftId),
        keep: shifts.flatMap(({ shiftId }) => (chosen.has(shiftId) ? [] : shiftId)),
      },
    });
    setAsking(false);
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    if (going.some(({ told }) => told)) {
      const told = await telling.act({ params: { id } });
      if (!told.ok) say(told.refusal.because);
      else say(`Closed; ${counted(told.value.messages, 'message')} on the way`);
    } else say('Closed');
    onDone();
    go(`/shutdowns/${done.value.closureId}`);
  };
  return (
    <Section title="Inside these days">
      {refusal ? <Refused refusal={refusal} /> : null}
      {shifts.length === 0 ? (
        <p className="dp-dim">No shift is booked in these days.</p>
      ) : (
        <>
          <p className="dp-dim">
            Untick what is worked all the same. Charge and pay are what the terms of cancelling come
            to. A night that begins the evening before is worked to its end.
          </p>
          <ShiftLines rows={shifts} chosen={chosen} onChoose={choose} />
        </>
      )}
      {templates.length === 0 ? null : (
        <>
          <p>Standing patterns with work in these days; using them will refuse each closed day:</p>
          <ul className="sd-list">
            {templates.map(({ templateId, name, days: worked }) => (
              <li key={templateId}>
                {name}, {counted(worked, 'day')}
              </li>
            ))}
          </ul>
        </>
      )}
      {customary && pauses.length > 0 ? (
        <details>
          <summary>
            The 12-week clock of {counted(pauses.length, 'worker')} pauses in these days
          </summary>
          <ul className="sd-list">
            {pauses.map(({ personId, name, hirerName }) => (
              <li key={`${personId} ${hirerName}`}>
                {name}, at {hirerName}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {going.length > MOST_SHIFTS ? (
        <p role="alert">
          {MOST_SHIFTS} shifts can be cancelled in one act. Close site by site, or fewer days at a
          time.
        </p>
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>
            {going.length === 0
              ? 'Close these days'
              : `Close and cancel ${counted(going.length, 'shift')}`}
          </Button>
        </div>
      )}
      <Dialog
        title={`Close ${shown.clientName}`}
        open={asking}
        onClose={() => setAsking(false)}
        act={{
          label:
            going.length === 0 ? 'Close these days' : `Cancel ${counted(going.length, 'shift')}`,
          onAct: () => void close(),
          busy: closing.busy || telling.busy,
          danger: true,
        }}
      >
        <p>
          {counted(going.length, 'shift is', 'shifts are')} cancelled as the client’s cancellation:{' '}
          {showPence(sum('chargePence'))} to charge, {showPence(sum('payPence'))} to pay.{' '}
          {counted(shifts.length - going.length, 'shift stays', 'shifts stay')}.
        </p>
        <p>
          Whoever has a confirmation is told in one message. The workers’ time is free at once, and
          rotas refuse the closed days until it is lifted.
        </p>
      </Dialog>
    </Section>
  );
}
