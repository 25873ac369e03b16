import { localOf } from '../../../lib/time.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import {
  DateField,
  MoneyField,
  NumberField,
  SelectField,
  TextField,
  TimeField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { askApprovalRoute, changeShiftRoute, type LimitKind, type ShiftRow } from '../schema.ts';
import { isTwice } from './times.ts';
import { KIND_WORDS, minute } from './words.ts';

const HOURS = [
  { value: 'first', label: 'The first time, in summer time' },
  { value: 'second', label: 'The second time, in winter time' },
];

/** Changes a shift's times, kind, break, rates and order number; only what changed is sent. */
export function ChangeShift({
  shift,
  onDone,
}: {
  readonly shift: ShiftRow;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(changeShiftRoute);
  const ask = useAct(askApprovalRoute);
  const from = localOf(minute(shift.startsAt));
  const to = localOf(minute(shift.endsAt));
  const start = {
    date: from.date,
    start: from.clock,
    end: to.clock,
    startHour: '',
    endHour: '',
    kind: shift.kind as string,
    breakMinutes: shift.breakMinutes as number | undefined,
    payPence: shift.payPence as number | undefined,
    chargePence: shift.chargePence as number | undefined,
    poNumber: shift.poNumber,
    reference: shift.reference,
    costCentre: shift.costCentre,
  };
  const form = useForm({
    name: `change-${shift.shiftId}`,
    start,
    checks: {
      date: needed('Enter the day'),
      start: needed('Enter when it starts'),
      end: needed('Enter when it ends'),
      payPence: needed('Enter the pay an hour'),
      chargePence: needed('Enter the charge an hour'),
    },
    submit: (values) => {
      const moved =
        values.date !== start.date ||
        values.start !== start.start ||
        values.end !== start.end ||
        values.startHour !== '' ||
        values.endHour !== '';
      return act({
        params: { shiftId: shift.shiftId },
        body: {
          ...(moved
            ? {
                times: {
                  date: values.date,
                  start: values.start,
                  end: values.end,
                  ...(values.startHour === ''
                    ? {}
                    : { startHour: values.startHour as 'first' | 'second' }),
                  ...(values.endHour === ''
                    ? {}
                    : { endHour: values.endHour as 'first' | 'second' }),
                },
              }
            : {}),
          ...(values.kind === shift.kind ? {} : { kind: values.kind as ShiftRow['kind'] }),
          ...(values.breakMinutes === undefined || values.breakMinutes === shift.breakMinutes
            ? {}
            : { breakMinutes: values.breakMinutes }),
          ...(values.payPence === undefined || values.payPence === shift.payPence
            ? {}
            : { payPence: values.payPence }),
          ...(values.chargePence === undefined || values.chargePence === shift.chargePence
            ? {}
            : { chargePence: values.chargePence }),
          ...(values.poNumber === shift.poNumber ? {} : { poNumber: values.poNumber }),
          ...(values.reference === shift.reference ? {} : { reference: values.reference }),
          ...(values.costCentre === shift.costCentre ? {} : { costCentre: values.costCentre }),
        },
      });
    },
    onDone: ({ changed }) => {
      say(
        changed
          ? shift.personId === null
            ? 'Shift changed'
            : 'Shift changed; confirm both sides again'
          : 'Nothing was changed',
      );
      onDone();
    },
  });
  const twice = isTwice(form.values.date, form.values.start, form.values.end);
  return (
    <Form form={form} action="Change shift" label="Change the shift" onCancel={onDone}>
      <AskApproval<LimitKind> refusal={form.refusal} ask={(body) => ask.act({ body })} />
      <DateField form={form} name="date" label="Day" />
      <div className="dp-form-pair">
        <TimeField form={form} name="start" label="Starts" />
        <TimeField form={form} name="end" label="Ends" />
      </div>
      {twice.start ? (
        <SelectField
          form={form}
          name="startHour"
          label={`${form.values.start} comes twice that night: which starts it`}
          options={HOURS}
          none="The first time"
        />
      ) : null}
      {twice.end ? (
        <SelectField
          form={form}
          name="endHour"
          label={`${form.values.end} comes twice that night: which ends it`}
          options={HOURS}
          none="The first time"
        />
      ) : null}
      <div className="dp-form-pair">
        <SelectField
          form={form}
          name="kind"
          label="Kind"
          options={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <NumberField form={form} name="breakMinutes" label="Break, minutes" />
      </div>
      <div className="dp-form-pair">
        <MoneyField form={form} name="payPence" label="Pay" unit="an hour" />
        <MoneyField form={form} name="chargePence" label="Charge" unit="an hour" />
      </div>
      <div className="dp-form-pair">
        <TextField form={form} name="poNumber" label="Order number" optional />
        <TextField form={form} name="reference" label="Reference" optional />
      </div>
      <TextField form={form} name="costCentre" label="Cost centre" optional />
    </Form>
  );
}
