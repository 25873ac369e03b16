import { createRequire } from 'node:module';
import path from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { cutTo } from '../../lib/text.ts';
import { printable, UNPRINTED } from './printable.ts';
import { SAMPLE_MARK, type Sheet, type SheetRow, type SheetSection } from './sheet.ts';

const FONTS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts/Roboto',
);

pdfmake.setFonts({
  Roboto: {
    normal: path.join(FONTS, 'Roboto-Regular.ttf'),
    bold: path.join(FONTS, 'Roboto-Medium.ttf'),
    italics: path.join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: path.join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
});
// A sheet names no picture and no link; whatever its text says, nothing but the fonts is opened.
pdfmake.setLocalAccessPolicy((file) => path.dirname(path.resolve(file)) === FONTS);
pdfmake.setUrlAccessPolicy(() => false);

const INK = '#1a1e24';
const DIM = '#535c68';
const LINE = '#dde1e7';
const MARKED = '#fcf0d3';
const STOP = '#961a1a';
const MARGIN = 48;

const WORDS = { changed: 'Changed', new: 'New', gone: 'No longer' } as const;

interface Style {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly fontSize?: number;
  readonly color?: string;
  readonly alignment?: 'right' | 'center';
  readonly margin?: [number, number, number, number];
}

/** Text as it stands: never read as markup; a word too long for its column is broken anywhere. */
function words(text: string, style: Style = {}): Content {
  const clean = printable(text);
  return {
    text: clean,
    ...style,
    ...(/\S{30}/.test(clean) ? { wordBreak: 'break-all' as const } : {}),
  };
}

/** At most so many lines of so many characters: the head and the foot of a page have no room to grow. */
function short(text: string, lines: number, length: number): string {
  const kept = printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return kept
    .slice(0, lines)
    .map((line) => cutTo(line, length))
    .join('\n');
}

function letterhead({ letterhead: head, isSample }: Sheet): Content {
  const reach = [head.address, head.phone, head.email].join('\n');
  return {
    margin: [MARGIN, 24, MARGIN, 0],
    stack: [
      {
        columns: [
          words(short(head.name, 1, 60), { bold: true, fontSize: 13 }),
          words(short(reach, 6, 60), { fontSize: 7.5, color: DIM, alignment: 'right' }),
        ],
      },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 595 - 2 * MARGIN, y2: 0, lineColor: LINE }],
        absolutePosition: { x: MARGIN, y: 78 },
      },
      isSample
        ? {
            ...(words(SAMPLE_MARK, { bold: true, color: STOP }) as object),
            absolutePosition: { x: MARGIN, y: 62 },
          }
        : '',
    ] as Content[],
  };
}

function footer(sheet: Sheet, page: number, pages: number): Content {
  const small = { fontSize: 7, color: DIM };
  const foot = sheet.foot ?? [
    `To verify, ask us to show in our log: document ${sheet.documentId},`,
    `SHA-256 of its facts ${sheet.sha256}`,
  ];
  return {
    margin: [MARGIN, 8, MARGIN, 0],
    stack: [
      {
        columns: [
          words(short(`${sheet.title}. ${sheet.subtitle}`, 1, 110), { fontSize: 8, color: DIM }),
          {
            text: `Page ${page} of ${pages}`,
            width: 70,
            fontSize: 8,
            color: DIM,
            alignment: 'right',
          },
        ],
      },
      ...foot.map((text) => ({ text, ...small })),
    ],
  };
}

function rowOf({ label, value, mark, was }: SheetRow): Content[] {
  const fillColor = mark === undefined ? undefined : MARKED;
  const said: Content[] = [words(value === '' ? 'Not stated' : value)];
  if (mark !== undefined) {
    const before = was === undefined ? '' : `; before: ${was === '' ? 'not stated' : was}`;
    said.push(words(`${WORDS[mark]}${before}`, { italics: true, fontSize: 8 }));
  }
  return [
    { ...(words(label, { color: DIM }) as object), fillColor } as Content,
    { stack: said, fillColor } as Content,
  ];
}

/** Rows of a few lines stay whole; a long one may run over the page's end. */
function isShort({ label, value, was = '' }: SheetRow): boolean {
  const all = `${label}\n${value}\n${was}`;
  return all.length < 1_000 && all.split('\n').length < 14;
}

const linesOf = ({ value, was = '' }: SheetRow): number =>
  `${value}\n${was}`.split('\n').reduce((lines, line) => lines + 1 + line.length / 80, 0);
const sum = (a: number, b: number): number => a + b;

/** A section as a table whose head, its title, comes again on each page it runs over. */
function sectionOf({ title, rows }: SheetSection): Content {
  const head = {
    stack: [words(title, { bold: true, fontSize: 11 })],
    colSpan: 2,
    margin: [-4, 8, 0, 0] as [number, number, number, number],
  };
  return {
    // A short section stands on one page whole.
    unbreakable: rows.length <= 8 && rows.every(isShort) && rows.map(linesOf).reduce(sum) < 30,
    table: {
      widths: [150, '*'],
      headerRows: 1,
      keepWithHeaderRows: rows[0] && isShort(rows[0]) ? 1 : 0,
      dontBreakRows: rows.every(isShort),
      body: [[head, ''], ...rows.map(rowOf)],
    },
    layout: {
      hLineWidth: (at: number) => (at === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: () => 4,
      paddingRight: () => 4,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

function noticeOf({ title, lines }: NonNullable<Sheet['notice']>): Content {
  return {
    margin: [0, 8, 0, 0],
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [words(title, { bold: true }), ...lines.map((line) => words(line))],
            fillColor: MARKED,
            margin: [4, 3, 4, 3],
          },
        ],
      ],
    },
    layout: { hLineColor: () => '#a86d00', vLineColor: () => '#a86d00' },
  };
}

const DRAWN_WIDTH = 260;
const DRAWN_HEIGHT = 90;

/** Strokes of a hand as thin lines in a box; a single touch is a dot. */
function drawingOf({ title, strokes }: NonNullable<Sheet['drawing']>): Content {
  const lines = strokes.map((stroke) => {
    const points = [];
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const [x = 0, y = 0] = stroke.slice(at, at + 2);
      points.push({ x: (x * DRAWN_WIDTH) / 1000, y: (y * DRAWN_HEIGHT) / 1000 });
    }
    const [first] = points;
    if (first && points.length === 1) points.push({ x: first.x + 0.8, y: first.y });
    return { type: 'polyline' as const, points, lineColor: INK, lineWidth: 1.2 };
  });
  const box = { type: 'rect' as const, x: 0, y: 0, w: DRAWN_WIDTH, h: DRAWN_HEIGHT };
  return {
    margin: [0, 10, 0, 0],
    unbreakable: true,
    stack: [
      words(title, { bold: true, fontSize: 11, margin: [0, 0, 0, 4] }),
      { canvas: [{ ...box, lineColor: LINE }, ...lines.filter(({ points }) => points.length > 1)] },
    ],
  };
}

function definitionOf(sheet: Sheet): TDocumentDefinitions {
  const content: Content[] = [
    words(sheet.title, { bold: true, fontSize: 17 }),
    words(sheet.subtitle, { color: DIM, margin: [0, 2, 0, 0] }),
    ...(sheet.notice ? [noticeOf(sheet.notice)] : []),
    ...sheet.lead.map((line) => words(line, { margin: [0, 8, 0, 0] })),
    ...sheet.sections.filter(({ rows }) => rows.length > 0).map(sectionOf),
    ...(sheet.drawing ? [drawingOf(sheet.drawing)] : []),
  ];
  if (printable(JSON.stringify(sheet)).includes(UNPRINTED)) {
    const note = `${UNPRINTED} stands for characters this paper has no letters for; the text we keep holds them.`;
    content.push(words(note, { fontSize: 8, color: DIM, margin: [0, 12, 0, 0] }));
  }
  const title = printable(sheet.title);
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 88, MARGIN, 58],
    info: {
      title,
      author: printable(sheet.letterhead.name),
      creationDate: sheet.madeAt,
      modDate: sheet.madeAt,
    },
    language: 'en-GB',
    displayTitle: true,
    header: () => letterhead(sheet),
    footer: (page, pages) => footer(sheet, page, pages),
    ...(sheet.isSample
      ? { watermark: { text: SAMPLE_MARK, color: STOP, opacity: 0.14, bold: true, angle: -45 } }
      : {}),
    content,
    defaultStyle: { font: 'Roboto', fontSize: 9, color: INK, lineHeight: 1.15 },
  } as TDocumentDefinitions;
}

/** The sheet as a PDF on A4; the same sheet always gives the same bytes. */
export async function printSheet(sheet: Sheet): Promise<Buffer> {
  return Buffer.from(await pdfmake.createPdf(definitionOf(sheet)).getBuffer());
}
