import { showDate } from '../../../lib/show.ts';
import {
  CheckField,
  ChecksField,
  DateField,
  LongTextField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { writeMinutesRoute } from '../schema.ts';
import {
  ActionFields,
  ActionLine,
  type AskedAction,
  actionAsked,
  noAction,
} from './action-parts.tsx';
import { type Overview, people } from './looks.ts';

type Meeting = Overview['meetings'][number];

/** The minutes of one meeting. */
export function MeetingPart({
  meeting,
  today,
}: {
  readonly meeting: Meeting;
  readonly today: string;
}) {
  return (
    <details>
      <summary>
        {meeting.name}, {showDate(meeting.heldOn, today)}
      </summary>
      <p className="dp-dim">
        Present: {meeting.present.join(', ')}.
        {meeting.absent.length === 0 ? '' : ` Absent: ${meeting.absent.join(', ')}.`} Written by{' '}
        {meeting.writtenBy}.
      </p>
      {meeting.followedUp.map(({ action, words, done }) => (
        <p key={action} className="sd-text">
          {action}: {words} ({done ? 'done' : 'still open'})
        </p>
      ))}
      <p className="sd-text">
        <strong>Equal opportunities.</strong> {meeting.equalOpportunities}
      </p>
      {meeting.items.map(({ heading, minutes }) => (
        <p key={heading} className="sd-text">
          <strong>{heading}.</strong> {minutes}
        </p>
      ))}
      {meeting.actions.map((action) => (
        <ActionLine key={action.actionId} action={action} today={today} />
      ))}
    </details>
  );
}

interface Values extends AskedAction {
  readonly heldOn: string;
  readonly name: string;
  readonly presentIds: readonly string[];
  readonly absentIds: readonly string[];
  readonly equalOpportunities: string;
  readonly [heading: `heading-${string}`]: string;
  readonly [minutes: `minutes-${string}`]: string;
  readonly [became: `became-${string}`]: string;
  readonly [done: `done-${string}`]: boolean;
}
const PLACES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** Minutes: each open action of earlier meetings, equal opportunities, the other items, an action. */
export function MinutesForm({
  from,
  onDone,
}: {
  readonly from: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(writeMinutesRoute);
  const earlier = from.open.filter(({ about }) => about === 'meeting');
  const form = useForm<Values, { meetingId: string }>({
    name: 'minutes',
    start: {
      ...noAction(),
      heldOn: from.today,
      name: 'Staff meeting',
      presentIds: [],
      absentIds: [],
      equalOpportunities: '',
      ...Object.fromEntries(
        PLACES.flatMap((at) => [
          [`heading-${at}`, ''],
          [`minutes-${at}`, ''],
        ]),
      ),
      ...Object.fromEntries(
        earlier.flatMap(({ actionId }) => [
          [`became-${actionId}`, ''],
          [`done-${actionId}`, false],
        ]),
      ),
    },
    checks: {
      heldOn: needed('Enter the day'),
      name: needed('Enter a name'),
      presentIds: (value) => (value.length === 0 ? 'Say who was there' : undefined),
      equalOpportunities: needed('Say what was said of equal opportunities: each meeting has it'),
    },
    submit: (values, id) =>
      act({
        body: {
          id,
          heldOn: values.heldOn,
          name: values.name,
          presentIds: [...values.presentIds],
          absentIds: [...values.absentIds],
          equalOpportunities: values.equalOpportunities,
          items: PLACES.map((at) => ({
            heading: values[`heading-${at}`] ?? '',
            minutes: values[`minutes-${at}`] ?? '',
          })).filter(({ heading, minutes }) => heading !== '' || minutes !== ''),
          followedUp: earlier.map(({ actionId }) => ({
            actionId,
            words: values[`became-${actionId}`] ?? '',
            done: values[`done-${actionId}`] === true,
          })),
          actions: actionAsked(values),
        },
      }),
    onDone: () => {
      say('The minutes are written');
      onDone();
    },
  });
  const shown = PLACES.filter(
    (at, index) =>
      index === 0 ||
      form.values[`heading-${PLACES[index - 1] ?? ''}`] !== '' ||
      form.values[`heading-${at}`] !== '',
  );
  return (
    <Form form={form} action="Write the minutes" onCancel={onDone}>
      <TextField form={form} name="name" label="Meeting" />
      <DateField form={form} name="heldOn" label="Day" />
      <ChecksField form={form} name="presentIds" label="Present" options={people(from.staff)} />
      <ChecksField
        form={form}
        name="absentIds"
        label="Absent"
        optional
        options={people(
          from.staff.filter(({ memberId }) => !form.values.presentIds.includes(memberId)),
        )}
      />
      {earlier.map(({ actionId, words, ownerName }) => (
        <fieldset key={actionId} className="sd-fields">
          <legend>
            Action of {ownerName}: {words}
          </legend>
          <LongTextField form={form} name={`became-${actionId}`} label="What became of it" />
          <CheckField form={form} name={`done-${actionId}`} label="It is done" />
        </fieldset>
      ))}
      <LongTextField
        form={form}
        name="equalOpportunities"
        label="Equal opportunities"
        hint="An item of each meeting"
      />
      {shown.map((at) => (
        <fieldset key={at} className="sd-fields">
          <legend>Item {at}</legend>
          <TextField form={form} name={`heading-${at}`} label="Heading" optional />
          <LongTextField form={form} name={`minutes-${at}`} label="Minutes" optional />
        </fieldset>
      ))}
      <ActionFields form={form} staff={from.staff} />
    </Form>
  );
}
