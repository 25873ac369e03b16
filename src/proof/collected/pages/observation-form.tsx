import './collected.css';
import { Button } from '@mantine/core';
import {
  DateField,
  LongTextField,
  NumberField,
  PickField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { KINDS, recordObservationRoute } from '../schema.ts';
import type { Observations } from './observations-page.tsx';
import { SETTINGS } from './statement-form.tsx';

const NOTHING: readonly MarkTyped[] = [];
interface MarkTyped {
  readonly criterionId: string;
  readonly at: string;
}

/** Seconds from '4:05'; null: throughout; undefined: not to be read. */
function secondsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const [, minutes, seconds] = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim()) ?? [];
  return minutes && seconds ? Number(minutes) * 60 + Number(seconds) : undefined;
}

/** Records what was seen or asked; the learner signs it after. */
export function ObservationForm({
  of,
  close,
}: {
  readonly of: Observations;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(recordObservationRoute);
  const mayAdvise = of.mayActAs.includes('adviser');
  const form = useForm({
    name: 'observation',
    start: {
      learnerId: '',
      actedAs: of.mayActAs[0] ?? 'assessor',
      kind: 'observation',
      heldOn: of.today,
      place: '',
      minutes: undefined as number | undefined,
      words: '',
      setting: '',
      criterion: '',
      at: '',
      marks: NOTHING,
    },
    checks: {
      learnerId: needed('Choose the learner'),
      heldOn: needed('Enter the day'),
      place: needed('Say where it was'),
      minutes: (value) => (value === undefined ? 'Enter how many minutes it took' : undefined),
      words: needed('Say what you saw or asked'),
      setting: needed('Say what kind of work it was'),
      criterion: (value) =>
        value === '' ? undefined : 'Mark this criterion, or take it out of the field',
    },
    submit: ({ learnerId, actedAs, kind, heldOn, place, minutes, words, setting, marks }, id) =>
      act({
        body: {
          id,
          learnerId,
          actedAs: kind === 'expert_witness' ? 'adviser' : (actedAs as 'assessor'),
          kind: kind as 'observation',
          heldOn,
          place,
          minutes: minutes ?? 0,
          words,
          setting: setting as 'work',
          marks: marks.map(({ criterionId, at }) => ({
            criterionId,
            atSecond: secondsOf(at) ?? null,
            words: '',
          })),
        },
      }),
    onDone: () => {
      say('Recorded: the learner signs it now');
      close();
    },
  });
  const { criterion, at, marks } = form.values;
  const add = () => {
    if (criterion === '') return say('Choose the criterion first');
    if (secondsOf(at) === undefined) return say('Write the moment as minute and second, like 4:05');
    const others = marks.filter(({ criterionId }) => criterionId !== criterion);
    form.set('marks', [...others, { criterionId: criterion, at: at.trim() }]);
    form.set('criterion', '');
    form.set('at', '');
  };
  const kinds = Object.entries(KINDS).filter(([kind]) => kind !== 'expert_witness' || mayAdvise);
  return (
    <Form form={form} action="Sign and record" label="Record what you saw" onCancel={close}>
      <PickField
        form={form}
        name="learnerId"
        label="Learner"
        options={of.learners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        form={form}
        name="kind"
        label="What it was"
        options={kinds.map(([value, label]) => ({ value, label }))}
      />
      {of.mayActAs.length < 2 || form.values.kind === 'expert_witness' ? null : (
        <RadioField
          form={form}
          name="actedAs"
          label="You act as"
          options={[
            { value: 'assessor', label: 'Assessor' },
            { value: 'adviser', label: 'Adviser' },
          ]}
        />
      )}
      <DateField form={form} name="heldOn" label="Day" />
      <TextField form={form} name="place" label="Place" />
      <NumberField form={form} name="minutes" label="Minutes" />
      <LongTextField
        form={form}
        name="words"
        label="What you saw, or what you asked and what was answered"
        rows={6}
      />
      <RadioField form={form} name="setting" label="What was it?" options={SETTINGS} />
      <PickField
        form={form}
        name="criterion"
        label="A criterion it shows"
        optional
        options={of.criteria.map(({ criterionId, code, label, framework }) => ({
          value: criterionId,
          label: `${code} ${label} (${framework})`,
        }))}
      />
      <TextField
        form={form}
        name="at"
        label="From minute and second"
        hint="Like 4:05; empty: throughout"
        optional
      />
      <div className="dp-row">
        <Button variant="default" size="compact-sm" onClick={add}>
          Mark this criterion
        </Button>
      </div>
      {marks.length === 0 ? null : (
        <ul className="co-marks" aria-label="Marked">
          {marks.map((mark) => {
            const code = of.criteria.find((one) => one.criterionId === mark.criterionId)?.code;
            return (
              <li key={mark.criterionId}>
                {mark.at === '' ? 'Throughout' : mark.at}: {code}{' '}
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Take off ${code}, ${mark.at === '' ? 'throughout' : mark.at}`}
                  onClick={() =>
                    form.set(
                      'marks',
                      marks.filter((one) => one !== mark),
                    )
                  }
                >
                  Take off
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Form>
  );
}
