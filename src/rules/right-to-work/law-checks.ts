import type { RuleLaw } from '../book/law.ts';

const area = 'right-to-work';
const reach = 'United Kingdom';
const ORDER = 'Immigration (Restrictions on Employment) Order 2007, as amended';
const GUIDE = 'Home Office guide to right to work checks, 26 June 2025';

/** How a right-to-work check is done, and when again. */
export const CHECK_LAW: readonly RuleLaw[] = [
  {
    id: 'RTW-TIMING',
    title: 'Check before the first day of work',
    area,
    kind: 'function',
    keyDate: 'first day of the work',
    reach,
    versions: [
      {
        from: '2008-02-29',
        says: 'The right-to-work check is complete on or before the first day of work; one done later gives no statutory excuse.',
        source: 'Immigration, Asylum and Nationality Act 2006, s.15',
        confidence: 'C',
      },
    ],
  },
  {
    id: 'RTW-ROUTE',
    title: 'The right document by the right way',
    area,
    kind: 'function',
    keyDate: 'day of the check',
    reach,
    versions: [
      {
        from: '2008-02-29',
        to: '2022-04-05',
        says: 'Documents are checked by hand on the original, permit cards among them; a status held online since 28 January 2019 with a share code; who cannot show a status by a notice of the Employer Checking Service.',
        source: ORDER,
        confidence: 'B',
      },
      {
        from: '2022-04-06',
        to: '2025-02-11',
        says: 'Permit cards prove nothing by themselves, and are checked online; the last of them ended on 31 December 2024. British and Irish passports in date may go through a registered verification service.',
        source: GUIDE,
        confidence: 'A, B',
      },
      {
        from: '2025-02-12',
        says: 'Also, a new arrival without an online account may start on a 90-day entry vignette checked by hand, with an online check before it ends.',
        source: GUIDE,
        confidence: 'A, B',
      },
    ],
  },
  {
    id: 'RTW-SHARE',
    title: 'Share codes',
    area,
    kind: 'function',
    keyDate: 'day the code was made',
    reach,
    versions: [
      {
        from: '2019-01-28',
        says: 'A code for the right to work has nine characters that begin with W, and can be used for 90 days. What a worker shows on their own screen is no check.',
        source: `${GUIDE}: share codes`,
        confidence: 'B',
      },
    ],
  },
  {
    id: 'RTW-FOLLOWUP',
    title: 'Checking again',
    area,
    kind: 'function',
    keyDate: 'day of the check',
    reach,
    versions: [
      {
        from: '2008-02-29',
        says: 'List A is checked once. A permission with an end is checked again by its last day, a notice of the Employer Checking Service within six months of its date. An application made in time gives up to 28 days more to get a notice.',
        source: ORDER,
        confidence: 'B, C',
      },
    ],
    escalation: {
      stops: true,
      because:
        'Without the day the permission ends nobody knows whether the work is allowed, and the day stands on the check itself.',
    },
  },
];
