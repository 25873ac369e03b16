import {
  DateField,
  LongTextField,
  NumberField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  cancelVisitRoute,
  holdVisitRoute,
  moveVisitRoute,
  planVisitRoute,
  readOutcomes,
  SIDES,
  VISIT_KINDS,
  type Visit,
} from '../schema.ts';
import { localParts } from './looks.ts';

const optionsOf = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));
const CHOOSE = { value: '', label: 'Choose' };

interface When {
  on: string;
  clock: string;
  minutes: number | undefined;
  place: string;
}
const WHEN_CHECKS = {
  on: needed('Enter the day'),
  clock: needed('Enter when it begins'),
  place: needed('Say where'),
};

function WhenFields<V extends When>({ form }: { readonly form: FormApi<V> }) {
  const fields = form as unknown as FormApi<When>;
  return (
    <>
      <DateField form={fields} name="on" label="Day" />
      <TimeField form={fields} name="clock" label="Begins" />
      <NumberField form={fields} name="minutes" label="Planned minutes" />
      <TextField form={fields} name="place" label="Where" />
    </>
  );
}

const clashWords = (clashes: readonly string[], done: string): string =>
  clashes.length === 0 ? done : `${done}. At the same time: ${clashes.join('; ')}`;

/** A visit of one's own to a learner. */
export function PlanForm({
  learners,
  today,
  onDone,
}: {
  readonly learners: readonly { readonly learnerId: string; readonly name: string }[];
  readonly today: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(planVisitRoute);
  const form = useForm({
    name: 'visit',
    start: {
      learnerId: '',
      kind: '',
      on: today,
      clock: '',
      minutes: 60 as number | undefined,
      place: '',
      words: '',
    },
    checks: {
      learnerId: needed('Choose the learner'),
      kind: needed('Choose the kind'),
      ...WHEN_CHECKS,
    },
    submit: ({ kind, minutes, ...rest }, id) =>
      act({
        body: { id, kind: kind as keyof typeof VISIT_KINDS, minutes: minutes ?? 0, ...rest },
      }),
    onDone: ({ clashes }) => {
      say(clashWords(clashes, 'Planned'));
      onDone();
    },
  });
  return (
    <Form form={form} action="Plan it" label="Plan a visit">
      <SelectField
        form={form}
        name="learnerId"
        label="Learner"
        options={[
          CHOOSE,
          ...learners.map(({ learnerId, name }) => ({ value: learnerId, label: name })),
        ]}
      />
      <SelectField
        form={form}
        name="kind"
        label="Kind"
        options={[CHOOSE, ...optionsOf(VISIT_KINDS)]}
      />
      <WhenFields form={form} />
      <LongTextField form={form} name="words" label="What it is for" rows={2} optional />
    </Form>
  );
}

/** Another time for a visit. */
export function MoveForm({
  visit,
  onDone,
}: {
  readonly visit: Visit;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(moveVisitRoute);
  const form = useForm({
    name: `move ${visit.visitId}`,
    start: {
      ...localParts(visit.startsAt),
      minutes: visit.minutes as number | undefined,
      place: visit.place,
      side: '',
      because: '',
    },
    checks: {
      ...WHEN_CHECKS,
      side: needed('Choose who asked for it'),
      because: needed('Say why'),
    },
    submit: ({ side, minutes, ...rest }, id) =>
      act({
        params: { id: visit.visitId },
        body: { id, side: side as keyof typeof SIDES, minutes: minutes ?? 0, ...rest },
      }),
    onDone: ({ clashes }) => {
      say(clashWords(clashes, 'Moved'));
      onDone();
    },
  });
  return (
    <Form form={form} action="Move it" label="Move the visit">
      <WhenFields form={form} />
      <SelectField
        form={form}
        name="side"
        label="Who asked for it"
        options={[CHOOSE, ...optionsOf(SIDES)]}
      />
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

/** A visit that will not be. */
export function CancelForm({
  visit,
  onDone,
}: {
  readonly visit: Visit;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(cancelVisitRoute);
  const ofLearner = !useMay()('diary.write') || !visit.mayChange;
  const form = useForm({
    name: `cancel ${visit.visitId}`,
    start: { side: ofLearner ? 'learner' : '', because: '' },
    checks: { side: needed('Choose who cancelled'), because: needed('Say why') },
    submit: ({ side, because }, id) =>
      act({
        params: { id: visit.visitId },
        body: { id, side: side as keyof typeof SIDES, because },
      }),
    onDone: () => {
      say('Cancelled');
      onDone();
    },
  });
  return (
    <Form form={form} action="Cancel the visit" label="Cancel the visit">
      {ofLearner ? null : (
        <SelectField
          form={form}
          name="side"
          label="Who cancelled"
          options={[CHOOSE, ...optionsOf(SIDES)]}
        />
      )}
      <LongTextField form={form} name="because" label="Why" rows={2} />
    </Form>
  );
}

/** That it took place, and what came of it. */
export function OutcomeForm({
  visit,
  onDone,
}: {
  readonly visit: Visit;
  readonly onDone: () => void;
}) {
  const reading = useRead(readOutcomes, { params: { id: visit.visitId } });
  return (
    <Read of={reading}>
      {({ observations, dialogues }) => (
        <Outcome
          visit={visit}
          onDone={onDone}
          records={[
            ...observations.map(({ id, label }) => ({
              value: `observation ${id}`,
              label: `Observation, ${label}`,
            })),
            ...dialogues.map(({ id, label }) => ({
              value: `dialogue ${id}`,
              label: `Dialogue, ${label}`,
            })),
          ]}
        />
      )}
    </Read>
  );
}

function Outcome({
  visit,
  records,
  onDone,
}: {
  readonly visit: Visit;
  readonly records: readonly { readonly value: string; readonly label: string }[];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(holdVisitRoute);
  const form = useForm({
    name: `outcome ${visit.visitId}`,
    start: { words: '', record: '' },
    checks: { words: needed('Say what came of it') },
    submit: ({ words, record }, id) => {
      const [kind, recordId] = record.split(' ');
      return act({
        params: { id: visit.visitId },
        body: {
          id,
          words,
          observationId: kind === 'observation' ? (recordId ?? null) : null,
          dialogueId: kind === 'dialogue' ? (recordId ?? null) : null,
        },
      });
    },
    onDone: () => {
      say('Entered: it took place');
      onDone();
    },
  });
  return (
    <Form form={form} action="It took place" label="What came of it">
      <LongTextField form={form} name="words" label="What came of it" rows={3} />
      <SelectField
        form={form}
        name="record"
        label="Its record"
        hint="The observation or the dialogue record made of it"
        optional
        options={[{ value: '', label: 'None' }, ...records]}
      />
    </Form>
  );
}
