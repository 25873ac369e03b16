import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted, listed } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { addCheckpoint } from '../../checkpoints/schema.ts';
import type { readProof } from '../schema.ts';

type Shown = ReplyOf<typeof readProof>;
export type Proof = NonNullable<Shown['proof']>;

const number = (value: number): string => value.toLocaleString('en-GB');

function NotYet() {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(addCheckpoint);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const make = async () => {
    const made = await act({});
    setRefusal(made.ok ? undefined : made.refusal);
    if (made.ok) say(`Checkpoint of ${number(made.value.size)} entries made`);
  };
  return (
    <>
      <div className="dp-verdict">
        <Badge state={{ word: 'Not yet in a checkpoint', meaning: 'attention', mark: 'clock' }} />
        <p>One is made each minute while Deskproof runs. The proof stands here then.</p>
      </div>
      {refusal ? <Refused refusal={refusal} /> : null}
      {may('checkpoints.make') ? (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          aria-disabled={busy}
          onClick={() => (busy ? undefined : void make())}
        >
          Make a checkpoint now
        </Button>
      ) : null}
    </>
  );
}

/** Proves the entry in another checkpoint: the one that somebody outside has kept. */
export function OtherCheckpoint({
  seq,
  kept,
}: {
  readonly seq: number;
  readonly kept: readonly number[];
}) {
  const { setQuery, query } = useAddress();
  const form = useForm({
    name: `checkpoint-of-${seq}`,
    start: { size: query['checkpoint'] ?? '' },
    keep: false,
    checks: {
      size: (text) =>
        text === '' || /^[1-9]\d*$/.test(text.replaceAll(',', '').trim())
          ? undefined
          : 'Enter how many entries it is over, like 250',
    },
    submit: async ({ size }) => ({ ok: true as const, value: size.replaceAll(',', '').trim() }),
    onDone: (size) => setQuery({ checkpoint: size === '' ? undefined : size }),
  });
  const hint =
    kept.length > 0
      ? `Mailed to people outside: ${listed(kept.map(number), 'and')}. Empty: the newest.`
      : 'Enter how many entries it is over. Empty: the newest.';
  return (
    <details open={'checkpoint' in query}>
      <summary>Prove it in a checkpoint that the other side has kept</summary>
      <Form form={form} action="Prove it in this checkpoint" label="Another checkpoint">
        <TextField
          form={form}
          name="size"
          label="Entries of that checkpoint"
          hint={hint}
          optional
          short
        />
      </Form>
    </details>
  );
}

/** In which checkpoint the entry stands, by which path, and that this was computed just now. */
export function ProofSection({ shown }: { readonly shown: Shown }) {
  const { proof } = shown;
  if (proof === null) return <NotYet />;
  const ids = proof.signedBy.map(({ id }) => id);
  const keys = `${ids.length === 1 ? 'the key' : 'the keys'} ${listed(ids)}`;
  return (
    <>
      <div className="dp-verdict">
        <Badge state={{ word: 'Verified just now', meaning: 'good', mark: 'tick' }} />
        <p>
          This server hashed the entry afresh: by {counted(proof.path.length, 'hash', 'hashes')} it
          leads to the root that {keys} signed.
        </p>
      </div>
      <FactList
        facts={[
          {
            label: 'Checkpoint',
            value: <Link href="/log/checkpoints">{counted(proof.size, 'entry', 'entries')}</Link>,
            from: (
              <>
                made <Moment at={proof.madeAt} />
              </>
            ),
          },
          ...proof.signedBy.map((key) => ({
            label: `Signed by key ${key.id}`,
            value: `Fingerprint ${key.fingerprint}`,
          })),
          {
            label: 'Place in the tree',
            value: `Index ${number(proof.index)}`,
            from: 'Counted from 0, as proofs do',
          },
          { label: 'Root', value: <code className="dp-code">{proof.root}</code> },
        ]}
      />
      <details>
        <summary>The audit path, {counted(proof.path.length, 'hash', 'hashes')}</summary>
        <ol className="dp-path">
          {proof.path.map((hash) => (
            <li key={hash}>
              <code className="dp-code">{hash}</code>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
