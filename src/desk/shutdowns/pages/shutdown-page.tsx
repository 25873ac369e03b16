import './shutdowns.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMinutes, showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { liftShutdownRoute, readShutdown, tellShutdownRoute } from '../schema.ts';
import { ShiftLines } from './shift-lines.tsx';
import { daysOf, shutdownLook } from './shutdowns-page.tsx';

type Shutdown = ReplyOf<typeof readShutdown>;

/** One shutdown: what it cancelled, who is to be told, who is free, and the way to lift it. */
export default function ShutdownPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readShutdown, { params: { id } }, { live: ['shutdown.', 'client.'] });
  const { value } = reading;
  return (
    <Page
      title={value ? `${value.siteName ?? value.clientName} closed` : 'Shutdown'}
      where={[{ label: 'Shutdowns', href: '/shutdowns' }]}
    >
      <Read of={reading}>{(shutdown) => <One shutdown={shutdown} />}</Read>
    </Page>
  );
}

function One({ shutdown }: { readonly shutdown: Shutdown }) {
  const may = useMay();
  const { shifts, workers, toTell, liftedAt, closureId } = shutdown;
  return (
    <>
      <FactList
        facts={[
          {
            label: 'State',
            value: <Badge state={shutdownLook(shutdown, dateIn(new Date()))} />,
          },
          {
            label: 'Client',
            value: <Link href={`/clients/${shutdown.clientId}`}>{shutdown.clientName}</Link>,
          },
          { label: 'Days', value: daysOf(shutdown) },
          { label: 'Why', value: shutdown.because },
          {
            label: 'Made',
            value: (
              <>
                <Moment at={shutdown.madeAt} /> by {shutdown.madeBy}
              </>
            ),
          },
          {
            label: 'Cancelling comes to',
            value: `${showPence(shutdown.chargePence)} to charge, ${showPence(shutdown.payPence)} to pay`,
          },
          ...(liftedAt === null ? [] : [{ label: 'Lifted', value: shutdown.liftedBecause }]),
        ]}
      />
      {toTell > 0 ? <Tell closureId={closureId} toTell={toTell} /> : null}
      <Section title="Cancelled">
        {shifts.length === 0 ? (
          <p className="dp-dim">Nothing was cancelled.</p>
        ) : (
          <ShiftLines rows={shifts} />
        )}
      </Section>
      {workers.length === 0 ? null : (
        <Section
          title="Free again"
          action={
            may('segments.send') ? (
              <LinkButton
                quiet
                href={`/segments/new?people=${workers.map(({ personId }) => personId).join(',')}`}
              >
                Write to them all
              </LinkButton>
            ) : undefined
          }
        >
          <ul className="sd-list">
            {workers.map(({ personId, name, shifts: lost, minutes }) => (
              <li key={personId}>
                <Link href={`/candidates/${personId}`}>{name}</Link>: {counted(lost, 'shift')},{' '}
                {showMinutes(minutes)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {liftedAt === null && may('shutdowns.write') ? (
        <details>
          <summary>Lift the shutdown</summary>
          <Lift closureId={closureId} />
        </details>
      ) : null}
    </>
  );
}

function Tell({ closureId, toTell }: { readonly closureId: string; readonly toTell: number }) {
  const may = useMay();
  const { act, busy } = useAct(tellShutdownRoute);
  const say = useNotice();
  const [refusal, setRefusal] = useState<Refusal>();
  const [kept, setKept] = useState<readonly { readonly because: string }[]>([]);
  const tell = async () => {
    const done = await act({ params: { id: closureId } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setKept(done.value.kept);
    say(`${counted(done.value.messages, 'message')} on the way`);
  };
  return (
    <Section title="Not told yet">
      <p>
        {counted(toTell, 'confirmation still promises', 'confirmations still promise')} what was
        cancelled.
      </p>
      {refusal ? <Refused refusal={refusal} /> : null}
      {kept.length === 0 ? null : (
        <ul className="sd-list">
          {[...new Set(kept.map(({ because }) => because))].map((because) => (
            <li key={because}>{because}</li>
          ))}
        </ul>
      )}
      {may('bookings.confirm') ? (
        <div>
          <Button aria-disabled={busy} onClick={() => void tell()}>
            Tell both sides
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function Lift({ closureId }: { readonly closureId: string }) {
  const { act } = useAct(liftShutdownRoute);
  const say = useNotice();
  const form = useForm({
    name: 'lift-shutdown',
    keep: false,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: ({ because }) => act({ params: { id: closureId }, body: { because } }),
    onDone: () => say('Lifted: these days can be booked again'),
  });
  return (
    <Form form={form} action="Lift it" label="Lift the shutdown">
      <p className="dp-dim">
        The days can be booked again, and clocks run as if there had been no shutdown. What was
        cancelled stays cancelled: copy the week or book it again.
      </p>
      <TextField form={form} name="because" label="Why" />
    </Form>
  );
}
