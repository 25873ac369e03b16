import './compliance.css';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { showDate } from '../../../lib/show.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { PickField, RadioField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { addPlaceWish, endPlaceWishRoute, listPlaces, listPlaceWishes } from '../schema.ts';

const LIKES: StateLook = { word: 'Likes to go', meaning: 'good', mark: 'tick' };
const RATHER_NOT: StateLook = { word: 'Would rather not', meaning: 'attention', mark: 'triangle' };

/** Where they like to go and would rather not: it counts in a ranking and stops nothing. */
export default function PlaceWishesSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('place-wishes.write');
  const reading = useRead(listPlaceWishes, { params: { id } });
  const say = useNotice();
  const { act, busy } = useAct(endPlaceWishRoute);
  const end = async (wishId: string, placeName: string) => {
    const ended = await act({ params: { id, wishId } });
    say(ended.ok ? `${placeName} is as any other place to them` : ended.refusal.because);
  };
  return (
    <Read of={reading}>
      {({ rows }) => (
        <RecordPart
          title="Places they like"
          add={mayWrite ? 'Record a place' : undefined}
          form={(close) => <WishForm id={id} close={close} />}
        >
          {rows.length === 0 ? (
            <p className="dp-dim">They have not said where they like to go.</p>
          ) : (
            <ul className="dp-record-lines">
              {rows.map((wish) => (
                <li key={wish.id}>
                  <Badge state={wish.likes ? LIKES : RATHER_NOT} />
                  <span>
                    {wish.placeName} <span className="dp-dim">({wish.place})</span>
                    {wish.reason === '' ? '' : `: ${wish.reason}`}
                  </span>
                  <span className="dp-dim">
                    said on {showDate(wish.saidOn)}
                    {mayWrite ? (
                      <>
                        {' '}
                        <button
                          type="button"
                          className="dp-link"
                          aria-disabled={busy}
                          aria-label={`End what they said of ${wish.placeName}`}
                          onClick={() => (busy ? undefined : void end(wish.id, wish.placeName))}
                        >
                          End it
                        </button>
                      </>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </RecordPart>
      )}
    </Read>
  );
}

function WishForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const [wishId] = useState(newId);
  const [search, setSearch] = useState('');
  const say = useNotice();
  const { act } = useAct(addPlaceWish);
  // A chosen option fills the search with its own words; they are no search.
  const words = search.replace(/ \((client|hirer|site)\)$/, '');
  const places = useRead(listPlaces, { query: { search: words } });
  const form = useForm({
    name: 'place-wish',
    start: { place: '', likes: 'yes', reason: '' },
    checks: { place: needed('Choose the client, hirer or site') },
    submit: ({ place: chosen, likes, reason }) => {
      const [place = '', placeId = ''] = chosen.split(' ');
      return act({
        params: { id },
        body: { id: wishId, place: place as 'site', placeId, likes: likes === 'yes', reason },
      });
    },
    onDone: () => {
      say('What they said of the place is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the place" label="A place they like or not" onCancel={close}>
      <PickField
        form={form}
        name="place"
        label="Client, hirer or site"
        onSearch={setSearch}
        options={(places.value?.rows ?? []).map(({ place, id: placeId, name }) => ({
          value: `${place} ${placeId}`,
          label: `${name} (${place})`,
        }))}
      />
      <RadioField
        form={form}
        name="likes"
        label="They"
        options={[
          { value: 'yes', label: 'Like to go there' },
          {
            value: 'no',
            label: 'Would rather not',
            hint: 'If they will not go at all, record a do-not-send',
          },
        ]}
      />
      <TextField form={form} name="reason" label="Reason" hint="In their words" optional />
    </Form>
  );
}
