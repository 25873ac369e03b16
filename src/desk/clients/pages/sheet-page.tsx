import type { ReplyOf } from '../../../lib/route.ts';
import './clients.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { FactList } from '../../../ui/facts.tsx';
import { DateField, LongTextField } from '../../../ui/fields.tsx';
import { Form, useForm } from '../../../ui/form.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { Ago } from '../../../ui/when.tsx';
import { readSite, recordSheetRoute, SHEET_PARTS, type SheetPart } from '../schema.ts';

type SiteRecord = ReplyOf<typeof readSite>;
type Sheet = SiteRecord['sheets'][number];

const HINTS: Readonly<Record<SheetPart, string>> = {
  reportTo: 'Who, where: “Nurse in charge, ground floor”',
  arrival: 'Entrance, parking, bus, what to bring',
  ppe: 'What is provided, what to wear',
  risks: 'What could hurt somebody: lifting, machines, infection, aggression',
  controls: 'What the hirer does about each: training, hoists, two people',
  breaks: 'How long, when, paid or not, canteen',
  expenses: 'Paid or payable by or to the worker; “none” is an answer',
};

const PARTS = Object.keys(SHEET_PARTS) as SheetPart[];
const REQUIRED: readonly SheetPart[] = ['reportTo', 'risks', 'controls'];

/** Writes a new version of a site's standing sheet. */
export default function SheetPage() {
  const { params } = useAddress();
  const [id = '', part = ''] = [params['id'], params['part']];
  const reading = useRead(readSite, { params: { id: part } });
  const site = reading.value;
  return (
    <Page
      title={site ? `Standing sheet of ${site.name}` : 'Standing sheet'}
      where={[
        { label: 'Clients', href: '/clients' },
        { label: site?.clientName ?? 'Client', href: `/clients/${id}` },
        { label: site?.name ?? 'Site', href: `/clients/${id}/sites/${part}` },
      ]}
    >
      <Read of={reading}>{(record) => <SheetForm site={record} readAgain={reading.again} />}</Read>
    </Page>
  );
}

function SheetForm({
  site,
  readAgain,
}: {
  readonly site: SiteRecord;
  readonly readAgain: () => void;
}) {
  const { go } = useAddress();
  const say = useNotice();
  const { act } = useAct(recordSheetRoute);
  const [recorded, setRecorded] = useState(false);
  const now = site.sheets[0];
  const home = `/clients/${site.clientId}/sites/${site.siteId}`;
  const start = Object.fromEntries(PARTS.map((part) => [part, now?.[part] ?? ''])) as Record<
    SheetPart,
    string
  >;
  const today = dateIn(new Date());
  const planned = now?.reviewOn && now.reviewOn > today ? now.reviewOn : '';
  const form = useForm({
    name: 'sheet',
    // The version written from is kept with the draft: a colleague's newer one is never written over unseen.
    start: { ...start, reviewOn: planned, from: now?.version ?? 0 },
    submit: async ({ reviewOn, ...sheet }) => {
      const result = await act({
        params: { id: site.siteId },
        body: { ...sheet, reviewOn: reviewOn || null },
      });
      // Refused because a colleague wrote a version meanwhile: it is shown above the fields.
      if (result.ok) setRecorded(true);
      else readAgain();
      return result;
    },
    onDone: ({ version }) => {
      say(`Version ${version} of the sheet recorded`);
      go(home);
    },
  });
  const take = (theirs: Sheet) => {
    const base = site.sheets.find(({ version }) => version === form.values.from);
    for (const part of PARTS) {
      // What was not changed here takes their words; what was stays as typed.
      if (form.values[part] === (base?.[part] ?? '')) form.set(part, theirs[part]);
    }
    form.set('from', theirs.version);
  };
  const written = form.busy || recorded;
  const newer = !written && now && now.version !== form.values.from ? now : undefined;
  return (
    <Form form={form} action="Record the sheet" onCancel={() => go(home)}>
      <p>
        Every booking at this site starts from this sheet. Leave empty what you do not know yet: the
        client’s record reminds you of what bookings need. A change is a new version; confirmations
        already sent keep theirs.
      </p>
      {newer === undefined ? null : (
        <Newer newer={newer} mine={form.values} onTake={() => take(newer)} />
      )}
      {PARTS.map((part) => (
        <LongTextField
          key={part}
          form={form}
          name={part}
          label={SHEET_PARTS[part]}
          hint={HINTS[part]}
          optional={!REQUIRED.includes(part)}
          rows={3}
        />
      ))}
      <DateField
        form={form}
        name="reviewOn"
        label="Look at it again on"
        hint="Like 23/05/2027. You are reminded on the client’s record."
        optional
      />
    </Form>
  );
}

/** A version that a colleague recorded since: what it says differently, and taking it under one's own changes. */
function Newer({
  newer,
  mine,
  onTake,
}: {
  readonly newer: Sheet;
  readonly mine: Readonly<Record<SheetPart, string>>;
  readonly onTake: () => void;
}) {
  const differs = PARTS.filter((part) => newer[part] !== mine[part]);
  return (
    <section className="dp-needs" aria-label="A newer version">
      <h2>
        {newer.recordedBy ?? 'A colleague'} recorded version {newer.version}{' '}
        <Ago at={newer.recordedAt} />
      </h2>
      <p>
        Taking it puts its words where you changed nothing. Where you wrote, yours stay: see that
        they still fit. It says:
      </p>
      <FactList
        facts={differs.map((part) => ({
          label: SHEET_PARTS[part],
          value: <span className="dp-said">{newer[part] || 'nothing'}</span>,
        }))}
      />
      <Button variant="default" size="compact-sm" mt={8} onClick={onTake}>
        Take version {newer.version} and keep my changes
      </Button>
    </section>
  );
}
