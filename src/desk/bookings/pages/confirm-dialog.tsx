import '../../../ui/filters.css';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { Refusal } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Dialog, SendDialog } from '../../../ui/dialog.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useSession } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { confirmRoute, previewConfirmation } from '../schema.ts';
import { candidateHref, recordHref, workingHref } from './record-href.ts';
import { MissingList, RefusedFindings } from './refused-findings.tsx';
import { whenWords } from './words.ts';

const TITLE = 'Confirm both sides';

/** Before anything goes out: exactly what will be sent to whom, or what is missing for it. */
export function ConfirmDialog({
  bookingId,
  personId,
  workerName,
  onClose,
}: {
  readonly bookingId: string;
  readonly personId: string;
  readonly workerName: string;
  readonly onClose: () => void;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const [id] = useState(newId);
  const [because, setBecause] = useState('');
  const [full, setFull] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const reading = useRead(previewConfirmation, {
    params: { bookingId },
    query: { personId, full: full ? 'yes' : 'no' },
  });
  const { act, busy } = useAct(confirmRoute);
  const preview = reading.value;

  if (preview === undefined) {
    return (
      <Dialog title={TITLE} open onClose={onClose} act={{ label: 'Close', onAct: onClose }}>
        {reading.refusal === undefined ? (
          <Waiting words="Reading what would be sent" />
        ) : (
          <Refused refusal={reading.refusal} again={reading.again} />
        )}
      </Dialog>
    );
  }
  if (preview.missing.length > 0) {
    return (
      <Dialog
        title="The confirmation cannot go yet"
        open
        onClose={onClose}
        act={{
          label: 'Enter what is missing',
          onAct: () => {
            onClose();
            go(`/bookings/${bookingId}?do=missing`);
          },
        }}
      >
        <p>Both sides must be given these in writing, so nothing is sent before they are there:</p>
        <MissingList missing={preview.missing} />
      </Dialog>
    );
  }
  if (preview.stoppedBy.length > 0) {
    return (
      <Dialog
        title="The confirmation cannot go as things stand"
        open
        onClose={onClose}
        act={{ label: 'Close', onAct: onClose }}
      >
        <p>
          {workerName} was cleared when they said yes. Every rule was asked again, and this stops
          them now, so nothing is sent:
        </p>
        <Findings
          findings={preview.stoppedBy}
          recordHref={(kind, id) => recordHref(kind, id) ?? candidateHref(personId)}
          workingHref={(finding) => workingHref(personId, finding)}
        />
      </Dialog>
    );
  }
  const send = async () => {
    setRefusal(undefined);
    const done = await act({ params: { bookingId }, body: { id, personId, because, full } });
    if (!done.ok) return setRefusal(done.refusal);
    say(
      `Version ${done.value.version} for ${workerName} written to both sides; its delivery stands under Confirmations`,
    );
    onClose();
  };
  return (
    <Send
      preview={preview}
      workerName={workerName}
      because={because}
      onBecause={setBecause}
      full={full}
      onFull={setFull}
      refusal={refusal}
      busy={busy}
      onSend={() => void send()}
      onClose={onClose}
    />
  );
}

function Send({
  preview,
  workerName,
  because,
  onBecause,
  full,
  onFull,
  refusal,
  busy,
  onSend,
  onClose,
}: {
  readonly preview: ReplyOf<typeof previewConfirmation>;
  readonly workerName: string;
  readonly because: string;
  readonly onBecause: (text: string) => void;
  readonly full: boolean;
  readonly onFull: (full: boolean) => void;
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const sample = useSession()?.organisation.isSample === true;
  const standing = preview.shifts.filter(({ stands }) => stands);
  const over = preview.shifts.length - standing.length;
  return (
    <SendDialog
      title={preview.reason === 'cancellation' ? 'Cancel with both sides' : TITLE}
      open
      onClose={onClose}
      act={{ label: `Send version ${preview.version} to both sides`, onAct: onSend, busy }}
      {...(sample ? { notSent: 'This is the sample organisation: both stay in the outbox.' } : {})}
      lead={
        <>
          {refusal === undefined ? null : <RefusedFindings refusal={refusal} />}
          <p>
            {workerName}, {counted(standing.length, 'shift')}
            {over > 0 ? `, ${over} no longer` : ''}
          </p>
          <details>
            <summary>Which shifts</summary>
            <ul className="dp-plain-list">
              {preview.shifts.map((shift) => (
                <li key={shift.shiftId}>
                  {whenWords(shift)}
                  {shift.stands ? '' : ', no longer'}
                </li>
              ))}
            </ul>
          </details>
          {preview.short === null ? null : (
            <div className="dp-note">
              <p>
                {preview.short.sides.length === 2
                  ? 'The short form serves both sides'
                  : `The short form serves the ${preview.short.sides[0]}`}
                : up to five business days, and all the rest stands in booking{' '}
                {preview.short.number}, version {preview.short.version}, of{' '}
                <Moment at={preview.short.madeAt} /> (reg 21(4)).
              </p>
              <label className="dp-row">
                <input
                  type="checkbox"
                  checked={full}
                  onChange={(event) => onFull(event.target.checked)}
                />
                Send all particulars instead
              </label>
            </div>
          )}
          {preview.reason === 'first' ? null : (
            <label className="dp-stack">
              <span>
                Why it changed <span className="dp-optional">(both sides read it; optional)</span>
              </span>
              <input
                className="dp-filter"
                value={because}
                maxLength={500}
                onChange={(event) => onBecause(event.target.value)}
              />
            </label>
          )}
        </>
      }
      messages={preview.mails.map((mail) => ({
        id: mail.side,
        by: 'E-mail',
        to: `${mail.toName} <${mail.toAddress}>`,
        subject: mail.subject,
        text: mail.body,
        attached: mail.attachments,
      }))}
    />
  );
}
