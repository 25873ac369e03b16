import { ok, type Result } from '../../../lib/result.ts';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import {
  ChecksField,
  DateField,
  FileField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct, useRead } from '../../../ui/read.tsx';
import {
  HANDED_TYPES,
  handInItemFileRoute,
  openFileItemRoute,
  openItemRoute,
  readClaimToStandardise,
  readUnitToStandardise,
} from '../schema.ts';
import { FILE_HINT, type Overview, people } from './looks.ts';

const OF = { claim: 'An item of a decided claim', file: 'A file that is no evidence' } as const;
const KINDS = {
  photo: 'photo',
  audio: 'recording',
  video: 'video',
  pdf: 'PDF',
  document: 'document',
} as const;

const START = {
  of: 'claim' as string,
  claimId: '',
  evidenceId: '',
  unitId: '',
  title: '',
  file: undefined as File | undefined,
  criterionIds: [] as readonly string[],
  memberIds: [] as readonly string[],
  dueOn: '',
};
type Values = typeof START;

/** What is needed only where an item of a claim is judged, or only where a file is. */
const where = (of: keyof typeof OF, words: string) => (value: unknown, all: Values) =>
  all.of === of && (value === '' || value === undefined) ? words : undefined;

/** Asks several to judge one item blind: of a decided claim, or a file handed in for the purpose. */
export function OpenForm({ all, onDone }: { readonly all: Overview; readonly onDone: () => void }) {
  const say = useNotice();
  const { go } = useAddress();
  const item = useAct(openItemRoute);
  const file = useAct(openFileItemRoute);
  const hand = useAct(handInItemFileRoute);
  const form = useForm({
    name: 'standardise',
    start: { ...START, of: all.claims.length > 0 ? 'claim' : 'file' },
    checks: {
      claimId: where('claim', 'Choose a decided claim'),
      evidenceId: where('claim', 'Choose the item'),
      unitId: where('file', 'Choose the unit'),
      title: where('file', 'Say what it is'),
      file: where('file', 'Choose the file'),
      criterionIds: (value) =>
        value.length === 0 ? 'Choose what it is judged against' : undefined,
      memberIds: (value) => (value.length < 2 ? 'Ask two at least' : undefined),
      dueOn: (value) => (value === '' ? 'Enter the day' : undefined),
    },
    submit: async (values, id): Promise<Result<{ itemId: string }>> => {
      const asked = {
        id,
        criterionIds: [...values.criterionIds],
        memberIds: [...values.memberIds],
        dueOn: values.dueOn,
      };
      const { claimId, evidenceId, unitId, title } = values;
      if (values.of === 'claim') return item.act({ body: { ...asked, claimId, evidenceId } });
      const opened = await file.act({ body: { ...asked, unitId, title } });
      if (!opened.ok || values.file === undefined) return opened;
      const handed = await hand.act({ params: { id }, file: values.file });
      return handed.ok ? ok({ itemId: id }) : handed;
    },
    onDone: ({ itemId }) => {
      say('They are asked to judge it');
      onDone();
      go(`/standardisation/items/${itemId}`);
    },
  });
  const { of, claimId, unitId } = form.values;
  const claim = useRead(
    readClaimToStandardise,
    { params: { id: claimId } },
    { when: of === 'claim' && claimId !== '' },
  ).value;
  const unit = useRead(
    readUnitToStandardise,
    { params: { id: unitId } },
    { when: of === 'file' && unitId !== '' },
  ).value;
  const ofClaim = of === 'claim' && claimId !== '' ? claim : undefined;
  const criteria = of === 'claim' ? ofClaim?.criteria : unitId === '' ? undefined : unit?.criteria;
  return (
    <Form form={form} action="Ask them to judge it" onCancel={onDone}>
      {all.claims.length === 0 ? null : (
        <RadioField
          form={form}
          name="of"
          label="What is judged"
          options={Object.entries(OF).map(([value, label]) => ({ value, label }))}
        />
      )}
      {of === 'claim' ? (
        <SelectField
          form={form}
          name="claimId"
          label="Decided claim"
          options={all.claims.map((one) => ({
            value: one.claimId,
            label: `${one.unitReference}, decided on ${showDate(one.decidedOn, all.today)}`,
          }))}
        />
      ) : (
        <>
          <TextField
            form={form}
            name="title"
            label="What it is"
            hint="Read by who judges it: name nobody"
          />
          <FileField
            form={form}
            name="file"
            label="File"
            hint={FILE_HINT}
            accept={HANDED_TYPES.join(',')}
          />
          <SelectField
            form={form}
            name="unitId"
            label="Unit"
            options={all.units.map((one) => ({
              value: one.unitId,
              label: `${one.reference} ${one.title}`,
            }))}
          />
        </>
      )}
      {ofClaim === undefined ? null : (
        <SelectField
          form={form}
          name="evidenceId"
          label="Item"
          options={ofClaim.items.map(({ evidenceId, title, kind }) => ({
            value: evidenceId,
            label: kind === null ? title : `${title} (${KINDS[kind]})`,
          }))}
        />
      )}
      {criteria === undefined ? null : (
        <ChecksField
          form={form}
          name="criterionIds"
          label="Judged against"
          options={criteria.map(({ criterionId, code, label }) => ({
            value: criterionId,
            label: `${code} ${label}`,
          }))}
        />
      )}
      <ChecksField form={form} name="memberIds" label="Who judges it" options={people(all.staff)} />
      <DateField form={form} name="dueOn" label="By" />
    </Form>
  );
}
