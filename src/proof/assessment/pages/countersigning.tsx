import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { countersignRoute, readToCountersign } from '../schema.ts';
import { type JudgingView, verdictLook } from './looks.ts';

type Row = ReplyOf<typeof readToCountersign>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'unit', head: 'Unit', cell: ({ unit }) => `${unit.reference} ${unit.title}` },
  {
    key: 'outcome',
    head: 'Decision',
    cell: (row) => <Badge state={verdictLook(row.outcome, row.standing)} />,
    width: '170px',
  },
  { key: 'learner', head: 'Learner', cell: (row) => row.learnerName, width: '160px' },
  { key: 'assessor', head: 'Assessor', cell: (row) => row.assessorName, width: '160px' },
  {
    key: 'decided',
    head: 'Decided',
    cell: (row) => <Moment at={row.decidedAt} />,
    width: '150px',
  },
  { key: 'mine', head: 'For you', cell: (row) => row.because ?? 'You can countersign it' },
];

/** Decisions of assessors who were not qualified that day, until somebody qualified stands by them (R26). */
export function ToCountersign() {
  const reading = useRead(readToCountersign, {}, { every: 60_000 });
  const { go } = useAddress();
  return (
    <Read of={reading}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <Section title="Waiting for a countersignature">
            <Table
              label="Decisions waiting for a countersignature"
              noun={['decision', 'decisions']}
              columns={COLUMNS}
              rows={rows}
              id={(row) => row.claimId}
              name={(row) => `${row.unit.reference}, ${row.learnerName}`}
              onOpen={(row) => go(`/assessment/claims/${row.claimId}`)}
            />
          </Section>
        )
      }
    </Read>
  );
}

/** Who countersigned a decision, or the form to do it. */
export function Countersigning({
  claim,
  decision,
}: {
  readonly claim: JudgingView;
  readonly decision: NonNullable<JudgingView['decision']>;
}) {
  const may = useMay();
  if (decision.countersigned !== null)
    return (
      <p>
        Countersigned by {decision.countersigned.by}, <Moment at={decision.countersigned.at} />.
      </p>
    );
  if (decision.countersignature !== 'needed') return null;
  return (
    <>
      <p>
        {decision.decidedBy} held no assessor’s qualification on the day of this decision. A
        qualified assessor or verifier who did not judge it countersigns it.
      </p>
      {may('assessment.countersign') ? <Sign claimId={claim.claimId} /> : null}
    </>
  );
}

function Sign({ claimId }: { readonly claimId: string }) {
  const { act } = useAct(countersignRoute);
  const say = useNotice();
  const form = useForm<{ readonly note: string }>({
    name: 'countersignature',
    start: { note: '' },
    submit: ({ note }) => act({ params: { id: claimId }, body: { note } }),
    onDone: () => say('The decision is countersigned'),
  });
  return (
    <Form form={form} action="Countersign the decision" label="Countersignature">
      <LongTextField
        form={form}
        name="note"
        label="Note"
        hint="What you looked at before you signed; may stay empty"
        rows={2}
      />
    </Form>
  );
}
