import { useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { DateField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { lawHref } from '../../../ui/law-href.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { answerRequestRoute, DUTIES, tellDayOneRoute } from '../schema.ts';
import type { DutyRow } from './duties-page.tsx';

/** What is pressed to do a duty here; the pay of a comparable employee is recorded on the client. */
const STEPS: Partial<Record<DutyRow['kind'], string>> = {
  day_one: 'Record that they were told',
  request: 'Record the answer',
};

/** One duty: what it says, whose it is, and the step that does it. */
export function DutyPanel({
  of,
  duty,
  asOf,
  alike,
  onClose,
}: {
  readonly of: string;
  readonly duty: DutyRow;
  readonly asOf: string;
  /** The rows of the same kind at the same hirer, this one too. */
  readonly alike: readonly DutyRow[];
  readonly onClose: () => void;
}) {
  const may = useMay()('equal-treatment.write');
  const [doing, setDoing] = useState(false);
  const open = duty.state !== 'done';
  const step = STEPS[duty.kind];
  const close = () => setDoing(false);
  return (
    <SidePanel of={of} title={`${duty.displayName}: ${DUTIES[duty.kind]}`} onClose={onClose}>
      <p>{duty.says}</p>
      <FactList
        facts={[
          {
            label: 'By',
            value: `${showDate(duty.by, asOf)}${duty.certain ? '' : ', if no week is missed'}`,
          },
          ...(duty.doneOn === null ? [] : [{ label: 'Done', value: showDate(duty.doneOn, asOf) }]),
          {
            label: 'Worker',
            value: <Link href={`/candidates/${duty.personId}`}>{duty.displayName}</Link>,
          },
          {
            label: 'Where',
            value:
              duty.clientId === null ? (
                duty.hirerName
              ) : (
                <Link href={`/clients/${duty.clientId}`}>{duty.hirerName}</Link>
              ),
          },
          { label: 'Rule', value: <Link href={lawHref(duty.rule) ?? '/rules'}>{duty.rule}</Link> },
        ]}
      />
      {!open || !may ? null : doing ? (
        duty.kind === 'request' ? (
          <AnswerForm duty={duty} onDone={onClose} onCancel={close} />
        ) : (
          <TellForm duty={duty} alike={alike} onDone={onClose} onCancel={close} />
        )
      ) : step === undefined ? (
        duty.clientId === null ? null : (
          <LinkButton href={`/clients/${duty.clientId}`}>Open comparable pay</LinkButton>
        )
      ) : (
        <div className="dp-row">
          <button type="button" className="dp-link" onClick={() => setDoing(true)}>
            {step}
          </button>
        </div>
      )}
    </SidePanel>
  );
}

interface FormProps {
  readonly duty: DutyRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function TellForm({
  duty,
  alike,
  onDone,
  onCancel,
}: FormProps & { readonly alike: readonly DutyRow[] }) {
  const say = useNotice();
  const { act } = useAct(tellDayOneRoute);
  const everyone = [...new Set(alike.map(({ personId }) => personId))].slice(0, 200);
  const form = useForm({
    name: `day-one ${duty.personId} ${duty.hirerId}`,
    start: { who: 'one', toldOn: dateIn(new Date()) },
    checks: { toldOn: needed('Enter the day they were told') },
    submit: ({ who, toldOn }, id) =>
      act({
        params: { id: duty.hirerId },
        body: { id, personIds: who === 'all' ? everyone : [duty.personId], toldOn },
      }),
    onDone: ({ told }) => {
      say(`Recorded: ${counted(told, 'worker')} told`);
      onDone();
    },
  });
  return (
    <Form
      form={form}
      action="Record that they were told"
      label="Told of facilities and vacancies"
      onCancel={onCancel}
    >
      {everyone.length < 2 ? null : (
        <RadioField
          form={form}
          name="who"
          label="Who was told"
          options={[
            { value: 'one', label: duty.displayName },
            { value: 'all', label: `All ${everyone.length} listed at ${duty.hirerName}` },
          ]}
        />
      )}
      <DateField form={form} name="toldOn" label="Told on" />
    </Form>
  );
}

function AnswerForm({ duty, onDone, onCancel }: FormProps) {
  const say = useNotice();
  const { act } = useAct(answerRequestRoute);
  const form = useForm({
    name: `answer ${duty.requestId}`,
    start: { answeredOn: dateIn(new Date()) },
    checks: { answeredOn: needed('Enter the day it was answered') },
    submit: ({ answeredOn }) => act({ params: { id: duty.requestId ?? '' }, body: { answeredOn } }),
    onDone: ({ late }) => {
      say(late ? 'Recorded: answered late' : 'Recorded: answered in time');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record the answer" label="Answered in writing" onCancel={onCancel}>
      <DateField form={form} name="answeredOn" label="Answered on" />
    </Form>
  );
}
