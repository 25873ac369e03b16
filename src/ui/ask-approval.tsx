import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../lib/ids.ts';
import type { Refusal, Result } from '../lib/result.ts';
import { Mark } from './mark.tsx';
import { Refused } from './refused.tsx';

/** What goes beyond one's own limit, as a refusal `beyond-authority` names it. */
interface Beyond {
  readonly kind: string;
  readonly amount: number;
  readonly about: { readonly kind: string; readonly id: string };
  readonly approvers: readonly { readonly name: string }[];
}

/** A question to whoever may allow it. */
export interface ApprovalQuestion<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  readonly amount: number;
  readonly about: { readonly kind: string; readonly id: string };
  readonly because: string;
}

/**
 * Under a refusal `beyond-authority`: asks whoever may allow it, with why. Once it is approved the same press goes
 * through. Shows nothing under any other refusal.
 */
export function AskApproval<Kind extends string>({
  refusal,
  ask,
}: {
  readonly refusal: Refusal | undefined;
  readonly ask: (question: ApprovalQuestion<Kind>) => Promise<Result<unknown>>;
}) {
  const [because, setBecause] = useState('');
  const [id, setId] = useState(newId);
  const [state, setState] = useState<'open' | 'asking' | 'asked'>('open');
  const [refused, setRefused] = useState<Refusal>();
  if (refusal?.code !== 'beyond-authority') return null;
  const beyond = refusal.details as Beyond | undefined;
  if (beyond === undefined || beyond.approvers.length === 0) return null;
  if (state === 'asked') {
    return (
      <p className="dp-note" role="status">
        <Mark name="pen" /> Asked. It waits under Approvals; once a colleague has approved it, press
        again here.
      </p>
    );
  }
  const send = async () => {
    setState('asking');
    const { kind, amount, about } = beyond;
    const done = await ask({ id, kind: kind as Kind, amount, about, because });
    setRefused(done.ok ? undefined : done.refusal);
    setState(done.ok ? 'asked' : 'open');
    if (!done.ok) setId(newId());
  };
  return (
    <div className="dp-stack dp-ask-approval">
      <Textarea
        label="Ask for approval: why it is needed"
        description={`Goes to ${beyond.approvers.map(({ name }) => name).join(', ')}`}
        value={because}
        rows={2}
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
      {refused === undefined ? null : <Refused refusal={refused} />}
      <div>
        <Button
          variant="default"
          loading={state === 'asking'}
          disabled={because.trim() === ''}
          onClick={() => void send()}
        >
          Ask for approval
        </Button>
      </div>
    </div>
  );
}
