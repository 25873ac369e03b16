import './external.css';
import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import {
  CONFIRM_FORGET,
  CONFIRM_START,
  ConfirmFields,
  confirmed,
} from '../../../ui/confirm-fields.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FactList, Facts } from '../../../ui/facts.tsx';
import { LongTextField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  closeSampleRoute,
  exportTrailRoute,
  OUTCOMES,
  openRecordRoute,
  pickRoute,
  readExternalSample,
  recordPickRoute,
  signBaseRoute,
} from '../schema.ts';
import { CLOSED, HOME, LIVE, OPEN, OUTCOME_LOOKS, type Sample, SIGNED, UNREAD } from './looks.ts';

type Unit = Sample['units'][number];

/** An external sample: the base to pick from, what was found, what it still lacks, and the signature. */
export default function OwnSamplePage() {
  const { params } = useAddress();
  const reading = useRead(
    readExternalSample,
    { params: { id: params['id'] ?? '' } },
    { live: LIVE },
  );
  return (
    <Page title={reading.value?.cycleName ?? 'External sample'} where={[HOME]}>
      <Read of={reading}>{(sample) => <Whole sample={sample} />}</Read>
    </Page>
  );
}

function Whole({ sample }: { readonly sample: Sample }) {
  const { standing, closed, signature } = sample;
  const of = ({ there, asked }: { readonly there: number; readonly asked: number }) =>
    `${there} of ${asked}`;
  return (
    <>
      <Facts
        state={signature?.unsigned === 0 ? SIGNED : closed !== null ? CLOSED : OPEN}
        facts={[
          { label: 'External verifier', value: sample.verifierName },
          { label: 'Qualification', value: sample.frameworkCode },
          { label: 'Units', value: of(standing.units) },
          { label: 'Tariff', value: `${standing.percent} per cent of ${standing.base} decided` },
        ]}
      />
      <Section title="Against what the tariff asks">
        <FactList
          facts={[
            { label: 'Decided units', value: of(standing.units) },
            { label: 'Learners', value: of(standing.learners) },
            { label: 'Assessors', value: of(standing.assessors) },
            { label: 'Special arrangements', value: of(standing.special) },
            { label: 'Verified by the centre', value: of(standing.verified) },
            { label: 'Not verified by the centre', value: of(standing.unverified) },
          ]}
        />
        {standing.missing.length === 0 ? null : (
          <ul aria-label="What is missing">
            {standing.missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <Ending sample={sample} />
      </Section>
      <Section title="Picked">
        {sample.units.every(({ pick }) => pick === null) ? (
          <p className="dp-dim">Nothing is picked yet.</p>
        ) : null}
        {sample.units
          .filter(({ pick }) => pick !== null)
          .map((unit) => (
            <Picked key={unit.pick?.pickId} sample={sample} unit={unit} />
          ))}
      </Section>
      {closed === null || standing.missing.length > 0 ? <BasePart sample={sample} /> : null}
    </>
  );
}

function Ending({ sample }: { readonly sample: Sample }) {
  const { closed, signature, isMine, sampleId } = sample;
  if (signature !== null && signature.unsigned === 0) {
    return (
      <p>
        {sample.verifierName} signed this base, <Moment at={signature.at} />: {signature.decisions}{' '}
        decisions, sealed as <span className="ex-code">{signature.decisionsSha256}</span>.
      </p>
    );
  }
  if (closed === null) {
    return isMine ? (
      <RecordPart
        title="Closing"
        add="Close the sample"
        form={(done) => <CloseForm sampleId={sampleId} onDone={done} />}
      >
        <p className="dp-dim">
          It closes once nothing is missing and each picked unit has a record.
        </p>
      </RecordPart>
    ) : null;
  }
  return (
    <RecordPart
      title="Signature"
      add={isMine && sample.beforeSigning.length === 0 ? 'Sign the base' : undefined}
      form={(done) => <SignForm sampleId={sampleId} onDone={done} />}
    >
      <p>
        Closed <Moment at={closed.at} />: {closed.lookedAt} looked at, {closed.asked} asked.
      </p>
      {signature === null ? null : (
        <p>
          Signed <Moment at={signature.at} /> for {signature.decisions} decisions.{' '}
          {signature.unsigned === 1
            ? '1 decision came later and is not covered: sign again.'
            : `${signature.unsigned} decisions came later and are not covered: sign again.`}
        </p>
      )}
      <ul>
        {sample.beforeSigning.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </RecordPart>
  );
}

function CloseForm({
  sampleId,
  onDone,
}: {
  readonly sampleId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(closeSampleRoute);
  const form = useForm({
    name: 'external-closing',
    start: CONFIRM_START,
    forget: CONFIRM_FORGET,
    checks: { password: needed('Enter your password') },
    submit: (values) => confirmed(values, () => act({ params: { id: sampleId } })),
    onDone: () => {
      say('The sample is closed');
      onDone();
    },
  });
  return (
    <Form form={form} action="Close the sample" onCancel={onDone}>
      <ConfirmFields form={form} />
    </Form>
  );
}

function SignForm({
  sampleId,
  onDone,
}: {
  readonly sampleId: string;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(signBaseRoute);
  const form = useForm({
    name: 'external-signature',
    start: { reference: '', ownName: '', ...CONFIRM_START },
    forget: CONFIRM_FORGET,
    checks: {
      reference: needed('Enter the reference of your report'),
      ownName: needed('Type your name'),
      password: needed('Enter your password'),
    },
    submit: ({ reference, ownName, ...shown }) =>
      confirmed(shown, () => act({ params: { id: sampleId }, body: { reference, ownName } })),
    onDone: ({ decisions }) => {
      say(`Signed: ${decisions} decisions may be released`);
      onDone();
    },
  });
  return (
    <Form form={form} action="Sign the base" onCancel={onDone}>
      <TextField form={form} name="reference" label="Reference of your report" />
      <TextField form={form} name="ownName" label="Your name" hint="As it stands in your account" />
      <ConfirmFields form={form} />
    </Form>
  );
}

function Picked({ sample, unit }: { readonly sample: Sample; readonly unit: Unit }) {
  const records = unit.pick?.records ?? [];
  const newest = records.at(-1);
  const mayRecord = sample.isMine && sample.signature?.unsigned !== 0;
  return (
    <RecordPart
      title={`${unit.unitReference}, ${unit.learnerName}`}
      add={mayRecord ? (newest === undefined ? 'Record it' : 'Record it again') : undefined}
      form={(close) => <FoundForm pickId={unit.pick?.pickId ?? ''} onDone={close} />}
    >
      <p>
        <Badge state={newest === undefined ? UNREAD : OUTCOME_LOOKS[newest.outcome]} />{' '}
        <span className="dp-dim">
          {unit.assessorName ?? 'Nobody'};{' '}
          {unit.verified ? 'verified by the centre' : 'not verified by the centre'}
          {unit.special ? '; special arrangements' : ''}
        </span>{' '}
        {sample.isMine && unit.claimId !== null ? (
          <>
            <ReadClaim unit={unit} claimId={unit.claimId} framework={sample.frameworkCode} />{' '}
            <SaveTrail unit={unit} pickId={unit.pick?.pickId ?? ''} />
          </>
        ) : null}
      </p>
      {[...records].reverse().map((one) => (
        <p key={one.recordId} className="ex-text">
          {OUTCOMES[one.outcome]}, <Moment at={one.recordedAt} />
          {one.words === '' ? '' : `: ${one.words}`}
        </p>
      ))}
    </RecordPart>
  );
}

function SaveTrail({ unit, pickId }: { readonly unit: Unit; readonly pickId: string }) {
  const say = useNotice();
  const save = async () => {
    const saved = await saveFile(exportTrailRoute, { params: { id: pickId } });
    if (!saved.ok) say(saved.refusal.because);
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      onClick={save}
      aria-label={`Save the trail: ${unit.unitReference}, ${unit.learnerName}`}
    >
      Save the trail
    </Button>
  );
}

function ReadClaim({
  unit,
  claimId,
  framework,
}: {
  readonly unit: Unit;
  readonly claimId: string;
  readonly framework: string;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const { act, busy } = useAct(openRecordRoute);
  const open = async () => {
    const done = await act({ params: { id: unit.learnerId }, body: { frameworkCode: framework } });
    if (done.ok) go(`/external/claims/${claimId}`);
    else say(done.refusal.because);
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      onClick={open}
      loading={busy}
      aria-label={`Read the claim: ${unit.unitReference}, ${unit.learnerName}`}
    >
      Read the claim
    </Button>
  );
}

function FoundForm({ pickId, onDone }: { readonly pickId: string; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(recordPickRoute);
  const form = useForm({
    name: `external-record-${pickId}`,
    start: { outcome: 'agreed', words: '' },
    checks: {},
    submit: ({ outcome, words }, id) =>
      act({
        params: { id: pickId },
        body: { id, outcome: outcome as keyof typeof OUTCOMES, words },
      }),
    onDone: () => {
      say('The record is written');
      onDone();
    },
  });
  return (
    <Form form={form} action="Write the record" onCancel={onDone}>
      <RadioField
        form={form}
        name="outcome"
        label="What you found"
        options={Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }))}
      />
      <LongTextField form={form} name="words" label="Notes" optional />
    </Form>
  );
}

const PLAIN: readonly Column<Unit>[] = [
  { key: 'learner', head: 'Learner', cell: (row) => row.learnerName, by: (row) => row.learnerName },
  {
    key: 'unit',
    head: 'Unit',
    cell: (row) => `${row.unitReference} ${row.unitTitle}`,
    by: (row) => row.unitReference,
  },
  { key: 'assessor', head: 'Assessor', cell: (row) => row.assessorName ?? '', width: '160px' },
  {
    key: 'decided',
    head: 'Decided',
    cell: (row) => (row.decided ? 'Yes' : 'In hand'),
    by: (row) => Number(row.decided),
    width: '100px',
  },
  {
    key: 'verified',
    head: 'Verified',
    cell: (row) => (row.verified ? 'By the centre' : 'No'),
    by: (row) => Number(row.verified),
    width: '130px',
  },
  {
    key: 'special',
    head: 'Special',
    cell: (row) => (row.special ? 'Arrangements' : ''),
    width: '130px',
  },
];

function BasePart({ sample }: { readonly sample: Sample }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(pickRoute);
  const pick = async (unit: Unit) => {
    const done = await act({
      params: { id: sample.sampleId },
      body: { id: newId(), learnerId: unit.learnerId, unitId: unit.unitId },
    });
    say(done.ok ? `Picked: ${unit.unitReference}, ${unit.learnerName}` : done.refusal.because);
  };
  const mayPick = sample.isMine && may('external.verify');
  const columns: readonly Column<Unit>[] = [
    ...PLAIN,
    ...(mayPick
      ? [
          {
            key: 'pick',
            head: 'Sample',
            cell: (row: Unit) => (
              <Button
                variant="default"
                size="compact-sm"
                disabled={busy}
                onClick={() => pick(row)}
                aria-label={`Pick ${row.unitReference}, ${row.learnerName}`}
              >
                Pick
              </Button>
            ),
            width: '90px',
          },
        ]
      : []),
  ];
  return (
    <Section title="The base">
      <p className="dp-dim">
        The same base as internal verification has, verified or not.{' '}
        {mayPick ? (
          <Link href={`/external/cycles/${sample.cycleId}`}>What the centre drew</Link>
        ) : null}
      </p>
      <Table
        label="The base"
        noun={['learner’s unit', 'learners’ units']}
        sortIn="sort"
        columns={columns}
        rows={sample.units.filter(({ pick: own }) => own === null)}
        id={(row) => `${row.learnerId} ${row.unitId}`}
        name={(row) => `${row.learnerName}, ${row.unitReference}`}
        empty={<Empty title="Nothing left to pick">What is in hand or decided is picked.</Empty>}
      />
    </Section>
  );
}
