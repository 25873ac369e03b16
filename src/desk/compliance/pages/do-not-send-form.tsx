import { useState } from 'react';
import { DateField, LongTextField, PickField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import { addDoNotSend, listPlaces } from '../schema.ts';

/** Records that a client or the worker asked for this worker not to be sent to a place. */
export function DoNotSendForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const [search, setSearch] = useState('');
  const say = useNotice();
  const { act } = useAct(addDoNotSend);
  // A chosen option fills the search with its own words; they are no search.
  const words = search.replace(/ \((client|hirer|site)\)$/, '');
  const places = useRead(listPlaces, { query: { search: words } });
  const form = useForm({
    name: 'do-not-send',
    start: { place: '', saidBy: '', reason: '', reviewOn: '' },
    checks: {
      place: needed('Choose the client, hirer or site'),
      saidBy: needed('Choose who said so'),
      reason: needed('Enter the reason'),
    },
    submit: ({ place: chosen, saidBy, reason, reviewOn }, doNotSendId) => {
      const [place = '', placeId = ''] = chosen.split(' ');
      return act({
        params: { id },
        body: {
          id: doNotSendId,
          place: place as 'site',
          placeId,
          saidBy: saidBy as 'client',
          reason,
          ...(reviewOn === '' ? {} : { reviewOn }),
        },
      });
    },
    onDone: () => {
      say('The do-not-send is recorded');
      close();
    },
  });
  return (
    <Form form={form} action="Record the do-not-send" label="Do not send" onCancel={close}>
      <PickField
        form={form}
        name="place"
        label="Client, hirer or site"
        hint="The narrowest that was meant: a client takes in all its sites"
        onSearch={setSearch}
        options={(places.value?.rows ?? []).map(({ place, id: placeId, name }) => ({
          value: `${place} ${placeId}`,
          label: `${name} (${place})`,
        }))}
      />
      <RadioField
        form={form}
        name="saidBy"
        label="Who said so"
        options={[
          { value: 'client', label: 'The client' },
          { value: 'worker', label: 'The worker' },
        ]}
      />
      <LongTextField
        form={form}
        name="reason"
        label="Reason"
        hint="What was said; no more than is needed"
        rows={3}
      />
      <DateField form={form} name="reviewOn" label="Look at it again on" optional />
    </Form>
  );
}
