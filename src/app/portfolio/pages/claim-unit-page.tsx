import './portfolio.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { claimUnitRoute, previewClaim } from '../../../proof/portfolio/schema.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { CheckField, LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { NotEnrolled } from './not-enrolled.tsx';
import { Presented } from './presented.tsx';

type Preview = ReplyOf<typeof previewClaim>;

const OWN_WORDS =
  'The work in these records is my own. Where others had a part in it, the records or my notes say so.';

/** Claims one unit: exactly what the assessor will see, what is missing, the declaration, one press. */
export default function ClaimUnitPage() {
  const unitId = useAddress().params['unitId'] ?? '';
  const reading = useRead(previewClaim, { params: { unitId } });
  const preview = reading.value?.unit.unitId === unitId ? reading.value : undefined;
  return (
    <Page
      title={preview ? `Claim ${preview.unit.reference}` : 'Claim a unit'}
      where={[{ label: 'My portfolio', href: '/portfolio' }]}
    >
      {reading.refusal?.code === 'not-a-learner' ? (
        <NotEnrolled />
      ) : (
        <Read of={{ ...reading, value: preview }}>{(value) => <Claiming preview={value} />}</Read>
      )}
    </Page>
  );
}

function Claiming({ preview }: { readonly preview: Preview }) {
  const { unit, items, criteria, warnings, refusal } = preview;
  const shown = criteria.filter((criterion) => criterion.items.length > 0).length;
  return (
    <>
      <Facts
        facts={[
          {
            label: 'Unit',
            value: `${unit.reference} ${unit.title}`,
            from: unit.frameworkCode,
          },
          { label: 'Attempt', value: preview.attempt },
          { label: 'Criteria with an item', value: `${shown} of ${criteria.length}` },
          { label: 'Items', value: items.length },
        ]}
      />
      {warnings.length === 0 ? null : (
        <div className="pf-stack">
          {warnings.map(({ code, because }) => (
            <p key={`${code} ${because}`} className="dp-attention pf-note">
              {because}
            </p>
          ))}
        </div>
      )}
      <Presented criteria={criteria} items={items} />
      <Section title={`Claim ${unit.reference}`}>
        {refusal === null ? (
          <ClaimForm preview={preview} />
        ) : (
          <Empty
            title="It cannot be claimed now"
            action={
              <LinkButton quiet href="/portfolio">
                Back to my portfolio
              </LinkButton>
            }
          >
            {refusal.because}
          </Empty>
        )}
      </Section>
    </>
  );
}

function ClaimForm({ preview }: { readonly preview: Preview }) {
  const { unit, items, seen, declare } = preview;
  const say = useNotice();
  const { go } = useAddress();
  const { act } = useAct(claimUnitRoute);
  const form = useForm({
    name: 'claim',
    start: { declaration: OWN_WORDS, declared: false },
    checks: {
      declaration: needed('Say in your own words that the work is yours'),
      declared: needed('Tick that you declare this'),
    },
    submit: ({ declaration }, id) =>
      act({ body: { id, unitId: unit.unitId, declaration, declared: declare.version, seen } }),
    onDone: ({ claimId }) => {
      say(`${unit.reference} claimed; an assessor will take it up`);
      go(`/portfolio/claim/${claimId}`);
    },
  });
  return (
    <Form form={form} action={`Claim ${unit.reference}`} label={`Claim ${unit.reference}`}>
      <p>
        {counted(items.length, 'item')} will be handed over as shown above and stay so, whatever
        changes later. You can take the claim back until it is decided.
      </p>
      <LongTextField
        form={form}
        name="declaration"
        label="In your own words"
        hint="Change the words so that they are true of your work. Names and telephone numbers in it are hidden from the assessor."
        rows={3}
      />
      <blockquote className="pf-words">{declare.words}</blockquote>
      <CheckField form={form} name="declared" label="I declare this" />
    </Form>
  );
}
