import { Button } from '@mantine/core';
import { useState } from 'react';
import { showPence } from '../../../lib/show.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { CheckField, LongTextField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { askApprovalRoute, decideExpenseRoute, endExpenseRoute } from '../schema.ts';
import { CHARGED_ON, type ChargedOn } from '../shapes-schema.ts';
import type { Claim } from './words.ts';

type What = 'approve' | 'refuse' | 'end';

/** What can be done with a claim as it stands. */
export function Decide({ claim }: { readonly claim: Claim }) {
  const may = useMay();
  const [what, setWhat] = useState<What>();
  const { state } = claim;
  if (!may('expenses.decide') || state === 'withdrawn' || state === 'taken_back') return null;
  const close = () => setWhat(undefined);
  if (what === 'approve') return <Approve claim={claim} close={close} />;
  if (what === 'refuse') return <TurnDown claim={claim} close={close} />;
  if (what === 'end') return <End claim={claim} close={close} />;
  return (
    <Section title={state === 'said' ? 'To decide' : 'Undo'}>
      <div className="dp-row">
        {state === 'said' ? (
          <>
            <Button onClick={() => setWhat('approve')}>Approve</Button>
            <Button variant="default" onClick={() => setWhat('refuse')}>
              Refuse
            </Button>
          </>
        ) : null}
        <Button variant="default" onClick={() => setWhat('end')}>
          {state === 'approved' ? 'Take it back' : 'They withdraw it'}
        </Button>
      </div>
    </Section>
  );
}

interface Doing {
  readonly claim: Claim;
  readonly close: () => void;
}

function Approve({ claim, close }: Doing) {
  const say = useNotice();
  const { act } = useAct(decideExpenseRoute);
  const ask = useAct(askApprovalRoute);
  const [first] = claim.grounds;
  const form = useForm({
    name: `approve expense ${claim.claimId}`,
    start: {
      chargedOn: first && first.chargedOn !== 'asked' ? first.chargedOn : '',
      agreedWith: '',
      because: '',
    } as { chargedOn: string; agreedWith: string; because: string },
    checks: {
      chargedOn: needed('Say who bears it'),
      agreedWith: (value, { chargedOn }) =>
        chargedOn === 'asked' && value.trim() === '' ? 'Say who at the client agreed' : undefined,
    },
    submit: ({ chargedOn, agreedWith, because }) =>
      act({
        params: { id: claim.claimId },
        body: { answer: 'approved', chargedOn: chargedOn as ChargedOn, agreedWith, because },
      }),
    onDone: () => {
      say('Approved');
      close();
    },
  });
  return (
    <Section title="Approve">
      <Form form={form} action="Approve it" label="Approve the claim" onCancel={close}>
        <AskApproval refusal={form.refusal} ask={(body) => ask.act({ body: body as never })} />
        {claim.wantsReceipt && claim.receipt === null ? (
          <p className="dp-note dp-attention">
            There is no receipt. Ask for it, or say below why not.
          </p>
        ) : null}
        <RadioField
          form={form}
          name="chargedOn"
          label="Who bears it"
          options={claim.grounds.map(({ chargedOn, chargePence }) => ({
            value: chargedOn,
            label:
              chargedOn === 'agency'
                ? CHARGED_ON.agency
                : `${CHARGED_ON[chargedOn]}: ${showPence(chargePence)}`,
          }))}
        />
        {form.values.chargedOn === 'asked' ? (
          <TextField form={form} name="agreedWith" label="Who at the client agreed" />
        ) : null}
        <LongTextField form={form} name="because" label="Note" rows={2} optional />
      </Form>
    </Section>
  );
}

function TurnDown({ claim, close }: Doing) {
  const say = useNotice();
  const { act } = useAct(decideExpenseRoute);
  const { findings, shortPence } = claim.ifRefused;
  const form = useForm({
    name: `refuse expense ${claim.claimId}`,
    start: { because: '', knownShort: false },
    checks: { because: needed('Say why. The worker is told it.') },
    submit: (body) => act({ params: { id: claim.claimId }, body: { answer: 'refused', ...body } }),
    onDone: () => {
      say('Refused');
      close();
    },
  });
  return (
    <Section title="Refuse">
      <Form form={form} action="Refuse it" label="Refuse the claim" onCancel={close}>
        {findings.length === 0 ? null : <Findings findings={findings} />}
        <LongTextField form={form} name="because" label="Why" rows={2} />
        {shortPence === 0 ? null : (
          <CheckField
            form={form}
            name="knownShort"
            label={`It is seen: ${showPence(shortPence)} is paid on top for the minimum wage`}
          />
        )}
      </Form>
    </Section>
  );
}

function End({ claim, close }: Doing) {
  const say = useNotice();
  const { act } = useAct(endExpenseRoute);
  const approved = claim.state === 'approved';
  const form = useForm({
    name: `end expense ${claim.claimId}`,
    start: { because: '' },
    checks: { because: needed('Say why') },
    submit: ({ because }) => act({ params: { id: claim.claimId }, body: { because } }),
    onDone: () => {
      say(approved ? 'Taken back' : 'Withdrawn');
      close();
    },
  });
  return (
    <Section title={approved ? 'Take it back' : 'They withdraw it'}>
      <Form
        form={form}
        action={approved ? 'Take it back' : 'Withdraw it'}
        label={approved ? 'Take the approval back' : 'Withdraw the claim'}
        onCancel={close}
      >
        {approved ? (
          <p>
            The approval stays as it was; its opposite, {showPence(-claim.payPence)} to the worker
            and {showPence(-claim.chargePence)} to the client, stands beside it.
          </p>
        ) : null}
        <LongTextField form={form} name="because" label="Why" rows={2} />
      </Form>
    </Section>
  );
}
