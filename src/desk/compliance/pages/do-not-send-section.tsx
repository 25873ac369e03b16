import './compliance.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { endDoNotSendRoute, showChecks } from '../schema.ts';
import { DoNotSendForm } from './do-not-send-form.tsx';
import type { DoNotSend } from './words.ts';

/** Where this worker is not to be sent, who said so and why; what was ended stays to be read. */
export default function DoNotSendSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('do-not-send.write');
  const [open, setOpen] = useState(false);
  const reading = useRead(showChecks, { params: { id } });
  return (
    <>
      {mayWrite && !open ? (
        <div className="co-head">
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            Record a do-not-send
          </Button>
        </div>
      ) : null}
      {open ? (
        <div className="co-form">
          <DoNotSendForm id={id} close={() => setOpen(false)} />
        </div>
      ) : null}
      <Read of={reading}>
        {({ doNotSend, today }) => {
          const standing = doNotSend.filter(({ endedAt }) => endedAt === null);
          const ended = doNotSend.filter(({ endedAt }) => endedAt !== null);
          return (
            <>
              {standing.length === 0 ? (
                <p className="dp-dim">Nobody has asked for them not to be sent anywhere.</p>
              ) : (
                <ul className="co-lines">
                  {standing.map((word) => (
                    <Line key={word.id} id={id} word={word} today={today} mayEnd={mayWrite} />
                  ))}
                </ul>
              )}
              {ended.length === 0 ? null : (
                <details>
                  <summary>Ended ({ended.length})</summary>
                  <ul className="co-lines">
                    {ended.map((word) => (
                      <Line key={word.id} id={id} word={word} today={today} mayEnd={false} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Read>
    </>
  );
}

function Line({
  id,
  word,
  today,
  mayEnd,
}: {
  readonly id: string;
  readonly word: DoNotSend;
  readonly today: string;
  readonly mayEnd: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(endDoNotSendRoute);
  const [refusal, setRefusal] = useState<ServerRefusal | undefined>();
  const end = async () => {
    const ended = await act({ params: { id, doNotSendId: word.id } });
    if (ended.ok) say(`They may be sent to ${word.placeName} again`);
    else setRefusal(ended.refusal);
  };
  return (
    <li>
      {word.endedAt === null ? (
        <Badge state={{ word: 'Do not send', meaning: 'stop', mark: 'octagon' }} />
      ) : (
        <Badge state={{ word: 'Ended', meaning: 'quiet', mark: 'ring' }} />
      )}
      <span>
        {word.placeName} <span className="dp-dim">({word.place})</span>: {word.reason}
      </span>
      {word.reviewOn === null || word.endedAt !== null ? null : (
        <span className="dp-dim">
          {word.reviewDue ? 'look at it again: was due' : 'look at it again on'}{' '}
          {showDate(word.reviewOn, today)}
        </span>
      )}
      <span className="dp-dim">
        the {word.saidBy} said so <Ago at={word.recordedAt} />, recorded by {word.recordedBy}
        {word.endedAt === null ? null : (
          <>
            ; ended <Ago at={word.endedAt} /> by {word.endedBy}
          </>
        )}
        {mayEnd ? (
          <>
            {' '}
            <button
              type="button"
              className="dp-link"
              aria-disabled={busy}
              aria-label={`End the do-not-send for ${word.placeName}`}
              onClick={() => (busy ? undefined : void end())}
            >
              End it
            </button>
          </>
        ) : null}
      </span>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </li>
  );
}
