import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { csvText } from '../../lib/csv.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { printSheet } from '../../platform/print/pdf.ts';
import { SAMPLE_MARK, type Sheet, type SheetSection } from '../../platform/print/sheet.ts';
import { fundingExported } from './events.ts';
import { type Evidence, fundingOf } from './queries.ts';

/** The evidence as rows: section, day, what it says, by whom or how long. */
function rowsOf(of: Evidence): readonly (readonly [string, string, string, string])[] {
  return [
    ['Learner', '', of.learnerName, ''],
    ['Programme', '', `${of.frameworkCode}, ${of.frameworkTitle}`, ''],
    ...of.eligibility.map(
      (one) =>
        [
          'Eligibility',
          one.on,
          `${one.eligible ? 'Eligible' : 'Not eligible'}: ${one.words}`,
          one.recordedBy,
        ] as const,
    ),
    ...of.agreements.map(
      (one) =>
        ['Agreement', one.on, `Signed by ${one.signedBy}: ${one.words}`, one.recordedBy] as const,
    ),
    ['Start', of.startedOn, '', ''],
    ['Planned end', of.plannedEndOn, '', ''],
    ...of.months.flatMap(({ month, days, guidedMinutes, onBreak }) => [
      [
        'Month',
        month,
        onBreak ? 'On a break' : days.length === 0 ? 'Nothing recorded' : `${days.length} recorded`,
        guidedMinutes === 0 ? '' : `${guidedMinutes} guided minutes`,
      ] as const,
      ...days.map(({ on, what }) => ['Took part', on, what, ''] as const),
    ]),
    [
      'Guided learning',
      '',
      `${of.guidedMinutes} minutes`,
      of.guidedAsked === null ? '' : `of ${of.guidedAsked}`,
    ],
    ...of.breaks.map(
      ({ from, to }) => ['Break', from, to === null ? 'goes on' : `to ${to}`, ''] as const,
    ),
    ...(of.ended
      ? [
          ['End', of.ended.on, of.ended.state, ''] as const,
          ['Last day of taking part', of.ended.lastDay ?? '', '', ''] as const,
        ]
      : []),
    ...of.missing.map((words) => ['Missing', '', words, ''] as const),
  ];
}

function sectionsOf(of: Evidence): readonly SheetSection[] {
  const day = (on: string) => showDate(on);
  const row = (label: string, value: string) => ({ label, value });
  return [
    {
      title: 'Eligibility and agreement',
      rows: [
        ...of.eligibility.map((one) =>
          row(
            `${one.eligible ? 'Eligible' : 'Not eligible'}, ${day(one.on)}`,
            `${one.words} (noted by ${one.recordedBy})`,
          ),
        ),
        ...of.agreements.map((one) =>
          row(`Agreement signed, ${day(one.on)}`, `${one.signedBy}: ${one.words}`),
        ),
      ],
    },
    {
      title: 'Programme',
      rows: [
        row('Start', day(of.startedOn)),
        row('Planned end', day(of.plannedEndOn)),
        row(
          'Guided learning',
          `${showMinutes(of.guidedMinutes)}${of.guidedAsked === null ? '' : ` of ${showMinutes(of.guidedAsked)}`}`,
        ),
        ...of.breaks.map(({ from, to }) =>
          row('Break in learning', `${day(from)} to ${to === null ? 'now' : day(to)}`),
        ),
        ...(of.ended
          ? [
              row(`Ended, ${of.ended.state}`, day(of.ended.on)),
              row(
                'Last day of taking part',
                of.ended.lastDay === null ? 'none recorded' : day(of.ended.lastDay),
              ),
            ]
          : []),
      ],
    },
    {
      title: 'Taking part, month by month',
      rows: of.months.map(({ month, days, guidedMinutes, onBreak }) =>
        row(
          month,
          [
            ...(onBreak ? ['On a break'] : []),
            ...(days.length === 0 && !onBreak ? ['Nothing recorded'] : []),
            ...days.map(({ on, what }) => `${day(on)} ${what}`),
            ...(guidedMinutes === 0 ? [] : [`${showMinutes(guidedMinutes)} guided`]),
          ].join('; '),
        ),
      ),
    },
    ...(of.missing.length === 0
      ? []
      : [{ title: 'Missing', rows: of.missing.map((words) => row('', words)) }]),
  ];
}

/**
 * The funding evidence of an enrolment as a table (CSV) or a paper (PDF); that it left, with the hash of the facts, is
 * recorded each time (C10). Refuses `enrolment-not-found`.
 */
export async function exportFunding(
  tx: Tx,
  enrolmentId: string,
  as: 'csv' | 'pdf',
): Promise<Result<FileReply>> {
  const found = await fundingOf(tx, enrolmentId);
  if (!found.ok) return found;
  const of = found.value;
  const sha256 = createHash('sha256').update(canonicalJson(of)).digest('hex');
  const card = await organisationCard(tx);
  record(tx, fundingExported, {
    subjects: { learner: of.learnerId, enrolment: enrolmentId },
    facts: { as, factsSha256: sha256, missing: of.missing.length },
  });
  const fileName = `funding-${of.frameworkCode.toLowerCase()}-${of.today}.${as}`;
  if (as === 'csv') {
    const rows = [...(card.isSample ? [['', '', SAMPLE_MARK, '']] : []), ...rowsOf(of)];
    const text = csvText(['Section', 'Day', 'What', 'By or how long'], rows);
    return ok({ fileName, contentType: 'text/csv; charset=utf-8', bytes: Buffer.from(text) });
  }
  const sheet: Sheet = {
    letterhead: card,
    title: 'Funding evidence',
    subtitle: `${of.learnerName}, ${of.frameworkCode}, as of ${showDate(of.today)}`,
    lead: [
      'Days are those of records in the work log; messages do not count. What is missing is said at the end.',
    ],
    sections: sectionsOf(of),
    documentId: enrolmentId,
    sha256,
    madeAt: nowOf(tx),
    isSample: card.isSample,
  };
  return ok({ fileName, contentType: 'application/pdf', bytes: await printSheet(sheet) });
}
