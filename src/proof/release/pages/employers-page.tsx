import './release.css';
import { Button } from '@mantine/core';
import { newId } from '../../../lib/ids.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { Moment } from '../../../ui/when.tsx';
import { giveLinkRoute, listEmployers } from '../schema.ts';
import { EmployerForm, EmploymentForm, EndForm, KeyForm, PackageForm } from './employer-forms.tsx';
import { type Employer, missingWords, PACKAGE_LOOKS } from './words.ts';

type Employers = ReplyOf<typeof listEmployers>;

const TITLES: Readonly<Record<string, string>> = {
  employer: 'Register an employer',
  employment: 'Record an employment',
  end: 'End an employment',
  key: 'Confirm the key',
  package: 'Take a package in',
};

/** The centre's page of its employers: whose people learn here, what came of them, and by which key. */
export default function EmployersPage() {
  const { query, setQuery } = useAddress();
  const may = useMay()('employers.manage');
  const reading = useRead(
    listEmployers,
    {},
    { live: ['employer', 'employment', 'release', 'evidence.', 'file.'] },
  );
  const close = () => setQuery({ form: undefined, of: undefined });
  const form = query['form'];
  return (
    <Page
      title="Employers"
      where={[{ label: 'Centre', href: '/centre' }]}
      action={
        may ? (
          <Button onClick={() => setQuery({ form: 'employer', of: undefined })}>
            Register an employer
          </Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(employers) => {
          const panel =
            !may || form === undefined || TITLES[form] === undefined ? undefined : (
              <SidePanel of={`${form} ${query['of'] ?? ''}`} title={TITLES[form]} onClose={close}>
                <FormOf form={form} of={query['of'] ?? ''} employers={employers} onDone={close} />
              </SidePanel>
            );
          return (
            <Beside panel={panel}>
              {employers.rows.length === 0 ? (
                <Empty title="No employer yet">
                  An agency that is its own centre needs none. Register the agencies whose people
                  learn here: what they release comes with proofs and is judged as any other
                  evidence.
                </Empty>
              ) : (
                employers.rows.map((row) => <One key={row.employerId} row={row} may={may} />)
              )}
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}

function FormOf({
  form,
  of,
  employers,
  onDone,
}: {
  readonly form: string;
  readonly of: string;
  readonly employers: Employers;
  readonly onDone: () => void;
}) {
  if (form === 'employer') return <EmployerForm onDone={onDone} />;
  if (form === 'end') {
    const found = employers.rows
      .flatMap(({ employments }) => employments)
      .find(({ employmentId }) => employmentId === of);
    return found ? (
      <EndForm key={of} employment={found} today={employers.today} onDone={onDone} />
    ) : null;
  }
  const row = employers.rows.find(({ employerId }) => employerId === of);
  if (!row) return <p>Choose the employer in the list first.</p>;
  if (form === 'key') return <KeyForm key={of} row={row} onDone={onDone} />;
  if (form === 'package') return <PackageForm key={of} row={row} onDone={onDone} />;
  return (
    <EmploymentForm
      key={of}
      row={row}
      learners={employers.learners}
      today={employers.today}
      onDone={onDone}
    />
  );
}

function One({ row, may }: { readonly row: Employer; readonly may: boolean }) {
  const { setQuery } = useAddress();
  const open = (form: string, of = row.employerId) => setQuery({ form, of });
  const waiting = row.packages.filter(({ state }) => state === 'waits').length;
  return (
    <Section title={row.name}>
      <div className="dp-row">
        <KeyLine row={row} />
        <span className="dp-dim">Contact: {row.contact}</span>
      </div>
      {may ? (
        <div className="dp-row">
          <Button
            variant={waiting > 0 ? 'filled' : 'default'}
            size="compact-sm"
            aria-label={`Confirm the key of ${row.name}`}
            onClick={() => open('key')}
          >
            Confirm the key
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Take a package in of ${row.name}`}
            onClick={() => open('package')}
          >
            Take a package in
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Record an employment at ${row.name}`}
            onClick={() => open('employment')}
          >
            Record an employment
          </Button>
          <GiveLink row={row} />
        </div>
      ) : null}
      <ul className="re-lines" aria-label={`Learners of ${row.name}`}>
        {row.employments.map((one) => (
          <li key={one.employmentId}>
            <strong>{one.learner.name}</strong>
            <span>
              {one.toOn === null
                ? `since ${showDate(one.fromOn)}`
                : `${showDate(one.fromOn)} to ${showDate(one.toOn)}`}
            </span>
            {one.code === '' ? null : (
              <span>
                code <code>{one.code}</code>
                {one.bound ? ', used' : ''}
              </span>
            )}
            <span className="dp-dim">
              {one.lastReviewOn === null
                ? 'no review yet'
                : `last review ${showDate(one.lastReviewOn)}`}
            </span>
            {may && one.toOn === null ? (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`End it: ${one.learner.name} at ${row.name}`}
                onClick={() => open('end', one.employmentId)}
              >
                End it
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {row.packages.length === 0 ? (
        <p className="dp-dim">Nothing released to you yet.</p>
      ) : (
        <ul className="re-lines" aria-label={`Released by ${row.name}`}>
          {row.packages.map((one) => (
            <li key={one.packageId}>
              <Badge state={PACKAGE_LOOKS[one.fileMissing ? 'no_file' : one.state]} />
              <strong>{one.learner.name}</strong>
              <span>{one.title}</span>
              <span>
                {counted(one.records, 'record')}, {showDate(one.firstAt.slice(0, 10))} to{' '}
                {showDate(one.lastAt.slice(0, 10))}
              </span>
              {one.outside ? (
                <Badge
                  state={{ word: 'Outside the employment', meaning: 'attention', mark: 'triangle' }}
                />
              ) : null}
              <span className="dp-dim">
                came {one.byLink ? 'by link' : 'as a file'} <Moment at={one.receivedAt} />
              </span>
              {one.fileMissing ? (
                <span>{missingWords(one.fileMissing, (at) => showDate(dateIn(new Date(at))))}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function KeyLine({ row: { key } }: { readonly row: Employer }) {
  if (key === null) return <span className="dp-dim">No key yet: the first package brings it.</span>;
  if (key.confirmedAt === null) {
    return (
      <Badge state={{ word: 'Key to be confirmed', meaning: 'attention', mark: 'triangle' }} />
    );
  }
  return (
    <>
      <Badge state={{ word: 'Key confirmed', meaning: 'good', mark: 'tick' }} />
      <span className="dp-dim">
        by {key.confirmedBy}, <Moment at={key.confirmedAt} />
      </span>
    </>
  );
}

function GiveLink({ row }: { readonly row: Employer }) {
  const say = useNotice();
  const { act, busy } = useAct(giveLinkRoute);
  const give = async () => {
    const done = await act({ params: { id: row.employerId }, body: { id: newId() } });
    say(
      done.ok
        ? `${row.contact} has a new link; the one before opens nothing`
        : done.refusal.because,
    );
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Mail a link to ${row.name}`}
      aria-disabled={busy}
      onClick={() => (busy ? undefined : void give())}
    >
      Mail a link
    </Button>
  );
}
