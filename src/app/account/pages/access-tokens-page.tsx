import './account.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ChecksField, RadioField, SelectField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { listTokens, makeAccessToken, revokeAccessToken } from '../schema.ts';
import { actionWords } from './action-words.ts';
import { ShownOnce } from './shown-once.tsx';

type Mine = ReplyOf<typeof listTokens>;
type Token = Mine['rows'][number];

const LOOKS: Readonly<Record<Token['state'], StateLook>> = {
  live: { word: 'Live', meaning: 'good', mark: 'tick' },
  expired: { word: 'Expired', meaning: 'quiet', mark: 'ring' },
  revoked: { word: 'Revoked', meaning: 'quiet', mark: 'cross' },
};

const DAYS = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '365 days, the most' },
];

function Make({
  choices,
  onMade,
}: {
  readonly choices: readonly string[];
  readonly onMade: (token: string | null) => void;
}) {
  const { act } = useAct(makeAccessToken);
  const form = useForm({
    name: 'access-token',
    start: { name: '', what: 'read', actions: [] as readonly string[], days: '30' },
    checks: { name: needed('Say what it is for') },
    submit: (values, id) =>
      act({
        body: {
          id,
          name: values.name,
          days: Number(values.days),
          actions: values.what === 'read' ? null : [...values.actions],
        },
      }),
    onDone: (made) => onMade(made.token),
  });
  return (
    <Form form={form} action="Make the token" label="New access token">
      <TextField
        form={form}
        name="name"
        label="What it is for"
        hint="The program, and where it runs"
      />
      <RadioField
        form={form}
        name="what"
        label="What it may do"
        options={[
          { value: 'read', label: 'Read only', hint: 'All that you may read, and change nothing' },
          {
            value: 'some',
            label: 'Chosen things',
            hint: 'What you tick, as long as you may do it',
          },
        ]}
      />
      {form.values.what === 'some' ? (
        <div className="dp-many">
          <ChecksField
            form={form}
            name="actions"
            label="Which"
            options={choices.map((value) => ({ value, label: actionWords(value) }))}
          />
        </div>
      ) : null}
      <SelectField form={form} name="days" label="Expires after" options={DAYS} />
    </Form>
  );
}

function Revoke({ token }: { readonly token: Token }) {
  const say = useNotice();
  const { act, busy } = useAct(revokeAccessToken);
  if (token.state !== 'live') return null;
  const revoke = async () => {
    const done = await act({ params: { id: token.id } });
    say(done.ok ? `${token.name} opens nothing any more` : done.refusal.because);
  };
  return (
    <Button size="compact-sm" variant="default" loading={busy} onClick={() => void revoke()}>
      Revoke {token.name}
    </Button>
  );
}

function Mine({ rows }: { readonly rows: readonly Token[] }) {
  return (
    <Table
      label="Access tokens"
      noun={['token', 'tokens']}
      rows={rows}
      id={(row) => row.id}
      name={(row) => row.name}
      empty={
        <Empty title="No access tokens yet">
          A program that works for you needs one; the first is made below.
        </Empty>
      }
      columns={[
        { key: 'name', head: 'For', cell: (row) => `${row.name} (${row.begins}…)` },
        {
          key: 'state',
          head: 'State',
          cell: (row) => <Badge state={LOOKS[row.state]} />,
        },
        {
          key: 'what',
          head: 'May',
          cell: (row) =>
            row.actions === null ? 'Read only' : row.actions.map(actionWords).join(', '),
        },
        { key: 'expires', head: 'Expires', cell: (row) => <Moment at={row.expiresAt} /> },
        {
          key: 'used',
          head: 'Last used',
          cell: (row) => (row.lastUsedAt ? <Ago at={row.lastUsedAt} /> : 'Never'),
        },
        { key: 'revoke', head: 'Revoke', cell: (row) => <Revoke token={row} /> },
      ]}
    />
  );
}

/** A member's own access tokens: for programs that work in their name. */
export default function AccessTokensPage() {
  const reading = useRead(listTokens, {});
  const [made, setMade] = useState<string | null>();
  return (
    <Page title="Access tokens">
      <p className="dp-dim">
        A program sends one with each request and works in your name: never more than you may, never
        what lets people in, and the log says which token it was.{' '}
        <Link href="/api-reference">What a program can ask</Link>
      </p>
      {made === undefined ? null : made === null ? (
        <p>This token was made already and shown then. Revoke it and make another if it is lost.</p>
      ) : (
        <ShownOnce what="The token" text={made} onDone={() => setMade(undefined)}>
          Copy it now: it is shown this once, and only its hash is kept. Whoever has it can do what
          it may.
        </ShownOnce>
      )}
      <Read of={reading}>
        {({ rows, choices }) => (
          <>
            <Mine rows={rows} />
            <Section title="New access token">
              <Make choices={choices} onMade={setMade} />
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
