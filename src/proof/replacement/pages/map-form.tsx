import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Table } from '../../../ui/table.tsx';
import { publishMapRoute, type readReplacement } from '../schema.ts';

type Replacement = ReplyOf<typeof readReplacement>;
type Row = Replacement['rows'][number];

const FOUND_WORDS: Readonly<Record<Row['foundBy'], string>> = {
  package: 'said by a package',
  words: 'same words',
  code: 'same code',
  hand: 'by hand',
};

/** What somebody wrote of a row: codes with spaces or commas between, and whether a judgement carries over. */
interface Written {
  readonly codes: string;
  readonly carries: boolean;
}

/** Each criterion of the older framework with what replaces it, to be confirmed or changed and published whole. */
export function MapForm({ read }: { readonly read: Replacement }) {
  const say = useNotice();
  const { act } = useAct(publishMapRoute);
  const codeOf = new Map(read.there.map(({ criterionId, code }) => [criterionId, code]));
  const idOf = new Map(
    read.there.map(({ criterionId, code }) => [code.toUpperCase(), criterionId]),
  );
  const asGiven = ({ to, carries }: Row): Written => ({
    codes: to.map((id) => codeOf.get(id) ?? '').join(' '),
    carries,
  });
  const [changed, setChanged] = useState<ReadonlyMap<string, Written>>(new Map());
  const writtenOf = (row: Row) => changed.get(row.from.criterionId) ?? asGiven(row);
  const codesIn = ({ codes }: Written) =>
    [...new Set(codes.toUpperCase().split(/[\s,;]+/))].filter(Boolean);
  const unknown = (row: Row) => codesIn(writtenOf(row)).filter((code) => !idOf.has(code));
  const uses = new Map<string, number>();
  for (const code of read.rows.flatMap((row) => codesIn(writtenOf(row)))) {
    uses.set(code, (uses.get(code) ?? 0) + 1);
  }
  const oneToOne = (row: Row) => {
    const codes = codesIn(writtenOf(row));
    return codes.length === 1 && uses.get(codes[0] ?? '') === 1;
  };
  const write = (row: Row, next: Partial<Written>) =>
    setChanged(new Map([...changed, [row.from.criterionId, { ...writtenOf(row), ...next }]]));
  const wrong = read.rows.flatMap(unknown);
  const form = useForm({
    name: `map ${read.from.frameworkId} ${read.to.frameworkId}`,
    start: { because: '' },
    checks: { because: needed('Enter what it rests on') },
    submit: ({ because }, id) =>
      act({
        params: { from: read.from.frameworkId, to: read.to.frameworkId },
        body: {
          id,
          after: read.published?.version ?? 0,
          because,
          rows: read.rows.map((row) => ({
            from: row.from.criterionId,
            to: codesIn(writtenOf(row)).flatMap((code) => idOf.get(code) ?? []),
            foundBy: writtenOf(row).codes === asGiven(row).codes ? row.foundBy : 'hand',
            carries: writtenOf(row).carries && oneToOne(row),
          })),
        },
      }),
    onDone: ({ version }) => say(`Version ${version} of the map published`),
  });
  return (
    <Section title="What replaces each criterion">
      <p className="dp-dim">
        Codes of {read.to.code} with spaces between; empty: nothing replaces it. A judgement carries
        over only from one criterion to one, and only where it is ticked.
      </p>
      <Table<Row>
        label="What replaces each criterion"
        noun={['criterion', 'criteria']}
        rows={read.rows}
        id={(row) => row.from.criterionId}
        columns={[
          {
            key: 'from',
            head: `Of ${read.from.code}`,
            cell: ({ from }) => (
              <>
                {from.code} <span className="dp-dim">{from.words}</span>
              </>
            ),
          },
          {
            key: 'to',
            head: 'Replaced by',
            cell: (row) => (
              <TextInput
                aria-label={`What replaces ${row.from.code}`}
                value={writtenOf(row).codes}
                onChange={({ currentTarget: { value } }) => write(row, { codes: value })}
                error={unknown(row).length > 0 ? `Not there: ${unknown(row).join(' ')}` : undefined}
              />
            ),
          },
          {
            key: 'found',
            head: 'Found by',
            cell: (row) =>
              writtenOf(row).codes !== asGiven(row).codes
                ? FOUND_WORDS.hand
                : row.to.length === 0
                  ? 'nothing like it'
                  : `${FOUND_WORDS[row.foundBy]}${row.sameWords ? '' : ', words differ'}`,
          },
          {
            key: 'carries',
            head: 'Judgement carries over',
            cell: (row) =>
              oneToOne(row) ? (
                <Checkbox
                  aria-label={`A judgement of ${row.from.code} carries over`}
                  checked={writtenOf(row).carries}
                  onChange={({ currentTarget: { checked } }) => write(row, { carries: checked })}
                />
              ) : (
                <span className="dp-dim">not one to one</span>
              ),
          },
        ]}
      />
      {wrong.length > 0 ? (
        <p>
          {counted(wrong.length, 'code')} that {read.to.code} does not have: correct{' '}
          {wrong.length === 1 ? 'it' : 'them'}, then publish.
        </p>
      ) : (
        <Form form={form} action="Publish the map" label="Publish the map">
          <LongTextField
            form={form}
            name="because"
            label="What it rests on"
            hint="The awarding body’s own mapping with its date, or a decision of the centre."
          />
        </Form>
      )}
    </Section>
  );
}
