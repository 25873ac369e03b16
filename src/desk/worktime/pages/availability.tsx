import { Badge } from '../../../ui/badge.tsx';
import { DateField, RadioField, SelectField, TextField, TimeField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Ago } from '../../../ui/when.tsx';
import { addAvailability } from '../schema.ts';
import { cameBy } from './calendar-words.ts';
import {
  AVAILABLE,
  HEARD_CHOICES,
  type SaidValues,
  showSpan,
  spanMeant,
  UNAVAILABLE,
  UNKNOWN,
  type Worktime,
} from './words.ts';

/** What the worker said about the days ahead, each with its age; the latest word about a moment counts. */
export function AvailabilityPart({
  id,
  time,
  mayWrite,
}: {
  readonly id: string;
  readonly time: Worktime;
  readonly mayWrite: boolean;
}) {
  const now = new Date().toISOString();
  const ahead = time.words.filter(({ endsAt }) => new Date(endsAt).toISOString() > now);
  return (
    <RecordPart
      title="What they said"
      add={mayWrite ? 'Record what they said' : undefined}
      form={(close) => <AvailabilityForm id={id} close={close} />}
    >
      {ahead.length === 0 ? (
        <p>
          <Badge state={UNKNOWN} />{' '}
          {time.lastSaidAt === null ? (
            'They have never said when they can work.'
          ) : (
            <>
              Nothing about the days ahead; they last spoke <Ago at={time.lastSaidAt} />.
            </>
          )}
        </p>
      ) : (
        <ul className="dp-record-lines">
          {ahead.map((word) => (
            <li key={word.id}>
              <Badge state={WORDS[word.state]} />
              <span>
                {showSpan(word.startsAt, word.endsAt, time.today)}
                {word.reason === '' ? '' : `: ${word.reason}`}
              </span>
              <span className="dp-dim">
                said {cameBy(word.how)} <Ago at={word.saidAt} />
                {word.how === 'link' || word.how === 'text_reply'
                  ? ''
                  : `, recorded by ${word.recordedBy}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

const WORDS = { available: AVAILABLE, unavailable: UNAVAILABLE, unknown: UNKNOWN } as const;

const START: SaidValues = {
  state: 'available',
  fromOn: '',
  fromAt: '',
  untilOn: '',
  untilAt: '',
  how: 'phone',
  reason: '',
};

function AvailabilityForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(addAvailability);
  const form = useForm({
    name: 'availability',
    start: START,
    checks: {
      fromOn: needed('Enter the first day'),
      untilOn: needed('Enter the last day'),
      how: needed('Choose how you heard it'),
    },
    submit: async (values, wordId) => {
      const span = spanMeant(values);
      if (!span.ok) return span;
      const body = {
        id: wordId,
        ...span.value,
        state: values.state as 'available',
        how: values.how as 'phone',
        reason: values.reason,
      };
      return act({ params: { id }, body });
    },
    onDone: () => {
      say('What they said is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record what they said" label="What they said" onCancel={close}>
      <RadioField
        form={form}
        name="state"
        label="They are"
        options={[
          { value: 'available', label: 'Available' },
          { value: 'unavailable', label: 'Not available' },
        ]}
      />
      <div className="dp-form-pair">
        <DateField form={form} name="fromOn" label="First day" />
        <TimeField form={form} name="fromAt" label="From" hint="Whole day if empty" optional />
      </div>
      <div className="dp-form-pair">
        <DateField form={form} name="untilOn" label="Last day" />
        <TimeField form={form} name="untilAt" label="Until" hint="Whole day if empty" optional />
      </div>
      <SelectField form={form} name="how" label="How you heard it" options={HEARD_CHOICES} />
      <TextField form={form} name="reason" label="Reason" hint="In their words" optional />
    </Form>
  );
}
