import './rota.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { addressOf } from '../../../ui/api.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { draftSheet, readDraft } from '../schema.ts';
import { BookSites } from './book-sites.tsx';
import { DraftFaces } from './draft-faces.tsx';
import { DraftLines } from './draft-lines.tsx';
import { PasteAgain } from './paste-again.tsx';

export type DraftPageOf = ReplyOf<typeof readDraft>;

const STATES = [
  { value: 'good', label: 'Good' },
  { value: 'doubtful', label: 'Doubtful' },
  { value: 'refused', label: 'Refused' },
  { value: 'left', label: 'Left out' },
  { value: 'booked', label: 'Booked' },
];

/** A rota line by line before the yes: what is good, what waits for a choice, what must be corrected. */
export default function DraftPage() {
  const { params, query } = useAddress();
  const draftId = params['id'] ?? '';
  const reading = useRead(readDraft, { params: { draftId } });
  const mayWrite = useMay()('rotas.write');
  return (
    <Page title={reading.value?.title ?? 'Rota'} where={[{ label: 'Rotas', href: '/rota' }]}>
      <Read of={reading}>
        {(draft) => (
          <>
            <Figures draft={draft} />
            {draft.unread.length === 0 ? null : (
              <p className="dp-dim">Columns not read: {draft.unread.join(', ')}.</p>
            )}
            <Booked draft={draft} />
            {mayWrite ? <BookSites draft={draft} /> : null}
            {draft.counts.booked > 0 ? <DraftFaces draftId={draftId} /> : null}
            <Section
              title="Lines"
              action={
                <a
                  href={addressOf(draftSheet, {
                    params: { draftId },
                    query: stateOf(query['state']),
                  })}
                  download
                >
                  Save as a sheet
                </a>
              }
            >
              <Filters
                filters={[{ name: 'state', label: 'Lines', none: 'all', options: STATES }]}
              />
              <DraftLines draft={draft} mayWrite={mayWrite} state={query['state']} />
            </Section>
            {mayWrite && draft.counts.refused + draft.counts.doubtful > 0 ? (
              <PasteAgain draftId={draftId} />
            ) : null}
          </>
        )}
      </Read>
    </Page>
  );
}

function stateOf(state: string | undefined) {
  return STATES.some(({ value }) => value === state) ? { state } : {};
}

function Figures({ draft }: { readonly draft: DraftPageOf }) {
  const { counts } = draft;
  const today = dateIn(new Date());
  return (
    <Facts
      facts={[
        { label: 'Lines', value: counts.lines.toLocaleString('en-GB') },
        { label: 'Good', value: counts.good.toLocaleString('en-GB') },
        { label: 'Doubtful', value: counts.doubtful.toLocaleString('en-GB') },
        { label: 'Refused', value: counts.refused.toLocaleString('en-GB') },
        { label: 'Left out', value: counts.left.toLocaleString('en-GB') },
        { label: 'Booked', value: counts.booked.toLocaleString('en-GB') },
        { label: 'Kept until', value: showDate(dateIn(new Date(draft.expiresAt)), today) },
      ]}
    />
  );
}

function Booked({ draft }: { readonly draft: DraftPageOf }) {
  if (draft.bookings.length === 0) return null;
  return (
    <p role="status">
      Booked:{' '}
      {draft.bookings.map(({ bookingId, number, lines, shifts }, index) => (
        <span key={bookingId}>
          {index === 0 ? '' : ', '}
          <Link href={`/bookings/${bookingId}`}>{number}</Link> ({counted(lines, 'line')},{' '}
          {counted(shifts, 'shift')})
        </span>
      ))}
      .
    </p>
  );
}
