import { listOnCall } from '../../../desk/tasks/on-call-schema.ts';
import { showMoment, showPhone } from '../../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

/** Who answers out of hours: whose turn it is, else the next one. */
export function OnCallLine() {
  const when = useMay()('handovers.read');
  const { value } = useRead(listOnCall, {}, { when, every: 120_000, live: ['on_call'] });
  const moment = (at: string) => showMoment(minuteOfDate(new Date(at)), dateIn(new Date()));
  const next = value?.rows[0];
  if (!value || !next) return null;
  const number = next.phone === '' ? '' : `, ${showPhone(next.phone)}`;
  return (
    <p className="dp-dim">
      <Link href="/handovers">On call</Link>: {next.name}
      {number}
      {value.now ? '' : `, from ${moment(next.startsAt)}`} until {moment(next.endsAt)}
    </p>
  );
}
