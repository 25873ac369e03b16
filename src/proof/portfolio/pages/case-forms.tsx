import type { Result } from '../../../lib/result.ts';
import { showMoment } from '../../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { ChecksField, LongTextField, TextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import {
  byFramework,
  type Case,
  type CaseDraft,
  type Known,
  needsReason,
  shownBy,
  takeable,
} from './case-draft.ts';

/** Accepts a case with another title, fewer records, a note, other criteria. */
export function AcceptForm({
  one,
  known,
  start,
  accept,
  onCancel,
}: {
  readonly one: Case;
  readonly known: Known;
  readonly start: CaseDraft;
  readonly accept: (draft: CaseDraft) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
}) {
  const today = dateIn(new Date());
  const form = useForm<CaseDraft>({
    name: `accept-${one.caseId}`,
    start,
    checks: {
      title: needed('Give the item a title'),
      seqs: needed('Choose at least one record'),
      olderBecause: (words, { seqs }) =>
        needsReason(one, seqs) && words.trim() === ''
          ? 'Say why work older than three years still shows what you can do'
          : undefined,
    },
    submit: accept,
  });
  const { seqs } = form.values;
  return (
    <Form
      form={form}
      action="Accept and reference"
      label={`Accept ${one.title}`}
      onCancel={onCancel}
    >
      <TextField
        form={form}
        name="title"
        label="Title of the item"
        hint="Your assessor reads it: name no client and no worker."
      />
      <ChecksField
        form={form}
        name="seqs"
        label="Records"
        options={takeable(one).map((entry) => ({
          value: String(entry.seq),
          label: `${entry.title}, ${showMoment(minuteOfDate(new Date(entry.at)), today)}`,
          ...(entry.tooOld ? { hint: 'Older than three years: it needs a reason' } : {}),
        }))}
      />
      {needsReason(one, seqs) ? (
        <LongTextField
          form={form}
          name="olderBecause"
          label="Why work older than three years"
          hint="For example: you still do it in the same way, and nothing newer shows it."
          rows={2}
        />
      ) : null}
      <ChecksField
        form={form}
        name="criteria"
        label="Reference to"
        hint="More can be added later, of any framework."
        options={byFramework(shownBy(one, seqs)).flatMap(([, criteria]) =>
          criteria.map((criterion) => ({
            value: criterion.criterionId,
            label: `${criterion.code} ${criterion.label}`,
            hint: hintOf(criterion, known),
          })),
        )}
      />
      <LongTextField
        form={form}
        name="note"
        label="Note"
        hint="A sentence on why you did it so helps your assessor."
        optional
        rows={3}
      />
    </Form>
  );
}

function hintOf(
  {
    frameworkCode,
    supports,
    criterionId,
  }: { readonly frameworkCode: string; readonly supports: boolean; readonly criterionId: string },
  known: Known,
): string {
  return [
    frameworkCode,
    ...(supports ? ['supports it, never carries it alone'] : []),
    ...(known.aside.has(criterionId) ? ['of a unit you do not work towards'] : []),
    ...(known.evidenced.has(criterionId) ? ['has an item already'] : []),
  ].join(', ');
}

/** Sets a case aside with the reason, which is kept. */
export function AsideForm({
  one,
  setAside,
  onCancel,
}: {
  readonly one: Case;
  readonly setAside: (because: string) => Promise<Result<unknown>>;
  readonly onCancel: () => void;
}) {
  const form = useForm({
    name: `aside-${one.caseId}`,
    start: { because: '' },
    checks: { because: needed('Say why, in a few words') },
    submit: ({ because }) => setAside(because),
  });
  return (
    <Form
      form={form}
      action="Set the case aside"
      label={`Set aside ${one.title}`}
      onCancel={onCancel}
    >
      <LongTextField
        form={form}
        name="because"
        label="Why"
        hint="It goes from the list; you can have it suggested again."
        rows={2}
      />
    </Form>
  );
}
