import './assessment.css';
import { Button } from '@mantine/core';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { readClaimToJudge, readDecisionPaper, takeUpRoute } from '../schema.ts';
import { Countersigning } from './countersigning.tsx';
import { CriteriaList } from './criteria-list.tsx';
import { CriterionPanel } from './criterion-panel.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Dialogues } from './dialogues.tsx';
import { HandingOver } from './handing-over.tsx';
import { Items } from './items.tsx';
import {
  CLAIM_LOOKS,
  INFORMAL,
  type JudgingView,
  STANDING_LOOKS,
  SUPERSEDED,
  UNCOUNTERSIGNED,
  verdictLook,
  waitWords,
} from './looks.ts';
import { Sources } from './sources-form.tsx';

/** One claim to judge: criteria at the left, the chosen one with its evidence and the form at the right. */
export default function ClaimPage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readClaimToJudge, { params: { id } });
  const claim = reading.value;
  return (
    <Page
      title={claim ? `${claim.unit.reference}, ${claim.learner.name}` : 'Claim'}
      where={[{ label: 'Assessment', href: '/assessment' }]}
      action={claim?.state === 'waiting' && claim.mayJudge ? <TakeUp claim={claim} /> : undefined}
    >
      <Read of={reading}>{(view) => <Judging claim={view} />}</Read>
    </Page>
  );
}

function TakeUp({ claim }: { readonly claim: JudgingView }) {
  const { act, busy } = useAct(takeUpRoute);
  const say = useNotice();
  const take = async () => {
    const taken = await act({ params: { id: claim.claimId } });
    say(taken.ok ? `You have taken the claim of ${claim.learner.name}` : taken.refusal.because);
    // The button is gone with the taking: the first criterion to judge is next.
    if (taken.ok) document.getElementById('as-panel-title')?.focus();
  };
  return (
    <Button aria-disabled={busy} onClick={() => (busy ? undefined : void take())}>
      Take this claim
    </Button>
  );
}

function Judging({ claim }: { readonly claim: JudgingView }) {
  const { query, setQuery } = useAddress();
  const chosen =
    claim.criteria.find(({ criterionId }) => criterionId === query['criterion']) ??
    claim.criteria.find(({ state }) => state === 'unjudged') ??
    claim.criteria[0];
  const choose = (criterionId: string) => setQuery({ criterion: criterionId });
  return (
    <>
      <Band claim={claim} />
      <PartyNote claim={claim} />
      {claim.notes.length === 0 ? null : <Findings findings={claim.notes} />}
      <Decided claim={claim} />
      <div className="as-judging">
        <CriteriaList claim={claim} chosenId={chosen?.criterionId} onChoose={choose} />
        {chosen === undefined ? null : (
          <CriterionPanel
            key={chosen.criterionId}
            claim={claim}
            criterion={chosen}
            asked={query['criterion'] !== undefined}
            onChoose={choose}
          />
        )}
      </div>
      <Section title="Items presented">
        <Items claim={claim} items={claim.items} />
        <Sources claim={claim} />
      </Section>
      {claim.state === 'in_hand' ? (
        <Section title="Decision" action={<Badge state={INFORMAL} />}>
          <DecisionForm claim={claim} />
        </Section>
      ) : null}
      {claim.dialogues.length === 0 ? null : (
        <Section title="Asked and answered">
          <Dialogues claimId={claim.claimId} dialogues={claim.dialogues} />
        </Section>
      )}
      <HandingOver claim={claim} />
      <Earlier claim={claim} />
    </>
  );
}

function Band({ claim }: { readonly claim: JudgingView }) {
  const { progress } = claim;
  return (
    <>
      <Facts
        state={
          claim.decision
            ? verdictLook(claim.decision.outcome, claim.decision.standing)
            : CLAIM_LOOKS[claim.state]
        }
        facts={[
          {
            label: 'Unit',
            value: `${claim.unit.reference} ${claim.unit.title}`,
            ...(claim.unit.frameworkTitle === claim.unit.title
              ? {}
              : { from: claim.unit.frameworkTitle }),
          },
          {
            label: 'Claimed',
            value: <Moment at={claim.claimedAt} />,
            from:
              claim.claimedEntry === null
                ? `attempt ${claim.attempt}`
                : `attempt ${claim.attempt}, entry ${claim.claimedEntry} of the log`,
          },
          ...(claim.state === 'waiting' || claim.state === 'in_hand'
            ? [{ label: 'Waiting', value: waitWords(claim.waitingDays) }]
            : []),
          {
            label: 'Criteria met',
            value: `${progress.met} of ${progress.criteria}`,
            from: `${progress.notYet} not yet, ${progress.unjudged} not judged`,
          },
          {
            label: 'Items considered',
            value: `${progress.considered} of ${progress.items}`,
          },
          { label: 'Assessor', value: claim.assessorName ?? 'Nobody yet' },
        ]}
        next={<Badge state={STANDING_LOOKS[claim.decision?.standing ?? 'informal']} />}
      />
      <blockquote className="as-declaration">
        <p>{claim.declaration}</p>
        {claim.declared === null ? null : <p>{claim.declared.words}</p>}
        <footer className="dp-dim">
          {claim.learner.name}, declared with the claim
          {claim.declared === null
            ? ', before declarations had versions'
            : claim.declared.version === 0
              ? ', in the words that come with Deskproof'
              : `, version ${claim.declared.version} of the declaration`}
        </footer>
      </blockquote>
    </>
  );
}

function PartyNote({ claim }: { readonly claim: JudgingView }) {
  const words = claim.items.flatMap(({ partyWords }) => partyWords);
  if (words.length === 0) return null;
  return (
    <div className="as-note dp-attention">
      {words.slice(0, 5).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {words.length > 5 ? <p>And {words.length - 5} more; each item says which.</p> : null}
      <p>
        <strong>You are a witness here; your judgement will be sampled.</strong>
      </p>
    </div>
  );
}

function Decided({ claim }: { readonly claim: JudgingView }) {
  const { decision } = claim;
  if (claim.state === 'withdrawn')
    return (
      <p className="as-note dp-quiet">
        The learner withdrew this claim
        {claim.withdrawnAt === null ? '' : ' on '}
        {claim.withdrawnAt === null ? null : <Moment at={claim.withdrawnAt} />}. Judgements made
        before are kept.
      </p>
    );
  if (decision === null) return null;
  return (
    <Section
      title="Decision"
      action={
        <a href={addressOf(readDecisionPaper, { params: { id: claim.claimId } })}>
          Decision as PDF
        </a>
      }
    >
      <div className="dp-row">
        <Badge state={verdictLook(decision.outcome, decision.standing)} />
        <Badge state={STANDING_LOOKS[decision.standing]} />
        {decision.reopened === null ? null : <Badge state={SUPERSEDED} />}
        {decision.countersignature === 'needed' ? <Badge state={UNCOUNTERSIGNED} /> : null}
        <span>
          {decision.decidedBy}, <Moment at={decision.decidedAt} />
        </span>
      </div>
      {decision.reopened === null ? null : (
        <p>
          {decision.reopened.ground === 'appeal' ? 'An appeal' : 'Internal verification'} found on{' '}
          <Moment at={decision.reopened.at} /> that it is not supported. It stays as it was made;
          the learner may claim the unit again, and{' '}
          {counted(decision.reopened.criterionIds.length, 'criterion is', 'criteria are')} judged
          anew.
        </p>
      )}
      {decision.appeal === null ? null : (
        <p>
          <a href={`/appeals/${decision.appeal.appealId}`}>{decision.appeal.words}</a>
        </p>
      )}
      <p className="as-text">{decision.feedback}</p>
      {decision.unjudgedAction === null ? null : (
        <p className="as-text">
          <strong>For criteria not judged:</strong> {decision.unjudgedAction}
        </p>
      )}
      {decision.party ? (
        <p>The assessor had a hand in the work presented: this decision goes into the sample.</p>
      ) : null}
      <Countersigning claim={claim} decision={decision} />
    </Section>
  );
}

function Earlier({ claim }: { readonly claim: JudgingView }) {
  if (claim.earlier.length === 0) return null;
  return (
    <Section title="Earlier attempts">
      <ul className="as-plain">
        {claim.earlier.map((one) => (
          <li key={one.claimId}>
            <p>
              Attempt {one.attempt}, claimed <Moment at={one.claimedAt} />{' '}
              <Badge
                state={one.outcome ? verdictLook(one.outcome, one.standing) : CLAIM_LOOKS.withdrawn}
              />
            </p>
            {one.feedback === null ? null : <p className="as-text">{one.feedback}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
