import './leaving.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { CheckField, FileField, SelectField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { splitArchive } from '../../../ui/split-archive.ts';
import { Moment } from '../../../ui/when.tsx';
import { bringRecordRoute, listRecords, previewRecordRoute } from '../schema.ts';
import { type Sent, sendRecordFiles } from './send-record-files.ts';
import { showBytes } from './show-bytes.ts';
import { TakeOut } from './take-out.tsx';

type Records = ReplyOf<typeof listRecords>;
type Preview = ReplyOf<typeof previewRecordRoute>;

const filesOf = ({ here, of }: Sent): string => `${here} of ${counted(of, 'file')}`;

/** What of an archive is sent whole: all but its files, which follow in pieces. */
async function wordsOf(file: File): Promise<File> {
  const { words } = await splitArchive(file);
  return new File([words], file.name, { type: 'application/zip' });
}

/** A learner's whole record: out of this centre in one file, or in from another's. */
export default function LeavingPage() {
  const reading = useRead(listRecords, {}, { live: ['learner', 'file.'] });
  return (
    <Page title="Leaving" where={[{ label: 'Centre', href: '/centre' }]}>
      <Read of={reading}>
        {(records) => (
          <>
            <Out learners={records.learners} />
            <In learners={records.learners} />
            <Brought brought={records.brought} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Out({ learners }: { readonly learners: Records['learners'] }) {
  return (
    <Section title="A record that leaves">
      <p className="dp-dim">
        Evidence with its proofs, frameworks, decisions, open claims, plan and credentials, as one
        file that another centre reads; photos and recordings too, those that an owner let leave,
        and appeals with the files of their papers as far as you may open them. Messages and visits
        stay here.
      </p>
      {learners.length === 0 ? (
        <Empty title="No learners">
          Whoever is <Link href="/learners">enrolled</Link> stands here.
        </Empty>
      ) : (
        <ul className="le-lines" aria-label="Learners">
          {learners.map(({ id, name }) => (
            <li key={id}>
              <TakeOut id={id} name={name} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function In({ learners }: { readonly learners: Records['learners'] }) {
  const { act } = useAct(previewRecordRoute);
  const [seen, setSeen] = useState<{ readonly file: File; readonly preview: Preview }>();
  const form = useForm<{ file: File | undefined }, Preview>({
    name: 'learner record',
    keep: false,
    start: { file: undefined },
    checks: { file: needed('Choose the file') },
    submit: async ({ file }) => {
      if (!file) throw new Error('The form let an empty file through.');
      return act({ file: await wordsOf(file) });
    },
    onDone: (preview, { file }) => {
      if (file) setSeen({ file, preview });
    },
  });
  return (
    <Section title="A record that comes">
      <p className="dp-dim">
        Enrol the learner here first, on any framework. You see what would come before anything
        does.
      </p>
      {seen === undefined ? (
        <Form form={form} action="Look at it" label="A record that comes">
          <FileField form={form} name="file" label="Record" accept=".zip,application/zip" />
        </Form>
      ) : (
        <Seen {...seen} learners={learners} onDone={() => setSeen(undefined)} />
      )}
    </Section>
  );
}

function Seen({
  file,
  preview,
  learners,
  onDone,
}: {
  readonly file: File;
  readonly preview: Preview;
  readonly learners: Records['learners'];
  readonly onDone: () => void;
}) {
  const say = useNotice();
  const { act } = useAct(bringRecordRoute);
  const [sent, setSent] = useState('');
  const form = useForm({
    name: 'learner record brought',
    keep: false,
    start: { learnerId: '', compared: false },
    checks: {
      learnerId: needed('Choose whose record it is'),
      compared: (value) => (value ? undefined : 'Compare the key with the other centre first'),
    },
    submit: async ({ learnerId }, id) =>
      act({
        body: { id, learnerId, key: preview.key.verifierKey },
        file: await wordsOf(file),
      }),
    onDone: async ({ recordId }) => {
      if (preview.files.travel > 0) {
        const sent = await sendRecordFiles(recordId, file, (now, of) =>
          setSent(`${showBytes(now)} of ${showBytes(of)} of its files sent`),
        );
        if (!sent.ok) {
          say(`The record is here; of its files: ${sent.refusal.because} Go on below.`);
          return onDone();
        }
        if (sent.value.here < sent.value.of) {
          say(`The record is here, with ${filesOf(sent.value)}. Choose the next part below.`);
          return onDone();
        }
      }
      say('All of it is here');
      onDone();
    },
  });
  return (
    <>
      <p>
        <strong>{preview.learner}</strong> from {preview.from}, made <Moment at={preview.madeAt} />:{' '}
        {counted(preview.items, 'item')} of evidence, {counted(preview.references, 'reference')},{' '}
        {counted(preview.decisions, 'decision')}; {preview.frameworks.join(', ')}.
        {preview.files.travel > 0
          ? ` ${counted(preview.files.travel, 'file')} (${showBytes(preview.files.bytes)}) follow in pieces.`
          : ''}
        {preview.parts > 1
          ? ` This is part 1 of ${preview.parts}: choose the others under “Brought with them” after it.`
          : ''}
        {preview.files.stay > 0
          ? ` ${counted(preview.files.stay, 'file')} stayed there: nobody let them leave.`
          : ''}
        {preview.openClaims > 0
          ? ` ${counted(preview.openClaims, 'claim')} open at leaving, to be claimed again here.`
          : ''}
        {preview.appeals > 0
          ? ` ${counted(preview.appeals, 'appeal')} against what was decided there ${preview.appeals === 1 ? 'is' : 'are'} in the archive for the learner and not taken in.`
          : ''}
        {preview.sample ? ' Sample, not evidence.' : ''}
      </p>
      {preview.refused.length === 0 ? (
        <>
          <p>Every file is the one that was signed. The fingerprint of the key that signed:</p>
          <p className="le-key">{preview.key.fingerprint}</p>
          <Form form={form} action="Take all of it in" label="Take it in" onCancel={onDone}>
            <SelectField
              form={form}
              name="learnerId"
              label="The learner here"
              options={learners.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <CheckField
              form={form}
              name="compared"
              label="I compared the fingerprint with the other centre"
            />
          </Form>
          <p role="status">{sent}</p>
        </>
      ) : (
        <>
          <p>It cannot be taken in yet:</p>
          <ul className="le-lines" aria-label="Refused">
            {preview.refused.map(({ path, because }) => (
              <li key={`${path} ${because}`}>
                <Badge state={{ word: 'Refused', meaning: 'stop', mark: 'cross' }} />
                <code>{path}</code>
                <span>{because}</span>
              </li>
            ))}
          </ul>
          <Button variant="default" onClick={onDone}>
            Choose another file
          </Button>
        </>
      )}
    </>
  );
}

/** Files of a record that are not all here: the archive chosen again goes on where it stopped. */
function MoreFiles({ record }: { readonly record: Records['brought'][number] }) {
  const say = useNotice();
  const [sent, setSent] = useState('');
  const form = useForm<{ file: File | undefined }, Sent>({
    name: `files of ${record.recordId}`,
    keep: false,
    start: { file: undefined },
    checks: { file: needed('Choose the file') },
    submit: async ({ file }) => {
      if (!file) throw new Error('The form let an empty file through.');
      return sendRecordFiles(record.recordId, file, (now, of) =>
        setSent(`${showBytes(now)} of ${showBytes(of)} sent`),
      );
    },
    onDone: (done) =>
      say(
        done.here < done.of
          ? `${filesOf(done)} are here. Choose the next part`
          : 'All of its files are here',
      ),
  });
  const { all, here, until, gone } = record.files;
  if (all === here) return all === 0 ? null : <p>{counted(all, 'file')}, all here.</p>;
  return (
    <>
      <p>
        {here} of {counted(all, 'file')} here. Choose the archive, or its next part, to send the
        rest
        {until === null
          ? ''
          : ` by ${showDate(dateIn(new Date(until)))}: what has come of an unfinished file is deleted then`}
        .
        {gone > 0
          ? ` ${counted(gone, 'file')} ${gone === 1 ? 'was' : 'were'} not finished in time and ${gone === 1 ? 'begins' : 'begin'} anew.`
          : ''}
      </p>
      <Form form={form} action="Send the rest" label={`Files of ${record.learner.name}`}>
        <FileField form={form} name="file" label="Record" accept=".zip,application/zip" />
      </Form>
      <p role="status">{sent}</p>
    </>
  );
}

function Brought({ brought }: { readonly brought: Records['brought'] }) {
  if (brought.length === 0) return null;
  return (
    <Section title="Brought with them">
      {brought.map((one) => (
        <div key={one.recordId} className="le-one">
          <h3>
            {one.learner.name}, from {one.from}
          </h3>
          <p className="dp-dim">
            {counted(one.items, 'item')} of evidence, taken in by {one.broughtBy}{' '}
            <Moment at={one.broughtAt} />. Decisions below were made there; prior learning may rest
            on them.
          </p>
          <MoreFiles record={one} />
          {one.openClaims.length === 0 ? null : (
            <p>
              Open at leaving, to be claimed again here:{' '}
              {one.openClaims
                .map(
                  ({ framework, unit, claimedOn }) =>
                    `${framework} ${unit} (claimed there ${showDate(claimedOn)})`,
                )
                .join('; ')}
              .
            </p>
          )}
          <ul className="le-lines" aria-label={`Decisions brought by ${one.learner.name}`}>
            {one.decisions.map((decision) => (
              <li key={decision.id}>
                <Badge
                  state={
                    decision.outcome === 'achieved'
                      ? { word: 'Achieved there', meaning: 'information', mark: 'tick' }
                      : { word: 'Not yet there', meaning: 'quiet', mark: 'dash' }
                  }
                />
                <strong>
                  {decision.framework} {decision.unit}
                </strong>
                <span>{decision.standing}</span>
                <span className="dp-dim">{showDate(decision.decidedOn)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
