import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { CheckField, DateField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { recordNightHealthRoute } from '../schema.ts';
import { ANSWER_CHOICES, answerLook, type Vetting } from './words.ts';

/** The free health assessment for night work: when it was offered and what came of it. */
export function NightHealthPart({
  id,
  vetting: { nightHealth, today },
  mayWrite,
}: {
  readonly id: string;
  readonly vetting: Vetting;
  readonly mayWrite: boolean;
}) {
  const [latest, ...earlier] = nightHealth;
  return (
    <RecordPart
      title="Health for night work"
      add={mayWrite ? 'Record an offer or an answer' : undefined}
      form={(close) => <NightHealthForm id={id} close={close} />}
    >
      {latest === undefined ? (
        <p className="dp-dim">
          Not offered yet. A night worker is offered a free assessment before the first night.
        </p>
      ) : (
        <ul className="dp-record-lines">
          <li>
            <Badge state={answerLook(latest.answer)} />
            <span>
              offered on {showDate(latest.offeredOn, today)}
              {latest.capacities ? ', of health and capacities' : ''}
            </span>
            <span className="dp-dim">by {latest.recordedBy}</span>
          </li>
        </ul>
      )}
      {earlier.length === 0 ? null : (
        <details>
          <summary>Recorded before ({earlier.length})</summary>
          <ul className="dp-record-lines">
            {earlier.map((one) => (
              <li key={one.assessmentId}>
                <Badge state={answerLook(one.answer)} />
                <span className="dp-dim">offered on {showDate(one.offeredOn, today)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </RecordPart>
  );
}

function NightHealthForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(recordNightHealthRoute);
  const form = useForm({
    name: 'night-health',
    // Of somebody's health no draft is kept.
    keep: false,
    start: { offeredOn: dateIn(new Date()), answer: 'not_answered', capacities: false },
    checks: { offeredOn: needed('Enter the day it was offered') },
    submit: ({ offeredOn, answer, capacities }, assessmentId) =>
      act({
        params: { id },
        body: { id: assessmentId, offeredOn, answer: answer as 'fit', capacities },
      }),
    onDone: () => {
      say('Health for night work is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record it" label="Health for night work" onCancel={close}>
      <DateField form={form} name="offeredOn" label="Offered on" />
      <RadioField
        form={form}
        name="answer"
        label="What came of it"
        hint="The answer only; what the worker told the assessor is not for us"
        options={ANSWER_CHOICES}
      />
      <CheckField
        form={form}
        name="capacities"
        label="It was of health and capacities"
        hint="As it has to be for those under 18"
      />
    </Form>
  );
}
