import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import {
  type DecisionPaper,
  decisionPdf,
  type PaperCriterion,
  paperSha256,
  paperText,
} from './decision-paper.ts';

const met = (code: string): PaperCriterion => ({
  code,
  words: 'Set a target that fits the market',
  state: 'met',
  judgement: {
    method: 'record',
    judgedAt: '2026-11-23T09:00:00.000Z',
    assessor: 'Aidan Ash',
    attempt: 1,
    note: 'Two orders, a week apart.',
    action: null,
    observedOn: null,
    observedWhere: null,
    answers: [],
    items: ['Harrow nights'],
  },
});

const lacking: PaperCriterion = {
  ...met('SALES.2'),
  state: 'not_yet',
  judgement: {
    method: 'discussion',
    judgedAt: '2026-11-23T09:00:00.000Z',
    assessor: 'Aidan Ash',
    attempt: 1,
    note: '',
    action: 'Bring the plan you agreed.',
    observedOn: null,
    observedWhere: null,
    answers: [{ question: 'Who agreed the target?', answer: 'Nobody yet.' }],
    items: [],
  },
};

function paper(given: Partial<DecisionPaper> = {}): DecisionPaper {
  return {
    format: 'deskproof-decision/1',
    decision: '01936f00-0000-7000-8000-000000000001',
    claim: '01936f00-0000-7000-8000-000000000002',
    organisation: {
      name: 'Brook Street Care',
      address: '12 Brook Street',
      phone: '0113 496 0000',
      email: 'desk@agency.example',
      sample: false,
    },
    learner: 'Lena Lowe',
    assessor: 'Aidan Ash',
    framework: { code: 'SALES', title: 'Sales team performance' },
    unit: { reference: 'SALES', title: 'Sales team performance' },
    attempt: 1,
    claimedAt: '2026-11-20T09:00:00.000Z',
    decidedAt: '2026-11-23T09:00:00.000Z',
    outcome: 'not_yet',
    feedback: 'You plan well; show who agreed.',
    unjudgedAction: 'Bring one review.',
    party: [],
    criteria: [
      met('SALES.1'),
      lacking,
      { code: 'SALES.3', words: 'Review', state: 'unjudged', judgement: null },
    ],
    items: [{ title: 'Harrow nights', sha256: 'ab'.repeat(32) }],
    ...given,
  };
}

async function pagesOf(given: Partial<DecisionPaper> = {}): Promise<string[]> {
  const pdf = await decisionPdf(paperText(paper(given)));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text;
}

describe('the paper of a decision', () => {
  test('R73: says on its head, in a frame and at the decision that it is informal until ratified', async () => {
    const [page = ''] = await pagesOf();
    expect(page.match(/informal until ratified/gi)?.length).toBeGreaterThanOrEqual(3);
    for (const said of [
      'Brook Street Care',
      'Lena Lowe',
      'Not yet achieved',
      '1 of 3',
      'Page 1 of 1',
      'You plan well; show who agreed.',
    ])
      expect(page).toContain(said);
  });

  test('R68, R69: holds each criterion with method, questions, answers, action and items', async () => {
    const [page = ''] = await pagesOf();
    for (const said of [
      'By work record, Mon 23 Nov 2026, Aidan Ash, attempt 1',
      'Harrow nights',
      'Two orders, a week apart.',
      'Who agreed the target?',
      'Nobody yet.',
      'To do: Bring the plan you agreed.',
      'Bring one review.',
    ])
      expect(page).toContain(said);
    expect(page.replace(/\s/g, '')).toContain('ab'.repeat(32));
    expect(page.replace(/\s/g, '')).toContain(paperSha256(paperText(paper())));
  });

  test('W34: names the assessor as a witness where they had a hand in the work', async () => {
    const [page = ''] = await pagesOf({ party: ['Harrow nights'] });
    expect(page.replace(/\s+/g, ' ')).toContain('is a witness there');
    const [plain = ''] = await pagesOf();
    expect(plain).toContain('had no hand in the work presented');
  });

  test('of a sample organisation says so on every page', async () => {
    const organisation = { ...paper().organisation, sample: true };
    const many = Array.from({ length: 60 }, (_, at) => met(`SALES.${at}`));
    const pages = await pagesOf({ organisation, criteria: many });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Sample, not evidence');
  });

  test('gives the same bytes for the same text', async () => {
    const text = paperText(paper());
    expect((await decisionPdf(text)).equals(await decisionPdf(text))).toBe(true);
  });
});
