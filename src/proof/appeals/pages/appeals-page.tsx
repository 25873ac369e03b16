import './appeals.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LongTextField, NumberField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listAppeals, publishTermsRoute } from '../schema.ts';
import { appealLook, stageWords } from './looks.ts';
import { Terms } from './terms.tsx';

type Appeals = ReplyOf<typeof listAppeals>;
type Row = Appeals['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'who', head: 'Learner', cell: (row) => row.learnerName, width: '180px' },
  { key: 'what', head: 'Against', cell: (row) => row.what },
  { key: 'stage', head: 'Stage', cell: stageWords, by: (row) => row.dueOn, width: '250px' },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={appealLook(row)} />,
    width: '140px',
  },
];

/** Appeals of learners, and the procedure with its clocks. */
export default function AppealsPage() {
  const { go } = useAddress();
  const reading = useRead(listAppeals, {});
  return (
    <Page title="Appeals">
      <Read of={reading}>
        {(value) => (
          <>
            <Section title="Appeals of learners">
              <Table
                label="Appeals"
                noun={['appeal', 'appeals']}
                sortIn="sort"
                columns={COLUMNS}
                rows={value.rows}
                id={(row) => row.appealId}
                name={(row) => `${row.learnerName}, ${row.what}`}
                onOpen={(row) => go(`/appeals/${row.appealId}`)}
                empty={
                  <Empty title="No appeal yet">
                    A learner appeals from their own claim; the assessor who decided answers first.
                  </Empty>
                }
              />
            </Section>
            <RecordPart
              level={2}
              title="Procedure and clocks"
              add={value.mayPublish ? 'Publish a version' : undefined}
              form={(close) => <TermsForm terms={value.terms} onDone={close} />}
            >
              {value.terms === null ? (
                <p>
                  No procedure is published yet, so nobody can appeal. The quality manager does it.
                </p>
              ) : (
                <>
                  <p className="dp-dim">
                    Version {value.terms.version}, published <Moment at={value.terms.publishedAt} />
                    .{' '}
                    {value.unread.length === 0
                      ? ''
                      : `Not read yet by ${counted(value.unread.length, 'learner')}: ${value.unread.join(', ')}.`}
                  </p>
                  <Terms terms={value.terms} />
                </>
              )}
            </RecordPart>
          </>
        )}
      </Read>
    </Page>
  );
}

const DAYS = [
  ['raiseDays', 'Days to appeal a decision'],
  ['informalDays', 'Days for the informal answer'],
  ['furtherDays', 'Days to take it to the formal stage'],
  ['formalDays', 'Days for the panel'],
  ['bodyDays', 'Days for the awarding body'],
] as const;

function TermsForm({
  terms,
  onDone,
}: {
  readonly terms: Appeals['terms'];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(publishTermsRoute);
  const whole = (value: number | undefined) =>
    value === undefined || value < 1 || value > 120 ? 'Enter 1 to 120 business days' : undefined;
  const form = useForm({
    name: 'appeal-terms',
    start: {
      procedure: terms?.procedure ?? '',
      nation: terms?.nation ?? 'england',
      raiseDays: (terms?.raiseDays ?? 10) as number | undefined,
      informalDays: (terms?.informalDays ?? 10) as number | undefined,
      furtherDays: (terms?.furtherDays ?? 10) as number | undefined,
      formalDays: (terms?.formalDays ?? 20) as number | undefined,
      bodyDays: (terms?.bodyDays ?? 30) as number | undefined,
    },
    checks: {
      procedure: needed('Write how to appeal here'),
      raiseDays: whole,
      informalDays: whole,
      furtherDays: whole,
      formalDays: whole,
      bodyDays: whole,
    },
    submit: ({ procedure, nation, ...days }, id) =>
      act({
        body: {
          id,
          procedure,
          nation: nation as 'england',
          raiseDays: days.raiseDays ?? 0,
          informalDays: days.informalDays ?? 0,
          furtherDays: days.furtherDays ?? 0,
          formalDays: days.formalDays ?? 0,
          bodyDays: days.bodyDays ?? 0,
        },
      }),
    onDone: () => {
      say('Published: appeals under way keep the clocks they were raised under');
      onDone();
    },
  });
  return (
    <Form form={form} action="Publish" label="The next version of the procedure" onCancel={onDone}>
      <LongTextField form={form} name="procedure" label="How to appeal here" rows={8} />
      <SelectField
        form={form}
        name="nation"
        label="Bank holidays of"
        options={[
          { value: 'england', label: 'England' },
          { value: 'wales', label: 'Wales' },
          { value: 'scotland', label: 'Scotland' },
          { value: 'northern-ireland', label: 'Northern Ireland' },
        ]}
      />
      {DAYS.map(([name, label]) => (
        <NumberField key={name} form={form} name={name} label={label} hint="Business days" />
      ))}
    </Form>
  );
}
