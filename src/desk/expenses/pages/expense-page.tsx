import './expenses.css';
import { showDate, showPence } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Facts } from '../../../ui/facts.tsx';
import { FileField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section, Sides } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { readExpense, receiptFile, receiptRoute } from '../schema.ts';
import { CHARGED_ON, JOURNEYS, SAID_HOW, VEHICLES } from '../shapes-schema.ts';
import { Decide } from './decide.tsx';
import { type Claim, claimWords, LIVE, LOOKS, milesWords, shiftWords, waitsFor } from './words.ts';

/** One claim: what was said, its receipt, what of it is taxed, who may bear it, and what became of it. */
export default function ExpensePage() {
  const id = useAddress().params['id'] ?? '';
  const reading = useRead(readExpense, { params: { id } }, { live: LIVE });
  return (
    <Read of={reading}>
      {(claim) => (
        <Page title={claimWords(claim)} where={[{ label: 'Expenses', href: '/expenses' }]}>
          <Facts state={LOOKS[claim.state]} facts={factsOf(claim)} />
          <Sides
            main={
              <>
                <Section title="What was said">
                  <Said claim={claim} />
                </Section>
                <Decide claim={claim} />
                <Steps claim={claim} />
              </>
            }
            side={<Receipt claim={claim} />}
          />
        </Page>
      )}
    </Read>
  );
}

function factsOf(claim: Claim) {
  return [
    { label: 'Sum', value: showPence(claim.pence), from: milesWords(claim) || undefined },
    {
      label: 'Worker',
      value: <Link href={`/candidates/${claim.personId}`}>{claim.personName}</Link>,
    },
    {
      label: 'Shift',
      value: shiftWords(claim),
      from: <Link href={`/bookings/${claim.bookingId}`}>{claim.bookingNumber}</Link>,
    },
    { label: 'Client', value: claim.clientName },
    { label: 'Said', value: showDate(claim.saidOn), from: SAID_HOW[claim.how].toLowerCase() },
    ...(claim.state === 'said' ? [{ label: 'Who approves', value: waitsFor(claim) }] : []),
  ];
}

function Said({ claim }: { readonly claim: Claim }) {
  const { journey, vehicle, words, particulars, tax, sameFile, late, ofClient } = claim;
  const how = [
    journey === null ? '' : JOURNEYS[journey],
    vehicle === null ? '' : `own ${VEHICLES[vehicle].toLowerCase()}`,
    claim.kind !== 'mileage' ? '' : ofClient ? 'the client’s rate' : 'our own rate',
  ]
    .filter(Boolean)
    .join('; ');
  return (
    <>
      {how === '' ? null : <p>{how}.</p>}
      {words === '' ? null : <p>“{words}”</p>}
      <p className="dp-dim">
        Written down by {claim.recordedBy}, <Moment at={claim.recordedAt} />.
        {late ? ' Said more than four weeks after the shift.' : ''}
      </p>
      <p>Expenses, by the booking: {particulars === '' ? 'nothing is said' : particulars}.</p>
      <p>
        Tax: {tax.because} <span className="dp-dim">{tax.source}</span>
      </p>
      {sameFile.length === 0 ? null : (
        <p className="dp-note dp-attention">
          The same file is the receipt of a claim of {listed(sameFile)}.
        </p>
      )}
    </>
  );
}

function Receipt({ claim }: { readonly claim: Claim }) {
  const may = useMay();
  const { receipt, state, wantsReceipt, claimId } = claim;
  const address = addressOf(receiptFile, { params: { id: claimId } });
  return (
    <RecordPart
      title="Receipt"
      level={2}
      add={
        may('expenses.write') && state === 'said'
          ? receipt === null
            ? 'Add the receipt'
            : 'Replace the receipt'
          : undefined
      }
      form={(close) => <ReceiptForm claimId={claimId} close={close} />}
    >
      {receipt === null ? (
        <p className="dp-dim">{wantsReceipt ? 'There is none.' : 'None is needed.'}</p>
      ) : (
        <>
          {!may('expenses.receipts') ? (
            <p>On file. Those who decide see it.</p>
          ) : receipt.contentType === 'application/pdf' ? (
            <p>
              <a href={address} target="_blank" rel="noreferrer">
                Open {receipt.fileName} (PDF)
              </a>
            </p>
          ) : (
            <a href={address} target="_blank" rel="noreferrer">
              <img
                className="ex-receipt"
                src={`${address}?at=${Date.parse(receipt.takenInAt)}`}
                alt={`Receipt for ${claimWords(claim)}`}
              />
            </a>
          )}
          <p className="dp-dim dp-small ex-hash">SHA-256, sealed in the log: {receipt.sha256}</p>
        </>
      )}
    </RecordPart>
  );
}

function ReceiptForm({ claimId, close }: { readonly claimId: string; readonly close: () => void }) {
  const say = useNotice();
  const { act } = useAct(receiptRoute);
  const form = useForm({
    name: `receipt ${claimId}`,
    keep: false,
    start: { file: undefined as File | undefined },
    checks: { file: (value) => (value === undefined ? 'Choose a file' : undefined) },
    submit: ({ file }) => act({ params: { id: claimId }, ...(file ? { file } : {}) }),
    onDone: () => {
      say('The receipt is taken in');
      close();
    },
  });
  return (
    <Form form={form} action="Take it in" label="The receipt" onCancel={close}>
      <FileField
        form={form}
        name="file"
        label="Receipt"
        hint="Photo (JPEG, PNG) or PDF, 5 MB at most"
        accept="image/jpeg,image/png,application/pdf"
      />
    </Form>
  );
}

const WORDS = {
  approved: 'Approved',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  taken_back: 'Taken back by its opposite',
} as const;

function Steps({ claim: { steps } }: { readonly claim: Claim }) {
  if (steps.length === 0) return null;
  return (
    <Section title="What became of it">
      <ul className="ex-lines">
        {steps.map((step) => (
          <li key={step.what}>
            <strong>{WORDS[step.what]}</strong>
            <span>
              <Moment at={step.at} /> by {step.by}
              {step.approvedBy === null ? '' : `, allowed by ${step.approvedBy}`}
            </span>
            {step.chargedOn === null ? null : (
              <span>
                {showPence(step.payPence)} to the worker
                {step.taxablePence === null ? '' : ` (${showPence(step.taxablePence)} of it taxed)`}
                , {showPence(step.chargePence)} to the client:{' '}
                {CHARGED_ON[step.chargedOn].toLowerCase()}
                {step.agreedWith === '' ? '' : ` (${step.agreedWith})`}
              </span>
            )}
            {step.shortPence === null ? null : (
              <span>{showPence(step.shortPence)} to be paid on top for the minimum wage</span>
            )}
            {step.because === '' ? null : <span className="dp-dim">{step.because}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
