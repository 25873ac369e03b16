import { counted } from '../../../lib/text.ts';
import { readWaiting } from '../../../proof/verification/board-schema.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';

const EVERY_MS = 300_000;

/** What of verification and standardisation is late or waits for the reader. */
export function useVerificationNeeds() {
  const may = useMay();
  const { value } = useRead(
    readWaiting,
    {},
    {
      every: EVERY_MS,
      when: may('verification.waiting'),
      live: ['sample.', 'assessor.', 'standardisation.', 'staff_action.', 'staff_meeting.'],
    },
  );
  if (!value) return [];
  const need = (id: string, n: number, text: string, href: string, act: string) =>
    n === 0 ? [] : [{ id, text, href, act: `${act} (${n})` }];
  const { lateOwn, lateOthers, toSign, toJudge, toCountersign, overdue, unsent } = value;
  return [
    ...need(
      'verification-late-own',
      lateOwn,
      `${counted(lateOwn, 'action is', 'actions are')} yours and past the day`,
      may('verification.feedback') ? '/verification/feedback' : '/standardisation',
      'Your late actions',
    ),
    ...need(
      'verification-late-others',
      lateOthers,
      `${counted(lateOthers, 'action', 'actions')} for assessors and staff past the day`,
      '/standardisation',
      'Late actions',
    ),
    ...need(
      'observation-to-sign',
      toSign,
      `${counted(toSign, 'observation waits', 'observations wait')} for your signature`,
      '/standardisation',
      'To sign',
    ),
    ...need(
      'item-to-judge',
      toJudge,
      `${counted(toJudge, 'item waits', 'items wait')} for your blind judgement`,
      '/standardisation',
      'To judge',
    ),
    ...need(
      'verification-to-countersign',
      toCountersign,
      `${counted(toCountersign, 'record waits', 'records wait')} for a countersignature that you can give`,
      '/verification',
      'To countersign',
    ),
    ...need(
      'samples-overdue',
      overdue,
      `${counted(overdue, 'sample')} not done, and the last day of the cycle is past`,
      '/verification/samples?only=late',
      'Late samples',
    ),
    ...need(
      'plan-unsent',
      unsent,
      `${counted(unsent, 'sampling plan')} not sent to an external verifier`,
      '/verification',
      'Plans to send',
    ),
  ];
}
