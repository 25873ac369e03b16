import './portfolio-room.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { answerContributionRoute, listContributions } from '../schema.ts';

type Contribution = ReplyOf<typeof listContributions>['rows'][number];

/** Parts in one's records that learners ask to have confirmed, open ones first. */
export default function ContributionsPage() {
  const reading = useRead(listContributions, {});
  return (
    <Page title="Contributions">
      <Read of={reading}>
        {({ rows }) => {
          if (rows.length === 0) {
            return (
              <Empty title="Nobody has asked you yet">
                A learner who had a part in something you did may ask you to confirm it. You read
                what they say they did, and confirm or decline with a few words of your own.
              </Empty>
            );
          }
          const open = rows.filter(({ answeredAt }) => answeredAt === null);
          const answered = rows.filter(({ answeredAt }) => answeredAt !== null);
          return (
            <>
              <Section title="To confirm">
                {open.length === 0 ? (
                  <p className="dp-dim">Nothing waits for you.</p>
                ) : (
                  <ul className="sg-cases" aria-label="To confirm">
                    {open.map((one) => (
                      <li key={one.contributionId} className="sg-case">
                        <Asked one={one} />
                        {one.mayAnswer ? (
                          <AnswerForm one={one} />
                        ) : (
                          <p className="dp-dim">{one.askedOf.name} answers this.</p>
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </Section>
              {answered.length === 0 ? null : (
                <Section title="Answered">
                  <ul className="sg-cases" aria-label="Answered">
                    {answered.map((one) => (
                      <li key={one.contributionId} className="sg-case">
                        <Asked one={one} />
                        <Answer one={one} />
                      </li>
                    ))}
                  </ul>
                </Section>
              )}
            </>
          );
        }}
      </Read>
    </Page>
  );
}

function Asked({ one }: { readonly one: Contribution }) {
  return (
    <>
      <h3>
        {one.learner.name}: {one.title}
      </h3>
      <p className="dp-dim">
        Recorded <Moment at={one.at} />, entry {one.seq} of the log. Asked{' '}
        <Moment at={one.askedAt} />.
      </p>
      {one.says.length === 0 ? null : (
        <p className="sg-small">
          {one.says.map(({ label, value }) => `${label}: ${value}`).join('. ')}
        </p>
      )}
      <p className="sg-words">{one.what}</p>
    </>
  );
}

function Answer({ one }: { readonly one: Contribution }) {
  return (
    <>
      <div className="dp-row">
        <Badge
          state={
            one.confirmed
              ? { word: 'Confirmed', meaning: 'good', mark: 'tick' }
              : { word: 'Declined', meaning: 'attention', mark: 'cross' }
          }
        />
        {one.answeredAt === null ? null : (
          <span className="dp-dim">
            <Moment at={one.answeredAt} />
          </span>
        )}
      </div>
      {one.words === null ? null : <p className="sg-said">{one.words}</p>}
    </>
  );
}

function AnswerForm({ one }: { readonly one: Contribution }) {
  const say = useNotice();
  const { act } = useAct(answerContributionRoute);
  const { name } = one.learner;
  const form = useForm({
    name: `answer-${one.contributionId}`,
    start: { answer: '', words: '' },
    checks: {
      answer: needed('Choose whether you confirm it'),
      words: needed('Say it in a few words of your own'),
    },
    submit: ({ answer, words }) =>
      act({
        params: { id: one.contributionId },
        body: { confirmed: answer === 'confirm', words },
      }),
    onDone: ({ confirmed }) => {
      say(confirmed ? `The part of ${name} is confirmed` : `The part of ${name} is declined`);
      document.querySelector('h1')?.focus();
    },
  });
  return (
    <Form form={form} action={`Answer ${name}`} label={`Answer ${name} on ${one.title}`}>
      <RadioField
        form={form}
        name="answer"
        label="Did they do this?"
        options={[
          { value: 'confirm', label: 'Yes, I confirm it' },
          { value: 'decline', label: 'No, or not so' },
        ]}
      />
      <LongTextField
        form={form}
        name="words"
        label="In your words"
        hint="What they did, or what was different. The learner reads it; a confirmed part becomes their evidence."
        rows={2}
      />
    </Form>
  );
}
