import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { readSegmentMessage, stopSegmentRoute } from '../schema.ts';
import { LeftOutList } from './left-out.tsx';
import { STATES } from './messages-page.tsx';

type Message = ReplyOf<typeof readSegmentMessage>;

/** One message to many: how far it has come, its words, who was left out and why, and what came back. */
export default function MessagePage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readSegmentMessage, { params: { id } }, { live: ['segment.', 'text.'] });
  return (
    <Page
      title={reading.value?.label ?? 'Message to many'}
      where={[{ label: 'Messages to many', href: '/segments' }]}
    >
      <Read of={reading}>{(message) => <OneMessage message={message} />}</Read>
    </Page>
  );
}

function OneMessage({ message }: { readonly message: Message }) {
  return (
    <>
      <FactList
        facts={[
          { label: 'State', value: <Badge state={STATES[message.state]} /> },
          {
            label: 'Sent',
            value: (
              <>
                <Moment at={message.madeAt} /> by {message.madeBy}
              </>
            ),
          },
          {
            label: 'Written to',
            value: `${message.written} of ${message.going}${message.stopped > 0 ? `; ${counted(message.stopped, 'person was', 'people were')} not, since it was stopped` : ''}`,
          },
          {
            label: 'By',
            value:
              message.channel === 'text'
                ? `Text, ${counted(message.segments, 'part')} in all`
                : 'E-mail',
          },
          ...(message.marketing
            ? [{ label: 'Kind', value: 'Marketing: only to people who have consented' }]
            : []),
        ]}
      />
      {message.mayStop ? <Stop messageId={message.messageId} /> : null}
      <Section title="Words">
        {message.subject === '' ? null : <p>{message.subject}</p>}
        <p className="dp-prose" style={{ whiteSpace: 'pre-wrap' }}>
          {message.body}
        </p>
      </Section>
      <Section title="Left out">
        <LeftOutList rows={message.left} />
      </Section>
      <Section title="What came back">
        {message.replies.length === 0 ? (
          <p className="dp-dim">
            {message.channel === 'text'
              ? 'No text came in from these people within two weeks.'
              : 'Answers to a mail come into the mailbox it was sent from.'}
          </p>
        ) : (
          <ul>
            {message.replies.map(({ textId, personId, name, at }) => (
              <li key={textId}>
                <Link href={`/candidates/${personId}#activity`}>{name}</Link>, <Ago at={at} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Stop({ messageId }: { readonly messageId: string }) {
  const { act, busy } = useAct(stopSegmentRoute);
  const say = useNotice();
  const [refusal, setRefusal] = useState<Refusal>();
  const stop = async () => {
    const done = await act({ params: { id: messageId } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok)
      say(`Stopped: ${counted(done.value.stopped, 'person is', 'people are')} not written to`);
  };
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      <Button variant="default" aria-disabled={busy} onClick={() => void stop()}>
        Stop writing
      </Button>
    </>
  );
}
