import type { ReadDocument, ReadRules } from '../documents/index.ts';
import { type Found, found } from './place.ts';

const SIZE = /\b(award|certificate|diploma)s?\b/i;

/** The size named in the document's own title, in lower case: 'certificate'. */
export function sizeNamed(title: string): string | null {
  return SIZE.exec(title)?.[1]?.toLowerCase() ?? null;
}

/** Least and most credits of the size in the title, as the document itself gives them. */
export function sizeRangeOf(document: ReadDocument) {
  const name = sizeNamed(document.title.value);
  if (!name) return null;
  return document.rules?.sizes.find(({ size }) => size.toLowerCase() === name) ?? null;
}

/** Sizes of qualifications: their ranges, and whether this one has the size its title says. */
export function sizes(document: ReadDocument): readonly Found[] {
  return [...rangesMeet(document), ...ownSize(document), ...sizesDenied(document)];
}

function rangesMeet(document: ReadDocument): readonly Found[] {
  const first = new Map<string, Size>();
  const again = (document.rules?.sizes ?? []).flatMap((size) => {
    const before = first.get(size.size.toLowerCase());
    if (!before) {
      first.set(size.size.toLowerCase(), size);
      return [];
    }
    if (before.least === size.least && before.most === size.most) return [];
    return [
      found(
        size.line,
        `sizes of qualifications, ${size.size}`,
        'size-range-differs',
        { stated: rangeOf(size), computed: `${rangeOf(before)} on line ${before.line}` },
        'The document gives one size two ranges of credits.',
      ),
    ];
  });
  const sorted = [...first.values()].sort((a, b) => a.least - b.least);
  return [...again, ...sorted.flatMap((size, index) => meeting(size, sorted[index + 1]))];
}

type Size = ReadRules['sizes'][number];

function rangeOf({ least, most }: Size): string {
  return `${least} to ${most ?? 'no top'}`;
}

function meeting(size: Size, next: Size | undefined): readonly Found[] {
  if (!next) return [];
  const place = `sizes of qualifications, ${size.size} and ${next.size}`;
  const said = {
    stated: `${size.size} to ${size.most ?? 'no top'}, ${next.size} from ${next.least}`,
    computed: `${next.size} from ${(size.most ?? next.least - 1) + 1}`,
  };
  if (size.most === null || size.most >= next.least) {
    return [
      found(next.line, place, 'sizes-overlap', said, 'A number of credits would be of both sizes.'),
    ];
  }
  if (size.most + 1 === next.least) return [];
  return [found(next.line, place, 'sizes-gap', said, 'A number of credits would be of no size.')];
}

function ownSize(document: ReadDocument): readonly Found[] {
  const size = sizeRangeOf(document);
  const total = document.rules?.totalCredit ?? document.rules?.overviewCredit;
  if (!size || !total) return [];
  if (total.value >= size.least && total.value <= (size.most ?? Number.POSITIVE_INFINITY))
    return [];
  return [
    found(
      total.line,
      'rules of combination, total credit',
      'size-differs-from-credit',
      {
        stated: `${size.size}, ${total.value} credits`,
        computed: `${size.least} to ${size.most ?? 'no top'}`,
      },
      `The title says ${size.size}, but ${total.value} credits are outside that size.`,
    ),
  ];
}

/** 'only Certificate and Diploma sizes' in a document of one Certificate. */
function sizesDenied(document: ReadDocument): readonly Found[] {
  const named = new Set(
    [document.title, ...document.qualificationTitles]
      .map(({ value }) => sizeNamed(value))
      .filter((size) => size !== null),
  );
  return document.lines.flatMap((text, index) => {
    const claim = /\bonly ((?:\w+(?:,| and| or)? ){1,5})sizes?\b/i.exec(text)?.[1] ?? '';
    const sized = claim.match(/\b(?:award|certificate|diploma)\b/gi) ?? [];
    const absent = sized.filter((size) => !named.has(size.toLowerCase()));
    if (absent.length === 0) return [];
    return [
      found(
        index + 1,
        'sizes of qualifications',
        'size-without-qualification',
        { stated: sized.join(' and '), computed: [...named].join(', ') || 'no size in a title' },
        `It speaks of the ${absent.join(' and ')} size, but the document holds no such qualification.`,
      ),
    ];
  });
}
