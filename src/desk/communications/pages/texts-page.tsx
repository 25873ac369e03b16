import './activity.css';
import './outbox.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { cutTo, listed } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Needs, Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { INCOMING_STATES, listTexts, OUTGOING_STATES, TEXT_LISTS } from '../text-schema.ts';
import { EnterText } from './enter-text.tsx';
import { INCOMING_LOOKS, OUTGOING_LOOKS, READ_LOOK } from './text-looks.ts';
import { IncomingPanel, OutgoingPanel } from './text-panel.tsx';

type Texts = ReplyOf<typeof listTexts>;
type Row = Texts['rows'][number];

function lookOf(row: Row) {
  if (row.outgoing !== null) return OUTGOING_LOOKS[row.outgoing];
  if (row.incoming === null) return READ_LOOK;
  const waits = ['answering', 'refused', 'to_read', 'unmatched'].includes(row.incoming);
  return waits && !row.needs ? READ_LOOK : INCOMING_LOOKS[row.incoming];
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'who',
    head: 'Who',
    width: '22%',
    cell: (row) =>
      `${row.direction === 'in' ? 'From' : 'To'} ${row.name || row.number || 'Erased'}`,
  },
  {
    key: 'text',
    head: 'Text',
    width: '45%',
    cell: (row) => <span className="co-cut">{cutTo(row.body.replaceAll('\n', ' '), 200)}</span>,
  },
  { key: 'state', head: 'State', width: '18%', cell: (row) => <Badge state={lookOf(row)} /> },
  { key: 'at', head: 'When', width: '15%', cell: (row) => <Moment at={row.at} /> },
];

const STATES = [
  ...OUTGOING_STATES.map((value) => ({ value, label: OUTGOING_LOOKS[value].word })),
  ...INCOMING_STATES.map((value) => ({ value, label: INCOMING_LOOKS[value].word })),
];

const LIST_WORDS = { needs: 'Wait for somebody', in: 'Came in', out: 'Went out' } as const;

const FILTERS = [
  {
    name: 'list',
    label: 'Texts',
    none: 'all',
    options: TEXT_LISTS.map((value) => ({ value, label: LIST_WORDS[value] })),
  },
  { name: 'state', label: 'State', options: STATES },
  { name: 'words', label: 'Name, number or words' },
];

const known = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((value) => value === text);

/** Every text, both ways: what waits for somebody, how far each has come. */
export default function TextsPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const limit = Number(query['shown']) || 100;
  const list = known(TEXT_LISTS, query['list']);
  const state = known([...OUTGOING_STATES, ...INCOMING_STATES], query['state']);
  const reading = useRead(
    listTexts,
    {
      query: {
        ...(list === undefined ? {} : { list }),
        ...(state === undefined ? {} : { state }),
        ...(query['words'] ? { words: query['words'] } : {}),
        limit,
      },
    },
    { every: 10_000 },
  );
  const [out, came] = [query['out'], query['in']];
  const close = () => setQuery({ out: undefined, in: undefined, enter: undefined });
  const panel = out ? (
    <OutgoingPanel key={out} id={out} close={close} />
  ) : came ? (
    <IncomingPanel key={came} id={came} close={close} />
  ) : query['enter'] ? (
    <EnterText close={close} />
  ) : undefined;
  return (
    <Page
      title="Texts"
      action={
        may('texts.send') ? <LinkButton href="/texts/new">Write a text</LinkButton> : undefined
      }
      needs={<Waiting texts={reading.value} />}
    >
      <Beside panel={panel}>
        <Filters filters={FILTERS} />
        <Read of={reading}>
          {(texts) => (
            <>
              <p className="dp-dim">
                {texts.isSet
                  ? ''
                  : 'No provider is set: texts are kept here and leave for nobody. '}
                {texts.numbers.length === 0
                  ? ''
                  : `We text from ${listed(texts.numbers.map(({ number }) => number))}. `}
                {may('texts.send') ? (
                  <button
                    type="button"
                    className="dp-link"
                    onClick={() => setQuery({ enter: 'yes', out: undefined, in: undefined })}
                  >
                    Enter a text that came to another phone
                  </button>
                ) : null}
              </p>
              <Table
                label="Texts"
                columns={COLUMNS}
                rows={texts.rows}
                id={(row) => row.id}
                total={texts.total}
                noun={['text', 'texts']}
                onOpen={(row) =>
                  setQuery({
                    out: row.direction === 'out' ? row.id : undefined,
                    in: row.direction === 'in' ? row.id : undefined,
                    enter: undefined,
                  })
                }
                {...(out || came ? { openId: out ?? came ?? '' } : {})}
                {...(limit < 500
                  ? { more: () => setQuery({ shown: String(Math.min(limit + 100, 500)) }) }
                  : {})}
                empty={
                  <Empty title="No texts here">
                    What goes out and what comes back stands here, and on each person’s record.
                  </Empty>
                }
              />
            </>
          )}
        </Read>
      </Beside>
    </Page>
  );
}

function Waiting({ texts }: { readonly texts: Texts | undefined }) {
  const { needs = 0, failed = 0 } = texts ?? {};
  const items = [
    ...(needs === 0
      ? []
      : [
          {
            id: 'needs',
            text: `${needs} ${needs === 1 ? 'text waits' : 'texts wait'} for somebody to read.`,
            href: '/texts?list=needs',
            act: 'Read them',
          },
        ]),
    ...(failed === 0
      ? []
      : [
          {
            id: 'failed',
            text: `${failed} ${failed === 1 ? 'text has' : 'texts have'} not arrived.`,
            href: '/texts?state=failed',
            act: 'See what failed',
          },
        ]),
  ];
  return items.length === 0 ? null : <Needs items={items} />;
}
