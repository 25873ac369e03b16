import { counted } from '../../../lib/text.ts';
import { PickField } from '../../../ui/fields.tsx';
import type { FormApi } from '../../../ui/form.tsx';
import { useRead } from '../../../ui/read.tsx';
import { rankForShift } from '../schema.ts';

/** Most workers offered by name; who may go is ranked, the best first. */
const MOST = 50;

/** Who goes instead, of those who may: found by typing a name, the best first. */
export function WhoGoes<V extends { personId: string }>({
  form,
  shiftId,
}: {
  readonly form: FormApi<V>;
  /** The first of the shifts; '' while none is chosen. */
  readonly shiftId: string;
}) {
  const { value: ranked } = useRead(
    rankForShift,
    { params: { shiftId }, query: { size: MOST } },
    { when: shiftId !== '' },
  );
  const may = shiftId === '' ? [] : (ranked?.may ?? []);
  return (
    <PickField
      form={form}
      name={'personId' as never}
      label="Who goes"
      hint={
        shiftId === ''
          ? 'Choose the shifts first.'
          : ranked === undefined
            ? 'Asking who may go.'
            : `${counted(may.length, 'worker')} may go, the best first. They said yes; every rule is asked again when it is agreed.`
      }
      options={may.map(({ personId, displayName }) => ({ value: personId, label: displayName }))}
      none={shiftId === '' ? 'Choose the shifts first.' : 'Nobody who may go is called so.'}
    />
  );
}
