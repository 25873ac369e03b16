import type { DatedTable } from '../book/law.ts';
import {
  BODY_OF,
  CERTIFICATE_KEEP_MONTHS,
  HIGHEST_LEVEL,
  JOIN_DAYS,
  LEVEL_WORDS,
} from './certificate-data.ts';
import {
  GANGMASTER_SECTORS,
  GANGMASTER_TASKS,
  LICENSED_FROM,
  SECTOR_LICENSED,
  SECTOR_WORDS,
  TASK_LICENSED,
  TASK_WORDS,
} from './gangmaster-data.ts';

const GANGMASTERS = 'Gangmasters (Licensing) Act 2004, ss.3 and 4';
const SECTOR_ANSWER = {
  yes: 'licensed',
  no: 'not licensed',
  if_for_sale: 'licensed where food is grown mainly for sale',
};
const TASK_ANSWER = {
  yes: 'licensed work',
  no: 'not licensed work',
  borderline: 'on the border: a person decides',
};

/** The dated data of licences and safeguarding, as a page shows it. */
export const TABLES: readonly DatedTable[] = [
  {
    id: 'gangmaster-licence',
    title: "Sectors and tasks that need a gangmaster's licence",
    rules: ['GLAA'],
    columns: ['Sector or task', 'Licence'],
    rows: [
      ...GANGMASTER_SECTORS.map((one) => ({
        from: LICENSED_FROM,
        cells: [`Sector: ${SECTOR_WORDS[one]}`, SECTOR_ANSWER[SECTOR_LICENSED[one]]],
        source: GANGMASTERS,
        confidence: 'A' as const,
      })),
      ...GANGMASTER_TASKS.map((one) => ({
        from: LICENSED_FROM,
        cells: [`Task in a licensed sector: ${TASK_WORDS[one]}`, TASK_ANSWER[TASK_LICENSED[one]]],
        source: GANGMASTERS,
        confidence: 'A' as const,
      })),
    ],
  },
  {
    id: 'certificate-levels',
    title: 'Highest level of certificate a role allows',
    rules: ['DBS-LEVEL', 'DBS-BARRED'],
    columns: ['Role', 'Highest level'],
    rows: HIGHEST_LEVEL.map(({ role, level, source }) => ({
      from: '2012-12-01',
      cells: [role.replaceAll('_', ' '), LEVEL_WORDS[level]],
      source,
      confidence: 'B',
    })),
  },
  {
    id: 'certificate-windows',
    title: 'Update Service and keeping of certificates',
    rules: ['DBS-UPDATE', 'DBS-KEEP'],
    columns: ['What', 'How much'],
    rows: [
      {
        from: '2013-06-17',
        cells: [
          'Joining the Update Service, from the issue of the certificate',
          `${JOIN_DAYS} days`,
        ],
        source: 'Guidance on the DBS Update Service, 9 December 2025',
        confidence: 'A',
      },
      {
        from: '2025-12-09',
        cells: ['Fee of the Update Service a year; the status check is free', '£16'],
        source: 'Guidance on the DBS Update Service, 9 December 2025',
        confidence: 'A',
      },
      {
        from: '2012-12-01',
        cells: [
          'Particulars of a certificate, from the decision',
          `${CERTIFICATE_KEEP_MONTHS} months`,
        ],
        source: 'our policy',
        confidence: 'C',
      },
    ],
  },
  {
    id: 'disclosure-bodies',
    title: 'Whose disclosure, by where the decision to engage is made',
    rules: ['DBS-NATION'],
    columns: ['Where', 'Whose'],
    rows: BODY_OF.map(({ places, says, from, confidence }) => ({
      from,
      cells: [places.map((place) => place.replaceAll(/[_-]/g, ' ')).join(', '), says],
      source: 'Police Act 1997; Protection of Vulnerable Groups (Scotland) Act 2007',
      confidence,
    })),
  },
];
