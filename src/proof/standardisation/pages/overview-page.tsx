import './standardisation.css';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { RecordPart } from '../../../ui/record-part.tsx';
import { useMay } from '../../../ui/session.ts';
import { readOverview } from '../schema.ts';
import { ActionLine } from './action-parts.tsx';
import { itemLook, LIVE, type Overview } from './looks.ts';
import { MeetingPart, MinutesForm } from './meeting-parts.tsx';
import { ObservationPart, ObserveForm } from './observation-parts.tsx';
import { OpenForm } from './open-form.tsx';

const ABOUT: Readonly<Record<string, string>> = {
  observation: ', from an observation',
  interview: ', from an interview',
  item: ', from a standardisation',
  meeting: ', from a meeting',
};

/** What keeps assessors consistent: what waits for the reader, blind judgements, observations, meetings. */
export default function OverviewPage() {
  const reading = useRead(readOverview, {}, { live: LIVE });
  return (
    <Page title="Standardisation">
      <Read of={reading}>{(all) => <Whole all={all} />}</Read>
    </Page>
  );
}

function Whole({ all }: { readonly all: Overview }) {
  const may = useMay();
  const lead = may('standardisation.lead');
  const { today } = all;
  return (
    <>
      <Section title="Open actions">
        {all.open.length === 0 ? <p className="dp-dim">No action is open for you to see.</p> : null}
        {all.open.map((action) => (
          <ActionLine
            key={action.actionId}
            action={action}
            today={today}
            note={ABOUT[action.about] ?? ''}
          />
        ))}
        {may('standardisation.interviews') ? (
          <p>
            <a href="/standardisation/interviews">Interviews of learners</a>
          </p>
        ) : null}
      </Section>
      <RecordPart
        level={2}
        title="One item, judged blind"
        add={lead ? 'Ask for blind judgements' : undefined}
        form={(close) => <OpenForm all={all} onDone={close} />}
      >
        {all.items.length === 0 ? (
          <p className="dp-dim">
            Several judge the same item of a decided claim, or a file, none seeing the others; then
            they agree on an answer. Nobody was asked yet.
          </p>
        ) : (
          <ul className="sd-lines">
            {all.items.map((item) => (
              <li key={item.itemId}>
                <Badge state={itemLook(item)} />
                <a href={`/standardisation/items/${item.itemId}`}>
                  {item.mine ? 'Judge ' : ''}
                  {item.title}
                </a>
                <span className="dp-dim">
                  {item.judged} of {item.asked} judged it, by {showDate(item.dueOn, today)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </RecordPart>
      <RecordPart
        level={2}
        title="Observations of assessors"
        add={lead ? 'Record an observation' : undefined}
        form={(close) => <ObserveForm from={all} onDone={close} />}
      >
        {all.unobserved.length === 0 ? null : (
          <p role="status">
            {counted(all.unobserved.length, 'assessor has', 'assessors have')} no observation of the
            last twelve months that counts: {all.unobserved.map(({ name }) => name).join(', ')}.
          </p>
        )}
        {all.observations.length === 0 ? (
          <p className="dp-dim">Nobody was watched yet, as far as you may read.</p>
        ) : null}
        {all.observations.map((one) => (
          <ObservationPart key={one.observationId} one={one} today={today} />
        ))}
      </RecordPart>
      <RecordPart
        level={2}
        title="Meetings"
        add={lead ? 'Write minutes' : undefined}
        form={(close) => <MinutesForm from={all} onDone={close} />}
      >
        {all.meetings.length === 0 ? <p className="dp-dim">No minutes yet.</p> : null}
        {all.meetings.map((meeting) => (
          <MeetingPart key={meeting.meetingId} meeting={meeting} today={today} />
        ))}
      </RecordPart>
    </>
  );
}
