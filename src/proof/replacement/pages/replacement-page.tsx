import './replacement.css';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted, listed } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listReplacing, moveLearnersRoute, previewMoves, readReplacement } from '../schema.ts';
import { MapForm } from './map-form.tsx';

type Replacement = ReplyOf<typeof readReplacement>;
type Preview = ReplyOf<typeof previewMoves>['rows'][number];

/** What replaces a framework: which other, criterion by criterion, and who goes over. */
export default function ReplacementPage() {
  const { params, query } = useAddress();
  const from = params['id'] ?? '';
  const to = query['to'] ?? '';
  const cards = useRead(listReplacing, { params: { from } });
  const own = cards.value?.from;
  return (
    <Page
      title={own ? `What replaces ${own.title}` : 'Replacement of a framework'}
      where={[
        { label: 'Frameworks', href: '/frameworks' },
        {
          label: own ? `${own.code}, revision ${own.revision}` : 'Framework',
          href: `/frameworks/${from}`,
        },
      ]}
    >
      {to === '' ? (
        <Read of={cards}>
          {({ rows }) => (
            <Section title="Replaced by which framework?">
              {rows.length === 0 ? (
                <Empty title="No other framework is here">
                  Import the awarding body’s new document first: a revision of this one, or another
                  framework.
                </Empty>
              ) : (
                <ul className="rp-choices">
                  {rows.map(({ frameworkId: id, code, revision, title }) => (
                    <li key={id}>
                      <Link href={`/frameworks/${from}/replacement?to=${id}`}>
                        {code}, revision {revision}: {title}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          )}
        </Read>
      ) : (
        <Between from={from} to={to} />
      )}
    </Page>
  );
}

function Between({ from, to }: { readonly from: string; readonly to: string }) {
  const reading = useRead(readReplacement, { params: { from, to } });
  return (
    <Read of={reading}>
      {(read) => (
        <>
          <p>
            {read.from.code}, revision {read.from.revision}, is replaced by {read.to.code}, revision{' '}
            {read.to.revision} ({read.to.title}).{' '}
            {read.published === null ? (
              <>No map is published: below stands what seems to replace what.</>
            ) : (
              <>
                Version {read.published.version} of the map,{' '}
                {read.published.publishedBy ?? 'somebody who left'},{' '}
                <Ago at={read.published.publishedAt} />: {read.published.because}
              </>
            )}
          </p>
          {read.published === null ? null : (
            <Learners read={read} version={read.published.version} />
          )}
          <MapForm key={read.published?.version ?? 0} read={read} />
        </>
      )}
    </Read>
  );
}

function Learners({ read, version }: { readonly read: Replacement; readonly version: number }) {
  const params = { from: read.from.frameworkId, to: read.to.frameworkId };
  const reading = useRead(previewMoves, { params });
  return (
    <Section title="Learners">
      <p className="dp-dim">
        References go along the map. Achieved units stay achieved under {read.from.code}; register
        the learner for {read.to.code} with the awarding body.
      </p>
      <Read of={reading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="Nobody is on this framework">There is nobody to take over.</Empty>
          ) : (
            <Moving rows={rows} read={read} version={version} />
          )
        }
      </Read>
    </Section>
  );
}

function Moving({
  rows,
  read,
  version,
}: {
  readonly rows: readonly Preview[];
  readonly read: Replacement;
  readonly version: number;
}) {
  const say = useNotice();
  const { act } = useAct(moveLearnersRoute);
  const may = rows.filter(
    ({ movedAt, open, left }) => movedAt === null && open.length === 0 && !left,
  );
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = may.filter(({ enrolmentId }) => picked.has(enrolmentId));
  const form = useForm({
    name: `move ${read.from.frameworkId} ${read.to.frameworkId}`,
    start: { because: '' },
    checks: { because: needed('Enter the reason') },
    submit: ({ because }) =>
      act({
        params: { from: read.from.frameworkId, to: read.to.frameworkId },
        body: {
          version,
          because,
          moves: chosen.map(({ enrolmentId }) => ({
            id: newId(),
            enrolmentId,
            newEnrolmentId: newId(),
          })),
        },
      }),
    onDone: ({ moved }) => {
      setPicked(new Set());
      say(`${counted(moved, 'learner')} moved to ${read.to.code}`);
    },
  });
  const codes = (list: readonly string[], none: string) =>
    list.length === 0 ? none : listed(list);
  return (
    <>
      <Table<Preview>
        label="Learners on the older framework"
        noun={['learner', 'learners']}
        rows={rows}
        id={({ enrolmentId }) => enrolmentId}
        columns={[
          {
            key: 'name',
            head: 'Learner',
            cell: (row) =>
              may.includes(row) ? (
                <Checkbox
                  label={row.name}
                  checked={picked.has(row.enrolmentId)}
                  onChange={({ currentTarget: { checked } }) =>
                    setPicked(
                      new Set(
                        checked
                          ? [...picked, row.enrolmentId]
                          : [...picked].filter((one) => one !== row.enrolmentId),
                      ),
                    )
                  }
                />
              ) : (
                row.name
              ),
          },
          { key: 'state', head: 'State', cell: (row) => <State row={row} /> },
          {
            key: 'along',
            head: 'Goes along',
            cell: (row) =>
              row.movedAt
                ? ''
                : `${counted(row.references, 'reference')}, ${counted(row.judgements, 'criterion', 'criteria')} met`,
          },
          {
            key: 'achieved',
            head: 'Stays achieved',
            cell: (row) => codes(row.achieved, 'no unit'),
          },
          {
            key: 'lost',
            head: 'Lost',
            cell: (row) =>
              row.movedAt ? (
                ''
              ) : (
                <>
                  References to: {codes(row.referencesLost, 'none')}
                  <br />
                  Met, to be judged anew: {codes(row.judgementsLost, 'none')}
                </>
              ),
          },
        ]}
      />
      {chosen.length === 0 ? null : (
        <Form
          form={form}
          action={`Move ${counted(chosen.length, 'learner')}`}
          label="Move learners"
        >
          <LongTextField
            form={form}
            name="because"
            label="Reason"
            hint="What the awarding body wrote, or what was agreed with them."
          />
        </Form>
      )}
    </>
  );
}

function State({ row }: { readonly row: Preview }) {
  if (row.movedAt) {
    return (
      <>
        <Badge state={{ word: 'Replaced', meaning: 'quiet', mark: 'tick' }} />{' '}
        <Ago at={row.movedAt} />
      </>
    );
  }
  if (row.left) return <Badge state={{ word: 'Left', meaning: 'quiet', mark: 'dash' }} />;
  if (row.open.length === 0) return <>on it</>;
  return (
    <>
      <Badge state={{ word: 'Claim open', meaning: 'attention', mark: 'triangle' }} />{' '}
      {listed(row.open)}: decided or taken back first
    </>
  );
}
