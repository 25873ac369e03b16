import './policies.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { kindWords } from '../../../lib/kind-words.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { LongTextField } from '../../../ui/fields.tsx';
import { Form, needed, useForm } from '../../../ui/form.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Refused } from '../../../ui/refused.tsx';
import { useMay } from '../../../ui/session.ts';
import { Ago, Moment } from '../../../ui/when.tsx';
import { GOVERNED } from '../governs-schema.ts';
import {
  acknowledgeProcedureRoute,
  readProcedure,
  withdrawProcedureRoute,
} from '../procedures-schema.ts';
import { DESK_ROLES } from '../shapes-schema.ts';
import { VERSION_LOOKS } from './looks.ts';

type Procedure = ReplyOf<typeof readProcedure>;

/** One procedure in one version: what it says, who has read it, what it governs, and its other versions. */
export default function ProcedurePage() {
  const { params, query } = useAddress();
  const may = useMay();
  const id = params['id'] ?? '';
  const version = Number(query['version'] ?? 0) || undefined;
  const reading = useRead(readProcedure, { params: { id }, query: { version } });
  const live = reading.value && reading.value.withdrawn === null;
  return (
    <Page
      title={reading.value?.title ?? 'Procedure'}
      where={[{ label: 'Procedures', href: '/procedures' }]}
      action={
        live && may('policies.publish') ? (
          <LinkButton href={`/procedures/${id}/new-version`}>Publish a new version</LinkButton>
        ) : undefined
      }
    >
      <Read of={reading}>{(procedure) => <Shown of={procedure} />}</Read>
    </Page>
  );
}

function Shown({ of }: { readonly of: Procedure }) {
  const may = useMay();
  const { today } = of;
  return (
    <>
      <p>
        <Badge state={VERSION_LOOKS[of.state]} note={`version ${of.version}`} />
      </p>
      <FactList
        facts={[
          { label: 'In force from', value: showDate(of.inForceFrom, today) },
          {
            label: 'Published',
            value: <Moment at={of.publishedAt} />,
            from: of.publishedBy,
          },
          { label: 'Looked after by', value: of.ownerName },
          { label: 'Review by', value: showDate(of.reviewOn, today) },
          ...(of.change === '' ? [] : [{ label: 'What changed', value: of.change }]),
          {
            label: 'Who must read it',
            value:
              of.readers.length === 0
                ? 'Nobody must'
                : listed(of.readers.map((role) => DESK_ROLES[role])),
          },
          ...(of.withdrawn
            ? [
                {
                  label: 'Withdrawn',
                  value: of.withdrawn.reason,
                  from: (
                    <>
                      {of.withdrawn.by}, <Moment at={of.withdrawn.at} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Section title="What it says">
        {of.fileName === null ? (
          <div className="po-text">{of.text}</div>
        ) : (
          <p>
            <a href={`/api/procedures/${of.procedureId}/versions/${of.version}/file`}>
              {of.fileName}
            </a>{' '}
            <span className="dp-dim">PDF</span>
          </p>
        )}
        <p className="dp-dim">
          SHA-256 <code className="dp-code">{of.sha256}</code>, as the log keeps it.
        </p>
        <Receipt of={of} />
      </Section>
      <Section title="What it governs">
        <Governs kinds={of.governs} />
      </Section>
      {may('policies.outstanding') || of.receipts.length > 0 || of.outstanding.length > 0 ? (
        <Section title="Who has read it">
          <Readers of={of} />
        </Section>
      ) : null}
      <Section title="Versions">
        <Versions of={of} />
        {of.withdrawn === null && may('policies.publish') ? <Withdraw of={of} /> : null}
      </Section>
    </>
  );
}

function Receipt({ of }: { readonly of: Procedure }) {
  const say = useNotice();
  const may = useMay();
  const { act, busy } = useAct(acknowledgeProcedureRoute);
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>();
  if (of.readAt !== null) {
    return (
      <p role="status">
        You have read this version <Ago at={of.readAt} />.
      </p>
    );
  }
  if (!may('policies.acknowledge') || (of.state !== 'in_force' && of.state !== 'coming'))
    return null;
  const press = async () => {
    const done = await act({ params: { id: of.procedureId }, body: { version: of.version } });
    setRefusal(done.ok ? undefined : done.refusal);
    if (done.ok) say(`You have read ${of.title}, version ${of.version}`);
  };
  return (
    <>
      {refusal ? <Refused refusal={refusal} /> : null}
      {of.mustRead ? null : <p className="dp-dim">Your role need not read it; you may.</p>}
      <Button aria-disabled={busy} onClick={() => void press()}>
        I have read version {of.version}
      </Button>
    </>
  );
}

function Governs({ kinds }: { readonly kinds: readonly string[] }) {
  const areas = GOVERNED.map((area) => ({
    ...area,
    kinds: area.kinds.filter((kind) => kinds.includes(kind)),
  })).filter((area) => area.kinds.length > 0);
  return (
    <div className="po-areas">
      {areas.map((area) => (
        <div key={area.key}>
          <h3>{area.words}</h3>
          <ul>
            {area.kinds.map((kind) => (
              <li key={kind}>{kindWords(kind)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Readers({ of }: { readonly of: Procedure }) {
  return (
    <>
      <p role="status">
        {of.outstanding.length === 0
          ? 'Nobody is left who must read this version.'
          : `Not yet: ${listed(of.outstanding.map(({ name }) => name))}.`}
      </p>
      <ul className="po-lines">
        {of.receipts.map((one) => (
          <li key={one.memberId}>
            <span>{one.name}</span>
            <span className="dp-dim">
              <Moment at={one.readAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Versions({ of }: { readonly of: Procedure }) {
  return (
    <ul className="po-lines">
      {of.versions.map((one) => (
        <li key={one.version}>
          <Badge state={VERSION_LOOKS[one.state]} />
          {one.version === of.version ? (
            <strong>Version {one.version}</strong>
          ) : (
            <Link href={`/procedures/${of.procedureId}?version=${one.version}`}>
              Version {one.version}
            </Link>
          )}
          <span>from {showDate(one.inForceFrom, of.today)}</span>
          <span className="dp-dim">
            {one.publishedBy}
            {one.change === '' ? '' : `: ${one.change}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Withdraw({ of }: { readonly of: Procedure }) {
  const [open, setOpen] = useState(false);
  const say = useNotice();
  const { act } = useAct(withdrawProcedureRoute);
  const form = useForm({
    name: `withdraw-${of.procedureId}`,
    start: { reason: '' },
    checks: { reason: needed('Say why it is withdrawn') },
    submit: (values) => act({ params: { id: of.procedureId }, body: values }),
    onDone: () => {
      say(`${of.title} is withdrawn and governs nothing now`);
      setOpen(false);
    },
  });
  if (!open) {
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        Withdraw the procedure
      </Button>
    );
  }
  return (
    <Form
      form={form}
      action="Withdraw the procedure"
      label="Withdraw the procedure"
      danger
      onCancel={() => setOpen(false)}
    >
      <LongTextField
        form={form}
        name="reason"
        label="Why"
        hint="From now on no work record names it. All versions stay to be read"
        rows={2}
      />
    </Form>
  );
}
