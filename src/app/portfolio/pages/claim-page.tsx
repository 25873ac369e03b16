import './portfolio.css';
import { Button } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { readOutcomes } from '../../../proof/assessment/schema.ts';
import { readClaim, withdrawClaimRoute } from '../../../proof/portfolio/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordBody } from '../../../ui/record-body.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Moment } from '../../../ui/when.tsx';
import { CLAIM_LOOKS, decisionLook, REOPENED } from './looks.ts';
import { NotOwnWork } from './not-own-work.tsx';
import { Presented } from './presented.tsx';

type Claim = ReplyOf<typeof readClaim>;

/** The page of one claim with these parts of assessment. */
export function claimPageWith(sections: readonly RecordSection[]): ComponentType {
  return () => <ClaimPage sections={sections} />;
}

function ClaimPage({ sections }: { readonly sections: readonly RecordSection[] }) {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readClaim, { params: { id } });
  const outcomes = useRead(readOutcomes, {});
  const claim = reading.value?.claimId === id ? reading.value : undefined;
  const decision = outcomes.value?.rows.find(({ claimId }) => claimId === id)?.decision;
  // Found not to be supported, it is to be claimed again as after a “not yet”.
  const verdict = decision?.reopened ? 'not_yet' : decision?.outcome;
  return (
    <Page
      title={claim ? `${claim.unit.reference} ${claim.unit.title}` : 'Claim'}
      where={[{ label: 'My portfolio', href: '/portfolio' }]}
      action={claim ? <Next claim={claim} verdict={verdict} /> : undefined}
    >
      <Read of={{ ...reading, value: claim }}>
        {(value) => (
          <>
            <RecordBody id={id} sections={sections}>
              <Band claim={value} decision={decision} />
            </RecordBody>
            {value.state === 'decided' ? <NotOwnWork claimId={value.claimId} /> : null}
            <Section title="Your declaration">
              {value.declared === null ? null : <p className="pf-words">{value.declared.words}</p>}
              <p className="pf-words">{value.declaration}</p>
            </Section>
            <Presented criteria={value.criteria} items={value.items} />
          </>
        )}
      </Read>
    </Page>
  );
}

type Decision = ReplyOf<typeof readOutcomes>['rows'][number]['decision'] | undefined;

function lookOf(claim: Claim, decision: Decision): StateLook {
  if (claim.state !== 'decided' || !decision) return CLAIM_LOOKS[claim.state];
  return decision.reopened === null ? decisionLook(decision.outcome, decision.standing) : REOPENED;
}

function Band({ claim, decision }: { readonly claim: Claim; readonly decision: Decision }) {
  const ended = claim.decidedAt ?? claim.withdrawnAt;
  return (
    <Facts
      state={lookOf(claim, decision)}
      facts={[
        { label: 'Claimed', value: <Moment at={claim.claimedAt} /> },
        { label: 'Attempt', value: claim.attempt },
        {
          label: 'Assessor',
          value: claim.assessor?.name ?? 'Nobody yet',
          ...(claim.takenAt === null
            ? {}
            : {
                from: (
                  <>
                    took it up <Moment at={claim.takenAt} />
                  </>
                ),
              }),
        },
        ...(ended === null
          ? []
          : [
              {
                label: claim.decidedAt === null ? 'Taken back' : 'Decided',
                value: <Moment at={ended} />,
              },
            ]),
      ]}
    />
  );
}

/** What a learner can do with a claim: take it back while it is open, claim again after a 'not yet'. */
function Next({
  claim,
  verdict,
}: {
  readonly claim: Claim;
  readonly verdict: 'achieved' | 'not_yet' | undefined;
}) {
  const say = useNotice();
  const { act, busy } = useAct(withdrawClaimRoute);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const { unit, state } = claim;
  if (state === 'withdrawn' || (state === 'decided' && verdict === 'not_yet')) {
    return (
      <LinkButton href={`/portfolio/claims/${unit.unitId}`}>
        Claim {unit.reference} again
      </LinkButton>
    );
  }
  if (state === 'decided') return null;
  const takeBack = async () => {
    const done = await act({ params: { id: claim.claimId } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (!done.ok) return;
    setAsking(false);
    say(`The claim of ${unit.reference} is taken back`);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Take the claim back
      </Button>
      <Dialog
        title={`Take the claim of ${unit.reference} back`}
        open={asking}
        onClose={() => setAsking(false)}
        act={{ label: 'Take it back', onAct: () => void takeBack(), busy, danger: true }}
      >
        <p>
          It leaves the queue of the assessors
          {claim.assessor ? `, and ${claim.assessor.name} loses it` : ''}. What was judged so far
          stays on record. Claiming again is a new attempt.
        </p>
        {refusal === undefined ? null : <Refused refusal={refusal} />}
      </Dialog>
    </>
  );
}
