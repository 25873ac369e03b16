import './policies.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted, listed } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { Ago } from '../../../ui/when.tsx';
import { decideApprovalRoute, listApprovals, withdrawApprovalRoute } from '../limits-schema.ts';
import { LIMITS, showAmount } from '../shapes-schema.ts';
import { type Approval, approvalLook, placeOf } from './looks.ts';

/** What waits for me, what I asked for, and what was decided of late. */
export default function ApprovalsPage() {
  const reading = useRead(listApprovals, {}, { live: ['approval'] });
  return (
    <Page title="Approvals">
      <p className="dp-dim">
        What goes beyond somebody’s own limit, in one matter: a colleague whose limit reaches it
        decides, and it holds once, for seven days.
      </p>
      <Read of={reading}>
        {({ waiting, asked, decided }) =>
          waiting.length + asked.length + decided.length === 0 ? (
            <Empty title="Nothing was asked for yet">
              Where a rate, a margin or a credit goes beyond your limit, the page there offers to
              ask. It then stands here until somebody decides.
            </Empty>
          ) : (
            <>
              <p role="status">
                {waiting.length === 0
                  ? 'Nothing waits for you.'
                  : `${counted(waiting.length, 'approval')} ${waiting.length === 1 ? 'waits' : 'wait'} for you.`}
              </p>
              <Some title="Waiting for me" of={waiting} decides />
              <Some title="Asked by me" of={asked} />
              <Some title="Decided" of={decided} />
            </>
          )
        }
      </Read>
    </Page>
  );
}

function Some({
  title,
  of,
  decides = false,
}: {
  readonly title: string;
  readonly of: readonly Approval[];
  readonly decides?: boolean;
}) {
  if (of.length === 0) return null;
  return (
    <Section title={title}>
      {of.map((approval) => (
        <Card key={approval.approvalId} of={approval} decides={decides} />
      ))}
    </Section>
  );
}

function Card({ of, decides }: { readonly of: Approval; readonly decides: boolean }) {
  const place = placeOf(of.about);
  const open = of.answer === null;
  return (
    <article className="po-card">
      <h3>
        {LIMITS[of.kind].words}: {showAmount(of.kind, of.amount)}
      </h3>
      <p>
        <Badge state={approvalLook(of)} /> {of.askedBy} asked <Ago at={of.askedAt} />
        {place.href === null ? `, about ${place.words}` : ', about '}
        {place.href === null ? null : <Link href={place.href}>{place.words}</Link>}
      </p>
      <p>{of.because}</p>
      {of.answeredBy === null || of.answeredAt === null ? null : (
        <p className="dp-dim">
          {of.answeredBy}, <Ago at={of.answeredAt} />
          {of.answerBecause === '' ? '' : `: ${of.answerBecause}`}
        </p>
      )}
      {of.used === null ? null : (
        <p className="dp-dim">
          Used by {of.used.by} for {showAmount(of.kind, of.used.amount)}, <Ago at={of.used.at} />
        </p>
      )}
      {of.used !== null || of.answer === 'declined' || of.answer === 'withdrawn' ? null : (
        <p className="dp-dim">
          {of.answer === 'lapsed' ? 'Lapsed' : 'Lapses'} <Ago at={of.expiresAt} />
          {open && !decides && of.approvers.length > 0
            ? `. ${listed(of.approvers, 'or')} may decide`
            : ''}
        </p>
      )}
      {decides ? <DecideForm of={of} /> : open ? <TakeBack of={of} /> : null}
    </article>
  );
}

function DecideForm({ of }: { readonly of: Approval }) {
  const say = useNotice();
  const { act } = useAct(decideApprovalRoute);
  const form = useForm({
    name: `decide ${of.approvalId}`,
    keep: false,
    start: { answer: '', because: '' },
    checks: {
      answer: needed('Say whether you approve'),
      because: (value, { answer }) =>
        answer === 'declined' && value.trim() === '' ? 'Say why not' : undefined,
    },
    submit: ({ answer, because }) =>
      act({
        params: { id: of.approvalId },
        body: { answer: answer as 'approved', because },
      }),
    onDone: (_, { answer }) => say(`${of.askedBy}’s question is ${answer}`),
  });
  return (
    <Form form={form} action="Decide" label={`Decide for ${of.askedBy}`}>
      <RadioField
        form={form}
        name="answer"
        label="Your word"
        options={[
          { value: 'approved', label: 'I approve it' },
          { value: 'declined', label: 'I do not' },
        ]}
      />
      <LongTextField
        form={form}
        name="because"
        label="Why"
        optional={form.values.answer !== 'declined'}
        rows={2}
      />
    </Form>
  );
}

function TakeBack({ of }: { readonly of: Approval }) {
  const say = useNotice();
  const { act, busy } = useAct(withdrawApprovalRoute);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  const press = async () => {
    const done = await act({ params: { id: of.approvalId }, body: {} });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('Taken back');
  };
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      <Button variant="default" size="compact-sm" aria-disabled={busy} onClick={() => void press()}>
        Take it back
      </Button>
    </>
  );
}
