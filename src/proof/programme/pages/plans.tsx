import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../../lib/result.ts';
import { showDate } from '../../../lib/show.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Moment } from '../../../ui/when.tsx';
import { agreePlanRoute } from '../schema.ts';
import type { Plan, Programme } from './looks.ts';

/** The plan that counts, and the versions it superseded. */
export function Plans({
  programme,
  today,
  own,
  action,
}: {
  readonly programme: Programme;
  readonly today: string;
  readonly own: boolean;
  readonly action: ReactNode;
}) {
  const [plan, ...earlier] = programme.plans;
  return (
    <Section title="Plan" action={action}>
      {plan ? (
        <OnePlan plan={plan} today={today} />
      ) : (
        <p className="dp-dim">The plan is written at the first meeting.</p>
      )}
      {plan && own && plan.agreedAt === null ? <Agree plan={plan} /> : null}
      {earlier.length === 0 ? null : (
        <details>
          <summary>Earlier versions ({earlier.length})</summary>
          {earlier.map((one) => (
            <OnePlan key={one.planId} plan={one} today={today} />
          ))}
        </details>
      )}
    </Section>
  );
}

function OnePlan({ plan, today }: { readonly plan: Plan; readonly today: string }) {
  return (
    <>
      <p>
        Version {plan.number} of {showDate(plan.meetingOn, today)}, written and agreed by{' '}
        {plan.writtenBy}.{' '}
        {plan.agreedAt === null ? (
          'Not agreed by the learner.'
        ) : (
          <>
            Agreed by the learner <Moment at={plan.agreedAt} />.
          </>
        )}{' '}
        Next meeting {showDate(plan.nextOn, today)}.
      </p>
      {plan.words === '' ? null : <p>{plan.words}</p>}
      <ul className="pr-lines">
        {plan.actions.map((action, index) => (
          <li key={index}>
            <span>
              {action.unit === null ? '' : `${action.unit}: `}
              {action.what}
              {action.resources === '' ? '' : ` (${action.resources})`}
            </span>
            <span className="dp-dim">
              {action.doneOn === null
                ? `By ${showDate(action.dueOn, today)}`
                : `Done ${showDate(action.doneOn, today)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The learner's yes, by their own press. */
function Agree({ plan }: { readonly plan: Plan }) {
  const say = useNotice();
  const { act, busy } = useAct(agreePlanRoute);
  const [refusal, setRefusal] = useState<Refusal>();
  const agree = async () => {
    const answer = await act({ params: { id: plan.planId } });
    setRefusal(answer.ok ? undefined : answer.refusal);
    if (answer.ok) say('You agreed to the plan');
  };
  return (
    <div>
      {refusal ? <Refused refusal={refusal} /> : null}
      <Button aria-disabled={busy} onClick={() => (busy ? undefined : void agree())}>
        Agree to this plan
      </Button>
    </div>
  );
}
