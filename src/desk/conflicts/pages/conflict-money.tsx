import { Button } from '@mantine/core';
import { useState } from 'react';
import { showPence } from '../../../lib/show.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { LongTextField, MoneyField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { askApprovalRoute, waiveSumRoute } from '../schema.ts';
import { SIDES } from '../shapes-schema.ts';
import { type Conflict, noticeWords } from './words.ts';

type Sum = Conflict['sums'][number];

/** What it comes to, each sum with where it comes from; a charge can be waived. */
export function ConflictMoney({ conflict }: { readonly conflict: Conflict }) {
  const may = useMay();
  const [waiving, setWaiving] = useState<string>();
  if (conflict.sums.length === 0) return null;
  return (
    <Section title="What it comes to">
      <ul className="co-lines">
        {conflict.sums.map((sum) => (
          <li key={sum.sumId}>
            <strong>{showPence(sum.pence - sum.waivedPence)}</strong>
            <span>{SIDES[sum.side].toLowerCase()}</span>
            <span className="dp-dim">{whence(sum)}</span>
            {sum.side === 'charge' && sum.waivedPence === 0 && may('conflicts.waive') ? (
              waiving === sum.sumId ? (
                <Waive sum={sum} onDone={() => setWaiving(undefined)} />
              ) : (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setWaiving(sum.sumId)}
                  aria-label={`Waive the charge of ${showPence(sum.pence)}`}
                >
                  Waive
                </Button>
              )
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function whence(sum: Sum): string {
  const by =
    sum.percent === null
      ? 'as agreed'
      : `${sum.percent}% of ${showPence(sum.fullPence ?? 0)}, ${noticeWords(sum.noticeMinutes ?? 0)}`;
  return sum.waivedPence === 0
    ? by
    : `${by}; ${showPence(sum.waivedPence)} waived by ${sum.waivedBy}: ${sum.waivedBecause}`;
}

function Waive({ sum, onDone }: { readonly sum: Sum; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(waiveSumRoute);
  const ask = useAct(askApprovalRoute);
  const form = useForm<{ pence: number | undefined; because: string }>({
    name: `waive ${sum.sumId}`,
    start: { pence: sum.pence, because: '' },
    checks: {
      pence: (value) => (value === undefined ? 'Enter how much' : undefined),
      because: needed('Say why'),
    },
    submit: ({ pence, because }) =>
      act({ params: { id: sum.sumId }, body: { pence: pence ?? 0, because } }),
    onDone: () => {
      say('Waived');
      onDone();
    },
  });
  return (
    <Form form={form} action="Waive it" label="Waive the charge" onCancel={onDone}>
      <AskApproval refusal={form.refusal} ask={(body) => ask.act({ body: body as never })} />
      <MoneyField form={form} name="pence" label="How much" />
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}
