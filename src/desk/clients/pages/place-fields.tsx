import { useEffect } from 'react';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { NATION_CHOICES, nationOf } from './words.ts';

interface PlaceValues {
  postcode: string;
  nation: string;
}

/** Postcode and nation of a site; a postcode that lies in one nation only fills the nation in. */
export function PlaceFields<V extends PlaceValues>({ form }: { readonly form: FormApi<V> }) {
  const place = form as unknown as FormApi<PlaceValues>;
  const { postcode, nation } = place.values;
  // Only a typed postcode fills the nation in: a nation taken out again stays out.
  useEffect(() => {
    const known = nation === '' ? nationOf(postcode) : undefined;
    if (known) place.set('nation', known);
  }, [postcode]);
  return (
    <div className="dp-form-pair">
      <TextField form={place} name="postcode" label="Postcode" hint="Like LS1 4AP" short />
      <SelectField
        form={place}
        name="nation"
        label="Nation"
        hint="Its bank holidays count"
        options={NATION_CHOICES}
      />
    </div>
  );
}
