import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { includeUnitRoute, listUnsampled } from '../board-schema.ts';
import { type Cycle, LIVE } from './looks.ts';

/** Units that verifiers asked for beside the draw; nothing is looked at that no plan holds. */
export function InclusionsPart({ cycle }: { readonly cycle: Cycle }) {
  const may = useMay();
  const reading = useRead(listUnsampled, { params: { id: cycle.cycleId } }, { live: LIVE });
  return (
    <RecordPart
      level={2}
      title="Asked for beside the draw"
      add={may('verification.plan') && !cycle.released ? 'Ask for a unit' : undefined}
      form={(close) => <AskForm cycleId={cycle.cycleId} onDone={close} />}
    >
      <Read of={reading}>
        {({ included }) =>
          included.length === 0 ? (
            <p className="dp-dim">
              Only what a plan holds is verified. Ask here for a unit the draw left out, with the
              reason: the next version takes it in.
            </p>
          ) : (
            <ul className="ve-lines">
              {included.map((one) => (
                <li key={one.inclusionId}>
                  <span>
                    {one.unitReference}, {one.learnerName}
                  </span>
                  <span className="ve-text">{one.because}</span>
                  <span className="dp-dim">
                    {one.includedBy}, <Moment at={one.includedAt} />
                    {one.planned ? '' : '; not in a plan yet: plan again'}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </RecordPart>
  );
}

function AskForm({ cycleId, onDone }: { readonly cycleId: string; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(includeUnitRoute);
  const { value } = useRead(listUnsampled, { params: { id: cycleId } });
  const form = useForm({
    name: 'include',
    start: { learnerId: '', unitId: '', because: '' },
    checks: {
      learnerId: needed('Choose the learner'),
      unitId: needed('Choose the unit'),
      because: needed('Say why'),
    },
    submit: (values, id) => act({ params: { id: cycleId }, body: { id, ...values } }),
    onDone: () => {
      say('It is taken in by the next version of the plan');
      onDone();
    },
  });
  const learners = value?.learners ?? [];
  const units = learners.find(({ learnerId }) => learnerId === form.values.learnerId)?.units ?? [];
  return (
    <Form form={form} action="Ask for it" onCancel={onDone}>
      <SelectField
        form={form}
        name="learnerId"
        label="Learner"
        options={learners.map(({ learnerId, name }) => ({ value: learnerId, label: name }))}
      />
      <SelectField
        form={form}
        name="unitId"
        label="Unit"
        options={units.map(({ unitId, reference }) => ({ value: unitId, label: reference }))}
      />
      <LongTextField form={form} name="because" label="Reason" />
    </Form>
  );
}
