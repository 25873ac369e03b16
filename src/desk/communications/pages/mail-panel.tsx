import './outbox.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { addressOf, type ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { SendDialog } from '../../../ui/dialog.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readAttachment, readMail, sendAgainRoute } from '../schema.ts';
import { MAIL_LOOKS, STEP_WORDS, showBytes } from './mail-looks.ts';

type Mail = ReplyOf<typeof readMail>;

const named = (mail: Mail) =>
  mail.toName === '' ? mail.toAddress : `${mail.toName} <${mail.toAddress}>`;

/** One mail beside the list: as sent, what went with it, its way, and a way to send it again. */
export function MailPanel({ id, close }: { readonly id: string; readonly close: () => void }) {
  const reading = useRead(readMail, { params: { id } });
  return (
    <SidePanel of={`mail-${id}`} title={reading.value?.subject ?? 'Mail'} onClose={close}>
      <Read of={reading}>
        {(mail) => (
          <>
            <Badge state={MAIL_LOOKS[mail.state]} />
            <FactList facts={factsOf(mail)} />
            {mail.body === null ? (
              <p className="dp-dim">
                This mail carried a key for one person alone and has left, so its words are not
                shown.
              </p>
            ) : (
              <div className="dp-mail-body">{mail.body}</div>
            )}
            <Attachments mail={mail} />
            <SendAgain mail={mail} />
            <h3>Its way</h3>
            <Timeline items={wayOf(mail)} />
          </>
        )}
      </Read>
    </SidePanel>
  );
}

function factsOf(mail: Mail) {
  return [
    { label: 'To', value: named(mail) },
    ...(mail.replyTo === '' ? [] : [{ label: 'Answers go to', value: mail.replyTo }]),
    { label: 'Written', value: <Moment at={mail.writtenAt} />, from: mail.writtenBy },
    ...(mail.sentAt === null ? [] : [{ label: 'Sent', value: <Moment at={mail.sentAt} /> }]),
    ...(mail.nextTryAt === null || mail.attempts === 0
      ? []
      : [{ label: 'Tried again', value: <Moment at={mail.nextTryAt} /> }]),
    ...(mail.lastError === '' ? [] : [{ label: 'The mail server said', value: mail.lastError }]),
    ...(mail.aboutKind === 'booking' && mail.aboutId !== null
      ? [{ label: 'About', value: <Link href={`/bookings/${mail.aboutId}`}>The booking</Link> }]
      : []),
    { label: 'Message-ID', value: <code className="dp-code">{mail.mailId}</code> },
  ];
}

function Attachments({ mail }: { readonly mail: Mail }) {
  if (mail.attachments.length === 0) return null;
  return (
    <>
      <h3>Attached</h3>
      <ul className="dp-mail-files">
        {mail.attachments.map((file) => (
          <li key={file.position}>
            <a
              href={addressOf(readAttachment, { params: { id: mail.id, position: file.position } })}
              target="_blank"
              rel="noreferrer"
            >
              {file.fileName}
            </a>{' '}
            <span className="dp-dim">{showBytes(file.bytes)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function SendAgain({ mail }: { readonly mail: Mail }) {
  const { act, busy } = useAct(sendAgainRoute);
  const may = useMay();
  const say = useNotice();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const stays = mail.state === 'failed' || mail.state === 'kept';
  if (!stays || !may('mail.send')) return null;
  if (mail.notSendable !== null) return <p className="dp-dim">{mail.notSendable}</p>;
  const label = mail.state === 'failed' ? 'Send again' : 'Send this mail';
  const send = async () => {
    const result = await act({ params: { id: mail.id } });
    setOpen(false);
    setRefusal(result.ok ? undefined : result.refusal);
    if (result.ok) say('The mail is on its way');
  };
  return (
    <>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <SendDialog
        title={label}
        open={open}
        onClose={() => setOpen(false)}
        act={{ label, onAct: () => void send(), busy }}
        messages={[
          {
            id: mail.id,
            by: 'E-mail',
            to: named(mail),
            subject: mail.subject,
            text: mail.body ?? 'Its words are for one person alone.',
            attached: mail.attachments.map(({ fileName }) => fileName),
          },
        ]}
      />
    </>
  );
}

function wayOf(mail: Mail) {
  return [
    { id: 'written', at: mail.writtenAt, who: mail.writtenBy, what: 'wrote it' },
    ...mail.steps.map((step) => ({
      id: String(step.position),
      at: step.at,
      who: step.by,
      what: STEP_WORDS[step.step],
      more: step.said === '' ? undefined : <p className="dp-dim">{step.said}</p>,
    })),
  ];
}
