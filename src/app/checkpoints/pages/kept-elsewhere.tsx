import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useSession } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  addCheckpointRecipient,
  listRecipients,
  mailCheckpoint,
  removeCheckpointRecipient,
} from '../schema.ts';

type Keepers = ReplyOf<typeof listRecipients>;
type Keeper = Keepers['rows'][number];

const STATES: Readonly<Record<NonNullable<Keeper['last']>['state'], string>> = {
  queued: 'on its way',
  sending: 'on its way',
  sent: 'sent',
  failed: 'failed',
  kept: 'kept in the outbox',
};

function Remove({ keeper }: { readonly keeper: Keeper }) {
  const say = useNotice();
  const [open, setOpen] = useState(false);
  const [forget, setForget] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const { act, busy } = useAct(removeCheckpointRecipient);
  const remove = async () => {
    const removed = await act({ params: { id: keeper.id }, body: { forget } });
    setRefusal(removed.ok ? undefined : removed.refusal);
    if (!removed.ok) return;
    setOpen(false);
    say(`${keeper.name} is mailed no checkpoints any more`);
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Remove {keeper.name}
      </Button>
      <Dialog
        title={`Remove ${keeper.name}`}
        open={open}
        onClose={() => setOpen(false)}
        act={{ label: `Remove ${keeper.name}`, onAct: () => void remove(), busy, danger: forget }}
      >
        {refusal ? <Refused refusal={refusal} /> : null}
        <p>
          No more checkpoints go to {keeper.address}. What they have stays with them and stays good.
        </p>
        <Checkbox
          label="Forget their name and address too"
          description="Here and in the mails that were sent to them. That and when checkpoints went out stays. It cannot be taken back."
          checked={forget}
          onChange={(event) => setForget(event.target.checked)}
        />
      </Dialog>
    </>
  );
}

function KeeperRow({ keeper }: { readonly keeper: Keeper }) {
  const { last } = keeper;
  return (
    <li className="dp-keeper">
      <span>
        <strong>{keeper.name}</strong>, {keeper.address}
      </span>
      <span className="dp-dim">
        {last === null ? (
          'Nothing mailed yet'
        ) : (
          <>
            {counted(last.size, 'entry', 'entries')}, <Moment at={last.mailedAt} />,{' '}
            <Link href={`/mail?mail=${last.messageId}`}>{STATES[last.state]}</Link>
          </>
        )}
      </span>
      <Remove keeper={keeper} />
    </li>
  );
}

function Add() {
  const say = useNotice();
  const [id, setId] = useState(newId);
  const { act } = useAct(addCheckpointRecipient);
  const form = useForm({
    name: 'checkpoint-recipient',
    start: { name: '', email: '' },
    checks: { name: needed('Enter the name'), email: needed('Enter the e-mail') },
    submit: (values) => act({ body: { id, ...values } }),
    onDone: (_, { name }) => {
      say(`${name} added to those who keep checkpoints`);
      setId(newId());
      form.reset();
    },
  });
  return (
    <Form form={form} action="Add the person" label="Somebody who keeps checkpoints">
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="Somebody outside this house: an accountant, an auditor, a client, a solicitor"
      />
      <TextField form={form} name="email" label="E-mail" type="email" />
    </Form>
  );
}

function SendNow({ keepers }: { readonly keepers: Keepers }) {
  const say = useNotice();
  const session = useSession();
  const [id, setId] = useState(newId);
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const { act, busy } = useAct(mailCheckpoint);
  const send = async () => {
    const sent = await act({ body: { id } });
    setRefusal(sent.ok ? undefined : sent.refusal);
    if (!sent.ok) return;
    setId(newId());
    setOpen(false);
    say(
      `Checkpoint of ${counted(sent.value.size, 'entry', 'entries')} written to ${counted(sent.value.recipients, 'person', 'people')}; it is in the outbox`,
    );
  };
  return (
    <>
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        Mail a checkpoint now
      </Button>
      <Dialog
        title="Mail a checkpoint now"
        open={open}
        onClose={() => setOpen(false)}
        act={{ label: 'Mail the checkpoint', onAct: () => void send(), busy }}
      >
        {refusal ? <Refused refusal={refusal} /> : null}
        {session?.organisation.isSample ? (
          <p>This is a sample: the mail is written and never leaves the outbox.</p>
        ) : null}
        <p>
          A checkpoint over all entries there are now is made and goes, with words on how to use it,
          to:
        </p>
        <ul>
          {keepers.rows.map(({ id: keeper, name, address }) => (
            <li key={keeper}>
              {name}, {address}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

/** People outside to whom a checkpoint goes every day that brought something new. */
export function KeptElsewhere() {
  const reading = useRead(listRecipients, {});
  return (
    <>
      <p className="dp-measure">
        Each gets a mail with the newest checkpoint once a day, from six in the morning, when the
        log has grown by more than mail. They need do nothing but keep it.
      </p>
      <Read of={reading}>
        {(keepers) => (
          <>
            {keepers.mailIsSet ? null : (
              <p>
                No mail server is set, so nothing goes out by itself. Save a checkpoint above and
                hand it over, or let whoever runs your Deskproof set SMTP_URL.
              </p>
            )}
            {keepers.rows.length === 0 ? (
              <p className="dp-dim">Nobody yet. One careful person outside is enough.</p>
            ) : (
              <>
                <ul className="dp-keepers">
                  {keepers.rows.map((keeper) => (
                    <KeeperRow key={keeper.id} keeper={keeper} />
                  ))}
                </ul>
                <SendNow keepers={keepers} />
              </>
            )}
            <Add />
          </>
        )}
      </Read>
    </>
  );
}
