import { Button } from '@mantine/core';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { Moment } from '../../../ui/when.tsx';
import { exportTrailRoute, OUTCOMES, openRecordRoute, recordPickRoute } from '../schema.ts';
import { OUTCOME_LOOKS, type Sample, UNREAD } from './looks.ts';

type Unit = Sample['units'][number];

/** A picked unit: what was found of it, its claim to read and its trail to save. */
export function Picked({ sample, unit }: { readonly sample: Sample; readonly unit: Unit }) {
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
