import { CheckField, LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { liftLearningRoute, requireLearningRoute } from '../schema.ts';
import type { FormOf } from './forms.tsx';

/** Learning that a learner has to take part in, and whose reason that is. */
export function RequiredForm({ programme, close }: FormOf) {
  const say = useNotice();
  const { act } = useAct(requireLearningRoute);
  const form = useForm({
    name: `required learning ${programme.enrolmentId}`,
    start: { unitId: '', what: '', judgedBy: '', because: '', essential: false },
    checks: {
      unitId: needed('Choose the unit'),
      what: needed('Say what they have to take part in'),
      judgedBy: needed('Choose whose reason it is'),
      because: needed('Write the reason'),
    },
    submit: ({ judgedBy, ...rest }, id) =>
      act({
        params: { id: programme.enrolmentId },
        body: { id, judgedBy: judgedBy as 'centre', ...rest },
      }),
    onDone: () => {
      say('The learning is required');
      close();
    },
  });
  return (
    <Form form={form} action="Require it" label="Required learning" onCancel={close}>
      <SelectField
        form={form}
        name="unitId"
        label="Unit"
        options={[
          { value: '', label: 'Choose' },
          ...programme.units.map(({ unitId, reference, title }) => ({
            value: unitId,
            label: `${reference}, ${title}`,
          })),
        ]}
      />
      <TextField form={form} name="what" label="Learning" />
      <SelectField
        form={form}
        name="judgedBy"
        label="Judged by"
        options={[
          { value: '', label: 'Choose' },
          { value: 'centre', label: 'The centre' },
          { value: 'external_verifier', label: 'The external verifier' },
        ]}
      />
      <LongTextField form={form} name="because" label="Reason" rows={3} />
      <CheckField
        form={form}
        name="essential"
        label="Judged essential although the knowledge is proven"
      />
    </Form>
  );
}

/** Learning is required no longer. */
export function LiftLearning({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(liftLearningRoute);
  const form = useForm({
    name: `lifting ${id}`,
    start: { because: '' },
    checks: { because: needed('Say why, in a few words') },
    submit: (body) => act({ params: { id }, body }),
    onDone: () => {
      say('It is required no longer');
      close();
    },
  });
  return (
    <Form form={form} action="Lift it" label="Required no longer" onCancel={close}>
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}
