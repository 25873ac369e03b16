import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { ok, type Refusal, type Result } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { segmentsOf } from '../../../lib/text-segments.ts';
import { useAddress } from '../../../ui/address.tsx';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { SendDialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { CheckField, LongTextField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import {
  askApprovalRoute,
  type LimitKind,
  previewSegment,
  type Source,
  sendSegmentRoute,
} from '../schema.ts';
import { LeftOutList } from './left-out.tsx';
import { sourceOf } from './source.ts';

type Shown = ReplyOf<typeof previewSegment>;

interface Wording {
  readonly source: Source;
  readonly channel: 'text' | 'mail';
  readonly subject: string;
  readonly body: string;
  readonly marketing: boolean;
}

const MEANT: Readonly<Record<Source['kind'], string>> = {
  candidates: 'All candidates that the list shows, not the page alone.',
  line: 'Everybody who may go to the booking line now.',
  site: 'Everybody who works at the site in these days.',
  people: 'The people picked.',
};

/** Writes to all who fit: words, then who gets them and who does not, then the yes. */
export default function NewPage() {
  const { query } = useAddress();
  const source = sourceOf(query);
  return (
    <Page title="Write to all who fit" where={[{ label: 'Messages to many', href: '/segments' }]}>
      {source === undefined ? (
        <Empty
          title="Nobody is chosen"
          action={<LinkButton href="/candidates">Choose whom to write to</LinkButton>}
        >
          Filter the candidates or open a saved view, then press Write to all who fit.
        </Empty>
      ) : (
        <Words key={JSON.stringify(source)} source={source} />
      )}
    </Page>
  );
}

function Words({ source }: { readonly source: Source }) {
  const { act } = useAct(previewSegment);
  const [shown, setShown] = useState<Shown & { readonly words: Wording }>();
  const [open, setOpen] = useState(false);
  const form = useForm({
    name: 'segment',
    start: { channel: 'text' as 'text' | 'mail', subject: '', body: '', marketing: false },
    checks: {
      body: needed('Write the words'),
      subject: (value, { channel }) =>
        channel === 'mail' && value.trim() === '' ? 'Write the subject' : undefined,
    },
    submit: async (values): Promise<Result<Shown>> => {
      const found = await act({ body: { source, ...values } });
      if (!found.ok) return found;
      // The yes sends what was shown, whatever is typed meanwhile.
      setShown({ ...found.value, words: { source, ...values } });
      setOpen(true);
      return ok(found.value);
    },
  });
  const { channel, body } = form.values;
  return (
    <>
      <p className="dp-dim">{MEANT[source.kind]}</p>
      <Form form={form} action="See who gets it" label="Write to all who fit">
        <RadioField
          form={form}
          name="channel"
          label="By"
          options={[
            { value: 'text', label: 'Text' },
            { value: 'mail', label: 'E-mail' },
          ]}
        />
        {channel === 'mail' ? <TextField form={form} name="subject" label="Subject" /> : null}
        <LongTextField
          form={form}
          name="body"
          label="Words"
          rows={6}
          hint="{first name}, {name}, {agency} and {my name} are filled in for each person."
        />
        {channel === 'text' ? (
          <p className="dp-dim" role="status">
            {counted(segmentsOf(body).segments, 'text')} each, before names are filled in
          </p>
        ) : null}
        <CheckField
          form={form}
          name="marketing"
          label="This is marketing, not about their work"
          hint="Goes only to people who have consented to marketing, and says how to stop it."
        />
      </Form>
      {shown ? (
        <Yes
          key={`${shown.fingerprint} ${JSON.stringify(shown.words)}`}
          shown={shown}
          words={shown.words}
          open={open}
          onOpen={() => setOpen(true)}
          onClose={() => setOpen(false)}
          onDone={form.reset}
        />
      ) : null}
    </>
  );
}

function Yes({
  shown,
  words,
  open,
  onOpen,
  onClose,
  onDone,
}: {
  readonly shown: Shown;
  readonly words: Wording;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [id] = useState(newId);
  const [refusal, setRefusal] = useState<Refusal>();
  const { act, busy } = useAct(sendSegmentRoute);
  const asking = useAct(askApprovalRoute);
  const say = useNotice();
  const { go } = useAddress();
  const { going, fingerprint, channel } = { ...shown, channel: words.channel };
  const send = async () => {
    const done = await act({ body: { id, ...words, going, fingerprint, approvalId: null } });
    setRefusal(done.ok ? undefined : done.refusal);
    onClose();
    if (!done.ok) return;
    onDone();
    say(`On its way to ${counted(done.value.going, 'person', 'people')}`);
    go(`/segments/${done.value.messageId}`);
  };
  const label = going === 0 ? 'Close' : `Write to ${counted(going, 'person', 'people')}`;
  return (
    <>
      {refusal ? (
        <>
          <Refused refusal={refusal} />
          <AskApproval<LimitKind> refusal={refusal} ask={(body) => asking.act({ body })} />
          <p>
            <button type="button" className="dp-link" onClick={onOpen}>
              Show it again
            </button>
          </p>
        </>
      ) : null}
      <SendDialog
        title={`${shown.label}: ${counted(going, 'person', 'people')}`}
        open={open}
        onClose={onClose}
        act={{ label, onAct: () => (going === 0 ? onClose() : void send()), busy }}
        {...(shown.isSet
          ? {}
          : {
              notSent:
                'Nothing leaves: no provider is set for these messages, or this is a sample. They are kept here.',
            })}
        lead={
          <>
            {channel === 'text' && going > 0 ? (
              <p>
                {counted(shown.segments, 'text')} to pay for
                {shown.mostSegments > 1 ? `, at most ${shown.mostSegments} for one person` : ''}.
              </p>
            ) : null}
            <section aria-label="Left out">
              <p>
                <strong>
                  {shown.leftOut.length === 0
                    ? 'Nobody is left out'
                    : `${counted(shown.leftOut.length, 'person is', 'people are')} left out`}
                </strong>
              </p>
              {shown.leftOut.length === 0 ? null : <LeftOutList rows={shown.leftOut} />}
            </section>
            {going > shown.samples.length ? (
              <p>As {counted(shown.samples.length, 'of them gets', 'of them get')} it:</p>
            ) : null}
          </>
        }
        messages={shown.samples.map(({ personId, name, to, subject, body, segments }) => ({
          id: personId,
          by: channel === 'mail' ? 'E-mail' : segments > 1 ? `Text in ${segments} parts` : 'Text',
          to: `${name}, ${to}`,
          ...(subject === '' ? {} : { subject }),
          text: body,
        }))}
      />
    </>
  );
}
