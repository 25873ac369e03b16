import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { addressOf, type ServerRefusal } from '../../../ui/api.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { changeKey, downloadKeys, type listCheckpoints } from '../schema.ts';

type Keys = ReplyOf<typeof listCheckpoints>['keys'];

function ChangeKey({ live }: { readonly live: Keys[number] }) {
  const say = useNotice();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const { act, busy } = useAct(changeKey);
  const change = async () => {
    const changed = await act({ body: { retire: live.id } });
    setRefusal(changed.ok ? undefined : changed.refusal);
    if (!changed.ok) return;
    setOpen(false);
    say('Key changed; tell those who keep checkpoints its fingerprint');
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        Change the key
      </Button>
      <Dialog
        title="Change the key of the log"
        open={open}
        onClose={() => setOpen(false)}
        act={{ label: 'Change the key', onAct: () => void change(), busy, danger: true }}
      >
        {refusal ? <Refused refusal={refusal} /> : null}
        <p>
          The key <strong>{live.id}</strong> is retired for good, and a new one is made. This cannot
          be taken back.
        </p>
        <ul>
          <li>The log records the change, with both public keys.</li>
          <li>
            The next checkpoint is signed by both keys, those after it by the new one alone: whoever
            holds the old key can follow to the new one.
          </li>
          <li>Checkpoints and files that are out already stay as good as they are.</li>
          <li>
            Whoever checks with <code className="dp-code">--key</code> needs the new one from then
            on. Tell them its fingerprint by telephone.
          </li>
        </ul>
        <p>
          Change it when somebody who had a copy of the secrets has left, or when a copy was lost.
          There is no need to do it by the calendar.
        </p>
      </Dialog>
    </>
  );
}

/** The public keys of the log, with what two people compare by telephone. */
export function KeysSection({ keys }: { readonly keys: Keys }) {
  const may = useMay();
  const live = keys.find(({ retiredAt }) => retiredAt === null);
  return (
    <Section
      title="Keys"
      action={live && may('checkpoints.rotate') ? <ChangeKey live={live} /> : undefined}
    >
      {keys.length === 0 ? (
        <p className="dp-dim">The first checkpoint makes the first key.</p>
      ) : (
        <>
          <FactList
            facts={keys.map((key) => ({
              label: `Key ${key.id}`,
              value: (
                <>
                  {key.retiredAt === null ? 'Signs since ' : 'Signed from '}
                  <Moment at={key.madeAt} />
                  {key.retiredAt === null ? null : (
                    <>
                      {' '}
                      until <Moment at={key.retiredAt} />
                    </>
                  )}
                  <br />
                  <code className="dp-code">{key.verifierKey}</code>
                </>
              ),
              from: `Fingerprint ${key.fingerprint}`,
            }))}
          />
          <p>
            <a href={addressOf(downloadKeys)} download>
              Save verifier-keys.txt
            </a>
            , public: they check what the log signed and sign nothing.
          </p>
        </>
      )}
    </Section>
  );
}
