import './offers.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from '../../../ui/address.tsx';
import type { ServerRefusal } from '../../../ui/api.ts';
import { PickField, TextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  endFavouriteRoute,
  listCandidates,
  nameFavouriteRoute,
  readClientWays,
  setClientModeRoute,
} from '../ways-schema.ts';
import { MODE_WORDS, type Mode } from './words.ts';

/** How a client takes people, and whom it asks for by name. */
export default function ClientWays({ id }: { readonly id: string }) {
  const may = useMay();
  const say = useNotice();
  const reading = useRead(readClientWays, { params: { id } }, { live: ['offer.'] });
  const mode = useAct(setClientModeRoute);
  const end = useAct(endFavouriteRoute);
  const [adding, setAdding] = useState(false);
  const [refusal, setRefusal] = useState<ServerRefusal>();
  const choose = async (value: Mode) => {
    const done = await mode.act({ params: { id }, body: { mode: value } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(MODE_WORDS[value]);
  };
  return (
    <Read of={reading}>
      {(ways) => (
        <>
          {may('offers.manage') ? (
            <label className="dp-row">
              A worker’s yes
              <select
                className="dp-filter"
                value={ways.mode}
                onChange={(event) => void choose(event.target.value as Mode)}
              >
                {Object.entries(MODE_WORDS).map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <p>{MODE_WORDS[ways.mode]}</p>
          )}
          <p className="dp-dim">
            {ways.saidAt === null ? (
              'The usual way: nobody has said another for this client.'
            ) : (
              <>
                Said <Moment at={ways.saidAt} /> by {ways.saidBy}. A booking line can have its own.
              </>
            )}
          </p>
          <p>
            {ways.favourites.length === 0
              ? 'The client asks for nobody by name.'
              : 'The client asks for, and these are asked first:'}
          </p>
          <ul className="dp-plain">
            {ways.favourites.map((one) => (
              <li key={one.favouriteId} className="dp-row">
                <Link href={`/candidates/${one.personId}`}>{one.name}</Link>
                {one.because === '' ? null : <span className="dp-dim">{one.because}</span>}
                {may('offers.manage') ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`No longer asks for ${one.name}`}
                    onClick={() => void end.act({ params: { id: one.favouriteId } })}
                  >
                    No longer
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          {may('offers.manage') && !adding ? (
            <div>
              <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
                Note whom they ask for
              </Button>
            </div>
          ) : null}
          {adding ? <AddFavourite clientId={id} onDone={() => setAdding(false)} /> : null}
          {refusal === undefined ? null : <Refused refusal={refusal} />}
        </>
      )}
    </Read>
  );
}

function AddFavourite({
  clientId,
  onDone,
}: {
  readonly clientId: string;
  readonly onDone: () => void;
}) {
  const { act } = useAct(nameFavouriteRoute);
  const [q, setQ] = useState('');
  const found = useRead(listCandidates, { query: { search: q, limit: 20 } });
  const form = useForm({
    name: `favourite-${clientId}`,
    start: { personId: '', because: '' },
    submit: ({ personId, because }, id) =>
      act({ params: { id: clientId }, body: { id, personId, because } }),
    onDone,
  });
  return (
    <Form form={form} action="Note this worker" onCancel={onDone}>
      <PickField
        form={form}
        name="personId"
        label="Worker"
        onSearch={setQ}
        options={(found.value?.rows ?? []).map((row) => ({
          value: row.personId,
          label: row.displayName,
        }))}
      />
      <TextField form={form} name="because" label="Why" optional />
    </Form>
  );
}
