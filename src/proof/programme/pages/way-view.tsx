import './programme.css';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Section } from '../../../ui/page.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  ARRANGEMENT_SIZES,
  BASES,
  LEARNER_STATES,
  NEXT_STEPS,
  RATINGS,
  TIME_KINDS,
  TOPICS,
} from '../schema.ts';
import { type Programme, stateLook } from './looks.ts';
import { Plans } from './plans.tsx';
import { Signings } from './signing-form.tsx';

type Open = (kind: string, of?: string) => void;

/** One programme as steps with their days; `open` opens a step's form, where the reader may write. */
export function Way({
  programme,
  today,
  own = false,
  open,
}: {
  readonly programme: Programme;
  readonly today: string;
  /** The learner reads their own. */
  readonly own?: boolean;
  readonly open?: Open;
}) {
  const day = (date: string) => showDate(date, today);
  const add = (kind: string, label: string) =>
    open ? (
      <Button variant="default" size="compact-sm" onClick={() => open(kind)}>
        {label}
      </Button>
    ) : undefined;
  const { minutes } = programme;
  return (
    <>
      <h2 className="pr-title">
        {programme.frameworkCode}: {programme.title}
      </h2>
      <Facts
        state={stateLook(programme.state)}
        facts={[
          { label: 'Since', value: day(programme.stateSince) },
          { label: 'Began', value: day(programme.startedOn) },
          { label: 'Planned end', value: day(programme.plannedEndOn) },
          {
            label: 'Learning time',
            value: showMinutes(Object.values(minutes).reduce((sum, one) => sum + one, 0)),
          },
        ]}
        next={add('state', 'Change the state')}
      />
      <Section title="Missing or late">
        <Findings findings={programme.findings} clear="Nothing is missing or late." />
      </Section>
      <Plans
        programme={programme}
        today={today}
        own={own}
        action={add('plan', 'Write the next version')}
      />
      {own ? null : <PlanAssessment programme={programme} />}
      <Section title="Advice" action={add('advice', 'Record the interview')}>
        <Lines
          none="No interview is on record."
          rows={programme.advice.map((one) => ({
            id: one.stepId,
            what: one.words,
            more: `${day(one.on)}, by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Entry tests" action={add('entry', 'Record the tests')}>
        <Lines
          none="The two tests are not recorded."
          rows={programme.entry.map((one) => ({
            id: one.stepId,
            what: `${one.passes ? 'Both met' : 'Not both met'}. ${one.words}`,
            more: `${day(one.on)}, by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Employer’s support" action={add('support', 'Record the support')}>
        <Lines
          none="Nothing signed is on record."
          rows={programme.support.map((one) => ({
            id: one.stepId,
            what: one.words === '' ? `Signed by ${one.who}` : `${one.who}: ${one.words}`,
            more: `Signed ${day(one.on)}, recorded by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Induction" action={add('induction', 'Record a session')}>
        {programme.topicsLeft.length === 0 ? null : (
          <p>Still to cover: {listed(programme.topicsLeft.map((one) => TOPICS[one]))}.</p>
        )}
        <Lines
          none="No session was held."
          rows={programme.induction.map((one) => ({
            id: one.stepId,
            what: `${listed(one.topics.map((topic) => TOPICS[topic]))}. Written information: ${one.version}.`,
            more: `${day(one.on)}, by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Diagnostic audit" action={add('diagnostic', 'Record the audit')}>
        <Lines
          none="No audit is on record."
          rows={programme.diagnostic.map((one) => ({
            id: one.stepId,
            what: `${one.instrument}, version ${one.version}, approved ${day(one.approvedOn)}. ${Object.entries(
              one.units,
            )
              .map(([unit, rating]) => `${unit}: ${RATINGS[rating].toLowerCase()}`)
              .join(', ')}. ${one.words}`,
            more: `${day(one.on)}, by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Prior learning" action={add('prior', 'Put a unit forward')}>
        <Lines
          none="Nothing was put forward."
          rows={programme.prior.map((one) => ({
            id: one.priorId,
            what: `${one.reference}: ${BASES[one.basis].toLowerCase()}${one.awardedBy === '' ? '' : `, ${one.awardedBy}`}, ${day(one.achievedOn)}. ${one.currency}`,
            more: one.decision
              ? `${one.decision.granted ? 'Granted' : 'Refused'} by ${one.decision.by}: ${one.decision.words}`
              : 'To be decided by an assessor',
            act:
              one.decision || !open ? undefined : (
                <Act onClick={() => open('decide', one.priorId)}>Decide</Act>
              ),
          }))}
        />
      </Section>
      <Section title="Required learning" action={add('required', 'Require learning')}>
        <Lines
          none="They take part in what they choose: nothing is required."
          rows={programme.required.map((one) => ({
            id: one.requiredId,
            what: `${one.reference}: ${one.what}. ${one.because}${one.essential ? ' Judged essential although the knowledge is proven.' : ''}`,
            more: one.lifted
              ? `Required no longer: ${one.lifted}`
              : `Judged by the ${one.judgedBy === 'centre' ? 'centre' : 'external verifier'}, recorded by ${one.by}`,
            act:
              one.lifted || !open ? undefined : (
                <Act onClick={() => open('lift', one.requiredId)}>Lift it</Act>
              ),
          }))}
        />
      </Section>
      <Section title="Special arrangements" action={add('arrangement', 'Ask for one')}>
        <Lines
          none="None was asked for."
          rows={programme.arrangements.map((one) => ({
            id: one.arrangementId,
            what: `${ARRANGEMENT_SIZES[one.size]}: ${one.what}`,
            more: one.ended
              ? `Ended: ${one.ended.because}`
              : one.agreed
                ? `Agreed ${one.agreed.with === 'awarding_body' ? 'by the awarding body' : 'with the external verifier'} ${day(one.agreed.on)}, used from ${day(one.agreed.fromOn)}${one.agreed.toOn ? ` to ${day(one.agreed.toOn)}` : ''}`
                : `Asked for ${day(one.askedOn)}, not agreed: not to be used`,
            act:
              one.ended || !open ? undefined : (
                <>
                  {one.agreed ? null : (
                    <Act onClick={() => open('agree', one.arrangementId)}>Record the agreement</Act>
                  )}
                  <Act onClick={() => open('end', one.arrangementId)}>End it</Act>
                </>
              ),
          }))}
        />
      </Section>
      <Section title="Another language" action={add('language', 'Record a language')}>
        <Lines
          none="All evidence is in English."
          rows={programme.languages.map((one) => ({
            id: one.stepId,
            what: `${one.language}: ${languageWords(one)}. ${one.words}`,
            more: `Awarding body told ${day(one.toldOn)}, recorded by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Reviews with the line manager" action={add('review', 'Record a review')}>
        <Lines
          none="No review was held."
          rows={programme.reviews.map((one, at) => ({
            id: one.stepId,
            what: `${one.who}: ${one.words}`,
            more: `${day(one.on)}, next ${day(one.nextOn)}, recorded by ${one.by}`,
            act: (
              <>
                <Signings of={one.signings} />
                {open && at === 0 && one.signings.every(({ state }) => state !== 'signed') ? (
                  <Act onClick={() => open('signing', one.stepId)}>
                    {one.signings.length === 0 ? 'Have it signed by link' : 'Ask again'}
                  </Act>
                ) : null}
              </>
            ),
          }))}
        />
      </Section>
      <Section title="Learning time" action={add('time', 'Log time')}>
        {Object.keys(minutes).length === 0 ? null : (
          <p>
            {Object.entries(minutes)
              .map(
                ([kind, sum]) =>
                  `${TIME_KINDS[kind as keyof typeof TIME_KINDS]} ${showMinutes(sum)}`,
              )
              .join(', ')}
            .
          </p>
        )}
        <Lines
          none="No time is logged."
          rows={programme.time.map((one) => ({
            id: one.timeId,
            what: `${TIME_KINDS[one.kind]}, ${showMinutes(one.minutes)}. ${one.words}`,
            more: one.takenBack ? `Taken back: ${one.takenBack}` : `${day(one.on)}, by ${one.by}`,
            act:
              one.takenBack || !open ? undefined : (
                <Act onClick={() => open('takeback', one.timeId)}>Take it back</Act>
              ),
          }))}
        />
      </Section>
      <Section title="States">
        <Lines
          none="In learning since the start."
          rows={programme.states.map((one) => ({
            id: one.stateId,
            what: `${LEARNER_STATES[one.state]} from ${day(one.fromOn)}${one.newEndOn ? `, new end ${day(one.newEndOn)}` : ''}: ${one.words}`,
            more: `Recorded by ${one.by}`,
          }))}
        />
      </Section>
      <Section title="Next step" action={add('next', 'Advise on what comes next')}>
        <Lines
          none="Advised at the end of the programme."
          rows={programme.nextSteps.map((one) => ({
            id: one.stepId,
            what: `${NEXT_STEPS[one.to]}. ${one.words}`,
            more: `${day(one.on)}, by ${one.by}`,
          }))}
        />
      </Section>
    </>
  );
}

function Act({
  children,
  onClick,
}: {
  readonly children: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <button type="button" className="dp-link" onClick={onClick}>
      {children}
    </button>
  );
}

/** What is on record, the newest first, or that nothing is. */
function Lines({
  none,
  rows,
}: {
  readonly none: string;
  readonly rows: readonly {
    readonly id: string;
    readonly what: string;
    readonly more: string;
    readonly act?: ReactNode;
  }[];
}) {
  if (rows.length === 0) return <p className="dp-dim">{none}</p>;
  return (
    <ul className="pr-lines">
      {rows.map((row) => (
        <li key={row.id}>
          <span>{row.what}</span>
          <span className="dp-dim">{row.more}</span>
          {row.act}
        </li>
      ))}
    </ul>
  );
}

/** From the meeting to what will be assessed, which assessment keeps. */
function PlanAssessment({ programme }: { readonly programme: Programme }) {
  const { params } = useAddress();
  const may = useMay()('assessment.read');
  const [meeting] = programme.plans;
  const learnerId = params['learnerId'];
  if (!may || !meeting || learnerId === undefined) return null;
  const to = `/assessment/learners/${learnerId}?framework=${programme.frameworkId}&meeting=${meeting.planId}`;
  return (
    <LinkButton quiet href={to}>
      Plan at this meeting what will be assessed
    </LinkButton>
  );
}

/** Who reads a language, or who translates it. */
function languageWords(one: Programme['languages'][number]): string {
  return [
    ...(one.assessor === '' ? [] : [`${one.assessor} assesses, ${one.verifier} verifies`]),
    ...(one.translator === '' ? [] : [`${one.translator} translates`]),
  ].join('; ');
}
