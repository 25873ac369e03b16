import { showDate } from '../../../lib/show.ts';
import { DateField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { endUnitRouteRoute, recordUnitRouteRoute } from '../unit-route-schema.ts';
import type { Framework, Learner } from './words.ts';

interface OfLearner {
  readonly framework: Framework;
  readonly learner: Learner;
  readonly onDone: () => void;
}

/** Whether the awarding body has the learner on its unit payment route (R93): recorded, or ended. */
export function UnitRoute({ framework, learner, onDone }: OfLearner) {
  const { unitRoute } = learner;
  return (
    <section aria-label="Unit payment route">
      <h3>Unit payment route</h3>
      {unitRoute ? (
        <>
          <p>
            Since {showDate(unitRoute.fromOn)}: {unitRoute.reference}.
          </p>
          <EndRoute unitRouteId={unitRoute.unitRouteId} onDone={onDone} />
        </>
      ) : (
        <RecordRoute framework={framework} learner={learner} onDone={onDone} />
      )}
    </section>
  );
}

function RecordRoute({ framework, learner, onDone }: OfLearner) {
  const say = useNotice();
  const { act } = useAct(recordUnitRouteRoute);
  const form = useForm({
    name: `unit route ${framework.frameworkId} ${learner.learnerId}`,
    keep: false,
    start: { reference: '', fromOn: '' },
    checks: {
      reference: needed('Write what the awarding body wrote'),
      fromOn: needed('Enter the day'),
    },
    submit: (values, id) =>
      act({
        body: { id, learnerId: learner.learnerId, frameworkId: framework.frameworkId, ...values },
      }),
    onDone: () => {
      say('The learner is on the unit payment route');
      onDone();
    },
  });
  return (
    <Form form={form} label="Unit payment route" action="Put on the unit route">
      <p>Not on it, so single units cannot be claimed. Record it once the awarding body says so.</p>
      <TextField form={form} name="reference" label="Awarding body’s reference" />
      <DateField form={form} name="fromOn" label="From" />
    </Form>
  );
}

function EndRoute({
  unitRouteId,
  onDone,
}: {
  readonly unitRouteId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(endUnitRouteRoute);
  const form = useForm({
    name: `unit route end ${unitRouteId}`,
    keep: false,
    start: { on: '', because: '' },
    checks: { on: needed('Enter the day'), because: needed('Say why') },
    submit: (body) => act({ params: { id: unitRouteId }, body }),
    onDone: () => {
      say('The learner left the unit payment route');
      onDone();
    },
  });
  return (
    <Form form={form} label="Leave the unit payment route" action="Take off the unit route">
      <DateField form={form} name="on" label="Left it on" />
      <LongTextField form={form} name="because" label="Why" />
    </Form>
  );
}
