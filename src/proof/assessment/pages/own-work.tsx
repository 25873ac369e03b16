import type { ReplyOf } from '../../../lib/route.ts';
import { LongTextField, SelectField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Moment } from '../../../ui/when.tsx';
import {
  FINDINGS,
  type FindingKind,
  findAuthorshipRoute,
  readAuthorship,
} from '../between-schema.ts';

type Item = ReplyOf<typeof readAuthorship>['items'][number];
const OPTIONS = Object.entries(FINDINGS).map(([value, label]) => ({ value, label }));

/** Whose work one item of a claim is: what shows by itself, what was found, and the form of who has it in hand (R55). */
export function OwnWork({
  claimId,
  evidenceId,
}: {
  readonly claimId: string;
  readonly evidenceId: string;
}) {
  const reading = useRead(
    readAuthorship,
    { params: { id: claimId } },
    { live: ['authorship.', 'claim.'] },
  );
  return (
    <Read of={reading}>
      {({ items, mayFind }) => {
        const item = items.find((one) => one.evidenceId === evidenceId);
        return item ? (
          <section aria-label="Whose work it is">
            <Shown item={item} />
            {mayFind ? (
              <details open={item.asks && item.history.length === 0}>
                <summary>Whose work is it?</summary>
                <FindForm key={item.history.length} claimId={claimId} item={item} />
              </details>
            ) : null}
          </section>
        ) : null;
      }}
    </Read>
  );
}

function Shown({ item }: { readonly item: Item }) {
  const [newest, ...before] = item.history;
  return (
    <>
      {item.shows.map((words) => (
        <p key={words}>
          <strong>Look twice:</strong> {words}
        </p>
      ))}
      {newest ? (
        <p>
          {FINDINGS[newest.finding]}
          {newest.because === '' ? '' : `: ${newest.because}`}{' '}
          <span className="dp-dim">
            {newest.by}, <Moment at={newest.at} />
            {before.length === 0 ? '' : `; before: ${FINDINGS[before[0]?.finding ?? 'own']}`}
          </span>
        </p>
      ) : null}
      {newest || !item.asks ? null : <p className="dp-dim">Nobody has said whose work it is.</p>}
    </>
  );
}

function FindForm({ claimId, item }: { readonly claimId: string; readonly item: Item }) {
  const say = useNotice();
  const { act } = useAct(findAuthorshipRoute);
  const form = useForm({
    name: `authorship ${claimId} ${item.evidenceId}`,
    start: { finding: (item.history[0]?.finding ?? 'own') as string, because: '' },
    submit: ({ finding, because }, id) =>
      act({
        params: { id: claimId },
        body: { id, evidenceId: item.evidenceId, finding: finding as FindingKind, because },
      }),
    onDone: () => say('Whose work it is is on record'),
  });
  return (
    <Form form={form} action="Say whose work it is" label="Whose work it is">
      <SelectField form={form} name="finding" label="I find" options={OPTIONS} />
      <LongTextField
        form={form}
        name="because"
        label="Why"
        hint="Needed where it is not the learner’s own: they read it once the claim is decided."
        optional
      />
    </Form>
  );
}
