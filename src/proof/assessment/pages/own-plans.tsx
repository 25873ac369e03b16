import './assessment.css';
import { Button } from '@mantine/core';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { agreePlanRoute, readOwnPlans, type ShownPlan } from '../schema.ts';
import { Plan } from './plans.tsx';

/** What will be assessed of the learner, and their own yes to it. */
export default function OwnPlansPage() {
  const reading = useRead(readOwnPlans, {});
  return (
    <Page title="What will be assessed" where={[{ label: 'My portfolio', href: '/portfolio' }]}>
      <Read of={reading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="Nothing is planned yet">
              Your assessor plans with you what will be assessed of a unit, how, when and where.
            </Empty>
          ) : (
            rows.map((plan) => (
              <div key={plan.planId}>
                <Plan plan={plan} heading="h2" />
                {plan.agreedAt === null ? <Agree plan={plan} /> : null}
              </div>
            ))
          )
        }
      </Read>
    </Page>
  );
}

function Agree({ plan }: { readonly plan: ShownPlan }) {
  const { act, busy } = useAct(agreePlanRoute);
  const say = useNotice();
  const agree = async () => {
    const done = await act({ params: { id: plan.planId } });
    say(done.ok ? `Agreed: ${plan.reference}` : done.refusal.because);
  };
  return (
    <p>
      <Button aria-disabled={busy} onClick={() => (busy ? undefined : void agree())}>
        Agree to the plan of {plan.reference}
      </Button>
    </p>
  );
}
