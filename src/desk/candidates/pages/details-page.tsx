import './candidates.css';
import { Form, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import { changeCandidate } from '../schema.ts';
import { atField, bodyOf, CandidateFields, CHECKS, valuesOf } from './candidate-fields.tsx';
import { OfCandidate, type OnCandidate } from './of-candidate.tsx';

/** Changes a candidate's particulars. */
export default function DetailsPage() {
  return (
    <OfCandidate title={() => 'Change particulars'}>{(on) => <DetailsForm {...on} />}</OfCandidate>
  );
}

function DetailsForm({ candidate, done, back }: OnCandidate) {
  const { act } = useAct(changeCandidate);
  const form = useForm({
    name: 'details',
    start: valuesOf(candidate),
    checks: CHECKS,
    submit: async (values) =>
      atField(await act({ params: { id: candidate.personId }, body: bodyOf(values, candidate) })),
    onDone: ({ changed }) =>
      done(changed.length > 0 ? `${candidate.displayName} changed` : 'Nothing was changed'),
  });
  return (
    <Form form={form} action="Save the candidate" onCancel={back}>
      <CandidateFields form={form} />
    </Form>
  );
}
