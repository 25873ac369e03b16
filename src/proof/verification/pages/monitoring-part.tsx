import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { DateField, LongTextField, RadioField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  BEFORE,
  listMonitorings,
  monitorRoute,
  planMonitoringRoute,
  SEEN,
} from '../monitor-schema.ts';
import { type Cycle, LATE, LIVE } from './looks.ts';

const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** The stages before assessment: planned, then looked at. */
export function MonitoringPart({ cycle }: { readonly cycle: Cycle }) {
  const may = useMay();
  const reading = useRead(listMonitorings, { params: { id: cycle.cycleId } }, { live: LIVE });
  return (
    <RecordPart
      level={2}
      title="Advice, training and help with evidence"
      add={may('verification.plan') && !cycle.released ? 'Plan a look' : undefined}
      form={(close) => <PlanForm cycleId={cycle.cycleId} onDone={close} />}
    >
      <Read of={reading}>
        {({ rows, today }) =>
          rows.length === 0 ? (
            <p className="dp-dim">
              Verification looks at the stages before assessment too. Plan whose, by when; what was
              seen is recorded after.
            </p>
          ) : (
            rows.map((row) => (
              <RecordPart
                key={row.monitoringId}
                title={`${BEFORE[row.stage]}, ${row.learnerName}`}
                add={row.seen === null && row.isMine ? 'Record what you saw' : undefined}
                form={(close) => <SeenForm monitoringId={row.monitoringId} onDone={close} />}
              >
                <p>
                  {row.verifierName}, by {showDate(row.dueOn, today)}{' '}
                  {row.late ? <Badge state={LATE} /> : null}
                </p>
                {row.seen === null ? null : (
                  <p className="ve-text">
                    {SEEN[row.seen.outcome]}, {showDate(row.seen.heldOn, today)}: {row.seen.words}
                  </p>
                )}
              </RecordPart>
            ))
          )
        }
      </Read>
    </RecordPart>
  );
}

function PlanForm({ cycleId, onDone }: { readonly cycleId: string; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(planMonitoringRoute);
  const { value } = useRead(listMonitorings, { params: { id: cycleId } });
  const form = useForm({
    name: 'monitoring',
    start: { stage: 'advice' as keyof typeof BEFORE, learnerId: '', verifierId: '', dueOn: '' },
    checks: {
      learnerId: needed('Choose the learner'),
      verifierId: needed('Choose who looks'),
      dueOn: needed('Enter the day'),
    },
    submit: (values, id) => act({ params: { id: cycleId }, body: { id, ...values } }),
    onDone: () => {
      say('It is planned');
      onDone();
    },
  });
  return (
    <Form form={form} action="Plan it" onCancel={onDone}>
      <RadioField form={form} name="stage" label="Stage" options={options(BEFORE)} />
      <SelectField
        form={form}
        name="learnerId"
        label="Learner"
        options={(value?.learners ?? []).map(({ learnerId, name }) => ({
          value: learnerId,
          label: name,
        }))}
      />
      <SelectField
        form={form}
        name="verifierId"
        label="Who looks"
        options={(value?.verifiers ?? []).map(({ memberId, name }) => ({
          value: memberId,
          label: name,
        }))}
      />
      <DateField form={form} name="dueOn" label="By" />
    </Form>
  );
}

function SeenForm({
  monitoringId,
  onDone,
}: {
  readonly monitoringId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(monitorRoute);
  const form = useForm({
    name: `seen-${monitoringId}`,
    start: {
      heldOn: dateIn(new Date()),
      outcome: 'sound' as keyof typeof SEEN,
      words: '',
    },
    checks: { heldOn: needed('Enter the day'), words: needed('Say what you saw') },
    submit: (values, id) => act({ params: { id: monitoringId }, body: { id, ...values } }),
    onDone: () => {
      say('It is recorded');
      onDone();
    },
  });
  return (
    <Form form={form} action="Record it" onCancel={onDone}>
      <DateField form={form} name="heldOn" label="Day" />
      <RadioField form={form} name="outcome" label="On the whole" options={options(SEEN)} />
      <LongTextField form={form} name="words" label="What you saw" />
    </Form>
  );
}
