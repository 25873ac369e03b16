import '../../../ui/filters.css';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { PickField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { findTextPeople } from '../text-schema.ts';
import { WriteText } from './write-text.tsx';

/** Writes a text to one person or several, picked here or in a list (they stand in the address). */
export default function NewTextPage() {
  const { query, setQuery, go } = useAddress();
  const ids = (query['to'] ?? '').split(',').filter((id) => id !== '');
  const chosen = useRead(
    findTextPeople,
    { query: { ids: ids.join(',') } },
    { when: ids.length > 0 },
  );
  const choose = (next: readonly string[]) =>
    setQuery({ to: next.length === 0 ? undefined : next.join(',') });
  return (
    <Page title="Write a text" where={[{ label: 'Texts', href: '/texts' }]}>
      <Section title="To">
        {ids.length === 0 ? (
          <p className="dp-dim">Nobody yet. Choose whom to text.</p>
        ) : (
          <Read of={chosen}>
            {({ rows }) => (
              <ul className="dp-chips" aria-label="Chosen people">
                {rows.map(({ personId, name }) => (
                  <li key={personId}>
                    <button
                      type="button"
                      onClick={() => choose(ids.filter((id) => id !== personId))}
                    >
                      {name}
                      <span aria-hidden="true"> ×</span>
                      <span className="dp-unseen">, take out</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </Read>
        )}
        <AddPerson key={ids.length} add={(id) => choose([...new Set([...ids, id])])} />
      </Section>
      {ids.length === 0 ? null : (
        <Section title="Text">
          <WriteText personIds={ids} about={null} marketing onDone={() => go('/texts?list=out')} />
        </Section>
      )}
    </Page>
  );
}

function AddPerson({ add }: { readonly add: (id: string) => void }) {
  const [words, setWords] = useState('');
  const found = useRead(findTextPeople, { query: { words } }, { when: words.length > 1 });
  const form = useForm({
    name: 'text-to',
    keep: false,
    start: { person: '' },
    checks: { person: needed('Choose somebody') },
    submit: async ({ person }) => ({ ok: true as const, value: person }),
    onDone: (person) => add(person),
  });
  return (
    <Form form={form} action="Add them" label="Whom to text">
      <PickField
        form={form}
        name="person"
        label="Name or number"
        options={(found.value?.rows ?? []).map(({ personId, name, phone }) => ({
          value: personId,
          label: phone === null ? name : `${name}, ${phone}`,
        }))}
        onSearch={setWords}
      />
    </Form>
  );
}
