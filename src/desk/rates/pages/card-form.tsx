import './rates.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { refuse } from '../../../lib/result.ts';
import { dateIn } from '../../../lib/time.ts';
import { AskApproval } from '../../../ui/ask-approval.tsx';
import { DateField, LongTextField, SelectField, TimeField } from '../../../ui/fields.tsx';
import { Form, type FormApi, needed, useForm } from '../../../ui/form.tsx';
import { useAct } from '../../../ui/read.tsx';
import {
  agreeCardRoute,
  askApprovalRoute,
  type LimitKind,
  MIXED,
  type Mixed,
  SHIFT_KINDS,
  type ShiftKind,
} from '../schema.ts';
import { BEYOND_FIELDS, type BeyondDraft, beyondDraft, beyondOf } from './beyond-draft.ts';
import { BeyondFields } from './beyond-fields.tsx';
import { CardGrid } from './card-grid.tsx';
import { type Block, type Cells, cellsOf, ratesOf } from './grid-draft.ts';
import { blocksOf, type Card } from './words.ts';

/** What the form chooses from. */
export interface CardChoices {
  readonly clientId: string | null;
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  readonly contacts: readonly { readonly contactId: string; readonly name: string }[];
  readonly hirers: readonly { readonly hirerId: string; readonly name: string }[];
  readonly sites: readonly { readonly siteId: string; readonly name: string }[];
}

export interface CardDraft extends BeyondDraft {
  holdsFor: string;
  fromOn: string;
  nightFrom: string;
  nightTo: string;
  mixed: string;
  agreedBy: string;
  agreedOn: string;
  note: string;
  blocks: readonly Block[];
  cells: Cells;
}

/** Each field of the terms beyond the hour says what is wrong with itself. */
const BEYOND_CHECKS = Object.fromEntries(
  BEYOND_FIELDS.map((field) => [
    field,
    (_: unknown, all: BeyondDraft) => beyondOf(all).wrong[field],
  ]),
);

/** Agrees a card, or a new version of one, starting from the version before or from the agency's own card. */
export function CardForm({
  choices,
  card,
  model,
  onDone,
  onCancel,
}: {
  readonly choices: CardChoices;
  /** The card a new version is made of; undefined: a new card. */
  readonly card: Card | undefined;
  /** Rates to start a new card from. */
  readonly model: Card | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { act } = useAct(agreeCardRoute);
  const ask = useAct(askApprovalRoute);
  const own = choices.clientId === null;
  const [start] = useState(() => draftOf(card ?? model ?? undefined, card !== undefined, choices));
  const [id] = useState(newId);
  const form = useForm<CardDraft, { cardId: string; version: number }>({
    name: 'rate-card',
    start,
    checks: {
      fromOn: needed('Enter the day from which it holds'),
      agreedOn: needed('Enter the day on which it was agreed'),
      ...(own ? {} : { agreedBy: needed('Choose who agreed to it') }),
      nightTo: (value, { nightFrom }) =>
        (value === '') === (nightFrom === '')
          ? undefined
          : 'Enter both hours of the night, or none',
      ...BEYOND_CHECKS,
    },
    submit: async (values) => {
      const { rates, wrong } = ratesOf(values.cells, values.blocks, values.nightFrom !== '', !own);
      if (Object.keys(wrong).length > 0) {
        return refuse(
          'invalid-input',
          'Some rates cannot be read yet. They are marked in the sheet.',
        );
      }
      if (rates.length === 0) return refuse('invalid-input', 'Enter at least one rate.');
      const [what, of] = values.holdsFor.split(' ');
      return act({
        body: {
          id,
          clientId: choices.clientId,
          hirerId: what === 'hirer' ? (of ?? null) : null,
          siteId: what === 'site' ? (of ?? null) : null,
          from: card === undefined ? 0 : Math.max(...card.versions.map(({ version }) => version)),
          fromOn: values.fromOn,
          nightFrom: values.nightFrom === '' ? null : values.nightFrom,
          nightTo: values.nightFrom === '' ? null : values.nightTo,
          mixed: values.mixed as Mixed,
          agreedBy: values.agreedBy === '' ? null : values.agreedBy,
          agreedOn: values.agreedOn,
          note: values.note,
          rates: [...rates],
          beyond: beyondOf(values).terms,
        },
      });
    },
    onDone,
  });
  const nights = form.values.nightFrom !== '';
  const { wrong } = ratesOf(form.values.cells, form.values.blocks, nights, !own);
  return (
    <Form
      form={form}
      action={card === undefined ? 'Agree the card' : 'Agree the new version'}
      label="Rate card"
      onCancel={onCancel}
    >
      <AskApproval<LimitKind> refusal={form.refusal} ask={(body) => ask.act({ body })} />
      {own || card !== undefined ? null : (
        <SelectField
          form={form}
          name="holdsFor"
          label="Holds for"
          options={[
            { value: 'client', label: 'Every hirer and site of the client' },
            ...choices.hirers.map(({ hirerId, name }) => ({
              value: `hirer ${hirerId}`,
              label: `${name}, the hirer`,
            })),
            ...choices.sites.map(({ siteId, name }) => ({
              value: `site ${siteId}`,
              label: `${name}, the site`,
            })),
          ]}
        />
      )}
      <div className="rc-three">
        <DateField form={form} name="fromOn" label="Holds from" />
        <TimeField form={form} name="nightFrom" label="Night from" optional />
        <TimeField form={form} name="nightTo" label="Night to" optional />
      </div>
      <SelectField
        form={form}
        name="mixed"
        label="A shift that touches two rates"
        options={Object.entries(MIXED).map(([value, label]) => ({ value, label }))}
      />
      <AddBlock form={form} roles={choices.roles} />
      <p className="dp-dim">
        Arrows and Enter move between rates, Ctrl+D takes the one above, and cells copied from a
        spreadsheet can be pasted. An empty rate is not agreed. Net is what stays of the charge
        after pay, National Insurance, pension and holiday pay.
      </p>
      <CardGrid
        blocks={form.values.blocks}
        nights={nights}
        chargeNeeded={!own}
        on={form.values.fromOn || dateIn(new Date())}
        cells={form.values.cells}
        wrong={form.attempts > 0 || form.refusal ? wrong : {}}
        names={new Map(choices.roles.map(({ role, name }) => [role, name]))}
        onCells={(cells) => form.set('cells', cells)}
        onRemove={(block) =>
          form.set(
            'blocks',
            form.values.blocks.filter((one) => one !== block),
          )
        }
      />
      <BeyondFields form={form} />
      <div className="dp-form-pair">
        {own ? null : (
          <SelectField
            form={form}
            name="agreedBy"
            label="Who agreed at the client"
            options={choices.contacts.map(({ contactId, name }) => ({
              value: contactId,
              label: name,
            }))}
          />
        )}
        <DateField form={form} name="agreedOn" label={own ? 'Set on' : 'Agreed on'} />
      </div>
      <LongTextField form={form} name="note" label="Note" rows={2} optional />
    </Form>
  );
}

function AddBlock({
  form,
  roles,
}: {
  readonly form: FormApi<CardDraft>;
  readonly roles: CardChoices['roles'];
}) {
  const pick = useForm({
    name: 'rate-card-role',
    keep: false,
    start: { role: '', kind: 'waking' },
    submit: async () => refuse('not-sent', ''),
  });
  const add = () => {
    const block = { role: pick.values.role, kind: pick.values.kind as ShiftKind };
    const there = form.values.blocks.some(
      (one) => one.role === block.role && one.kind === block.kind,
    );
    if (block.role !== '' && !there) form.set('blocks', [...form.values.blocks, block]);
  };
  return (
    <div className="rc-three">
      <SelectField
        form={pick}
        name="role"
        label="Role"
        options={roles.map(({ role, name }) => ({ value: role, label: name }))}
        optional
      />
      <SelectField
        form={pick}
        name="kind"
        label="Kind of shift"
        options={Object.entries(SHIFT_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <div>
        <Button variant="default" onClick={add} disabled={pick.values.role === ''}>
          Add its rates
        </Button>
      </div>
    </div>
  );
}

function draftOf(from: Card | undefined, same: boolean, { contacts }: CardChoices): CardDraft {
  const today = dateIn(new Date());
  const version = from?.versions.find(({ state }) => state === 'in_force') ?? from?.versions[0];
  const rates = version?.rates ?? [];
  return {
    holdsFor: 'client',
    fromOn: same ? '' : today,
    nightFrom: version?.nightFrom ?? '20:00',
    nightTo: version?.nightTo ?? '06:00',
    mixed: version?.mixed ?? 'by_start',
    agreedBy: contacts.length === 1 ? (contacts[0]?.contactId ?? '') : '',
    agreedOn: today,
    note: '',
    blocks: blocksOf(rates).map(({ role, kind }) => ({ role, kind })),
    cells: cellsOf(rates),
    ...beyondDraft(version?.beyond ?? null),
  };
}
