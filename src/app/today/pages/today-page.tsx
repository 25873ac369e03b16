import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { listContributions } from '../../../proof/portfolio/schema.ts';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Needs, Page } from '../../../ui/page.tsx';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { useCalendarNeeds } from '../../calendar/pages/calendar-needs.tsx';
import { useAmendmentNeeds } from './amendment-needs.ts';
import { useAppealNeeds } from './appeal-needs.ts';
import { useClearanceNeeds } from './clearance-needs.ts';
import { useConflictNeeds } from './conflict-needs.ts';
import { DeskPart } from './desk-part.tsx';
import { useEqualTreatmentNeeds } from './equal-treatment-needs.ts';
import { useHolidayNeeds } from './holiday-needs.ts';
import { useMorningNeeds } from './morning-needs.ts';
import { useOfferNeeds } from './offer-needs.ts';
import { usePolicyNeeds } from './policy-needs.ts';
import { useProofNeeds } from './proof-needs.ts';
import { useRetentionNeeds } from './retention-needs.ts';
import { useSignatureNeeds } from './signature-needs.ts';
import { useTaskNeeds } from './task-needs.ts';
import { useVerificationNeeds } from './verification-needs.ts';

const ASKED_EVERY_MS = 120_000;
const today = (): string => dateIn(new Date());

/** Learners who ask whether they had a part in what I did. */
function contributionNeeds(asked: ReplyOf<typeof listContributions> | undefined) {
  if (!asked || asked.open === 0) return [];
  const open = asked.rows.filter(({ answeredAt }) => answeredAt === null);
  const names = [...new Set(open.map(({ learner }) => learner.name))];
  return [
    {
      id: 'contributions',
      text: `${listed(names)} ${names.length === 1 ? 'asks' : 'ask'} you to confirm their part in ${counted(asked.open, 'record')}`,
      href: '/contributions',
      act: `Contributions to confirm (${asked.open})`,
    },
  ];
}

/** What needs me now, on the desk and in the centre. */
export default function TodayPage() {
  const may = useMay();
  const asked = useRead(
    listContributions,
    {},
    { every: ASKED_EVERY_MS, when: may('contributions.answer') },
  );
  const calendar = useCalendarNeeds();
  const proof = useProofNeeds();
  const appeals = useAppealNeeds();
  const verification = useVerificationNeeds();
  const retention = useRetentionNeeds();
  const clearance = useClearanceNeeds();
  const owed = useEqualTreatmentNeeds();
  const policies = usePolicyNeeds();
  const morning = useMorningNeeds();
  const conflicts = useConflictNeeds();
  const amendments = useAmendmentNeeds();
  const offers = useOfferNeeds();
  const signatures = useSignatureNeeds();
  const tasks = useTaskNeeds();
  const holiday = useHolidayNeeds();
  const items = [
    ...morning,
    ...conflicts,
    ...tasks,
    ...amendments,
    ...offers,
    ...signatures,
    ...policies,
    ...holiday,
    ...clearance,
    ...proof,
    ...appeals,
    ...verification,
    ...retention,
    ...owed,
    ...contributionNeeds(asked.value),
    ...calendar,
  ];
  const onDesk = may('bookings.read');
  return (
    <Page
      title={`Today, ${showDate(today(), today())}`}
      action={
        may('bookings.write') ? (
          <LinkButton href="/bookings/new">Take a booking</LinkButton>
        ) : undefined
      }
      needs={<Needs items={items} />}
    >
      {onDesk ? <DeskPart /> : null}
      {!onDesk && items.length === 0 ? (
        <Empty title="Nothing waits for you now">
          Claims to decide, messages, visits of the day and what is late will stand here.
        </Empty>
      ) : null}
    </Page>
  );
}
