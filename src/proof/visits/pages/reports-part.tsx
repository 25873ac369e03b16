import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import {
  CONFIRM_FORGET,
  CONFIRM_START,
  ConfirmFields,
  confirmed,
} from '../../../ui/confirm-fields.tsx';
import { DateField, LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { giveReportRoute, takeTariffRoute, writeReportRoute } from '../schema.ts';
import { DRAFT, GIVEN, type Report, SUPERSEDED, type Visit } from './looks.ts';

const BAND_WORDS = { none: 'None', '01': '01', '02': '02', '3a': '3a', '3b': '3b' } as const;

/** Reports of a visit, the newest first. */
export function Reports({ visit }: { readonly visit: Visit }) {
  const draft = visit.reports.find(({ givenAt }) => givenAt === null);
  const mayWrite = visit.isMine && visit.state === 'held';
  return (
    <RecordPart
      level={2}
      title="Report"
      add={
        mayWrite
          ? draft !== undefined
            ? 'Go on with the draft'
            : visit.reports.length === 0
              ? 'Write the report'
              : 'Write one in its place'
          : undefined
      }
      form={(close) => <WriteForm visit={visit} draft={draft} onDone={close} />}
    >
      {visit.reports.length === 0 ? <p className="dp-dim">No report was given yet.</p> : null}
      {visit.reports.map((one) => (
        <OneReport key={one.reportId} visit={visit} one={one} />
      ))}
    </RecordPart>
  );
}

function OneReport({ visit, one }: { readonly visit: Visit; readonly one: Report }) {
  const look = one.givenAt === null ? DRAFT : one.superseded ? SUPERSEDED : GIVEN;
  return (
    <RecordPart
      title={`Report ${one.number}`}
      add={one.givenAt === null && visit.isMine ? 'Give it to the centre' : undefined}
      form={(close) => <GiveForm one={one} onDone={close} />}
    >
      <p>
        <Badge state={look} /> <Moment at={one.givenAt ?? one.writtenAt} />
        {one.sha256 === null ? null : (
          <>
            , sealed as <span className="vi-code">{one.sha256}</span>
          </>
        )}
      </p>
      <p className="vi-text">{one.words}</p>
      {one.band === null ? null : (
        <p>
          Proposes tariff {BAND_WORDS[one.band]} from {showDate(one.bandFrom ?? '', visit.today)}.{' '}
          {one.tariff === null ? (
            <TakeTariff one={one} />
          ) : (
            <>
              On record by {one.tariff.by}, <Moment at={one.tariff.at} />.
            </>
          )}
        </p>
      )}
    </RecordPart>
  );
}

function TakeTariff({ one }: { readonly one: Report }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(takeTariffRoute);
  if (!may('visits.tariff') || one.givenAt === null || one.superseded) return null;
  const take = async () => {
    const done = await act({ params: { id: one.reportId }, body: { id: newId() } });
    say(done.ok ? 'The tariff is on record from that day' : done.refusal.because);
  };
  return (
    <Button variant="default" size="compact-sm" onClick={take} loading={busy}>
      Put this tariff on record
    </Button>
  );
}

function WriteForm({
  visit,
  draft,
  onDone,
}: {
  readonly visit: Visit;
  readonly draft: Report | undefined;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(writeReportRoute);
  const form = useForm({
    name: `visit-report-${visit.visitId}`,
    start: {
      words: draft?.words ?? '',
      band: draft?.band ?? '',
      bandFrom: draft?.bandFrom ?? '',
    },
    checks: { words: needed('Write the report') },
    submit: ({ words, band, bandFrom }, id) =>
      act({
        params: { id: visit.visitId },
        body: {
          id: draft?.reportId ?? id,
          words,
          band: band === '' ? null : (band as keyof typeof BAND_WORDS),
          bandFrom: bandFrom === '' ? null : bandFrom,
        },
      }),
    onDone: () => {
      say('Kept as a draft: the centre reads it once you give it');
      onDone();
    },
  });
  return (
    <Form form={form} action="Keep the draft" onCancel={onDone}>
      <LongTextField form={form} name="words" label="Report" rows={10} />
      <SelectField
        form={form}
        name="band"
        label="Tariff you propose"
        options={Object.entries(BAND_WORDS).map(([key, label]) => ({ value: key, label }))}
        optional
      />
      <DateField form={form} name="bandFrom" label="From" optional />
    </Form>
  );
}

function GiveForm({ one, onDone }: { readonly one: Report; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(giveReportRoute);
  const form = useForm({
    name: `visit-giving-${one.reportId}`,
    start: CONFIRM_START,
    forget: CONFIRM_FORGET,
    checks: { password: needed('Enter your password') },
    submit: (values) => confirmed(values, () => act({ params: { id: one.reportId } })),
    onDone: () => {
      say('The report is given');
      onDone();
    },
  });
  return (
    <Form form={form} action="Give it to the centre" onCancel={onDone}>
      <ConfirmFields form={form} />
    </Form>
  );
}
