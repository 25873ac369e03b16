import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes, showMonth } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { DateField, LongTextField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import {
  exportFundingRoute,
  noteEligibilityRoute,
  readFunding,
  recordAgreementRoute,
} from '../schema.ts';

type Evidence = ReplyOf<typeof readFunding>;

/** Funding evidence of one enrolment: what is missing first, then notes, programme and months. */
export default function EnrolmentPage() {
  const { params } = useAddress();
  const id = params['id'] ?? '';
  const reading = useRead(readFunding, { params: { id } }, { live: ['funding.'] });
  return (
    <Page
      title={reading.value?.learnerName ?? 'Funding evidence'}
      where={[{ label: 'Funding evidence', href: '/funding' }]}
    >
      <Read of={reading}>{(of) => <Whole of={of} />}</Read>
    </Page>
  );
}

function Whole({ of }: { readonly of: Evidence }) {
  const day = (on: string) => showDate(on, of.today);
  return (
    <>
      <Facts
        facts={[
          { label: 'Programme', value: `${of.frameworkCode}, ${of.frameworkTitle}` },
          { label: 'Start', value: day(of.startedOn) },
          { label: 'Planned end', value: day(of.plannedEndOn) },
          {
            label: 'Guided learning',
            value: `${showMinutes(of.guidedMinutes)}${of.guidedAsked === null ? '' : ` of ${showMinutes(of.guidedAsked)}`}`,
          },
          ...(of.ended === null
            ? []
            : [
                {
                  label: `Ended: ${of.ended.state}`,
                  value: day(of.ended.on),
                  from: `last took part ${of.ended.lastDay === null ? 'on no day' : day(of.ended.lastDay)}`,
                },
              ]),
        ]}
        next={<Files of={of} />}
      />
      <Section title="What is missing">
        {of.missing.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ul>
            {of.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Eligibility">
        <Notes of={of.eligibility} today={of.today} none="Nobody noted it yet." />
        <EligibilityForm of={of} />
      </Section>
      <Section title="Agreement">
        <Notes of={of.agreements} today={of.today} none="No signed agreement is noted yet." />
        <AgreementForm of={of} />
      </Section>
      <Section title="Taking part, month by month">
        <p className="dp-dim">
          Days are those of records in the work log; messages do not count. The newest month first.
        </p>
        {[...of.months].reverse().map((month) => (
          <details
            key={month.month}
            open={month.days.length > 0 && month.month >= of.today.slice(0, 7)}
          >
            <summary>
              {showMonth(`${month.month}-01`)}:{' '}
              {month.days.length === 0
                ? month.onBreak
                  ? 'on a break'
                  : 'nothing recorded'
                : `${month.days.length} recorded`}
              {month.guidedMinutes === 0 ? '' : `, ${showMinutes(month.guidedMinutes)} guided`}
            </summary>
            <ul>
              {month.days.map((one) => (
                <li key={`${one.on} ${one.what}`}>
                  {day(one.on)}: {one.what}
                </li>
              ))}
            </ul>
          </details>
        ))}
        {of.breaks.map(({ from, to }) => (
          <p key={from}>
            Break in learning from {day(from)}
            {to === null ? ', which goes on' : ` to ${day(to)}`}.
          </p>
        ))}
      </Section>
    </>
  );
}

function Files({ of }: { readonly of: Evidence }) {
  const say = useNotice();
  const save = async (as: 'csv' | 'pdf') => {
    const saved = await saveFile(exportFundingRoute, {
      params: { id: of.enrolmentId },
      body: { as },
    });
    say(saved.ok ? 'Saved; that it left is recorded' : saved.refusal.because);
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => void save('pdf')}>
        Save as a paper
      </Button>{' '}
      <Button variant="default" size="compact-sm" onClick={() => void save('csv')}>
        Save as a table
      </Button>
    </>
  );
}

function Notes({
  of,
  today,
  none,
}: {
  readonly of: Evidence['eligibility'];
  readonly today: string;
  readonly none: string;
}) {
  if (of.length === 0) return <p className="dp-dim">{none}</p>;
  return (
    <ul>
      {of.map((one) => (
        <li key={one.recordedAt}>
          {one.eligible === null
            ? `Signed by ${one.signedBy}`
            : one.eligible
              ? 'Eligible'
              : 'Not eligible'}{' '}
          on {showDate(one.on, today)}: {one.words}{' '}
          <span className="dp-dim">Noted by {one.recordedBy}</span>
        </li>
      ))}
    </ul>
  );
}

function EligibilityForm({ of }: { readonly of: Evidence }) {
  const say = useNotice();
  const { act } = useAct(noteEligibilityRoute);
  const form = useForm({
    name: `eligibility ${of.enrolmentId}`,
    start: { on: of.today, eligible: '', words: '' },
    checks: {
      on: needed('Enter the day'),
      eligible: needed('Choose whether they are'),
      words: needed('Say what you saw'),
    },
    // It may speak of where somebody was born, or of their papers.
    forget: ['words'],
    submit: ({ on, eligible, words }, id) =>
      act({
        params: { id: of.enrolmentId },
        body: { id, on, eligible: eligible === 'yes', words },
      }),
    onDone: () => say('Eligibility is noted'),
  });
  return (
    <details>
      <summary>Note eligibility</summary>
      <Form form={form} action="Note it" label="Eligibility">
        <DateField form={form} name="on" label="Looked at on" />
        <RadioField
          form={form}
          name="eligible"
          label="Are they eligible?"
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <LongTextField
          form={form}
          name="words"
          label="What you saw"
          hint="Which document, not what stands in it; no copy is kept"
          rows={2}
        />
      </Form>
    </details>
  );
}

function AgreementForm({ of }: { readonly of: Evidence }) {
  const say = useNotice();
  const { act } = useAct(recordAgreementRoute);
  const form = useForm({
    name: `agreement ${of.enrolmentId}`,
    start: { on: of.today, signedBy: '', words: '' },
    checks: {
      on: needed('Enter the day'),
      signedBy: needed('Say who signed'),
      words: needed('Say which agreement'),
    },
    submit: (body, id) => act({ params: { id: of.enrolmentId }, body: { id, ...body } }),
    onDone: () => say('The agreement is noted'),
  });
  return (
    <details>
      <summary>Note a signed agreement</summary>
      <Form form={form} action="Note it" label="Agreement">
        <DateField form={form} name="on" label="Signed on" />
        <TextField form={form} name="signedBy" label="Signed by" />
        <LongTextField form={form} name="words" label="Which agreement" rows={2} />
      </Form>
    </details>
  );
}
