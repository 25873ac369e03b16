import './collected.css';
import { useState } from 'react';
import { ok } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPercent } from '../../../lib/show.ts';
import { addDays } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { CheckField, DateField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listBehaviours, lookAtBehaviour, sealBehaviourRoute } from '../schema.ts';

type Behaviours = ReplyOf<typeof listBehaviours>;
type Figures = ReplyOf<typeof lookAtBehaviour>;
interface Asked {
  readonly pattern: string;
  readonly fromOn: string;
  readonly toOn: string;
}

/** How a learner works shows over weeks: a question, the days, what the log answers, and the item it becomes. */
export default function BehavioursPage() {
  const reading = useRead(listBehaviours, {});
  const [asked, setAsked] = useState<Asked>();
  return (
    <Page title="Behaviour over time">
      <Read of={reading}>
        {(known) => (
          <>
            <Section title="What shall be counted?">
              <p className="dp-dim">
                How you work shows over weeks, not in one record. The figures come from your own
                records at the desk since {showDate(known.earliest)}; nothing is typed in.
              </p>
              <AskForm known={known} onAsked={setAsked} />
            </Section>
            {asked === undefined ? null : (
              <Answer
                key={JSON.stringify(asked)}
                asked={asked}
                known={known}
                onSealed={() => setAsked(undefined)}
              />
            )}
            <Section title="Counted so far">
              {known.rows.length === 0 ? (
                <p className="dp-dim">Nothing yet.</p>
              ) : (
                <ul className="co-list" aria-label="Counted so far">
                  {known.rows.map((one) => (
                    <li key={one.evidenceId} className="co-one">
                      <h3>{one.title}</h3>
                      <p>
                        {showDate(one.fromOn)} to {showDate(one.toOn)}:{' '}
                        <strong>{partOf(one)}</strong>
                      </p>
                      <div className="dp-row">
                        <Link href={`/portfolio?evidence=${one.evidenceId}`}>
                          Reference it to criteria
                        </Link>
                        <span className="dp-dim">
                          Counted <Moment at={one.countedAt} />
                        </span>
                      </div>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

function partOf({ shown, occasions }: Pick<Figures, 'shown' | 'occasions'>): string {
  if (occasions === 0) return 'no occasion';
  return `${shown} of ${occasions} (${showPercent((10_000 * shown) / occasions, 0)})`;
}

function AskForm({
  known,
  onAsked,
}: {
  readonly known: Behaviours;
  readonly onAsked: (asked: Asked) => void;
}) {
  const { patterns, today } = known;
  const form = useForm({
    name: 'behaviour',
    start: { pattern: '', fromOn: addDays(today, -84), toOn: addDays(today, -1) },
    checks: {
      pattern: needed('Choose what is counted'),
      fromOn: needed('Say from which day on'),
      toOn: needed('Say until which day'),
    },
    // Nothing is sent: the figures are read, and only their sealing is an act.
    keep: false,
    submit: async (values) => ok(values),
    onDone: (values) => onAsked(values),
  });
  return (
    <Form form={form} action="Count" label="What shall be counted">
      <RadioField
        form={form}
        name="pattern"
        label="How you work"
        options={patterns.map(({ code, title, behaviour, occasion, counts }) => ({
          value: code,
          label: `${title} (${behaviour})`,
          hint: `${occasion}. Counts: ${inSentence(counts)}.`,
        }))}
      />
      <div className="dp-row">
        <DateField form={form} name="fromOn" label="From" />
        <DateField form={form} name="toOn" label="To" hint="Yesterday at the latest" />
      </div>
    </Form>
  );
}

const inSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function Answer({
  asked,
  known,
  onSealed,
}: {
  readonly asked: Asked;
  readonly known: Behaviours;
  readonly onSealed: () => void;
}) {
  const reading = useRead(lookAtBehaviour, { query: asked });
  const pattern = known.patterns.find(({ code }) => code === asked.pattern);
  return (
    <Section title={`${pattern?.title ?? 'Figures'}: what your records say`}>
      <Read of={reading}>
        {(figures) => (
          <div role="status" className="co-figures">
            <p>
              {showDate(asked.fromOn)} to {showDate(asked.toOn)}: <strong>{partOf(figures)}</strong>
              {figures.year === null ? null : (
                <span className="dp-dim">
                  {' '}
                  Over all the time from {showDate(figures.year.fromOn)}: {partOf(figures.year)}.
                  Your assessor sees both.
                </span>
              )}
            </p>
            {figures.weeks.length === 0 ? null : <Weeks weeks={figures.weeks} />}
            {figures.tooLittle === null ? (
              <SealForm
                asked={asked}
                seen={figures.seen}
                criterion={pattern?.criterion ?? null}
                onSealed={onSealed}
              />
            ) : (
              <p>{figures.tooLittle}</p>
            )}
          </div>
        )}
      </Read>
    </Section>
  );
}

function Weeks({ weeks }: { readonly weeks: Figures['weeks'] }) {
  return (
    <ul className="co-weeks" aria-label="Week by week">
      {weeks.map((week) => (
        <li key={week.monday}>
          <span>Week of {showDate(week.monday)}</span>
          <meter
            min={0}
            max={week.occasions}
            value={week.shown}
            aria-label={`Week of ${showDate(week.monday)}`}
          />
          <span className="co-number">
            {week.shown} of {week.occasions}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SealForm({
  asked,
  seen,
  criterion,
  onSealed,
}: {
  readonly asked: Asked;
  readonly seen: string;
  readonly criterion: Behaviours['patterns'][number]['criterion'];
  readonly onSealed: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(sealBehaviourRoute);
  const form = useForm({
    name: 'seal-behaviour',
    start: { forCriterion: true },
    keep: false,
    submit: ({ forCriterion }, id) =>
      act({
        body: {
          id,
          ...asked,
          seen,
          criterionIds: criterion !== null && forCriterion ? [criterion.criterionId] : [],
        },
      }),
    onDone: () => {
      say('Counted and sealed: it is an item of your evidence');
      onSealed();
      document.querySelector('h1')?.focus();
    },
  });
  return (
    <Form form={form} action="Seal it as evidence" label="Seal these figures">
      {criterion === null ? (
        <p className="dp-dim">Reference it to criteria afterwards, in your portfolio.</p>
      ) : (
        <CheckField
          form={form}
          name="forCriterion"
          label={`Reference it to ${criterion.code}: ${criterion.label}`}
        />
      )}
    </Form>
  );
}
