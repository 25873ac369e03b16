import { showDate } from '../../../lib/show.ts';
import { Empty } from '../../../ui/empty.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import {
  answerEqualAccessRoute,
  NOT_SAID,
  NOT_SAID_WORDS,
  QUESTIONS,
  type Question,
  readOwnEqualAccess,
} from '../schema.ts';
import { SurveyForm } from './survey-form.tsx';

const ASKED = Object.keys(QUESTIONS) as readonly Question[];
const BLANK = Object.fromEntries(ASKED.map((question) => [question, ''])) as Record<
  Question,
  string
>;

/** What a learner says of themselves, if they like to: counted, and kept without a link to them. */
export default function OwnEqualAccessPage() {
  const reading = useRead(readOwnEqualAccess, {});
  return (
    <Page title="About you and your programme">
      <p>
        You need not answer, and may leave any question open. Your answers are added to totals and
        kept with no link to you: nobody can look them up, and nobody can change them. The centre
        sees groups of ten people and more, and how the programme is found once five have answered.
      </p>
      <Read of={reading}>
        {({ rows, from, to }) =>
          rows.length === 0 ? (
            <Empty title="No framework">Once you are enrolled, the questions stand here.</Empty>
          ) : (
            rows.map((row) => (
              <Section key={row.frameworkId} title={`${row.code} ${row.title}`}>
                {row.answered ? (
                  <p>
                    You answered for {showDate(from)} to {showDate(to)}. You may answer again from
                    the day after.
                  </p>
                ) : (
                  <AnswerForm frameworkId={row.frameworkId} code={row.code} />
                )}
                <h3>How do you find it?</h3>
                {row.surveyed ? (
                  <p>
                    You said so for {showDate(from)} to {showDate(to)}. The centre sees it once the
                    quarter is over and five have answered.
                  </p>
                ) : (
                  <SurveyForm frameworkId={row.frameworkId} code={row.code} />
                )}
              </Section>
            ))
          )
        }
      </Read>
    </Page>
  );
}

function AnswerForm({
  frameworkId,
  code,
}: {
  readonly frameworkId: string;
  readonly code: string;
}) {
  const say = useNotice();
  const { act } = useAct(answerEqualAccessRoute);
  const form = useForm({
    name: `equal access ${code}`,
    keep: false,
    start: BLANK,
    submit: (values) => {
      const answers = Object.fromEntries(
        ASKED.map((question) => [question, values[question] || null]),
      ) as { [Q in Question]: keyof (typeof QUESTIONS)[Q]['groups'] | typeof NOT_SAID | null };
      return act({ body: { frameworkId, ...answers } });
    },
    onDone: () => say('Counted. Nothing of it is kept with your name'),
  });
  return (
    <Form form={form} action="Send my answers" label={`About you, for ${code}`}>
      {ASKED.map((question) => (
        <SelectField
          key={question}
          form={form}
          name={question}
          label={QUESTIONS[question].label}
          none="Leave it open"
          optional
          options={[
            ...Object.entries(QUESTIONS[question].groups).map(([value, label]) => ({
              value,
              label,
            })),
            { value: NOT_SAID, label: NOT_SAID_WORDS },
          ]}
        />
      ))}
    </Form>
  );
}
