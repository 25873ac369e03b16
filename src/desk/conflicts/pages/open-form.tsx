import './conflicts.css';
import { dateIn, dateOfMinute, localOf, minuteOfDate, momentOf } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import {
  CheckField,
  DateField,
  LongTextField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { openConflictRoute } from '../schema.ts';
import { BY_WHOM, CAUSES, HOW, KINDS, type Kind } from '../shapes-schema.ts';
import { options } from './words.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What it is about, as the record it stands on knows. */
export interface About {
  readonly kinds: readonly Kind[];
  readonly shiftIds: readonly string[];
  readonly bookingId: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly otherBookingId?: string;
  /** Who answers for safeguarding. */
  readonly answering: readonly Named[];
  /** What cancelling now comes to, in words; left out where nothing can be cancelled. */
  readonly cancelling?: string | undefined;
}

const start = (about: About) => {
  const now = new Date();
  return {
    kind: about.kinds.length === 1 ? String(about.kinds[0]) : '',
    onDate: dateIn(now),
    atTime: localOf(minuteOfDate(now)).clock,
    byWhom: 'worker',
    how: 'phone',
    words: '',
    cause: '',
    atOnce: true,
    hirerTold: false,
    ownerId: '',
    place: '',
    doing: '',
    injured: false,
    injury: '',
    treatment: '',
    hospital: false,
    witnesses: '',
  };
};
type Draft = ReturnType<typeof start>;

const AT_ONCE: readonly string[] = ['no_show', 'sick', 'worker_cancels'];
const isAccident = (kind: string) => kind === 'accident' || kind === 'near_miss';

function didOf({ kind, atOnce }: Draft, about: About) {
  if (about.shiftIds.length === 0 || !atOnce) return 'nothing' as const;
  if (kind === 'hirer_cancels') return 'cancelled' as const;
  return AT_ONCE.includes(kind) && about.personId !== null ? ('released' as const) : 'nothing';
}

/** Writes down what went wrong; what follows at once is done in the same press. */
export function OpenForm({
  about,
  onDone,
}: {
  readonly about: About;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { go } = useAddress();
  const { act } = useAct(openConflictRoute);
  const form = useForm<Draft, { conflictId: string }>({
    name: `conflict ${about.shiftIds[0] ?? about.bookingId ?? about.personId}`,
    start: start(about),
    forget: ['words', 'injury', 'treatment'],
    checks: {
      kind: needed('Choose what it was'),
      ownerId: (value, { kind }) =>
        kind === 'safeguarding' && value === '' ? 'Choose whom the concern is given to' : undefined,
      place: (value, { kind }) =>
        isAccident(kind) && value.trim() === '' ? 'Say where it was' : undefined,
      doing: (value, { kind }) =>
        isAccident(kind) && value.trim() === '' ? 'Say what was being done' : undefined,
    },
    submit: (values, id) => {
      const moment = momentOf(values.onDate, values.atTime);
      if (!moment.ok) return Promise.resolve(moment);
      const at = dateOfMinute(moment.value.minute);
      return act({
        body: {
          id,
          kind: values.kind as Kind,
          shiftIds: [...about.shiftIds],
          bookingId: about.bookingId,
          personId: values.kind === 'hirer_cancels' ? null : about.personId,
          otherBookingId: about.otherBookingId ?? null,
          happenedAt: new Date(Math.min(at.getTime(), Date.now())).toISOString(),
          byWhom: values.byWhom as 'worker',
          how: values.how as 'phone',
          words: values.words,
          cause: (values.cause || null) as 'travel' | null,
          did: didOf(values, about),
          ownerId: values.kind === 'safeguarding' ? values.ownerId : null,
          hirerTold: values.hirerTold,
          accident: isAccident(values.kind)
            ? {
                place: values.place,
                doing: values.doing,
                injured: values.injured,
                injury: values.injured ? values.injury : '',
                treatment: values.treatment,
                hospital: values.hospital,
                overSevenDays: null,
                witnesses: values.witnesses,
              }
            : null,
        },
      });
    },
    onDone: ({ conflictId }) => {
      say('Written down; say now what can be done about it');
      onDone();
      go(`/conflicts/${conflictId}`);
    },
  });
  const { kind } = form.values;
  const asked = AT_ONCE.includes(kind) && about.personId !== null && about.shiftIds.length > 0;
  return (
    <Form form={form} action="Write it down" label="What went wrong" onCancel={onDone}>
      {about.kinds.length === 1 ? null : (
        <SelectField
          form={form}
          name="kind"
          label="What it was"
          none="Choose"
          options={about.kinds.map((one) => ({ value: one, label: KINDS[one] }))}
        />
      )}
      {kind === 'hirer_cancels' && about.cancelling !== undefined ? (
        <p className="dp-note dp-attention">{about.cancelling}</p>
      ) : null}
      {kind === 'hirer_cancels' ? (
        <CheckField form={form} name="atOnce" label="Cancel the shift now" />
      ) : null}
      {asked ? (
        <CheckField
          form={form}
          name="atOnce"
          label={`Release ${about.personName} now, so that somebody else can go`}
        />
      ) : null}
      <DateField form={form} name="onDate" label="When: day" />
      <TimeField form={form} name="atTime" label="When: time" />
      <SelectField form={form} name="byWhom" label="Who said so" options={options(BY_WHOM)} />
      <SelectField form={form} name="how" label="How we know" options={options(HOW)} />
      <LongTextField
        form={form}
        name="words"
        label="What was said"
        hint={
          kind === 'sick'
            ? 'Only what is needed: when they can work again, not what they have'
            : undefined
        }
        rows={3}
        optional
      />
      {kind === 'safeguarding' ? (
        <SelectField
          form={form}
          name="ownerId"
          label="Given to"
          hint="Only they, you and those who answer for safeguarding read it"
          none="Choose"
          options={about.answering.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {isAccident(kind) ? <Accident form={form} /> : null}
      {kind === '' || kind === 'hirer_cancels' || kind === 'double_request' ? null : (
        <CheckField form={form} name="hirerTold" label="The client was told" />
      )}
      <SelectField
        form={form}
        name="cause"
        label="Why, as far as it is known"
        none="Not known yet"
        optional
        options={options(CAUSES)}
      />
    </Form>
  );
}

function Accident({ form }: { readonly form: FormApi<Draft> }) {
  return (
    <>
      <TextField form={form} name="place" label="Where it was" />
      <LongTextField form={form} name="doing" label="What was being done" rows={2} />
      <CheckField form={form} name="injured" label="Somebody was hurt" />
      {form.values.injured ? (
        <>
          <LongTextField
            form={form}
            name="injury"
            label="What they were hurt by, and where"
            hint="Health data: read by those who answer for it"
            rows={2}
          />
          <TextField form={form} name="treatment" label="Treatment given" optional />
          <CheckField form={form} name="hospital" label="Taken to hospital" />
        </>
      ) : null}
      <TextField form={form} name="witnesses" label="Who saw it" optional />
    </>
  );
}
