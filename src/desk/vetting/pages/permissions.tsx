import './vetting.css';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { CheckField, DateField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { recordPermissionRoute } from '../schema.ts';
import {
  LIMIT_CHOICES,
  permissionLook,
  permissionWords,
  termWords,
  type Vetting,
} from './words.ts';

/** How much a student may work in term, and when term is; the latest recorded speaks. */
export function PermissionPart({
  id,
  vetting: { permissions, today },
  mayWrite,
}: {
  readonly id: string;
  readonly vetting: Vetting;
  readonly mayWrite: boolean;
}) {
  const [latest, ...earlier] = permissions;
  return (
    <RecordPart
      title="Student permission"
      add={
        mayWrite
          ? latest === undefined
            ? 'Record a student permission'
            : 'Record it anew'
          : undefined
      }
      form={(close) => <PermissionForm id={id} close={close} />}
    >
      {latest === undefined ? (
        <p className="dp-dim">None: no limit of hours by a visa is on file.</p>
      ) : (
        <ul className="dp-record-lines">
          <li>
            <Badge state={permissionLook(latest, today)} />
            <span>{permissionWords(latest, today)}</span>
            <span className="dp-dim">by {latest.recordedBy}</span>
          </li>
          <li>{termWords(latest, today)}</li>
        </ul>
      )}
      {earlier.length === 0 ? null : (
        <details>
          <summary>Recorded before ({earlier.length})</summary>
          <ul className="dp-record-lines">
            {earlier.map((one) => (
              <li key={one.permissionId}>
                <span>{permissionWords(one, today)}</span>
                <span className="dp-dim">{termWords(one, today)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </RecordPart>
  );
}

const NO_TERM = { from1: '', to1: '', from2: '', to2: '', from3: '', to3: '' };
const TERMS = [
  ['from1', 'to1', 'First term'],
  ['from2', 'to2', 'Second term'],
  ['from3', 'to3', 'Third term'],
] as const;

function PermissionForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(recordPermissionRoute);
  const form = useForm({
    name: 'student-permission',
    start: {
      weeklyLimitHours: '20',
      validFrom: '',
      validTo: '',
      withDates: true,
      coversFrom: '',
      coversTo: '',
      ...NO_TERM,
      givenBy: '',
      givenOn: dateIn(new Date()),
    },
    checks: {
      validFrom: needed('Enter the first day of the permission'),
      validTo: (value, { validFrom }) =>
        value === ''
          ? 'Enter the last day of the permission'
          : value < validFrom
            ? 'The last day lies before the first'
            : undefined,
      coversFrom: (value, { withDates }) =>
        withDates && value === '' ? 'Enter the first day the dates speak for' : undefined,
      coversTo: (value, { withDates, coversFrom }) =>
        withDates && value === ''
          ? 'Enter the last day the dates speak for'
          : withDates && value < coversFrom
            ? 'The last day lies before the first'
            : undefined,
      givenBy: (value, { withDates }) =>
        withDates && value.trim() === '' ? 'Say who gave the dates' : undefined,
      to1: ends('from1'),
      to2: ends('from2'),
      to3: ends('from3'),
    },
    submit: (values, permissionId) =>
      act({
        params: { id },
        body: {
          id: permissionId,
          weeklyLimitHours: values.weeklyLimitHours as '20',
          validFrom: values.validFrom,
          validTo: values.validTo,
          termDates: values.withDates
            ? {
                covers: { from: values.coversFrom, to: values.coversTo },
                terms: TERMS.filter(([from]) => values[from] !== '').map(([from, to]) => ({
                  from: values[from],
                  to: values[to],
                })),
                givenBy: values.givenBy,
                givenOn: values.givenOn,
              }
            : null,
        },
      }),
    onDone: () => {
      say('The student permission is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record it" label="Student permission" onCancel={close}>
      <RadioField
        form={form}
        name="weeklyLimitHours"
        label="May work a week in term"
        options={LIMIT_CHOICES}
      />
      <DateField form={form} name="validFrom" label="From" />
      <DateField form={form} name="validTo" label="Until" hint="The last day of the permission" />
      <CheckField
        form={form}
        name="withDates"
        label="Term dates from the education provider are on file"
        hint="Without them every week is held to the limit"
      />
      {form.values.withDates ? (
        <>
          <DateField form={form} name="coversFrom" label="The dates speak for the days from" />
          <DateField form={form} name="coversTo" label="To" />
          {TERMS.map(([from, to, label]) => (
            <div key={from} className="vt-pair">
              <DateField form={form} name={from} label={`${label} from`} optional />
              <DateField form={form} name={to} label={`${label} to`} optional />
            </div>
          ))}
          <TextField
            form={form}
            name="givenBy"
            label="Given by"
            hint="Letter of the university, its page of term dates"
          />
          <DateField form={form} name="givenOn" label="Seen on" />
        </>
      ) : null}
    </Form>
  );
}

/** A term that has a first day has a last one, and not before it. */
function ends(start: 'from1' | 'from2' | 'from3') {
  return (value: string, values: typeof NO_TERM): string | undefined => {
    const from = values[start];
    if (from === '' && value === '') return undefined;
    if (from === '' || value === '') return 'Enter both days of the term, or neither';
    return value < from ? 'The last day lies before the first' : undefined;
  };
}
