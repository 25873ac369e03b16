import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { type Message, markReadRoute, readContact } from '../schema.ts';
import { AnswerForm, StrikeForm } from './write-form.tsx';

interface Two {
  readonly learnerId: string;
  readonly memberId: string;
}

/** What two wrote to each other. That one of them reads it here tells the other. */
export function Thread({ learnerId, memberId, me }: Two & { readonly me: string }) {
  const reading = useRead(readContact, { params: { learnerId, memberId } }, { live: ['contact.'] });
  return (
    <Read of={reading}>
      {(thread) => {
        const unread = thread.messages.filter(({ own, readAt }) => !own && readAt === null).length;
        return (
          <>
            <p className="dp-dim">
              {thread.learnerName} and {thread.memberName}. Verifiers may read it; nobody else.
            </p>
            {me === learnerId || me === memberId ? (
              <Receipt learnerId={learnerId} memberId={memberId} unread={unread} />
            ) : null}
            {thread.messages.length === 0 ? <p>Nothing was written yet.</p> : null}
            <ol className="ct-thread" aria-label="Messages, oldest first">
              {thread.messages.map((message) => (
                <OneMessage key={message.messageId} message={message} />
              ))}
            </ol>
            {thread.mayWrite ? (
              <AnswerForm
                pair={thread}
                to={me === learnerId ? thread.memberName : thread.learnerName}
                units={thread.units}
                actions={thread.actions}
              />
            ) : null}
          </>
        );
      }}
    </Read>
  );
}

/** Leaves the receipt once the messages stand on the screen. */
function Receipt({ learnerId, memberId, unread }: Two & { readonly unread: number }) {
  const { act } = useAct(markReadRoute);
  useEffect(() => {
    if (unread > 0) void act({ body: { learnerId, memberId } });
  }, [unread, learnerId, memberId]);
  return null;
}

function OneMessage({ message }: { readonly message: Message }) {
  const [striking, setStriking] = useState(false);
  const words = <p className="ct-words">{message.words}</p>;
  return (
    <li data-own={message.own || undefined}>
      <strong>{message.by}</strong>{' '}
      <span className="dp-dim">
        <Moment at={message.at} />
        {message.about === null ? '' : `, about ${message.about}`}
      </span>
      {message.struck === null ? words : <s>{words}</s>}
      <span className="dp-dim">
        {message.readAt === null ? (
          'Not read yet'
        ) : (
          <>
            Read <Moment at={message.readAt} />
          </>
        )}
      </span>
      {message.struck === null ? null : (
        <p className="dp-dim">
          Struck <Moment at={message.struck.at} />: {message.struck.because}
        </p>
      )}
      {message.own && message.struck === null ? (
        striking ? (
          <StrikeForm messageId={message.messageId} onDone={() => setStriking(false)} />
        ) : (
          <>
            {' '}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Strike this message: ${message.words.slice(0, 40)}`}
              onClick={() => setStriking(true)}
            >
              Sent in error
            </Button>
          </>
        )
      ) : null}
    </li>
  );
}
