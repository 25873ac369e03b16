import './standardisation.css';
import { Button } from '@mantine/core';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ChecksField, LongTextField, RadioField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import { agreeItemRoute, judgeItemRoute, readItem, SAYS, uncoverItemRoute } from '../schema.ts';
import {
  ActionFields,
  ActionLine,
  type AskedAction,
  actionAsked,
  noAction,
} from './action-parts.tsx';
import { FilePart } from './file-part.tsx';
import { type Item, itemLook, LIVE, options, people } from './looks.ts';

/** One item that several judge blind: what it is, one's own judgement, then the spread and what was agreed. */
export default function ItemPage() {
  const { params } = useAddress();
  const reading = useRead(readItem, { params: { id: params['id'] ?? '' } }, { live: LIVE });
  return (
    <Page
      title={reading.value?.title ?? 'Item judged blind'}
      where={[{ label: 'Standardisation', href: '/standardisation' }]}
    >
      <Read of={reading}>{(item) => <Whole item={item} />}</Read>
    </Page>
  );
}

function Whole({ item }: { readonly item: Item }) {
  const may = useMay();
  const say = useNotice();
  const { act, busy } = useAct(uncoverItemRoute);
  const lead = may('standardisation.lead');
  const uncover = async () => {
    const done = await act({ params: { id: item.itemId } });
    say(done.ok ? 'Everybody sees what each said' : done.refusal.because);
  };
  return (
    <>
      <Facts
        state={itemLook(item)}
        facts={[
          { label: 'Unit', value: item.unitReference },
          ...(item.rendition === null
            ? [{ label: 'From', value: 'A file that is no evidence' }]
            : []),
          { label: 'By', value: showDate(item.dueOn, item.today) },
          { label: 'Judged', value: `${item.judged} of ${item.asked}` },
          ...(item.alike === null
            ? []
            : [
                {
                  label: 'Said the same',
                  value: `${item.alike.percent} per cent of ${item.alike.pairs} pairs`,
                },
              ]),
        ]}
      />
      {item.file === null ? null : (
        <Section title="The file">
          <FilePart item={item} file={item.file} />
        </Section>
      )}
      {item.rendition === null ? null : (
        <Section title="The item, as it was frozen">
          <Frozen rendition={item.rendition} sha256={item.sha256} />
        </Section>
      )}
      <Section title="Judgements">
        {item.mine ? <JudgeForm item={item} /> : <Judged item={item} />}
        <p className="dp-dim">
          {item.seats
            .map(
              ({ name, judged, attended }) =>
                `${name}: ${judged ? 'judged it' : 'not judged'}${attended === null ? '' : attended ? ', was there' : ', missed the talk'}`,
            )
            .join('; ')}
          .
        </p>
        {item.state === 'blind' && lead && !item.waits ? (
          <p>
            <Button variant="default" onClick={uncover} loading={busy}>
              Uncover what each said
            </Button>
          </p>
        ) : null}
      </Section>
      {item.state === 'blind' ? null : (
        <Section title="What was agreed">
          {item.conclusion === null ? (
            lead ? (
              <AgreeForm item={item} />
            ) : (
              <p className="dp-dim">Not agreed yet.</p>
            )
          ) : (
            <p className="sd-text">{item.conclusion}</p>
          )}
          {item.actions.map((action) => (
            <ActionLine key={action.actionId} action={action} today={item.today} />
          ))}
        </Section>
      )}
    </>
  );
}

function Frozen({
  rendition,
  sha256,
}: {
  readonly rendition: NonNullable<Item['rendition']>;
  readonly sha256: Item['sha256'];
}) {
  return (
    <>
      <ol>
        {rendition.entries.map((entry) => (
          <li key={entry.seq}>
            {entry.title}, <Moment at={entry.at} />
            <ul>
              {entry.subjects.map(({ role, pseudonym }) => (
                <li key={pseudonym}>
                  {role}: {pseudonym}
                </li>
              ))}
              {entry.says.map(({ label, value }) => (
                <li key={label} className="sd-text">
                  {label}: {value}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className="dp-dim sd-text">{sha256}</p>
    </>
  );
}

function Judged({ item }: { readonly item: Item }) {
  return (
    <ul className="sd-lines">
      {item.criteria.map((one) => (
        <li key={one.criterionId}>
          <span>
            {one.code} {one.wording ?? one.label}
          </span>
          {one.spread === null ? null : (
            <span>
              {one.spread.met} met, {one.spread.notYet} not yet: {one.spread.percent} per cent alike
            </span>
          )}
          {one.answers.map(({ name, says, why }) => (
            <span key={name} className="sd-text dp-dim">
              {name}: {SAYS[says].toLowerCase()}. {why}
            </span>
          ))}
          {one.agreed === null ? null : (
            <strong className="sd-text">
              Agreed: {SAYS[one.agreed.says].toLowerCase()}. {one.agreed.reasons}
            </strong>
          )}
        </li>
      ))}
    </ul>
  );
}

type Said = Readonly<Record<`says-${string}` | `words-${string}`, string>>;
const emptySaid = (item: Item): Said =>
  Object.fromEntries(
    item.criteria.flatMap(({ criterionId }) => [
      [`says-${criterionId}`, ''],
      [`words-${criterionId}`, ''],
    ]),
  );
const saidOf = (values: Said, criterionId: string) => ({
  criterionId,
  says: (values[`says-${criterionId}`] ?? '') as keyof typeof SAYS,
  words: values[`words-${criterionId}`] ?? '',
});

function JudgeForm({ item }: { readonly item: Item }) {
  const say = useNotice();
  const { act } = useAct(judgeItemRoute);
  const form = useForm<Said, { itemId: string }>({
    name: `blind-${item.itemId}`,
    start: emptySaid(item),
    submit: (values) =>
      act({
        params: { id: item.itemId },
        body: {
          answers: item.criteria.map(({ criterionId }) => {
            const { says, words } = saidOf(values, criterionId);
            return { criterionId, says, why: words };
          }),
        },
      }),
    onDone: () => say('Your judgement is kept, and nobody sees it before it is uncovered'),
  });
  return (
    <Form form={form} action="Keep my judgement">
      {item.criteria.map((one) => (
        <fieldset key={one.criterionId} className="sd-fields">
          <legend>
            {one.code} {one.wording ?? one.label}
          </legend>
          <RadioField
            form={form}
            name={`says-${one.criterionId}`}
            label="Does it show this?"
            options={options(SAYS)}
          />
          <LongTextField form={form} name={`words-${one.criterionId}`} label="Why" />
        </fieldset>
      ))}
    </Form>
  );
}

type Agreed = Said &
  AskedAction & { readonly attendedIds: readonly string[]; readonly conclusion: string };

function AgreeForm({ item }: { readonly item: Item }) {
  const say = useNotice();
  const { act } = useAct(agreeItemRoute);
  const start = {
    ...emptySaid(item),
    ...noAction(),
    attendedIds: [],
    conclusion: '',
  } as unknown as Agreed;
  const form = useForm<Agreed, { itemId: string }>({
    name: `agree-${item.itemId}`,
    start,
    checks: { conclusion: needed('Say what was concluded') },
    submit: (values) =>
      act({
        params: { id: item.itemId },
        body: {
          answers: item.criteria.map(({ criterionId }) => {
            const { says, words } = saidOf(values, criterionId);
            return { criterionId, says, reasons: words };
          }),
          attendedIds: [...values.attendedIds],
          conclusion: values.conclusion,
          actions: actionAsked(values),
        },
      }),
    onDone: () => say('What was agreed is written'),
  });
  return (
    <Form form={form} action="Write what was agreed">
      {item.criteria.map((one) => (
        <fieldset key={one.criterionId} className="sd-fields">
          <legend>{one.code}</legend>
          <RadioField
            form={form}
            name={`says-${one.criterionId}`}
            label="Agreed answer"
            options={options(SAYS)}
          />
          <LongTextField form={form} name={`words-${one.criterionId}`} label="Reasons" />
        </fieldset>
      ))}
      <ChecksField
        form={form}
        name="attendedIds"
        label="Who was there"
        optional
        options={people(item.seats)}
      />
      <LongTextField form={form} name="conclusion" label="What was concluded" />
      <ActionFields form={form} staff={item.seats} />
    </Form>
  );
}
