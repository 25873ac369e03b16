import './signatures.css';
import { formatPence, formatRate } from '../../../lib/money.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMinutes } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { FactList } from '../../../ui/facts.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Moment } from '../../../ui/when.tsx';
import {
  CONTRACTS,
  formFile,
  type KeyInformation,
  OWN_KINDS,
  PAY_INTERVALS,
  readForm,
  TERMS_STATE,
} from '../papers-schema.ts';

type Version = ReplyOf<typeof readForm>['versions'][number];

const WHERE = [
  { label: 'Signatures', href: '/signatures' },
  { label: 'Forms that are signed', href: '/signatures/forms' },
];

/** One form with all its versions: what each says, and by whom it was published. */
export default function FormPage() {
  const id = useAddress().params['id'] ?? '';
  const may = useMay()('signatures.publish');
  const reading = useRead(readForm, { params: { id } });
  return (
    <Read of={reading}>
      {({ versions }) => {
        const [newest] = versions;
        if (!newest) return null;
        return (
          <Page
            title={`${OWN_KINDS[newest.kind]}: ${newest.name}`}
            where={WHERE}
            action={
              may ? (
                <LinkButton href={`/signatures/forms/${id}/new`}>Publish a new version</LinkButton>
              ) : undefined
            }
          >
            {versions.map((version) => (
              <VersionPart key={version.version} version={version} />
            ))}
          </Page>
        );
      }}
    </Read>
  );
}

function VersionPart({ version }: { readonly version: Version }) {
  return (
    <Section title={`Version ${version.version}`}>
      <FactList
        facts={[
          {
            label: 'Published',
            value: <Moment at={version.publishedAt} />,
            from: `by ${version.publishedBy}`,
          },
          ...(version.change === '' ? [] : [{ label: 'What changed', value: version.change }]),
          ...saysOf(version),
          {
            label: 'SHA-256',
            value: <span className="sg-hash">{version.sha256}</span>,
          },
        ]}
      />
      {version.text === '' ? null : (
        <details>
          <summary>The text</summary>
          <p className="sg-text">{version.text}</p>
        </details>
      )}
    </Section>
  );
}

/** What a version says, as facts; the house writes key information and opt-out from them. */
function saysOf({ kind, says, fileName, formId, version }: Version) {
  const states = (says['states'] ?? []) as readonly (keyof typeof TERMS_STATE)[];
  const facts = [
    ...(fileName === null
      ? []
      : [
          {
            label: 'File',
            value: (
              <a href={addressOf(formFile, { params: { id: formId, version } })}>{fileName}</a>
            ),
          },
        ]),
    ...(states.length === 0
      ? []
      : [{ label: 'States', value: listed(states.map((key) => TERMS_STATE[key])) }]),
    ...(typeof says['noticeDays'] === 'number'
      ? [{ label: 'Notice to end it', value: counted(says['noticeDays'], 'day') }]
      : []),
  ];
  if (kind !== 'key_information') return facts;
  const of = says as unknown as KeyInformation;
  return [
    ...facts,
    { label: 'Contract', value: CONTRACTS[of.contract] },
    { label: 'Who pays', value: of.payer },
    { label: 'Least rate', value: formatRate(of.leastRatePence) },
    { label: 'Paid', value: PAY_INTERVALS[of.payInterval] },
    { label: 'Other deductions', value: of.otherDeductions || 'None' },
    { label: 'Fees', value: of.fees || 'None' },
    { label: 'Leave', value: of.leave },
    { label: 'Benefits', value: of.benefits || 'None' },
    {
      label: 'Example',
      value: `${showMinutes(of.exampleMinutes)} a week; ${formatPence(of.exampleByLawPence)} off by law, ${formatPence(of.exampleOtherPence)} otherwise`,
    },
  ];
}
