import './training.css';
import { Button, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMoment } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useAct, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { bookGroupRoute, readMatrix } from '../schema.ts';
import { LOOKS, noteOf } from './looks.ts';

type Matrix = ReplyOf<typeof readMatrix>;
type Row = Matrix['rows'][number];

const STEP = 100;

function columnsOf({ courses, today }: Matrix): readonly Column<Row>[] {
  return [
    {
      key: 'name',
      head: 'Worker',
      cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
      width: '180px',
    },
    ...courses.map(
      ({ courseId, name }): Column<Row> => ({
        key: courseId,
        head: name,
        cell: (row) => {
          const standing = row.courses.find((one) => one.courseId === courseId);
          if (standing === undefined) return '';
          return (
            <div className="tr-cell">
              <Badge state={LOOKS[standing.state]} note={noteOf(standing, today)} />
            </div>
          );
        },
      }),
    ),
  ];
}

/** Workers of a role down, what is mandatory for them across; who is picked is booked in one step. */
export default function MatrixPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const limit = Math.min(Math.max(Number(query['shown']) || STEP, STEP), 1000);
  const only = query['only'] === 'lacks' || query['only'] === 'due' ? query['only'] : undefined;
  const [clientId, siteId] = (query['at'] ?? '').split(' ');
  const reading = useRead(
    readMatrix,
    {
      query: {
        limit,
        ...(query['role'] ? { role: query['role'] } : {}),
        ...(clientId ? { clientId } : {}),
        ...(siteId ? { siteId } : {}),
        ...(query['course'] ? { courseId: query['course'] } : {}),
        ...(only ? { only } : {}),
      },
    },
    { live: ['training.', 'qualification.'] },
  );
  const matrix = reading.value;
  const columns = useMemo(() => (matrix ? columnsOf(matrix) : []), [matrix]);
  return (
    <Page
      title="Training"
      action={<LinkButton href="/training/sessions">Open sessions</LinkButton>}
    >
      <Filters
        list="training"
        filters={[
          {
            name: 'role',
            label: 'Role',
            none: roleWord(matrix),
            options: (matrix?.choices.roles ?? []).map(({ role, name }) => ({
              value: role,
              label: name,
            })),
          },
          { name: 'at', label: 'Work at', options: placesOf(matrix) },
          {
            name: 'course',
            label: 'Course',
            options: (matrix?.courses ?? []).map(({ courseId, name }) => ({
              value: courseId,
              label: name,
            })),
          },
          {
            name: 'only',
            label: 'Only',
            options: [
              { value: 'lacks', label: 'who lacks something' },
              { value: 'due', label: 'who has something due' },
            ],
          },
        ]}
      >
        <LinkButton quiet href="/training/courses">
          Mandatory courses
        </LinkButton>
      </Filters>
      <Read of={reading}>
        {(reply) => (
          <>
            <p className="dp-dim">
              {counted(reply.counts.workers, 'worker')}: {reply.counts.lack} lack something
              mandatory, {reply.counts.due} have something due soon.
            </p>
            <Table
              label="Training"
              noun={['worker', 'workers']}
              columns={columns}
              rows={reply.rows}
              total={reply.total}
              id={(row) => row.personId}
              name={(row) => row.name}
              {...(may('training.write')
                ? {
                    picked,
                    onPick: setPicked,
                    bulk: (
                      <Book
                        sessions={reply.sessions}
                        people={[...picked]}
                        done={() => setPicked(new Set())}
                      />
                    ),
                  }
                : {})}
              more={limit < 1000 ? () => setQuery({ shown: String(limit + STEP) }) : undefined}
              empty={<Nobody reply={reply} filtered={only !== undefined} />}
            />
          </>
        )}
      </Read>
    </Page>
  );
}

function roleWord(matrix: Matrix | undefined): string {
  return matrix?.choices.roles.find(({ role }) => role === matrix.role)?.name ?? 'any';
}

/** Clients and their sites as one choice: 'client' or 'client site'. */
function placesOf(matrix: Matrix | undefined) {
  return (matrix?.choices.clients ?? []).flatMap(({ clientId, name, sites }) => [
    { value: clientId, label: name },
    ...sites.map((site) => ({
      value: `${clientId} ${site.siteId}`,
      label: `${name}: ${site.name}`,
    })),
  ]);
}

function Nobody({ reply, filtered }: { readonly reply: Matrix; readonly filtered: boolean }) {
  if (filtered) return <Empty title="Nobody">Nobody of this role does. Take the filter off.</Empty>;
  if (reply.counts.workers === 0) {
    return (
      <Empty title="No workers in this role">
        Who has which course until when stands here for each worker of a role. Register candidates
        first, or choose another role.
      </Empty>
    );
  }
  return <Empty title="Nothing here">Choose another role.</Empty>;
}

function Book({
  sessions,
  people,
  done,
}: {
  readonly sessions: Matrix['sessions'];
  readonly people: readonly string[];
  readonly done: () => void;
}) {
  const say = useNotice();
  const [chosen, setChosen] = useState('');
  const { act, busy } = useAct(bookGroupRoute);
  if (sessions.length === 0) {
    return (
      <span>
        No session is planned. <Link href="/training/sessions">Plan one</Link> to book them on.
      </span>
    );
  }
  const today = dateIn(new Date());
  return (
    <div className="dp-row">
      <NativeSelect
        aria-label="Session"
        size="xs"
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: 'Choose a session' },
          ...sessions.map(({ sessionId, courseName, startsAt }) => ({
            value: sessionId,
            label: `${courseName}, ${showMoment(minuteOfDate(new Date(startsAt)), today)}`,
          })),
        ]}
      />
      <Button
        size="compact-sm"
        disabled={chosen === '' || busy}
        onClick={async () => {
          const answer = await act({ params: { id: chosen }, body: { personIds: [...people] } });
          if (!answer.ok) return say(answer.refusal.because);
          const { booked, leftOut } = answer.value;
          say(
            [
              `${counted(booked, 'person', 'people')} booked`,
              ...leftOut.map(({ because }) => because),
            ].join('. '),
          );
          done();
        }}
      >
        Book them
      </Button>
    </div>
  );
}
