import { counted, listed } from '../../../lib/text.ts';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  claimAwardsRoute,
  issueStatementRoute,
  KEY_HOLDERS,
  receiveCredentialRoute,
} from '../schema.ts';
import { UnitRoute } from './unit-route.tsx';
import { type Framework, type Learner, type Overview, optionsOf } from './words.ts';

interface OfLearner {
  readonly framework: Framework;
  readonly learner: Learner;
  readonly onDone: () => void;
}

/** One learner: the units, what is missing, and what may be issued or claimed. */
export function LearnerPanel({ framework, learner, onDone }: OfLearner) {
  const manages = useMay()('certification.manage');
  const named = (which: (unit: Learner['units'][number]) => boolean) =>
    listed(learner.units.filter(which).map(({ reference }) => reference)) || 'none';
  return (
    <>
      <p>Ratified: {named(({ ratified, extra }) => ratified && !extra)}.</p>
      <p>Extra units: {named(({ extra }) => extra)}.</p>
      <p>Informal: {named(({ ratified }) => !ratified)}.</p>
      <Findings findings={learner.missing} clear="Nothing is missing: the centre may claim." />
      {manages ? <StatementForm framework={framework} learner={learner} onDone={onDone} /> : null}
      {manages ? <UnitRoute framework={framework} learner={learner} onDone={onDone} /> : null}
      {manages && learner.unitRoute ? (
        <UnitClaim framework={framework} learner={learner} onDone={onDone} />
      ) : null}
    </>
  );
}

/** Issues the transcript, or the statement of one unit. */
function StatementForm({ framework, learner, onDone }: OfLearner) {
  const say = useNotice();
  const { act } = useAct(issueStatementRoute);
  const ratified = learner.units.filter((unit) => unit.ratified);
  const form = useForm({
    name: `statement ${framework.frameworkId} ${learner.learnerId}`,
    keep: false,
    start: { unitId: '' },
    submit: ({ unitId }, id) =>
      act({
        body: {
          id,
          learnerId: learner.learnerId,
          frameworkId: framework.frameworkId,
          unitId: unitId || null,
        },
      }),
    onDone: () => {
      say('The provisional statement is issued');
      onDone();
    },
  });
  if (ratified.length === 0) return null;
  return (
    <section aria-label="Provisional statement">
      <h3>Provisional statement</h3>
      <Form form={form} label="Provisional statement" action="Issue the statement">
        <SelectField
          form={form}
          name="unitId"
          label="Of"
          none="All units (transcript)"
          options={ratified.map(({ unitId, reference }) => ({
            value: unitId,
            label: `Unit ${reference}`,
          }))}
        />
      </Form>
    </section>
  );
}

/** A single unit, on the unit payment route. */
function UnitClaim({ framework, learner, onDone }: OfLearner) {
  const say = useNotice();
  const { act } = useAct(claimAwardsRoute);
  const open = learner.units.filter(
    ({ ratified, reference }) => ratified && !learner.claimed.includes(reference),
  );
  const form = useForm({
    name: `unit claim ${framework.frameworkId} ${learner.learnerId}`,
    keep: false,
    start: { unitId: '' },
    checks: { unitId: needed('Choose the unit') },
    submit: ({ unitId }, id) =>
      act({
        body: {
          id,
          frameworkId: framework.frameworkId,
          route: 'unit',
          lines: [{ learnerId: learner.learnerId, unitId }],
        },
      }),
    onDone: () => {
      say('The unit is claimed');
      onDone();
    },
  });
  if (open.length === 0) return null;
  return (
    <section aria-label="Claim of a unit">
      <h3>Claim of a unit</h3>
      <Form form={form} label="Claim of a unit" action="Claim this unit">
        <SelectField
          form={form}
          name="unitId"
          label="Unit"
          none="Choose one"
          options={open.map(({ unitId, reference }) => ({ value: unitId, label: reference }))}
        />
      </Form>
    </section>
  );
}

/** Claims the qualification for the learners picked, of one framework. */
export function ClaimForm({
  overview,
  picked,
  onDone,
}: {
  readonly overview: Overview;
  readonly picked: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(claimAwardsRoute);
  const framework = overview.frameworks.find(({ frameworkId }) =>
    [...picked].some((key) => key.startsWith(`${frameworkId}:`)),
  );
  const learners = (framework?.learners ?? []).filter(({ learnerId }) =>
    picked.has(`${framework?.frameworkId}:${learnerId}`),
  );
  const form = useForm({
    name: 'award claim',
    keep: false,
    start: {},
    submit: (_values, id) =>
      act({
        body: {
          id,
          frameworkId: framework?.frameworkId ?? '',
          route: 'qualification',
          lines: learners.map(({ learnerId }) => ({ learnerId })),
        },
      }),
    onDone: () => {
      say('Claimed. Its schedule of results stands in the claim');
      onDone();
    },
  });
  if (!framework) return <p>Pick the learners in the list first.</p>;
  const waiting = learners.filter(({ passes }) => !passes);
  return (
    <Form form={form} action="Claim the qualification" onCancel={onDone}>
      <p>
        {framework.code}: {counted(learners.length, 'learner')},{' '}
        {listed(learners.map(({ name }) => name))}.
      </p>
      {waiting.length > 0 ? (
        <p>
          Not ready, so the claim will be refused: {listed(waiting.map(({ name }) => name))}. Leave
          them out.
        </p>
      ) : null}
    </Form>
  );
}

/** A credential of a learner's that somebody else issued. */
export function ReceiveForm({
  overview,
  onDone,
}: {
  readonly overview: Overview;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(receiveCredentialRoute);
  const learners = new Map(
    overview.frameworks.flatMap((one) =>
      one.learners.map(({ learnerId, name }) => [learnerId, name] as const),
    ),
  );
  const form = useForm({
    name: 'received credential',
    start: { learnerId: '', credential: '', key: '', keyHolder: 'other', statusList: '' },
    checks: {
      learnerId: needed('Choose the learner'),
      credential: needed('Paste the credential'),
    },
    submit: ({ keyHolder, ...body }, id) =>
      act({ body: { id, ...body, keyHolder: keyHolder as keyof typeof KEY_HOLDERS } }),
    onDone: () => {
      say('Its signature fits, and the credential is kept');
      onDone();
    },
  });
  return (
    <Form form={form} action="Verify and keep it" onCancel={onDone}>
      <SelectField
        form={form}
        name="learnerId"
        label="Learner"
        none="Choose one"
        options={[...learners].map(([value, label]) => ({ value, label }))}
      />
      <LongTextField
        form={form}
        name="credential"
        label="Credential"
        hint="As a JWT: one long line with two dots in it"
      />
      <LongTextField
        form={form}
        name="key"
        label="Issuer’s public key"
        hint="As a JWK, from the issuer’s own site. Leave it empty if the issuer is a did:key or did:jwk"
        optional
      />
      <SelectField
        form={form}
        name="keyHolder"
        label="Whose key it is"
        options={optionsOf(KEY_HOLDERS)}
      />
      <LongTextField
        form={form}
        name="statusList"
        label="Issuer’s list of what counts no longer"
        hint="From the address under credentialStatus; nothing is fetched from here. Left empty, the credential is kept as not looked up"
        optional
      />
    </Form>
  );
}
