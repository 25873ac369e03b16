import { SelectField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { answerSurveyRoute, STATEMENTS, type Statement, SURVEY_ANSWERS } from '../schema.ts';

const ASKED = Object.keys(STATEMENTS) as readonly Statement[];
const OPTIONS = Object.entries(SURVEY_ANSWERS).map(([value, { label }]) => ({ value, label }));
const BLANK = Object.fromEntries(ASKED.map((statement) => [statement, ''])) as Record<
  Statement,
  string
>;

/** How a learner finds their programme: agreed with or not, counted, and kept without a link to them. */
export function SurveyForm({
  frameworkId,
  code,
}: {
  readonly frameworkId: string;
  readonly code: string;
}) {
  const say = useNotice();
  const { act } = useAct(answerSurveyRoute);
  const form = useForm({
    name: `survey ${code}`,
    keep: false,
    start: BLANK,
    submit: (values) =>
      act({
        body: {
          frameworkId,
          answers: ASKED.flatMap((statement) => {
            const answer = values[statement] as keyof typeof SURVEY_ANSWERS | '';
            return answer === '' ? [] : [{ statement, answer }];
          }),
        },
      }),
    onDone: () => say('Counted. Nothing of it is kept with your name'),
  });
  return (
    <Form form={form} action="Send the survey" label={`How you find ${code}`}>
      {ASKED.map((statement) => (
        <SelectField
          key={statement}
          form={form}
          name={statement}
          label={STATEMENTS[statement]}
          none="Leave it open"
          optional
          options={OPTIONS}
        />
      ))}
    </Form>
  );
}
