import './api.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fold } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import {
  type ApiDocument,
  contentOf,
  curlOf,
  type Field,
  fieldsOf,
  type Operation,
  operationsOf,
  typeOf,
} from './document.ts';

async function fetchDocument(): Promise<ApiDocument> {
  const answered = await fetch('/api/openapi.json');
  if (!answered.ok) throw new Error(`The server answered ${answered.status}.`);
  return answered.json();
}

function Fields({ label, fields }: { readonly label: string; readonly fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <table className="dp-api-fields">
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">
              <code>{field.name}</code>
            </th>
            <td>{field.type}</td>
            <td>{field.required ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whoMay(operation: Operation): string {
  const action = operation['x-deskproof-action'];
  if (action === 'public') return 'Anybody, signed in or not';
  if (action === 'signed-in') return 'Whoever is signed in, on the page; no access token';
  const roles = operation['x-deskproof-roles'].map((role) => role.replaceAll('_', ' ')).join(', ');
  const token = operation['x-deskproof-token'] ? 'also by access token' : 'never by access token';
  return `${roles} (${action}), ${token}`;
}

function Details({
  operation,
  server,
}: {
  readonly operation: Operation;
  readonly server: string;
}) {
  const body = contentOf(operation.requestBody?.content);
  const reply = contentOf(operation.responses['200']?.content);
  const parameters = operation.parameters.map(({ name, schema, required, in: place }) => ({
    name: `${name} (${place === 'path' ? 'in the address' : 'after ?'})`,
    type: typeOf(schema),
    required,
  }));
  return (
    <div className="dp-api-details">
      <p>
        <strong>Who may:</strong> {whoMay(operation)}
      </p>
      <Fields label="Parameters" fields={parameters} />
      {body ? <Fields label={`Body, ${body.type}`} fields={fieldsOf(body.schema)} /> : null}
      {reply?.type === 'application/json' ? (
        <Fields label="Answer" fields={fieldsOf(reply.schema)} />
      ) : (
        <p>The answer is a file.</p>
      )}
      {operation['x-deskproof-token'] ? (
        <pre>
          <code>{curlOf(operation, server)}</code>
        </pre>
      ) : null}
    </div>
  );
}

/** One operation; what is in it is drawn when it is opened first, since there are some hundreds. */
function One({ operation, server }: { readonly operation: Operation; readonly server: string }) {
  const [seen, setSeen] = useState(false);
  return (
    <details className="dp-api-one" onToggle={(event) => event.currentTarget.open && setSeen(true)}>
      <summary>
        <span className="dp-api-method">{operation.method}</span> <code>{operation.path}</code>
        <span className="dp-api-summary">{operation.summary}</span>
      </summary>
      {seen ? <Details operation={operation} server={server} /> : null}
    </details>
  );
}

const WHOSE = [
  { value: 'mine', label: 'what I may' },
  { value: 'token', label: 'what a token may' },
];

function Found({ document }: { readonly document: ApiDocument }) {
  const { query } = useAddress();
  const may = useMay();
  const all = operationsOf(document);
  const rooms = [...new Set(all.map(({ tags }) => tags[0] ?? ''))].sort();
  const { search, room, who } = query;
  const found = all.filter(
    (one) =>
      (room === undefined || one.tags[0] === room) &&
      (search === undefined ||
        fold(`${one.method} ${one.path} ${one.summary}`).includes(fold(search))) &&
      (who !== 'token' || one['x-deskproof-token']) &&
      (who !== 'mine' || may(one['x-deskproof-action'])),
  );
  const server = document.servers[0]?.url ?? '';
  return (
    <>
      <Filters
        filters={[
          { name: 'search', label: 'Method, address or words' },
          { name: 'room', label: 'Room', options: rooms.map((value) => ({ value, label: value })) },
          { name: 'who', label: 'Who', options: WHOSE },
        ]}
      />
      <p role="status">
        {found.length} of {all.length}
      </p>
      {found.length === 0 ? (
        <Empty title="Nothing fits">Take a filter away, or search for a word of the address.</Empty>
      ) : null}
      {rooms
        .map((name) => ({ name, some: found.filter(({ tags }) => tags[0] === name) }))
        .filter(({ some }) => some.length > 0)
        .map(({ name, some }) => (
          <Section key={name} title={`${name} (${some.length})`}>
            {some.map((one) => (
              <One key={`${one.method} ${one.path}`} operation={one} server={server} />
            ))}
          </Section>
        ))}
    </>
  );
}

/** What a program can ask: every route, from the document that the routes themselves make. */
export default function ApiPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['openapi'], queryFn: fetchDocument });
  return (
    <Page title="API">
      <p className="dp-dim">
        Send JSON with <code>Authorization: Bearer dp_...</code>;{' '}
        <Link href="/account/access-tokens">make a token</Link>. A refusal answers 4xx with{' '}
        <code>refusal.code</code> and why. What a body makes carries an
        <code> id</code> of your own (UUID): sent twice, it is made once. Money is pence, time is
        ISO 8601. The same as a file: <a href="/api/openapi.json">openapi.json</a>.
      </p>
      {error ? (
        <Refused
          refusal={{
            code: 'no-document',
            because: `The document could not be read. ${error.message}`,
          }}
          again={() => void refetch()}
        />
      ) : data ? (
        <Found document={data} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}
