import { useState } from 'react';
import { newId } from '../../../lib/ids.ts';
import { counted } from '../../../lib/text.ts';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { useAct } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import { askContributionRoute, PART_WORDS } from '../schema.ts';
import { byFramework, type Case, type Known, type OtherEntry } from './case-draft.ts';

type Says = readonly { readonly label: string; readonly value: string }[];

/** What the learner did themself, with why a record does not count where it does not. */
export function OwnRecords({ one }: { readonly one: Case }) {
  return (
    <ul className="sg-plain" aria-label="Your records">
      {one.entries.map((entry) => (
        <li key={entry.seq}>
          <strong>{entry.title}</strong> <Moment at={entry.at} />
          <span className="dp-dim">
            {entry.part === 'actor' ? '' : `, ${PART_WORDS[entry.part].toLowerCase()}`}
            {entry.evidenceId === null ? '' : ', in an item already'}
          </span>{' '}
          <Facts says={entry.says} />
          {entry.notCounting === null ? null : (
            <p className="dp-dim sg-small">Does not count: {entry.notCounting}</p>
          )}
          {entry.tooOld && entry.notCounting === null ? (
            <p className="dp-dim sg-small">Older than three years: it needs a reason.</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Facts({ says }: { readonly says: Says }) {
  if (says.length === 0) return null;
  return (
    <span className="sg-says sg-small">
      {says.map(({ label, value }) => `${label}: ${value}`).join('. ')}
    </span>
  );
}

/** Context by others: dimmed, and where the learner had a part, the way to have it confirmed. */
export function OthersRecords({ one }: { readonly one: Case }) {
  if (one.others.length === 0) return null;
  const askable = one.others.filter(({ mayAsk, asked }) => mayAsk.length > 0 || asked !== null);
  return (
    <details className="sg-fold">
      <summary>
        {counted(one.others.length, 'record')} by others
        {askable.length === 0 ? '' : ': ask for your part to be confirmed'}
      </summary>
      <ul className="sg-plain" aria-label="Records by others">
        {one.others.map((entry) => (
          <li key={entry.seq}>
            <Other entry={entry} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const ASKED: Readonly<Record<NonNullable<OtherEntry['asked']>, StateLook>> = {
  open: { word: 'Asked, not answered yet', meaning: 'information', mark: 'clock' },
  confirmed: { word: 'Your part is confirmed', meaning: 'good', mark: 'tick' },
  declined: { word: 'Your part was declined', meaning: 'attention', mark: 'cross' },
};

function Other({ entry }: { readonly entry: OtherEntry }) {
  const [asking, setAsking] = useState(false);
  const who = entry.actor?.name ?? 'Deskproof itself';
  const [first] = entry.mayAsk;
  const left = first !== undefined && first.id !== entry.actor?.id;
  return (
    <>
      <p className="dp-dim">
        {entry.title} <Moment at={entry.at} />, by {who}. <Facts says={entry.says} />
      </p>
      {entry.asked === null ? null : <Badge state={ASKED[entry.asked]} />}
      {first === undefined ||
      entry.asked === 'open' ||
      entry.asked === 'confirmed' ? null : asking ? (
        <AskForm entry={entry} onDone={() => setAsking(false)} />
      ) : (
        <button type="button" className="dp-link sg-small" onClick={() => setAsking(true)}>
          {left
            ? `${who} has left: ask ${first.name} to confirm your part`
            : `${who} did this: ask ${first.name} to confirm your part`}
        </button>
      )}
    </>
  );
}

function AskForm({ entry, onDone }: { readonly entry: OtherEntry; readonly onDone: () => void }) {
  const say = useNotice();
  const [id] = useState(newId);
  const { act } = useAct(askContributionRoute);
  const form = useForm({
    name: `ask-${entry.seq}`,
    start: { askedOf: entry.mayAsk[0]?.id ?? '', what: '' },
    checks: { askedOf: needed('Choose whom to ask'), what: needed('Say what you did') },
    submit: (values) => act({ body: { id, seq: entry.seq, ...values } }),
    onDone: (_, { askedOf }) => {
      const name = entry.mayAsk.find((one) => one.id === askedOf)?.name ?? '';
      say(`${name} is asked to confirm your part`);
      onDone();
    },
  });
  return (
    <Form
      form={form}
      action="Ask them to confirm"
      label={`Ask about ${entry.title}`}
      onCancel={onDone}
    >
      {entry.mayAsk.length > 1 ? (
        <SelectField
          form={form}
          name="askedOf"
          label="Whom to ask"
          options={entry.mayAsk.map(({ id: value, name }) => ({ value, label: name }))}
        />
      ) : (
        <p>{entry.mayAsk[0]?.name} will read it and answer.</p>
      )}
      <LongTextField
        form={form}
        name="what"
        label="What you did"
        hint="Like: I drew up the shortlist of five that went to the client."
        rows={2}
      />
    </Form>
  );
}

/** What a case may show, by framework: what nothing shows yet stands out, support is dashed. */
export function MayShowChips({
  one,
  known,
  ticked,
}: {
  readonly one: Case;
  readonly known: Known;
  readonly ticked: readonly string[];
}) {
  if (one.mayShow.length === 0) {
    return <p className="dp-dim sg-small">Nothing in it is known to show a criterion.</p>;
  }
  const fresh = one.mayShow.filter(
    ({ criterionId }) => ticked.includes(criterionId) && !known.evidenced.has(criterionId),
  );
  return (
    <div>
      <p className="sg-small">
        May show {counted(one.mayShow.length, 'criterion', 'criteria')}
        {fresh.length === 0 ? '' : `, ${fresh.length} of them new to your portfolio (marked +)`}.
        Accepting references {counted(ticked.length, 'criterion', 'criteria')}.
      </p>
      {byFramework(one.mayShow).map(([framework, criteria]) => (
        <ul key={framework} className="sg-chips" aria-label={`May show of ${framework}`}>
          <li className="dp-dim">{framework}</li>
          {criteria.map(({ criterionId, code, label, supports }) => {
            const isNew = ticked.includes(criterionId) && !known.evidenced.has(criterionId);
            return (
              <li
                key={criterionId}
                className="sg-chip"
                data-supports={supports}
                data-new={isNew}
                title={label}
              >
                {isNew ? '+ ' : ''}
                {code}
                {supports ? ' supports' : ''}
                {!ticked.includes(criterionId) && !supports ? ' not ticked' : ''}
                <span className="dp-unseen"> {label}</span>
              </li>
            );
          })}
        </ul>
      ))}
    </div>
  );
}
