import { createHash } from 'node:crypto';
import { type Ids, inDays, type Requests } from './requests.ts';

const OPEN = 'POST /api/portfolio/files';
const PIECE = 'PUT /api/portfolio/files/:id/pieces/:nth';
const FINISH = 'POST /api/portfolio/files/:id/completion';
const MARK = 'POST /api/files/:id/marks';

/** What the routes of files make. */
export const FILES_MAKE: Readonly<Record<string, string>> = {
  [OPEN]: 'evidenceFile',
  [MARK]: 'fileMark',
};

/** The order in which a desk is filled with them. */
export const FILES_STEPS = [OPEN, PIECE, FINISH, MARK, 'POST /api/files/:id/clearance'] as const;

/** What has to be made anew before one of these routes can be asked as if for the first time. */
export const BEFORE_FILES: Readonly<
  Record<string, { readonly makes: string; readonly steps: readonly string[] }>
> = {
  [PIECE]: { makes: 'evidenceFile', steps: [OPEN] },
  [FINISH]: { makes: 'evidenceFile', steps: [OPEN, PIECE] },
  'DELETE /api/portfolio/files/:id': { makes: 'evidenceFile', steps: [OPEN, PIECE] },
  [MARK]: { makes: 'evidenceFile fileMark', steps: [OPEN, PIECE, FINISH] },
  'DELETE /api/files/:id/marks/:markId': {
    makes: 'evidenceFile fileMark',
    steps: [OPEN, PIECE, FINISH, MARK],
  },
  'POST /api/files/:id/clearance': { makes: 'evidenceFile', steps: [OPEN, PIECE, FINISH] },
};

/** Does the learner ask this address of files? The rest is the owner's. */
export function isLearnersFile(url: string): boolean {
  return /^\/api\/files\/[^/]+\/marks/.test(url);
}

/** The requests of files; see `requestsOf`. */
export function filesRequests(id: Ids, mark: string): Requests {
  const params = { id: id['evidenceFile'] ?? '' };
  const text = `%PDF-1.7\n% ${'a page of the handbook, marked by hand '.repeat(3)}\n%%EOF\n`;
  const hash = createHash('sha256').update(text).digest();
  const sha256 = hash.toString('hex');
  return {
    [OPEN]: {
      body: {
        id: id['evidenceFile'],
        name: `handbook ${mark}.pdf`,
        media: 'application/pdf',
        bytes: Buffer.byteLength(text),
        pieceBytes: 65_536,
        piecesSha256: createHash('sha256').update(hash).digest('hex'),
        title: `Pages I marked ${mark}`,
        shows: `How I keep to it ${mark}`,
        madeAt: '2026-11-20T09:00:00.000Z',
        others: true,
        toldOn: inDays(-1),
        toldHow: `I asked them first ${mark}`,
        criterionIds: [id['unitCriterion']],
      },
    },
    [PIECE]: {
      params: { ...params, nth: 0 },
      body: { sha256 },
      file: { name: 'piece', text, type: 'application/octet-stream' },
    },
    [FINISH]: { params },
    'DELETE /api/portfolio/files/:id': { params },
    [MARK]: {
      params,
      body: {
        id: id['fileMark'],
        as: 'learner',
        criterionId: id['unitCriterion'],
        atSecond: null,
        page: 1,
        note: `Here I say why ${mark}`,
      },
    },
    'DELETE /api/files/:id/marks/:markId': {
      params: { ...params, markId: id['fileMark'] ?? '' },
    },
    'POST /api/files/:id/clearance': { params, body: { sha256 } },
    // What is sent here is sound: it is refused, whatever else is right.
    'POST /api/files/:id/covered-copies': {
      params,
      body: {
        id: id['coveredCopy'],
        sha256,
        areas: [{ left: 0, top: 0, width: 500, height: 500 }],
      },
    },
  };
}
