import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listForms, OWN_KINDS, renewRoute } from '../papers-schema.ts';

type Row = ReplyOf<typeof listForms>['rows'][number];

function Renew({ row }: { readonly row: Row }) {
  const say = useNotice();
  const may = useMay()('signatures.record');
  const { act, busy } = useAct(renewRoute);
  if (row.outdated === 0) return '0';
  if (!may) return `${row.outdated}`;
  const renew = async () => {
    const done = await act({ params: { id: row.formId }, body: {} });
    if (!done.ok) return say(done.refusal.because);
    const { renewed, notSent, left } = done.value;
    say(
      `${counted(renewed, 'paper')} asked for again${notSent === 0 ? '' : `, ${notSent} without an address`}${left === 0 ? '' : `, ${left} left: press once more`}`,
    );
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      aria-label={`Ask again the ${row.outdated} with an older version of ${row.name}`}
      onClick={() => void renew()}
    >
      Ask {row.outdated} again
    </Button>
  );
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'kind', head: 'Paper', cell: (row) => OWN_KINDS[row.kind], by: (row) => row.kind },
  {
    key: 'name',
    head: 'Form',
    cell: (row) => <Link href={`/signatures/forms/${row.formId}`}>{row.name}</Link>,
    by: (row) => row.name,
  },
  {
    key: 'version',
    head: 'Version',
    cell: (row) => (
      <>
        {row.version}, <Ago at={row.publishedAt} />
      </>
    ),
  },
  { key: 'signed', head: 'Signed', cell: (row) => `${row.signed}`, width: '80px' },
  { key: 'waiting', head: 'Waiting', cell: (row) => `${row.waiting}`, width: '80px' },
  {
    key: 'outdated',
    head: 'Older version',
    cell: (row) => <Renew row={row} />,
    width: '150px',
  },
];

/** What papers are made from: each form in its newest version, and who has an older one. */
export default function FormsPage() {
  const reading = useRead(listForms, {}, { live: ['paper', 'document.'] });
  const publish = useMay()('signatures.publish') ? (
    <LinkButton href="/signatures/forms/new">Publish a form</LinkButton>
  ) : undefined;
  return (
    <Page
      title="Forms that are signed"
      where={[
        { label: 'Signatures', href: '/signatures' },
        { label: 'Terms, opt-outs, key information', href: '/signatures/papers' },
      ]}
      action={publish}
    >
      <Read of={reading}>
        {({ rows }) => (
          <Table
            label="Forms"
            noun={['form', 'forms']}
            columns={COLUMNS}
            rows={rows}
            id={(row) => row.formId}
            name={(row) => `${OWN_KINDS[row.kind]}: ${row.name}`}
            empty={
              <Empty title="No form is published yet" action={publish}>
                Your own terms as text or PDF; key information and the opt-out are written by
                Deskproof from what you enter.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
