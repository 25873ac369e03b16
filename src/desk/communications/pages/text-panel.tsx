import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { PickField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  findTextPeople,
  matchTextRoute,
  readIncoming,
  readOutgoing,
  readTextRoute,
  sendTextAgainRoute,
} from '../text-schema.ts';
import { INCOMING_LOOKS, OUTGOING_LOOKS, READ_LOOK, TEXT_STEP_WORDS } from './text-looks.ts';

type Out = ReplyOf<typeof readOutgoing>;
type In = ReplyOf<typeof readIncoming>;

const ABOUT: Readonly<Record<string, readonly [string, string]>> = {
  booking: ['/bookings/', 'The booking'],
  client: ['/clients/', 'The client'],
};

function aboutFact({ aboutKind, aboutId }: { aboutKind: string; aboutId: string | null }) {
  const [path, words] = ABOUT[aboutKind] ?? [];
  if (aboutId === null || path === undefined) return [];
  return [{ label: 'About', value: <Link href={`${path}${aboutId}`}>{words}</Link> }];
}

/** One text we wrote, beside the list. */
export function OutgoingPanel({ id, close }: { readonly id: string; readonly close: () => void }) {
  const reading = useRead(readOutgoing, { params: { id } }, { every: 5_000 });
  const { value } = reading;
  return (
    <SidePanel of={id} title={`Text to ${value?.name || value?.number || 'them'}`} onClose={close}>
      <Read of={reading}>
        {(text) => (
          <>
            <Badge state={OUTGOING_LOOKS[text.state]} />
            <div className="dp-mail-body">{text.body}</div>
            <FactList
              facts={[
                { label: 'To', value: text.number || 'Erased' },
                ...(text.from === '' ? [] : [{ label: 'From', value: text.from }]),
                { label: 'Written', value: <Moment at={text.writtenAt} />, from: text.writtenBy },
                { label: 'Takes', value: counted(text.segments, 'text') },
                ...(text.lastError === ''
                  ? []
                  : [{ label: 'What went wrong', value: text.lastError }]),
                ...(text.nextTryAt === null
                  ? []
                  : [{ label: 'Tried again', value: <Moment at={text.nextTryAt} /> }]),
                ...questionFacts(text),
                ...aboutFact(text),
              ]}
            />
            <SendAgain text={text} />
            <h3>Its way</h3>
            <Timeline
              items={[
                { id: 'written', at: text.writtenAt, who: text.writtenBy, what: 'wrote it' },
                ...text.steps.map(({ position, at, step, said, by }) => ({
                  id: String(position),
                  at,
                  who: by,
                  what: TEXT_STEP_WORDS[step],
                  ...(said === '' ? {} : { more: <p className="dp-dim">{said}</p> }),
                })),
              ]}
            />
          </>
        )}
      </Read>
    </SidePanel>
  );
}

function questionFacts({ question }: Out) {
  if (question === null) return [];
  const { answer, answeredAt, closedAt, expiresAt, code } = question;
  const over = closedAt !== null || Date.parse(expiresAt) <= Date.now();
  const value =
    answer !== null && answeredAt !== null ? (
      <>
        {answer === 'yes' ? 'YES' : 'NO'}, <Moment at={answeredAt} />
      </>
    ) : over ? (
      'No answer in time'
    ) : (
      <>
        open until <Moment at={expiresAt} />
      </>
    );
  return [{ label: `Question ${code}`, value }];
}

function SendAgain({ text }: { readonly text: Out }) {
  const { act, busy } = useAct(sendTextAgainRoute);
  const may = useMay();
  const say = useNotice();
  if ((text.state !== 'failed' && text.state !== 'kept') || !may('texts.send')) return null;
  if (text.notSendable !== null) return <p className="dp-dim">{text.notSendable}</p>;
  const send = async () => {
    const done = await act({ params: { id: text.id } });
    say(done.ok ? 'The text is on its way' : done.refusal.because);
  };
  return (
    <Button aria-disabled={busy} onClick={() => void send()}>
      Send this text to {text.name || text.number}
    </Button>
  );
}

/** One text that came in, beside the list: whose it is, what became of it, what to do. */
export function IncomingPanel({ id, close }: { readonly id: string; readonly close: () => void }) {
  const reading = useRead(readIncoming, { params: { id } });
  const { value } = reading;
  return (
    <SidePanel
      of={id}
      title={`Text from ${value?.name || value?.number || 'them'}`}
      onClose={close}
    >
      <Read of={reading}>
        {(text) => (
          <>
            <Badge state={text.readAt ? READ_LOOK : INCOMING_LOOKS[text.state]} />
            <div className="dp-mail-body">{text.body}</div>
            <FactList
              facts={[
                ...(text.personId === null
                  ? []
                  : [
                      {
                        label: 'From',
                        value: <Link href={`/candidates/${text.personId}`}>{text.name}</Link>,
                      },
                    ]),
                { label: 'Number', value: text.number || 'Erased' },
                {
                  label: 'Came in',
                  value: <Moment at={text.receivedAt} />,
                  ...(text.enteredBy === null ? {} : { from: `entered by ${text.enteredBy}` }),
                },
                ...(text.asked === null ? [] : [{ label: 'Answers', value: text.asked }]),
                ...(text.because === ''
                  ? []
                  : [{ label: 'What stood in the way', value: text.because }]),
                ...text.answers.map(({ id: answerId, body, state }) => ({
                  label: 'Went back by itself',
                  value: body,
                  from: <Link href={`/texts?out=${answerId}`}>{OUTGOING_LOOKS[state].word}</Link>,
                })),
                ...(text.readAt === null
                  ? []
                  : [{ label: 'Read', value: <Moment at={text.readAt} />, from: text.readBy }]),
                ...aboutFact(text),
              ]}
            />
            {text.state === 'unmatched' ? <Match text={text} /> : null}
            <MarkRead text={text} />
          </>
        )}
      </Read>
    </SidePanel>
  );
}

function MarkRead({ text }: { readonly text: In }) {
  const { act, busy } = useAct(readTextRoute);
  const may = useMay();
  const say = useNotice();
  if (!text.needs || !may('texts.send')) return null;
  const read = async () => {
    const done = await act({ params: { id: text.id } });
    say(done.ok ? 'Off the list' : done.refusal.because);
  };
  return (
    <Button variant="default" aria-disabled={busy} onClick={() => void read()}>
      Take it off the list
    </Button>
  );
}

/** Whose text it is: somebody says so, it is never guessed. */
function Match({ text }: { readonly text: In }) {
  const { act } = useAct(matchTextRoute);
  const may = useMay();
  const say = useNotice();
  const [words, setWords] = useState('');
  const found = useRead(findTextPeople, { query: { words } }, { when: words.length > 1 });
  const form = useForm({
    name: `match ${text.id}`,
    keep: false,
    start: { person: text.possible.length === 1 ? (text.possible[0]?.personId ?? '') : '' },
    checks: { person: needed('Choose whose text it is') },
    submit: ({ person }) => act({ params: { id: text.id }, body: { personId: person } }),
    onDone: () => say('Filed to their record'),
  });
  if (!may('texts.send')) return null;
  const people = words.length > 1 ? (found.value?.rows ?? []) : text.possible;
  return (
    <>
      <p>
        {text.possible.length > 1
          ? `${text.possible.length} people have this number. Say whose text it is; a YES or NO in it then counts.`
          : 'Nobody in your books has this number. If you know whose it is, say so.'}
      </p>
      <Form form={form} action="File it to them" label="Whose text it is">
        <PickField
          form={form}
          name="person"
          label="Person"
          options={people.map(({ personId, name, phone }) => ({
            value: personId,
            label: phone === null ? name : `${name}, ${phone}`,
          }))}
          onSearch={setWords}
        />
      </Form>
    </>
  );
}
