import { Button } from '@mantine/core';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  endHandoverRoute,
  offerHandoverRoute,
  readHandoverRoute,
  readNextAssessors,
} from '../schema.ts';
import type { JudgingView } from './looks.ts';

type Handover = JudgingView['handovers'][number];

/** From one assessor to the next: what was signed, what is offered, and the form to offer it. */
export function HandingOver({ claim }: { readonly claim: JudgingView }) {
  const may = useMay();
  const isOpen = claim.handovers.some(({ readAt }) => readAt === null);
  const canOffer =
    !isOpen &&
    may('assessment.hand_over') &&
    (claim.state === 'in_hand' || (claim.state === 'with_other' && !may('assessment.judge')));
  if (claim.handovers.length === 0 && !canOffer) return null;
  return (
    <Section title="Hand-over">
      {claim.handovers.length === 0 ? null : (
        <ul className="as-plain">
          {claim.handovers.map((handover) => (
            <li key={handover.handoverId}>
              <OneHandover claim={claim} handover={handover} />
            </li>
          ))}
        </ul>
      )}
      {canOffer ? <Offer claimId={claim.claimId} /> : null}
    </Section>
  );
}

function OneHandover({
  claim,
  handover,
}: {
  readonly claim: JudgingView;
  readonly handover: Handover;
}) {
  const isOpen = claim.state === 'in_hand' || claim.state === 'with_other';
  return (
    <>
      <p>
        {handover.fromName} to {handover.toName}, offered <Moment at={handover.offeredAt} />
        {handover.readAt === null ? (
          '; not signed yet'
        ) : (
          <>
            ; read and signed <Moment at={handover.readAt} />
          </>
        )}
        .
      </p>
      <p className="as-text">{handover.note}</p>
      {isOpen && (handover.forYou || handover.mayEnd) ? <Answer handover={handover} /> : null}
    </>
  );
}

function Answer({ handover }: { readonly handover: Handover }) {
  const reading = useAct(readHandoverRoute);
  const ending = useAct(endHandoverRoute);
  const say = useNotice();
  const params = { id: handover.handoverId };
  const read = async () => {
    const done = await reading.act({ params });
    say(done.ok ? 'The claim is in your hand' : done.refusal.because);
  };
  const end = async () => {
    const done = await ending.act({ params });
    say(done.ok ? 'The hand-over is called off' : done.refusal.because);
  };
  return (
    <>
      {handover.forYou ? (
        <p>
          Read each criterion above with what was judged and what the learner still has to do. With
          your signature you say that you have read it all.
        </p>
      ) : null}
      <p className="dp-row">
        {handover.forYou ? (
          <Button
            aria-disabled={reading.busy}
            onClick={() => (reading.busy ? undefined : void read())}
          >
            I have read it and take the claim over
          </Button>
        ) : null}
        {handover.mayEnd ? (
          <Button
            variant="default"
            aria-disabled={ending.busy}
            onClick={() => (ending.busy ? undefined : void end())}
          >
            {handover.forYou ? 'Decline' : 'Call it off'}
          </Button>
        ) : null}
      </p>
    </>
  );
}

function Offer({ claimId }: { readonly claimId: string }) {
  const reading = useRead(readNextAssessors, { params: { id: claimId } });
  return (
    <Read of={reading}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="dp-dim">There is no other assessor here to hand this claim to.</p>
        ) : (
          <details>
            <summary>Hand this claim to another assessor</summary>
            <OfferForm claimId={claimId} assessors={rows} />
          </details>
        )
      }
    </Read>
  );
}

function OfferForm({
  claimId,
  assessors,
}: {
  readonly claimId: string;
  readonly assessors: readonly { readonly memberId: string; readonly name: string }[];
}) {
  const { act } = useAct(offerHandoverRoute);
  const say = useNotice();
  const form = useForm<{ readonly toId: string; readonly note: string }>({
    name: 'handover',
    start: { toId: '', note: '' },
    checks: {
      toId: needed('Choose the next assessor'),
      note: needed('Write what the next assessor should know'),
    },
    submit: (draft, id) => act({ params: { id: claimId }, body: { ...draft, id } }),
    onDone: () => say('Offered; the claim stays in hand until the other has signed'),
  });
  return (
    <Form form={form} action="Offer the claim" label="Hand-over">
      <SelectField
        form={form}
        name="toId"
        label="Next assessor"
        options={assessors.map(({ memberId, name }) => ({ value: memberId, label: name }))}
      />
      <LongTextField
        form={form}
        name="note"
        label="What they should know"
        hint="What is half judged, what was planned, what the learner still owes"
        rows={3}
      />
    </Form>
  );
}
