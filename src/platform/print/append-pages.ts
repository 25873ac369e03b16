import { createHash } from 'node:crypto';

/** The parts of a PDF of our own print that appending needs. */
interface Parts {
  /** Each object's body, between 'n 0 obj' and the next object, as latin1. */
  readonly bodies: ReadonlyMap<number, string>;
  readonly size: number;
  readonly xrefAt: number;
  readonly root: string;
  readonly info: string;
  readonly firstId: string;
  readonly pages: number;
  readonly kids: readonly number[];
}

/**
 * The bytes that, put behind a PDF, add the pages of another to its end (an incremental update, ISO 32000-1 7.5.6).
 * What stood before is left as it is to the last byte, so that its hash can still be taken from the longer file.
 * @param first a PDF as `printSheet` gives it: one table of references, no object streams; any other is a fault
 * @param more likewise; the same two always give the same bytes
 */
export function pagesToAppend(first: Buffer, more: Buffer): Buffer {
  const before = partsOf(first);
  const added = partsOf(more);
  const numbers = new Map<number, number>();
  for (const kid of added.kids) reach(added, kid, numbers, before.size);
  const written: string[] = [];
  const offsets = new Map<number, number>();
  let at = first.length;
  const write = (text: string) => {
    written.push(text);
    at += text.length;
  };
  const put = (number: number, body: string) => {
    offsets.set(number, at);
    write(`${number} 0 obj\n${body}endobj\n`);
  };
  write('\n');
  for (const [old, number] of numbers) {
    const body = renumbered(bodyOf(added, old), (of) =>
      of === added.pages ? before.pages : (numbers.get(of) ?? of),
    );
    put(number, body);
  }
  const kids = [...before.kids, ...added.kids.map((kid) => numbers.get(kid) ?? kid)];
  const list = kids.map((kid) => `${kid} 0 R`).join(' ');
  put(before.pages, `<<\n/Type /Pages\n/Count ${kids.length}\n/Kids [${list}]\n>>\n`);
  const secondId = createHash('md5').update(written.join(''), 'latin1').digest('hex');
  const xrefAt = at;
  const line = (number: number) => `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
  const news = [...numbers.values()];
  write(`xref\n${before.pages} 1\n${line(before.pages)}`);
  write(`${before.size} ${news.length}\n${news.map(line).join('')}`);
  write(
    `trailer\n<<\n/Size ${before.size + news.length}\n/Root ${before.root}\n/Info ${before.info}\n` +
      `/Prev ${before.xrefAt}\n/ID [<${before.firstId}> <${secondId}>]\n>>\n` +
      `startxref\n${xrefAt}\n%%EOF\n`,
  );
  return Buffer.from(written.join(''), 'latin1');
}

function unlikeOurs(what: string): Error {
  return new Error(`Pages are added only to a PDF of our own print; this one has no ${what}.`);
}

function found(text: string, pattern: RegExp, what: string): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw unlikeOurs(what);
  return value;
}

function partsOf(pdf: Buffer): Parts {
  const text = pdf.toString('latin1');
  const xrefAt = Number(found(text.slice(-64), /startxref\s+(\d+)\s+%%EOF\s*$/, 'startxref'));
  const tail = text.slice(xrefAt);
  const size = Number(found(tail, /^xref\n0 (\d+)\n/, 'table of references'));
  const trailer = tail.slice(tail.indexOf('trailer'));
  const offsets = [...tail.matchAll(/^(\d{10}) \d{5} ([nf]) \n/gm)];
  if (offsets.length !== size) throw unlikeOurs('whole table of references');
  const starts = offsets
    .flatMap(([, offset, use], number) => (use === 'n' ? [{ number, from: Number(offset) }] : []))
    .sort((a, b) => a.from - b.from);
  const bodies = new Map<number, string>();
  starts.forEach(({ number, from }, index) => {
    const whole = text.slice(from, starts[index + 1]?.from ?? xrefAt);
    const head = `${number} 0 obj\n`;
    const end = whole.lastIndexOf('endobj');
    if (!whole.startsWith(head) || end < 0) throw unlikeOurs(`object ${number}`);
    bodies.set(number, whole.slice(head.length, end));
  });
  const root = found(trailer, /\/Root (\d+ 0 R)/, 'root');
  const catalog = bodies.get(Number.parseInt(root, 10)) ?? '';
  const pages = Number(found(catalog, /\/Pages (\d+) 0 R/, 'pages'));
  const kids = found(bodies.get(pages) ?? '', /\/Kids \[([^\]]*)\]/, 'list of pages');
  return {
    bodies,
    size,
    xrefAt,
    root,
    info: found(trailer, /\/Info (\d+ 0 R)/, 'info'),
    firstId: found(trailer, /\/ID \[<([0-9a-f]+)>/, 'id'),
    pages,
    kids: [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number)),
  };
}

function bodyOf({ bodies }: Parts, number: number): string {
  const body = bodies.get(number);
  if (body === undefined) throw unlikeOurs(`object ${number}`);
  return body;
}

/** Numbers what a page rests on anew, from `size` upwards, the page first. Its parent is the other's. */
function reach(parts: Parts, number: number, numbers: Map<number, number>, size: number): void {
  if (number === parts.pages || numbers.has(number)) return;
  numbers.set(number, size + numbers.size);
  renumbered(bodyOf(parts, number), (of) => {
    reach(parts, of, numbers, size);
    return of;
  });
}

/** References outside of strings, before a stream's own bytes, said anew. */
function renumbered(body: string, numberOf: (number: number) => number): string {
  const stream = body.indexOf('\nstream\n');
  const head = stream < 0 ? body : body.slice(0, stream);
  const said = head.replace(
    /\((?:\\[\s\S]|[^\\()])*\)|(\d+) 0 R\b/g,
    (whole, number: string | undefined) =>
      number === undefined ? whole : `${numberOf(Number(number))} 0 R`,
  );
  return stream < 0 ? said : said + body.slice(stream);
}
