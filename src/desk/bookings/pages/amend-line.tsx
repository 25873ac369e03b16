import { AskApproval } from '../../../ui/ask-approval.tsx';
import {
  LongTextField,
  MoneyField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { amendLineRoute, askApprovalRoute, type BookingPage, type LimitKind } from '../schema.ts';
import { listOf } from './order-draft.ts';
import { SAME_PERSON_WORDS, VAT_WORDS } from './words.ts';

type Line = BookingPage['lines'][number];

/** Amends what a line asks for: duties, the same person, skills, qualifications and checks. */
export function AmendLine({ line, onDone }: { readonly line: Line; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(amendLineRoute);
  const ask = useAct(askApprovalRoute);
  const form = useForm({
    name: `line-${line.lineId}`,
    start: {
      duties: line.duties,
      samePerson: line.samePerson as string,
      experience: line.experience,
      skills: line.requiredSkills.join(', '),
      qualifications: line.requiredQualifications.join(', '),
      checks: line.requiredChecks.join(', '),
      payPence: line.payPence as number | undefined,
      chargePence: line.chargePence as number | undefined,
      vatCode: line.vatCode as string,
    },
    submit: (values) =>
      act({
        params: { lineId: line.lineId },
        body: {
          duties: values.duties,
          samePerson: values.samePerson as Line['samePerson'],
          experience: values.experience,
          requiredSkills: listOf(values.skills),
          requiredQualifications: listOf(values.qualifications),
          requiredChecks: listOf(values.checks),
          payPence: values.payPence ?? line.payPence,
          chargePence: values.chargePence ?? line.chargePence,
          vatCode: values.vatCode as Line['vatCode'],
        },
      }),
    onDone: ({ changed }) => {
      say(changed ? 'Line amended' : 'Nothing was changed');
      onDone();
    },
  });
  return (
    <Form form={form} action="Amend line" label="Line" onCancel={onDone}>
      <AskApproval<LimitKind> refusal={form.refusal} ask={(body) => ask.act({ body })} />
      <LongTextField form={form} name="duties" label="What the worker does" rows={3} />
      <div className="dp-form-triple">
        <MoneyField form={form} name="payPence" label="Pay" unit="an hour" />
        <MoneyField form={form} name="chargePence" label="Charge" unit="an hour" />
        <SelectField
          form={form}
          name="vatCode"
          label="VAT"
          options={Object.entries(VAT_WORDS).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <p className="dp-dim">
        Another pay or charge holds for this line’s shifts still to come, and for what is added.
      </p>
      <RadioField
        form={form}
        name="samePerson"
        label="The same person each time"
        options={Object.entries(SAME_PERSON_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <LongTextField
        form={form}
        name="experience"
        label="Experience and training the hirer thinks necessary"
        hint="Write None if none"
        rows={2}
      />
      <TextField form={form} name="skills" label="Skills" hint="With commas between" optional />
      <TextField
        form={form}
        name="qualifications"
        label="Qualifications"
        hint="With commas between"
        optional
      />
      <TextField form={form} name="checks" label="Checks" hint="With commas between" optional />
    </Form>
  );
}
