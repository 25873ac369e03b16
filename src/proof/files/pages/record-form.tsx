import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { LANGUAGE_CHOICES, type Language, languageAhead } from '../../../lib/languages.ts';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import { dateIn } from '../../../lib/time.ts';
import {
  DateField,
  FileField,
  LongTextField,
  PickField,
  RadioField,
  SelectField,
  TextField,
} from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { MOST_BYTES } from '../schema.ts';
import { keepOnDevice } from './keep-file.ts';
import type { KnownCriterion } from './phone-store.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp,audio/*,video/*,application/pdf,.docx,.xlsx,.pptx';
const NONE: readonly string[] = [];

/** A file with what it shows; kept on the device at once, sent when there is a line. */
export function RecordForm({
  owner,
  criteria,
  onKept,
}: {
  readonly owner: string;
  readonly criteria: readonly KnownCriterion[];
  readonly onKept: () => void;
}) {
  const say = useNotice();
  const [part, setPart] = useState<number>();
  const form = useForm({
    name: 'record',
    start: {
      file: undefined as File | undefined,
      title: '',
      shows: '',
      others: '',
      toldOn: dateIn(new Date()),
      toldHow: '',
      language: 'en',
      criterion: '',
      criterionIds: NONE,
    },
    checks: {
      file: (value) => (value === undefined ? 'Take or choose a file' : tooLarge(value)),
      title: needed('Give it a title'),
      others: needed('Say whether anybody else is heard or seen'),
      toldHow: (value, { others }) =>
        others === 'yes' && value.trim() === ''
          ? 'Say how they were told; without that it is no evidence'
          : undefined,
    },
    submit: async (values, id): Promise<Result<string>> => {
      const { file, title, shows, others, toldOn, toldHow, criterion, criterionIds } = values;
      const language =
        values.language === 'en'
          ? {}
          : { language: { id: newId(), code: values.language as Language } };
      if (file === undefined) return refuse('no-file', 'Take or choose a file.');
      const chosen = [...new Set([...criterionIds, ...(criterion === '' ? [] : [criterion])])];
      const told = others === 'yes' ? { others: true, toldOn, toldHow } : NOBODY;
      try {
        await keepOnDevice(
          file,
          { id, owner, title, shows, ...told, ...language, criterionIds: chosen },
          setPart,
        );
        return ok(id);
      } catch {
        return refuse(
          'not-kept',
          'The device has no room for it, or the file could not be read. Make room, then choose it again.',
        );
      } finally {
        setPart(undefined);
      }
    },
    onDone: () => {
      say('Kept on this device; it is sent as soon as there is a line');
      form.reset();
      onKept();
    },
  });
  const { criterion, criterionIds } = form.values;
  const add = () => {
    if (criterion === '') return say('Choose the criterion first');
    form.set('criterionIds', [...new Set([...criterionIds, criterion])]);
    form.set('criterion', '');
  };
  return (
    <Form form={form} action="Keep and send" label="A file as evidence">
      <FileField
        form={form}
        name="file"
        label="Photo, recording, video or document"
        hint="At most 500 MB; a photo or document 40 MB"
        accept={ACCEPT}
      />
      <TextField form={form} name="title" label="Title" hint="Without names of people or clients" />
      <LongTextField form={form} name="shows" label="What it shows" optional rows={3} />
      <RadioField
        form={form}
        name="others"
        label="Is anybody else heard or seen in it?"
        options={[
          { value: 'no', label: 'Nobody but me' },
          { value: 'yes', label: 'Yes, and they were told before' },
        ]}
      />
      {form.values.others === 'yes' ? (
        <>
          <DateField form={form} name="toldOn" label="Told on" />
          <LongTextField
            form={form}
            name="toldHow"
            label="Who was told, and how"
            hint="Like: I told the caller at the start that I record it for my NVQ, and they agreed"
            rows={2}
          />
        </>
      ) : null}
      <SelectField
        form={form}
        name="language"
        label="Language it is in"
        hint={languageAhead(form.values.language)}
        options={LANGUAGE_CHOICES}
      />
      <PickField
        form={form}
        name="criterion"
        label="A criterion it shows"
        optional
        options={criteria.map(({ criterionId, code, label, framework }) => ({
          value: criterionId,
          label: `${code} ${label} (${framework})`,
        }))}
      />
      <div className="dp-row">
        <Button variant="default" size="compact-sm" onClick={add}>
          Add this criterion
        </Button>
        <span>
          {criterionIds
            .map((id) => criteria.find((one) => one.criterionId === id)?.code ?? '')
            .join(', ')}
        </span>
      </div>
      {part === undefined ? null : (
        <p role="status">Keeping it on this device: {Math.floor(part * 100)} %</p>
      )}
    </Form>
  );
}

const NOBODY = { others: false, toldOn: null, toldHow: '' } as const;

function tooLarge({ size }: File): string | undefined {
  if (size <= MOST_BYTES) return undefined;
  return 'One file may have 500 MB. Cut the recording to the part that shows your work, then choose that.';
}
