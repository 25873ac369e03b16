import './appeals.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { DateField, LongTextField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  ABOUT,
  handInOwnRoute,
  listOwnAppeals,
  raiseAppealRoute,
  readTermsRoute,
  takeFurtherRoute,
} from '../schema.ts';
import { AppealTold } from './appeal-told.tsx';
import { PaperForm } from './paper-form.tsx';
import { Terms } from './terms.tsx';

type Own = ReplyOf<typeof listOwnAppeals>;
type Appeal = Own['rows'][number];

/** A learner's own appeals, how to appeal here, and the form that raises one. */
export default function OwnAppealsPage() {
  const { query } = useAddress();
  const reading = useRead(listOwnAppeals, {});
  const claim = query['claim'];
  const [open, setOpen] = useState(claim !== undefined);
  return (
    <Page
      title="My appeals"
      action={open ? undefined : <Button onClick={() => setOpen(true)}>Appeal</Button>}
    >
      <Read of={reading}>
        {(own) => (
          <>
            {open && own.terms !== null ? (
              <RaiseForm own={own} claim={claim} onDone={() => setOpen(false)} />
            ) : null}
            <Section title="Appeals you raised">
              {own.rows.length === 0 ? (
                <Empty title="No appeal">
                  Decisions are informal until they are ratified. If you think one is wrong, appeal:
                  the assessor answers first, then a panel, then the awarding body.
                </Empty>
              ) : (
                <ul className="ap-list" aria-label="Your appeals">
                  {own.rows.map((appeal) => (
                    <li key={appeal.appealId}>
                      <OneAppeal appeal={appeal} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Procedure own={own} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Procedure({ own }: { readonly own: Own }) {
  const { act } = useAct(readTermsRoute);
  const say = useNotice();
  const { terms, readAt } = own;
  const read = async () => {
    const done = await act({ body: { termsId: terms?.termsId ?? '' } });
    if (done.ok) say('Noted: you know how to appeal here');
  };
  return (
    <Section title="How to appeal here">
      {terms === null ? (
        <p>Your centre has not published its procedure yet. Ask the quality manager for it.</p>
      ) : (
        <>
          <Terms terms={terms} />
          {readAt === null ? (
            <Button variant="default" onClick={read}>
              I have read this
            </Button>
          ) : (
            <p className="dp-dim">
              You read version {terms.version} <Moment at={readAt} />.
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function OneAppeal({ appeal }: { readonly appeal: Appeal }) {
  return (
    <article aria-label={`Appeal: ${appeal.what}`}>
      <h3>{appeal.what}</h3>
      <AppealTold appeal={appeal} own />
      {appeal.claimId !== null && appeal.outcome !== null && appeal.outcome !== 'not_upheld' ? (
        <p>
          <a href="/portfolio">Claim the unit again in your portfolio</a>: another assessor judges
          it.
        </p>
      ) : null}
      {appeal.furtherBy === null ? null : (
        <RecordPart
          title="Not content with the answer?"
          add="Take it further"
          form={(close) => <FurtherForm appeal={appeal} onDone={close} />}
        >
          <p className="dp-dim">A panel decides. Take it there by {showDate(appeal.furtherBy)}.</p>
        </RecordPart>
      )}
      {appeal.open ? (
        <RecordPart
          title="Papers of yours"
          add="Hand in a paper"
          form={(close) => (
            <PaperForm route={handInOwnRoute} appealId={appeal.appealId} onDone={close} />
          )}
        >
          <p className="dp-dim">Both sides read every paper.</p>
        </RecordPart>
      ) : null}
    </article>
  );
}

function FurtherForm({ appeal, onDone }: { readonly appeal: Appeal; readonly onDone: () => void }) {
  const say = useNotice();
  const { act } = useAct(takeFurtherRoute);
  const form = useForm({
    name: 'appeal-further',
    start: { why: '', lateBecause: '' },
    checks: { why: needed('Say why you are not content') },
    submit: (body) => act({ params: { id: appeal.appealId }, body }),
    onDone: () => {
      say('It is at the formal stage now');
      onDone();
    },
  });
  return (
    <Form form={form} action="Take it further" onCancel={onDone}>
      <LongTextField form={form} name="why" label="Why you are not content" rows={5} />
      <LongTextField
        form={form}
        name="lateBecause"
        label="Why it comes late"
        hint={`Only after ${showDate(appeal.furtherBy ?? '')}`}
        optional
        rows={2}
      />
    </Form>
  );
}

function RaiseForm({
  own,
  claim,
  onDone,
}: {
  readonly own: Own;
  readonly claim: string | undefined;
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(raiseAppealRoute);
  const known = own.decisions.some(({ claimId }) => claimId === claim);
  const form = useForm({
    name: 'appeal',
    start: {
      about: own.decisions.length === 0 ? 'registration' : 'decision',
      claimId: known && claim !== undefined ? claim : '',
      refused: '',
      refusedOn: own.today,
      grounds: '',
      lateBecause: '',
    },
    checks: { grounds: needed('Say what you think is wrong') },
    submit: ({ about, claimId, refused, refusedOn, grounds, lateBecause }, id) =>
      act({
        body: {
          id,
          about: about as 'decision',
          claimId: about === 'decision' && claimId !== '' ? claimId : null,
          refused,
          refusedOn: about === 'decision' ? null : refusedOn,
          grounds,
          lateBecause,
        },
      }),
    onDone: () => {
      say('Raised: the answer is due by the day it says');
      onDone();
    },
  });
  const isDecision = form.values.about === 'decision';
  return (
    <Form form={form} action="Appeal" label="Appeal" onCancel={onDone}>
      <SelectField
        form={form}
        name="about"
        label="Against"
        options={Object.entries(ABOUT).map(([value, label]) => ({ value, label }))}
      />
      {isDecision ? (
        <SelectField
          form={form}
          name="claimId"
          label="Decision"
          options={[
            { value: '', label: 'Choose one' },
            ...own.decisions.map(({ claimId, what, decidedOn, raiseBy }) => ({
              value: claimId,
              label: `${what}, ${showDate(decidedOn)}${raiseBy === null ? '' : `; appeal by ${showDate(raiseBy)}`}`,
            })),
          ]}
        />
      ) : (
        <>
          <TextField form={form} name="refused" label="What was refused" />
          <DateField form={form} name="refusedOn" label="On" />
        </>
      )}
      <LongTextField form={form} name="grounds" label="What you think is wrong, and why" rows={6} />
      <LongTextField
        form={form}
        name="lateBecause"
        label="Why it comes late"
        hint="Only after its last day"
        optional
        rows={2}
      />
    </Form>
  );
}
