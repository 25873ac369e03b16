import './frameworks.css';
import { Tabs } from '@mantine/core';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { type Fact, Facts } from '../../../ui/facts.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Needs, Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago } from '../../../ui/when.tsx';
import { exportCasePackage, exportFrameworkTable, readFramework } from '../schema.ts';
import { Combination } from './combination.tsx';
import { Contradictions } from './contradictions.tsx';
import { LastDays } from './last-days.tsx';
import { Links } from './links.tsx';
import { Units } from './units.tsx';
import { countWords, type Framework, hoursWords, KIND_WORDS } from './words.ts';

const PARTS = ['units', 'contradictions', 'combination', 'days', 'links'] as const;
type Part = (typeof PARTS)[number];

/** One framework: what it asks of a learner, where its document contradicts itself, what may be combined. */
export default function FrameworkPage() {
  const { params, query, setQuery } = useAddress();
  const id = params['id'] ?? '';
  const manages = useMay()('frameworks.manage');
  const reading = useRead(readFramework, { params: { id } });
  const framework = reading.value;
  const part = PARTS.find((each) => each === query['part']) ?? 'units';
  return (
    <Page
      title={framework?.title ?? 'Framework'}
      where={[{ label: 'Frameworks', href: '/frameworks' }]}
      action={
        manages && framework ? (
          <LinkButton href="/frameworks/import">Import a document</LinkButton>
        ) : undefined
      }
      needs={manages && framework ? <FrameworkNeeds framework={framework} /> : undefined}
    >
      <Read of={reading}>
        {(read) => (
          <>
            <Band framework={read} />
            {manages ? (
              <p>
                <Link href={`/frameworks/${id}/replacement`}>
                  Replace it by a newer one, and take learners over
                </Link>
              </p>
            ) : null}
            <p>
              Take it along:{' '}
              <a href={addressOf(exportCasePackage, { params: { id } })} download>
                CASE package (JSON)
              </a>{' '}
              <a href={addressOf(exportFrameworkTable, { params: { id } })} download>
                table (CSV)
              </a>
            </p>
            {read.warnings.length === 0 ? null : <Findings findings={read.warnings} />}
            <Tabs
              value={part}
              onChange={(next) => setQuery({ part: next === 'units' ? undefined : (next as Part) })}
              keepMounted={false}
            >
              <Tabs.List aria-label="Parts of the framework">
                <Tabs.Tab value="units">Units</Tabs.Tab>
                <Tabs.Tab value="contradictions">
                  Contradictions{' '}
                  <span className="dp-dim">
                    {read.choices.length + read.contradictions.length === 0
                      ? 'none'
                      : read.contradictions.length}
                  </span>
                </Tabs.Tab>
                {read.combination === null ? null : (
                  <Tabs.Tab value="combination">Rules of combination</Tabs.Tab>
                )}
                <Tabs.Tab value="days">Last days</Tabs.Tab>
                <Tabs.Tab value="links">Links</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="units">
                <Units framework={read} />
              </Tabs.Panel>
              <Tabs.Panel value="contradictions">
                <Contradictions framework={read} manages={manages} />
              </Tabs.Panel>
              {read.combination === null ? null : (
                <Tabs.Panel value="combination">
                  <Combination combination={read.combination} />
                </Tabs.Panel>
              )}
              <Tabs.Panel value="days">
                <LastDays framework={read} manages={manages} />
              </Tabs.Panel>
              <Tabs.Panel value="links">
                <Links framework={read} manages={manages} />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Read>
    </Page>
  );
}

function FrameworkNeeds({ framework }: { readonly framework: Framework }) {
  const open = framework.choices.filter(({ chosen, askedAgain }) => !chosen || askedAgain);
  if (open.length === 0 || !framework.newest) return null;
  return (
    <Needs
      items={[
        {
          id: 'choices',
          text: `${counted(open.length, 'question')} to the centre without an answer: until then the default counts`,
          href: `/frameworks/${framework.id}?part=contradictions`,
          act: 'Choose',
        },
      ]}
    />
  );
}

function Band({ framework }: { readonly framework: Framework }) {
  const today = dateIn(new Date());
  const hours = hoursWords(framework.leastHours, framework.mostHours);
  const facts: (Fact | undefined)[] = [
    {
      label: KIND_WORDS[framework.kind],
      value: framework.code,
      from: [
        framework.level === null ? '' : `level ${framework.level}`,
        framework.qualificationNumber ?? '',
      ]
        .filter(Boolean)
        .join(', '),
    },
    framework.credit === null
      ? undefined
      : {
          label: 'Credits',
          value: framework.credit,
          ...(framework.mandatoryCredit === null
            ? {}
            : {
                from: `${framework.mandatoryCredit} mandatory${framework.optionalCredit === null ? '' : `, ${framework.optionalCredit} optional`}`,
              }),
        },
    hours === undefined ? undefined : { label: 'Guided learning', value: hours },
    { label: 'Holds', value: countWords(framework.counts, framework.kind) },
    {
      label: 'Revision',
      value: framework.newest ? framework.revision : `${framework.revision}, superseded`,
      ...(framework.documentVersion === null
        ? {}
        : { from: `version ${framework.documentVersion} of the document` }),
    },
    {
      label: 'Wording',
      value: framework.document ? (
        <>the awarding body’s, from {framework.document.fileName}</>
      ) : (
        'labels of our own'
      ),
      from: framework.document ? (
        <>imported on {showDate(dateIn(new Date(framework.document.importedAt)), today)}</>
      ) : (
        <>
          in use since <Ago at={framework.adoptedAt} />
          {framework.adoptedBy === null ? '' : `, by ${framework.adoptedBy}`}
        </>
      ),
    },
  ];
  return <Facts facts={facts.filter((fact) => fact !== undefined)} />;
}
