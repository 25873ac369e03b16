import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { addressOf } from '../../../ui/api.ts';
import { Badge } from '../../../ui/badge.tsx';
import { CheckField, DateField, FileField, NumberField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { addOptOut, addOptOutNotice, addOptOutScan, optOutScan } from '../schema.ts';
import { ENDED, HOLDS, type Worktime } from './words.ts';

/** The agreement to work more than 48 hours a week, and the notice that ends it. */
export function OptOutPart({
  id,
  time,
  mayWrite,
}: {
  readonly id: string;
  readonly time: Worktime;
  readonly mayWrite: boolean;
}) {
  const [latest] = time.optOuts;
  const open = latest?.holds === true && latest.noticeGivenOn === null ? latest : undefined;
  const add = open === undefined ? 'Record a signed opt-out' : 'Record a notice to end it';
  return (
    <RecordPart
      title="48-hour opt-out"
      add={mayWrite ? add : undefined}
      form={(close) =>
        open === undefined ? (
          <OptOutForm id={id} close={close} />
        ) : (
          <NoticeForm id={id} optOutId={open.id} close={close} />
        )
      }
    >
      {latest === undefined ? (
        <p>None: the limit of 48 hours a week on average holds.</p>
      ) : (
        <p>
          <Badge state={latest.holds ? HOLDS : ENDED} /> Signed on{' '}
          {showDate(latest.signedOn, time.today)}, {counted(latest.noticeDays, 'day')} notice.
          {latest.limitAppliesFrom === null
            ? ''
            : ` Notice given on ${showDate(latest.noticeGivenOn ?? '', time.today)}: the limit applies from ${showDate(latest.limitAppliesFrom, time.today)}.`}{' '}
          {latest.scanned ? (
            <a href={addressOf(optOutScan, { params: { id, optOutId: latest.id } })}>
              The paper they signed
            </a>
          ) : null}
        </p>
      )}
      {latest && !latest.scanned && mayWrite ? <ScanForm id={id} optOutId={latest.id} /> : null}
    </RecordPart>
  );
}

function OptOutForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(addOptOut);
  const form = useForm({
    name: 'opt-out',
    start: { signedOn: '', noticeDays: 7 as number | undefined, ownWill: false },
    checks: {
      signedOn: needed('Enter the day it was signed'),
      noticeDays: (value) =>
        value === undefined || value < 7 || value > 92
          ? 'Enter the days of notice it states, 7 to 92'
          : undefined,
      ownWill: needed('An opt-out counts only in writing and of their own will'),
    },
    submit: ({ signedOn, noticeDays = 7 }, optOutId) =>
      act({ params: { id }, body: { id: optOutId, signedOn, noticeDays } }),
    onDone: () => {
      say('The opt-out is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the opt-out" label="Signed opt-out" onCancel={close}>
      <DateField form={form} name="signedOn" label="Signed on" />
      <NumberField
        form={form}
        name="noticeDays"
        label="Days of notice to end it"
        hint="As it states: at least 7, at most three months; 7 where it states none"
      />
      <CheckField
        form={form}
        name="ownWill"
        label="The worker signed it in writing, of their own will"
        hint="Refusing must bring them no disadvantage"
      />
    </Form>
  );
}

function NoticeForm({
  id,
  optOutId,
  close,
}: {
  readonly id: string;
  readonly optOutId: string;
  readonly close: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(addOptOutNotice);
  const form = useForm({
    name: 'opt-out-notice',
    start: { noticeGivenOn: dateIn(new Date()) },
    checks: { noticeGivenOn: needed('Enter the day they gave notice') },
    submit: (body) => act({ params: { id, optOutId }, body }),
    onDone: ({ limitAppliesFrom }) => {
      say(`Recorded; the 48-hour limit applies from ${showDate(limitAppliesFrom)}`);
      close();
    },
  });
  return (
    <Form form={form} action="Record the notice" label="Notice to end it" onCancel={close}>
      <DateField form={form} name="noticeGivenOn" label="Notice given on" />
    </Form>
  );
}

/** The paper they signed by hand, as scanned; one signed by link needs none. */
function ScanForm({ id, optOutId }: { readonly id: string; readonly optOutId: string }) {
  const say = useNotice();
  const { act } = useAct(addOptOutScan);
  const form = useForm({
    name: `opt-out-scan ${optOutId}`,
    keep: false,
    start: { file: undefined as File | undefined },
    checks: { file: (value) => (value === undefined ? 'Choose the scan' : undefined) },
    submit: ({ file }) => act({ params: { id, optOutId }, file: file as File }),
    onDone: () => say('The scan is kept'),
  });
  return (
    <details>
      <summary>Keep the scan of the paper</summary>
      <Form form={form} action="Keep the scan">
        <FileField
          form={form}
          name="file"
          label="PDF, JPEG or PNG, up to 5 MB"
          accept=".pdf,.jpg,.jpeg,.png"
        />
      </Form>
    </details>
  );
}
