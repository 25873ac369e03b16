import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { METHODS, readPlans, type ShownPlan, writePlanRoute } from '../schema.ts';
import { METHOD_WORDS } from './looks.ts';

/** What will be assessed of a learner, unit by unit, and the next version of it. */
export function Plans({
  learnerId,
  frameworkId,
}: {
  readonly learnerId: string;
  readonly frameworkId: string;
}) {
  const may = useMay()('assessment.judge');
  const reading = useRead(readPlans, {
    params: { id: learnerId },
    query: { framework: frameworkId },
  });
  return (
    <Read of={reading}>
      {({ rows, units, notes, today }) => (
        <>
          {notes.length === 0 ? null : <Findings findings={notes} />}
          {rows.length === 0 ? <p className="dp-dim">Nothing is planned yet.</p> : null}
          {rows
            .filter(({ superseded }) => !superseded)
            .map((plan) => (
              <Plan
                key={plan.planId}
                plan={plan}
                earlier={rows.filter((one) => one.unitId === plan.unitId && one.superseded)}
              />
            ))}
          {may ? (
            <details>
              <summary>Plan an assessment</summary>
              <p className="dp-dim">
                It makes the unit’s next version; lines that are still to come go along. All four
                methods are open to the learner: choose with them.
              </p>
              <PlanForm learnerId={learnerId} units={units} plans={rows} today={today} />
            </details>
          ) : null}
        </>
      )}
    </Read>
  );
}

/** One version, and those it took the place of. */
export function Plan({
  plan,
  earlier = [],
  heading: Heading = 'h3',
}: {
  readonly plan: ShownPlan;
  readonly earlier?: readonly ShownPlan[];
  /** One below what stands over it on the page. */
  readonly heading?: 'h2' | 'h3';
}) {
  return (
    <article>
      <Heading>
        {plan.reference} {plan.title}
      </Heading>
      <PlanLines plan={plan} />
      <p className="dp-dim">
        Version {plan.version}, {plan.writtenBy}, <Moment at={plan.writtenAt} />
        {plan.meetingId === null ? '' : ', at a meeting of the programme'};{' '}
        {plan.agreedAt === null ? (
          'the learner has not agreed yet'
        ) : (
          <>
            agreed by the learner <Moment at={plan.agreedAt} />
          </>
        )}
        .
      </p>
      {earlier.length === 0 ? null : (
        <details>
          <summary>Earlier versions of {plan.reference}</summary>
          {earlier.map((one) => (
            <div key={one.planId}>
              <p className="dp-dim">
                Version {one.version}, {one.writtenBy}, <Moment at={one.writtenAt} />
              </p>
              <PlanLines plan={one} />
            </div>
          ))}
        </details>
      )}
    </article>
  );
}

function PlanLines({ plan }: { readonly plan: ShownPlan }) {
  return (
    <ul>
      {plan.lines.map((line, at) => (
        <li key={`${line.on} ${line.what} ${at}`}>
          {showDate(line.on, dateIn(new Date()))}, {line.place}: {line.what} (
          {METHOD_WORDS[line.method].toLowerCase()})
        </li>
      ))}
    </ul>
  );
}

function PlanForm({
  learnerId,
  units,
  plans,
  today,
}: {
  readonly learnerId: string;
  readonly units: readonly { readonly unitId: string; readonly reference: string }[];
  readonly plans: readonly ShownPlan[];
  readonly today: string;
}) {
  const { act } = useAct(writePlanRoute);
  const { query } = useAddress();
  const say = useNotice();
  const form = useForm({
    name: 'assessment-plan',
    start: { unitId: '', what: '', method: '', on: '', place: '' },
    checks: {
      unitId: needed('Choose the unit'),
      what: needed('Write what will be assessed'),
      method: needed('Choose how'),
      on: needed('Choose the day'),
      place: needed('Write where'),
    },
    submit: ({ unitId, what, method, on, place }, id) => {
      const newest = plans.find((one) => one.unitId === unitId && !one.superseded);
      const kept = (newest?.lines ?? []).filter((line) => line.on >= today);
      const by = METHODS.find((one) => one === method) ?? 'record';
      return act({
        params: { id: learnerId },
        body: {
          id,
          unitId,
          meetingId: query['meeting'] ?? null,
          lines: [...kept, { what, method: by, on, place }],
        },
      });
    },
    onDone: ({ version }) => say(`Version ${version} waits for the learner to agree`),
  });
  return (
    <Form form={form} action="Plan it" label="Plan an assessment">
      <SelectField
        form={form}
        name="unitId"
        label="Unit"
        options={units.map(({ unitId, reference }) => ({ value: unitId, label: reference }))}
      />
      <TextField form={form} name="what" label="What will be assessed" />
      <SelectField
        form={form}
        name="method"
        label="How"
        options={METHODS.map((value) => ({ value, label: METHOD_WORDS[value] }))}
      />
      <div className="dp-form-pair">
        <DateField form={form} name="on" label="When" />
        <TextField form={form} name="place" label="Where" />
      </div>
    </Form>
  );
}
