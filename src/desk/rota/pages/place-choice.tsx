import { useDeferredValue, useState } from 'react';
import { PickField, SelectField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { useRead } from '../../../ui/read.tsx';
import { listClients, readClient } from '../schema.ts';

/** What every form that chooses a client and one of its sites holds. */
export interface PlaceValues {
  clientId: string;
  clientName: string;
  siteId: string;
}

export const NO_PLACE: PlaceValues = { clientId: '', clientName: '', siteId: '' };

/** A client and one of its sites, chosen by name. */
export function PlaceChoice<V extends PlaceValues>({
  form: whole,
  siteHint,
  anySite,
}: {
  readonly form: FormApi<V>;
  readonly siteHint?: string;
  /** The words of no site in particular; without it a site must be chosen. */
  readonly anySite?: string;
}) {
  const form = whole as unknown as FormApi<PlaceValues>;
  const { clientId, clientName } = form.values;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const found = useRead(listClients, {
    query: { search: search === clientName ? '' : search, limit: 20 },
  });
  const client = useRead(readClient, { params: { id: clientId } }, { when: clientId !== '' });
  const rows = found.value?.rows ?? [];
  const options = rows.map((row) => ({ value: row.clientId, label: row.name }));
  const known = clientId === '' || options.some(({ value }) => value === clientId);
  const name = clientName || (client.value?.name ?? '');
  const choose: FormApi<PlaceValues> = {
    ...form,
    set: (field, value) => {
      form.set(field, value);
      if (field !== 'clientId') return;
      form.set('clientName', options.find((option) => option.value === value)?.label ?? '');
      form.set('siteId', '');
    },
  };
  return (
    <>
      <PickField
        form={choose}
        name="clientId"
        label="Client"
        optional={anySite === 'any'}
        options={known ? options : [{ value: clientId, label: name }, ...options]}
        onSearch={setTyped}
      />
      {clientId === '' ? null : (
        <SelectField
          form={form}
          name="siteId"
          label="Site"
          {...(siteHint ? { hint: siteHint } : {})}
          {...(anySite
            ? { none: anySite === 'any' ? 'As each line says' : anySite, optional: true }
            : {})}
          options={(client.value?.sites ?? []).map((site) => ({
            value: site.siteId,
            label: site.name,
          }))}
        />
      )}
    </>
  );
}
