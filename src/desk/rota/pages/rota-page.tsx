import './rota.css';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { dropDraftRoute, listDrafts, listTemplates, type TemplateRow } from '../schema.ts';
import { SOURCE_WORDS } from './words.ts';

/** Rotas: what was read and waits for a yes, the templates, and the ways to make more. */
export default function RotaPage() {
  const mayWrite = useMay()('rotas.write');
  const drafts = useRead(listDrafts, {});
  const templates = useRead(listTemplates, { query: {} });
  return (
    <Page
      title="Rotas"
      action={mayWrite ? <LinkButton href="/rota/paste">Paste a rota</LinkButton> : undefined}
    >
      {mayWrite ? (
        <p className="ro-ways">
          <LinkButton quiet href="/rota/copy">
            Copy a week
          </LinkButton>
          <LinkButton quiet href="/rota/paint">
            Paint a rota
          </LinkButton>
          <LinkButton quiet href="/rota/templates/new">
            Make a template
          </LinkButton>
          <LinkButton quiet href="/rota/codes">
            Shift codes
          </LinkButton>
        </p>
      ) : null}
      <Section title="Waiting for a yes">
        <Read of={drafts}>{({ rows }) => <Drafts rows={rows} mayWrite={mayWrite} />}</Read>
      </Section>
      <Section title="Templates">
        <Read of={templates}>
          {({ rows }) => (
            <Table
              label="Templates"
              noun={['template', 'templates']}
              columns={templateColumns(mayWrite)}
              rows={rows}
              id={({ templateId }) => templateId}
              empty={
                <Empty title="No template yet">
                  A template keeps a client’s usual rota: weekdays or a rolling pattern, used for
                  the weeks you name.
                </Empty>
              }
            />
          )}
        </Read>
      </Section>
    </Page>
  );
}

type DraftHead = NonNullable<
  ReturnType<typeof useRead<typeof listDrafts>>['value']
>['rows'][number];

function Drafts({
  rows,
  mayWrite,
}: {
  readonly rows: readonly DraftHead[];
  readonly mayWrite: boolean;
}) {
  const say = useNotice();
  const { act } = useAct(dropDraftRoute);
  const today = dateIn(new Date());
  const drop = async ({ draftId, title }: DraftHead) => {
    const dropped = await act({ params: { draftId } });
    say(dropped.ok ? `${title}: dropped` : dropped.refusal.because);
  };
  const columns: readonly Column<DraftHead>[] = [
    {
      key: 'title',
      head: 'Rota',
      cell: (row) => <Link href={`/rota/drafts/${row.draftId}`}>{row.title}</Link>,
    },
    { key: 'source', head: 'Made', cell: (row) => SOURCE_WORDS[row.source], width: '140px' },
    {
      key: 'lines',
      head: 'Lines',
      cell: (row) => row.lines,
      by: (row) => row.lines,
      number: true,
      width: '80px',
    },
    {
      key: 'booked',
      head: 'Booked',
      cell: (row) => row.booked,
      by: (row) => row.booked,
      number: true,
      width: '90px',
    },
    { key: 'by', head: 'By', cell: (row) => row.madeByName, width: '140px' },
    {
      key: 'at',
      head: 'When',
      cell: (row) => <Ago at={row.madeAt} />,
      by: (row) => row.madeAt,
      width: '130px',
    },
    {
      key: 'until',
      head: 'Kept until',
      cell: (row) => showDate(dateIn(new Date(row.expiresAt)), today),
      width: '120px',
    },
    ...(mayWrite
      ? [
          {
            key: 'drop',
            head: 'Drop',
            cell: (row: DraftHead) => (
              <button type="button" className="dp-link" onClick={() => void drop(row)}>
                Drop<span className="dp-unseen"> {row.title}</span>
              </button>
            ),
            width: '80px',
          },
        ]
      : []),
  ];
  return (
    <Table
      label="Rotas waiting for a yes"
      noun={['rota', 'rotas']}
      columns={columns}
      rows={rows}
      id={({ draftId }) => draftId}
      empty={
        <Empty title="Nothing waits">
          Paste a rota from a spreadsheet, copy a week or paint one. It is read line by line and
          booked on your yes.
        </Empty>
      }
    />
  );
}

function templateColumns(mayWrite: boolean): readonly Column<TemplateRow>[] {
  return [
    {
      key: 'name',
      head: 'Template',
      cell: (row) => <Link href={`/rota/templates/${row.templateId}`}>{row.name}</Link>,
      by: (row) => row.name,
    },
    {
      key: 'client',
      head: 'Client',
      cell: (row) => row.clientName,
      by: (row) => row.clientName,
      width: '220px',
    },
    { key: 'site', head: 'Site', cell: (row) => row.siteName ?? 'Any', width: '200px' },
    { key: 'lines', head: 'Lines', cell: (row) => row.lines.length, number: true, width: '80px' },
    { key: 'kept', head: 'Changed', cell: (row) => <Ago at={row.keptAt} />, width: '130px' },
    ...(mayWrite
      ? [
          {
            key: 'use',
            head: 'Use',
            cell: (row: TemplateRow) => (
              <Link href={`/rota/templates/${row.templateId}/use`}>
                Use<span className="dp-unseen"> {row.name}</span>
              </Link>
            ),
            width: '80px',
          },
        ]
      : []),
  ];
}
