import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { understand } from '../linter/index.ts';
import { importFramework } from './import-framework.ts';

interface Given {
  /** Added to the title of the qualification, so that a test finds its own: 'aardvark'. */
  readonly mark?: string;
  /** Wording of BC1 1.1. */
  readonly firstCriterion?: string;
  readonly chainCredit?: number;
  /** Of BC2, as printed. */
  readonly expiry?: string;
  readonly version?: string;
  /** BC2 stands in the table and has no page. */
  readonly cutBeforeChains?: boolean;
  /** Credit on the page of BC3, whose row says 3. */
  readonly wheelsPageCredit?: number;
}

/**
 * A made-up specification as text: two mandatory units of 5 and 4 credits, two optional ones of 3 and 4, of
 * which 4 are asked for; the table of credits states 6, and BC2 ended in 2017.
 */
export function bicycleText({
  mark = '',
  firstCriterion = 'Explain why a loose headset is dangerous',
  chainCredit = 4,
  expiry = '31/08/2017',
  version = '1',
  cutBeforeChains = false,
  wheelsPageCredit = 3,
}: Given = {}): string {
  const title = `Northbridge Level 2 Certificate in Bicycle Care${mark === '' ? '' : ` ${mark}`}`;
  const unit = (
    reference: string,
    name: string,
    number: string,
    credit: number,
    outcomes: readonly (readonly [string, string])[],
    last: readonly string[] = [],
  ) => [
    `Title\t${name}\t`,
    `REC unit ref.\t${reference}\t`,
    `QCF Unit No.\t${number}\t`,
    'Level\t2\t',
    `Credit value\t${credit}\t`,
    'GLH\t20\t',
    'Learning Outcomes\tAssessment Criteria\t',
    ...outcomes.map(([outcome, criteria]) => `${outcome}\t${criteria}\t`),
    'Additional Information about the unit\t',
    'Unit purpose and aim(s)\tThis unit is about looking after a bicycle.\t',
    ...last,
    '',
  ];
  const chains = unit(
    'BC2',
    'Care for chains',
    'Y/700/2002',
    chainCredit,
    [['1. Be able to care for a chain', '1.1 Clean the chain 1.2 Oil every link of the chain']],
    [`Unit expiry date\t${expiry}\t`],
  );
  return [
    title,
    '700/4321/8',
    `Version ${version} 01.03.2015`,
    '',
    'QUALIFICATION(S) OVERVIEW:',
    '',
    'Credit Value\t13',
    '',
    'RULES OF COMBINATION',
    '',
    'Candidates must achieve:',
    'all 2 Mandatory units, providing 9 credits',
    '4 credits from any combination of Optional units',
    'i.e. a total of 13 credits',
    'Min credit (Optional units): 6\tMax credit (Optional units): N/A',
    'Mandatory units',
    'Unit no.\tUnit title\tL\tCV\tGLH\tOfqual no.',
    'BC 1\tCheck a bicycle\t2\t5\t20\tR/700/2001',
    `BC 2\tCare for chains\t2\t${chainCredit}\t20\tY/700/2002`,
    'Optional units',
    'Unit no.\tUnit title\tL\tCV\tGLH\tOfqual no.',
    'BC 3\tTrue a wheel\t2\t3\t20\tD/700/2003',
    'BC 4\tMend a puncture\t2\t4\t20\tH/700/2004',
    '',
    'Mandatory Group A Unit Specifications',
    '',
    ...unit('BC1', 'Check a bicycle', 'R/700/2001', 5, [
      [
        '1. Understand what makes a bicycle safe',
        `1.1 ${firstCriterion} 1.2 Describe how brakes are checked`,
      ],
      ['2. Be able to check a bicycle', '2.1 Check brakes and lights 2.2 Record what was found'],
    ]),
    ...(cutBeforeChains ? [] : chains),
    'Optional Group B Unit Specifications',
    '',
    ...unit('BC3', 'True a wheel', 'D/700/2003', wheelsPageCredit, [
      ['1. Be able to true a wheel', '1.1 Find where the rim is bent 1.2 Turn spokes evenly'],
    ]),
    ...unit('BC4', 'Mend a puncture', 'H/700/2004', 4, [
      ['1. Be able to mend a puncture', '1.1 Find the hole in the tube 1.2 Patch the tube'],
    ]),
  ].join('\n');
}

/** Imports a text as somebody would: read, linted, then kept in one act. */
export function imports(db: Database, actor: Actor, text: string, id = newId()) {
  const read = understand(Buffer.from(text), '2026-11-22');
  if (!read.ok) throw new Error(read.refusal.because);
  return act(db, actor, (tx) =>
    importFramework(tx, { id, fileName: 'bicycle care.txt', ...read.value }),
  );
}
