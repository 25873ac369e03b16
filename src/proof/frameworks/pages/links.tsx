import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ServerRefusal } from '../../../ui/api.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { LongTextField, PickField, RadioField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import {
  linkCriteriaRoute,
  listCriterionLinks,
  listFrameworks,
  readFramework,
  takeLinkBackRoute,
} from '../schema.ts';
import type { CriterionLink, Framework } from './words.ts';

const KIND_OPTIONS: readonly { readonly value: CriterionLink['kind']; readonly label: string }[] = [
  { value: 'related', label: 'Related: what shows the one may show the other' },
  { value: 'exact', label: 'The same: both ask for the same thing' },
  { value: 'peer', label: 'Peers: they stand beside each other' },
];
const KIND_WORDS: Readonly<Record<CriterionLink['kind'], string>> = {
  related: 'may show too',
  exact: 'asks for the same as',
  peer: 'stands beside',
};
const NOTHING: StateLook = {
  word: 'points to nothing here',
  meaning: 'attention',
  mark: 'triangle',
};

/** Which criteria of this framework are linked to criteria of others, from packages and by hand. */
export function Links({
  framework,
  manages,
}: {
  readonly framework: Framework;
  readonly manages: boolean;
}) {
  const reading = useRead(listCriterionLinks, { query: { framework: framework.code } });
  const taking = useAct(takeLinkBackRoute);
  const say = useNotice();
  const [adding, setAdding] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const takeBack = async (link: CriterionLink) => {
    const done = await taking.act({ params: { id: link.linkId } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say('Link taken back');
  };
  const columns: readonly Column<CriterionLink>[] = [
    { key: 'from', head: 'Criterion', cell: ({ from }) => <End end={from} /> },
    { key: 'kind', head: 'Link', cell: ({ kind }) => KIND_WORDS[kind], width: '170px' },
    { key: 'to', head: 'Criterion', cell: ({ to }) => <End end={to} /> },
    {
      key: 'source',
      head: 'Says who',
      cell: ({ imported, madeBy, because }) =>
        imported ? 'a document that was imported' : `${madeBy ?? 'Somebody who left'}: ${because}`,
    },
    ...(manages
      ? [
          {
            key: 'act',
            head: 'Act',
            width: '110px',
            cell: (link: CriterionLink) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Take back: ${link.from.code} and ${link.to.code ?? link.to.title}`}
                onClick={() => (taking.busy ? undefined : void takeBack(link))}
              >
                Take back
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="dp-after-tabs">
      <p className="dp-dim">
        What a learner shows for one of two linked criteria they are offered to reference to the
        other, in one press. Each is judged for itself.
      </p>
      <Read of={reading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="dp-dim">No criterion is linked to one of another framework yet.</p>
          ) : (
            <Table
              label="Links between criteria"
              noun={['link', 'links']}
              columns={columns}
              rows={rows}
              id={({ linkId }) => linkId}
            />
          )
        }
      </Read>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {!manages ? null : adding ? (
        <LinkForm framework={framework} onClose={() => setAdding(false)} />
      ) : (
        <Button variant="default" mt="sm" onClick={() => setAdding(true)}>
          Link two criteria
        </Button>
      )}
    </div>
  );
}

function End({ end }: { readonly end: CriterionLink['to'] }) {
  return (
    <>
      <span className="dp-criterion-code">{end.code ?? end.title}</span> {end.label}{' '}
      <span className="dp-dim">{end.framework}</span>
      {end.criterionId === null ? <Badge state={NOTHING} /> : null}
    </>
  );
}

const optionsOf = (framework: Framework) =>
  framework.tree.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ criteria }) =>
      criteria.map(({ criterionId, code, label }) => ({
        value: criterionId,
        label: `${code} ${label}`,
      })),
    ),
  );

function LinkForm({
  framework,
  onClose,
}: {
  readonly framework: Framework;
  readonly onClose: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(linkCriteriaRoute);
  const list = useRead(listFrameworks, {});
  const others = useMemo(
    () => (list.value?.rows ?? []).filter(({ id, newest }) => newest && id !== framework.id),
    [list.value, framework.id],
  );
  const form = useForm<LinkValues>({
    name: `link-${framework.id}`,
    start: { from: '', other: '', to: '', kind: 'related', because: '' },
    checks: {
      from: needed('Choose a criterion of this framework'),
      to: needed('Choose a criterion of the other framework'),
      because: needed('Enter who says so'),
    },
    submit: ({ from, to, kind, because }, id) => act({ body: { id, from, to, kind, because } }),
    onDone: () => {
      say('Criteria linked');
      onClose();
    },
  });
  const other = form.values.other;
  return (
    <Form form={form} action="Link them" label="Link two criteria" onCancel={onClose}>
      <PickField
        form={form}
        name="from"
        label={`Criterion of ${framework.code}`}
        options={optionsOf(framework)}
      />
      <PickField
        form={form}
        name="other"
        label="Other framework"
        options={others.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
      />
      {other === '' ? null : <OtherEnd key={other} id={other} form={form} />}
      <RadioField form={form} name="kind" label="How they stand" options={KIND_OPTIONS} />
      <LongTextField
        form={form}
        name="because"
        label="Who says so"
        hint="As in: mapping of the awarding body, page 12; or a decision of the centre with its date."
        rows={2}
      />
    </Form>
  );
}

type LinkValues = {
  from: string;
  other: string;
  to: string;
  kind: CriterionLink['kind'];
  because: string;
};

function OtherEnd({ id, form }: { readonly id: string; readonly form: FormApi<LinkValues> }) {
  const { value } = useRead(readFramework, { params: { id } });
  if (!value) return null;
  return (
    <PickField
      form={form}
      name="to"
      label={`Criterion of ${value.code}`}
      options={optionsOf(value)}
    />
  );
}
