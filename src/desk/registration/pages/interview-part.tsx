import { dateIn, isoOfMinute, momentOf } from '../../../lib/time.ts';
import { FactList } from '../../../ui/facts.tsx';
import {
  DateField,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Moment } from '../../../ui/when.tsx';
import { HOW_HELD, interviewRoute } from '../schema.ts';
import { HOW_CHOICES, type OfCandidate } from './words.ts';

interface Part {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly mayWrite: boolean;
}

/** Interviews: needs, wants, expectations, and the document seen. */
export function InterviewPart({ id, seen, mayWrite }: Part) {
  return (
    <RecordPart
      title="Interview"
      add={mayWrite ? 'Record an interview' : undefined}
      form={(close) => <InterviewForm id={id} seen={seen} close={close} />}
    >
      {seen.interviews.length === 0 ? <p className="dp-dim">Not interviewed yet.</p> : null}
      {seen.interviews.map((one) => (
        <div key={one.interviewId}>
          <p>
            <Moment at={one.heldAt} />, {HOW_HELD[one.how].toLowerCase()}, by {one.heldBy}
          </p>
          <FactList
            facts={[
              { label: 'Needs', value: one.needs },
              { label: 'Wants', value: one.wants },
              { label: 'Expects', value: one.expectations },
              {
                label: 'Identity seen',
                value: one.identitySeen || 'no',
                ...(one.identitySeen === ''
                  ? {}
                  : {
                      from: one.checked ? ' recorded as a check' : ' noted; the check is missing',
                    }),
              },
            ].filter(({ value }) => value !== '')}
          />
        </div>
      ))}
    </RecordPart>
  );
}

function InterviewForm({
  id,
  seen,
  close,
}: {
  readonly id: string;
  readonly seen: OfCandidate;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(interviewRoute);
  const form = useForm({
    name: 'interview',
    start: {
      heldOn: dateIn(new Date()),
      clock: '09:00',
      heldBy: seen.me ?? '',
      how: 'in_person',
      needs: '',
      wants: '',
      expectations: '',
      identitySeen: '',
    },
    checks: {
      heldOn: needed('Enter the day'),
      clock: needed('Enter the time'),
      heldBy: needed('Choose who held it'),
    },
    submit: async ({ heldOn, clock, how, ...rest }, interviewId) => {
      const at = momentOf(heldOn, clock);
      if (!at.ok) return at;
      return act({
        params: { id },
        body: {
          ...rest,
          id: interviewId,
          heldAt: isoOfMinute(at.value.minute),
          how: how as 'in_person',
        },
      });
    },
    onDone: () => {
      say('The interview is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the interview" label="An interview" onCancel={close}>
      <DateField form={form} name="heldOn" label="Held on" />
      <TimeField form={form} name="clock" label="At" />
      <SelectField
        form={form}
        name="heldBy"
        label="By"
        options={seen.members.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <RadioField form={form} name="how" label="How" options={HOW_CHOICES} />
      <LongTextField
        form={form}
        name="needs"
        label="What they need"
        hint="Facts: hours, buses, school runs. Health is not asked before an offer"
        optional
      />
      <LongTextField form={form} name="wants" label="What they want" optional />
      <LongTextField form={form} name="expectations" label="What they expect of us" optional />
      <TextField
        form={form}
        name="identitySeen"
        label="Identity seen"
        hint="The document you held: passport, driving licence. Empty when you saw none"
        optional
      />
    </Form>
  );
}
