import OnCallPart from './on-call.tsx';
import './handover.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useSession } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { acknowledgeHandoverRoute, readHandover } from '../schema.ts';
import { ItemList } from './item-list.tsx';

type Handover = ReplyOf<typeof readHandover>;
type Item = Handover['items'][number];

const PLACES: Readonly<Record<string, (id: string) => string>> = {
  shift: (id) => `/bookings?shift=${id}`,
  booking: (id) => `/bookings/${id}`,
  task: (id) => `/tasks?whose=all&open=${id}`,
  approval: () => '/approvals',
};

function Words({ item }: { readonly item: Item }) {
  const place = item.about ? PLACES[item.about.kind] : undefined;
  return place && item.about ? <Link href={place(item.about.id)}>{item.words}</Link> : item.words;
}

/** One hand-over as it was written, to read on a phone out of hours, to take over and to print. */
export default function HandoverPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readHandover, { params: { id } }, { live: ['handover'] });
  return (
    <Page
      title="Hand-over"
      where={[{ label: 'Hand-overs', href: '/handovers' }]}
      action={<a href={`/api/handovers/${id}/sheet`}>The sheet to print (PDF)</a>}
    >
      <Read of={reading}>{(handover) => <Shown of={handover} />}</Read>
    </Page>
  );
}

function Shown({ of }: { readonly of: Handover }) {
  return (
    <>
      <FactList
        facts={[
          { label: 'Given', value: <Moment at={of.givenAt} />, from: of.givenBy },
          { label: 'To', value: of.toName },
          { label: 'Until', value: <Moment at={of.until} /> },
          {
            label: 'Taken over',
            value: of.acknowledgedAt === null ? 'Not yet' : <Moment at={of.acknowledgedAt} />,
          },
        ]}
      />
      <TakeOver of={of} />
      <OnCallPart />
      {of.words === '' ? null : (
        <Section title="What else to know">
          <p className="ho-said">{of.words}</p>
        </Section>
      )}
      {of.items.length === 0 ? <p>Nothing was open.</p> : null}
      <ItemList
        items={of.items.map((item) => ({
          ...item,
          said: item.words,
          words: <Words item={item} />,
        }))}
        keyOf={(item, index) => `${item.about?.id ?? ''} ${item.said} ${index}`}
        end={(item) => item.ownerName}
      />
    </>
  );
}

function TakeOver({ of }: { readonly of: Handover }) {
  const say = useNotice();
  const session = useSession();
  const { act, busy } = useAct(acknowledgeHandoverRoute);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  if (of.toId !== session?.member.id || of.acknowledgedAt !== null) return null;
  const press = async () => {
    const done = await act({ params: { id: of.handoverId }, body: {} });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('The desk is yours');
  };
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      <p>
        <Button aria-disabled={busy} onClick={() => void press()}>
          Take the desk over
        </Button>
      </p>
    </>
  );
}
