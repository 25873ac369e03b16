import { describe, expect, it } from 'vitest';
import { openRoutesWorld, type Visitor } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';

const { staff } = await (await openRoutesWorld()).desk();
const FILE = 'First name,Surname,E-mail\nRosa,Marsh,rosa@example.org\nTom,Reed,tom@@\n';

/** Sends a form with one file, as a browser does. */
function send(
  visitor: Visitor,
  url: string,
  file: { type?: string; bytes: Buffer | string },
  fields: Record<string, string> = {},
) {
  const edge = 'edge-of-a-part';
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="people.csv"\r\ncontent-type: ${file.type ?? 'text/csv'}\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(file.bytes as string),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  return visitor.ask({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  });
}

describe('the three steps over HTTP', () => {
  it('read, try, bring in, and give the report as a file', async () => {
    const { consultant } = staff;
    const read = await send(consultant, '/api/candidate-imports/reading', { bytes: FILE });
    expect(read.status).toBe(200);
    const mapping = JSON.stringify((read.body as { mapping: unknown }).mapping);
    const tried = await send(
      consultant,
      '/api/candidate-imports/trial',
      { bytes: FILE },
      { mapping },
    );
    expect(tried).toMatchObject({ status: 200, body: { added: 1, refused: 1 } });
    const id = newId();
    const fields = { id, mapping, choices: '{}' };
    const brought = await send(consultant, '/api/candidate-imports', { bytes: FILE }, fields);
    expect(brought).toMatchObject({ status: 200, body: { importId: id, added: 1, refused: 1 } });
    const csv = await consultant.ask({ url: `/api/candidate-imports/${id}/report.csv` });
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.body).toContain('3,refused');
    const list = await consultant.ask({ url: '/api/candidates?search=marsh' });
    expect(list.body).toMatchObject({ total: 1, rows: [{ displayName: 'Rosa Marsh' }] });
  });

  it.each([
    ['an Excel workbook named .csv', { bytes: Buffer.from('PK\u0003\u0004....') }, 415],
    ['a PDF sent as what it is', { bytes: '%PDF-1.7', type: 'application/pdf' }, 415],
    ['a file of more than 10 MB', { bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 97) }, 413],
    ['nothing', { bytes: '' }, 415],
  ])('refuse %s in words', async (_what, file, status) => {
    const read = await send(staff.resourcer, '/api/candidate-imports/reading', file);
    expect(read.status).toBe(status);
    const { refusal } = read.body as { refusal: { because: string } };
    expect(refusal.because.length).toBeGreaterThan(15);
  });

  it.each(['', 'not json', '{"template":"plain"}', '[]'])(
    'refuse a choice of columns that reads %j',
    async (mapping) => {
      const tried = await send(
        staff.consultant,
        '/api/candidate-imports/trial',
        { bytes: FILE },
        { mapping },
      );
      expect(tried.status).toBe(400);
    },
  );

  it('are not for a compliance officer', async () => {
    const read = await send(staff.compliance_officer, '/api/candidate-imports/reading', {
      bytes: FILE,
    });
    expect(read.status).toBe(403);
  });
});
