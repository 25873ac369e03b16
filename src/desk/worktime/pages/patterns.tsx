import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showWeekday } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import {
  ChecksField,
  DateField,
  RadioField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Ago } from '../../../ui/when.tsx';
import { addPattern, DAY_PARTS, type DayPart, endPatternRoute, PARTS } from '../schema.ts';
import { type Calendar, cameBy, type PatternShown, patternWords } from './calendar-words.ts';
import { AVAILABLE, HEARD_CHOICES, UNAVAILABLE } from './words.ts';

/** What the worker said about many days at once, and since when. */
export function PatternsPart({
  id,
  calendar,
  mayWrite,
}: {
  readonly id: string;
  readonly calendar: Calendar;
  readonly mayWrite: boolean;
}) {
  return (
    <RecordPart
      title="Patterns"
      add={mayWrite ? 'Record a pattern' : undefined}
      form={(close) => <PatternForm id={id} today={calendar.today} close={close} />}
    >
      {calendar.patterns.length === 0 ? (
        <p className="dp-dim">None: they have not said how their weeks go.</p>
      ) : (
        <ul className="dp-record-lines">
          {calendar.patterns.map((pattern) => (
            <Line
              key={pattern.id}
              id={id}
              pattern={pattern}
              today={calendar.today}
              mayEnd={mayWrite}
            />
          ))}
        </ul>
      )}
    </RecordPart>
  );
}

function Line({
  id,
  pattern,
  today,
  mayEnd,
}: {
  readonly id: string;
  readonly pattern: PatternShown;
  readonly today: string;
  readonly mayEnd: boolean;
}) {
  const say = useNotice();
  const { act, busy } = useAct(endPatternRoute);
  const words = patternWords(pattern, today);
  const end = async () => {
    const ended = await act({ params: { id, patternId: pattern.id } });
    say(ended.ok ? 'The pattern is ended from today' : ended.refusal.because);
  };
  return (
    <li>
      <Badge state={pattern.state === 'available' ? AVAILABLE : UNAVAILABLE} />
      <span>
        {words}
        {pattern.reason === '' ? '' : `: ${pattern.reason}`}
      </span>
      <span className="dp-dim">
        said {cameBy(pattern.how)} <Ago at={pattern.saidAt} />
        {pattern.recordedBy === '' ? '' : `, recorded by ${pattern.recordedBy}`}
        {mayEnd ? (
          <>
            {' '}
            <button
              type="button"
              className="dp-link"
              aria-disabled={busy}
              aria-label={`End the pattern ${words}`}
              onClick={() => (busy ? undefined : void end())}
            >
              End it
            </button>
          </>
        ) : null}
      </span>
    </li>
  );
}

function PatternForm({
  id,
  today,
  close,
}: {
  readonly id: string;
  readonly today: string;
  readonly close: () => void;
}) {
  const [patternId] = useState(newId);
  const say = useNotice();
  const { act } = useAct(addPattern);
  const form = useForm({
    name: 'pattern',
    start: {
      state: 'available',
      weekdays: [] as readonly string[],
      part: 'whole',
      fromClock: '',
      toClock: '',
      every: '1',
      fromOn: today,
      untilOn: '',
      how: 'phone',
      reason: '',
    },
    checks: {
      weekdays: (days) => (days.length === 0 ? 'Choose at least one day of the week' : undefined),
      fromOn: needed('Enter the first day'),
      fromClock: (clock, all) =>
        all.part === 'own' && clock === '' ? 'Enter when it begins' : undefined,
      toClock: (clock, all) =>
        all.part === 'own' && clock === '' ? 'Enter when it ends' : undefined,
    },
    submit: ({ part, every, weekdays, untilOn, state, how, fromClock, toClock, ...rest }) => {
      const named = PARTS[part as DayPart];
      const own =
        part === 'own' ? { from: fromClock, to: toClock } : { from: '00:00', to: '00:00' };
      return act({
        params: { id },
        body: {
          ...rest,
          id: patternId,
          state: state === 'unavailable' ? 'unavailable' : 'available',
          weekdays: weekdays.map(Number),
          everyWeeks: Number(every),
          untilOn: untilOn === '' ? null : untilOn,
          fromClock: (named ?? own).from,
          toClock: (named ?? own).to,
          how: how as 'phone',
        },
      });
    },
    onDone: () => {
      say('The pattern is recorded');
      close();
    },
  });
  const isOwn = form.values.part === 'own';
  return (
    <Form form={form} action="Record the pattern" label="Pattern" onCancel={close}>
      <RadioField
        form={form}
        name="state"
        label="They are"
        options={[
          { value: 'available', label: 'Available' },
          { value: 'unavailable', label: 'Not available' },
        ]}
      />
      <ChecksField
        form={form}
        name="weekdays"
        label="On"
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
          value: String(day),
          label: showWeekday(day),
        }))}
      />
      <SelectField
        form={form}
        name="part"
        label="When"
        options={[
          { value: 'whole', label: 'The whole day' },
          ...DAY_PARTS.map((part) => ({
            value: part,
            label: `${PARTS[part].name} ${PARTS[part].from}-${PARTS[part].to}`,
          })),
          { value: 'own', label: 'Other times' },
        ]}
      />
      {isOwn ? (
        <div className="dp-form-pair">
          <TimeField form={form} name="fromClock" label="From" />
          <TimeField form={form} name="toClock" label="Until" hint="At or before: the next day" />
        </div>
      ) : null}
      <SelectField
        form={form}
        name="every"
        label="How often"
        options={[
          { value: '1', label: 'Every week' },
          { value: '2', label: 'Every other week, from the week of the first day' },
        ]}
      />
      <div className="dp-form-pair">
        <DateField form={form} name="fromOn" label="First day" />
        <DateField
          form={form}
          name="untilOn"
          label="Last day"
          hint="Until further notice if empty"
          optional
        />
      </div>
      <SelectField form={form} name="how" label="How you heard it" options={HEARD_CHOICES} />
      <TextField form={form} name="reason" label="Reason" hint="In their words" optional />
    </Form>
  );
}
