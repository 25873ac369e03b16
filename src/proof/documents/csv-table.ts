import Papa from 'papaparse';
import { isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { CASE_FIELDS } from './case-fields.ts';
import { type FrameworkTreeFile, type LooseItem, type Place, treeOf } from './case-tree.ts';
import { LINK_KINDS, type LinkEnd, type LinkKind, type ReadLink } from './document.ts';
import { unitsOfTable } from './unit-rows.ts';

/** The columns of our own table: one row a criterion, unit and outcome repeated. */
export const CSV_COLUMNS = [
  'framework',
  'unit',
  'unit_title',
  'group',
  'level',
  'credit',
  'guided_hours',
  'unit_number',
  'expires_on',
  'certificated_until',
  'outcome',
  'outcome_wording',
  'criterion',
  'wording',
  'links',
  'registration_ends',
  'certification_ends',
] as const;
/** Last days of a unit, then of the framework as a whole. */
const DAYS = [
  'expires_on',
  'certificated_until',
  'registration_ends',
  'certification_ends',
] as const;
type Column = (typeof CSV_COLUMNS)[number];

const NEEDED: readonly Column[] = ['unit', 'unit_title', 'criterion', 'wording'];
const plain = (header: string) => header.toLowerCase().replace(/[^a-z]/g, '');
const NAMES = new Map(CSV_COLUMNS.map((name) => [plain(name), name]));

type Rows = readonly Readonly<Record<string, string>>[];

/** Is this a table by its first line? Two forms are known: ours, and the one CASE editors write. */
export function isCsvTable(text: string): boolean {
  const end = text.search(/[\r\n]/);
  const first = (end < 0 ? text : text.slice(0, end)).replace(/^\uFEFF/, '');
  if (first.length > 5000) return false;
  const headers = (Papa.parse<string[]>(first).data[0] ?? []).map(plain);
  return isOurs(headers) || isFlat(headers);
}

const isOurs = (headers: readonly string[]) =>
  NEEDED.every((name) => headers.includes(plain(name)));
const isFlat = (headers: readonly string[]) =>
  headers.includes('fullstatement') && headers.includes('humancodingscheme');

/**
 * Reads a framework from a table. Ours has a row a criterion, with its unit and outcome; the form of CASE editors
 * has a row an item, with its code and under *Is Child Of* its parent's. Every row that cannot be placed is named
 * with its line.
 * @param called what the framework is called where the table does not say
 * Refuses `csv-rows-refused`, `framework-empty` and what `treeOf` refuses.
 */
export function readCsvTable(text: string, called: string): Result<FrameworkTreeFile> {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) => NAMES.get(plain(header)) ?? plain(header),
  });
  const rows = parsed.data;
  if (rows.length === 0) {
    return refuse('framework-empty', 'The table has its headings and no row under them.');
  }
  return isOurs((parsed.meta.fields ?? []).map(plain))
    ? ourTable(rows, called)
    : flatTable(rows, called);
}

/** The first row under the headings is line 2. */
const lineOf = (at: number): number => at + 2;

function ourTable(rows: Rows, called: string): Result<FrameworkTreeFile> {
  const items = new Map<string, LooseItem>();
  const places: Place[] = [];
  const bad: string[] = [];
  const links: ReadLink[] = [];
  const units = unitsOfTable(rows);
  const put = (item: LooseItem, parent: string | null) => {
    if (items.has(item.id)) return;
    items.set(item.id, item);
    places.push({ child: item.id, parent, order: places.length });
  };
  rows.forEach((row, at) => {
    const field = (name: Column) => (row[name] ?? '').replace(/\s+/g, ' ').trim();
    const missing = NEEDED.filter((name) => field(name) === '');
    if (missing.length > 0) {
      bad.push(`line ${lineOf(at)}: ${missing.join(' and ')} missing`);
      return;
    }
    const wrong = (['level', 'credit', 'guided_hours', 'outcome'] as const).filter(
      (name) => !/^\d{0,5}$/.test(field(name)),
    );
    if (wrong.length > 0) {
      bad.push(`line ${lineOf(at)}: ${wrong.join(' and ')} must be a whole number`);
      return;
    }
    const noDay = DAYS.filter((name) => field(name) !== '' && !isDate(field(name)));
    if (noDay.length > 0) {
      bad.push(`line ${lineOf(at)}: ${noDay.join(' and ')} must be a date like 2017-08-31`);
      return;
    }
    const unit = `unit ${field('unit')}`;
    const said = units.get(field('unit'));
    const ofUnit = (name: Column) => said?.first(name) ?? field(name);
    put({ ...unitItem(unit, ofUnit), ...(said?.saidTwice ?? {}) }, null);
    const outcome = field('outcome') === '' ? unit : `${unit} outcome ${field('outcome')}`;
    if (outcome !== unit) {
      const wording = field('outcome_wording') || `Outcome ${field('outcome')}`;
      put(looseItem(outcome, field('outcome'), wording, 'Learning Outcome'), unit);
    }
    const id = `${unit} criterion ${field('criterion')}`;
    if (items.has(id)) {
      bad.push(
        `line ${lineOf(at)}: ${field('unit')} has the criterion ${field('criterion')} already`,
      );
      return;
    }
    put(looseItem(id, field('criterion'), field('wording'), 'Assessment Criterion'), outcome);
    for (const one of field('links')
      .split(';')
      .map((text) => text.trim())
      .filter(Boolean)) {
      const [, kind, framework = '', code = ''] = /^(\w+) (\S+) (\S+)$/.exec(one) ?? [];
      const known = LINK_KINDS.find((one) => one === kind);
      if (known) links.push(linkOf(known, id, { framework, code, identifier: null }));
      else bad.push(`line ${lineOf(at)}: a link is written like “exact ST0321 S7”, not “${one}”`);
    }
  });
  const named = rows.find((row) => (row['framework'] ?? '').trim() !== '')?.['framework'] ?? '';
  const said = (name: Column) =>
    rows.map((row) => (row[name] ?? '').trim()).find((value) => value !== '') ?? '';
  const ends = {
    registration: said('registration_ends'),
    certification: said('certification_ends'),
  };
  return whole(named.trim() || called, [...items.values()], places, { bad, links, ends });
}

function linkOf(kind: LinkKind, from: string, to: Omit<LinkEnd, 'title'>): ReadLink {
  const here = { identifier: from, framework: null, code: null, title: '' };
  return { kind, from: here, to: { ...to, title: to.code ?? to.identifier ?? '' } };
}

function unitItem(id: string, field: (name: Column) => string): LooseItem {
  const extensions: Record<string, unknown> = {};
  if (field('credit') !== '') extensions[CASE_FIELDS.credit] = Number(field('credit'));
  if (field('guided_hours') !== '') {
    extensions[CASE_FIELDS.guidedHours] = Number(field('guided_hours'));
  }
  if (field('unit_number') !== '') extensions[CASE_FIELDS.ofqualNumber] = field('unit_number');
  if (field('certificated_until') !== '') {
    extensions[CASE_FIELDS.certificationEnds] = field('certificated_until');
  }
  if (field('group') !== '') extensions[CASE_FIELDS.group] = field('group');
  return {
    ...looseItem(id, field('unit'), field('unit_title'), 'Unit'),
    extensions,
    level: field('level'),
    endsOn: field('expires_on') || null,
  };
}

function looseItem(id: string, code: string, statement: string, type: string): LooseItem {
  return { id, code, place: '', statement, type, extensions: {}, level: '', endsOn: null };
}

function flatTable(rows: Rows, called: string): Result<FrameworkTreeFile> {
  const bad: string[] = [];
  const byName = new Map<string, string>();
  const items = rows.flatMap((row, at): (LooseItem & { readonly under: string })[] => {
    const statement = (row['fullstatement'] ?? '').replace(/\s+/g, ' ').trim();
    const code = (row['humancodingscheme'] ?? '').trim();
    const identifier = (row['identifier'] ?? '').trim();
    if (statement === '') {
      bad.push(`line ${lineOf(at)}: fullStatement missing`);
      return [];
    }
    const id = `row ${at}`;
    for (const name of [code, identifier]) {
      if (name === '' || byName.get(name) === id) continue;
      if (byName.has(name)) bad.push(`line ${lineOf(at)}: ${name} stands in an earlier row`);
      else byName.set(name, id);
    }
    const type = (row['cfitemtype'] ?? '').trim();
    return [{ ...looseItem(id, code, statement, type), under: (row['ischildof'] ?? '').trim() }];
  });
  const places = items.flatMap(({ id, under }, at): Place[] => {
    const parent = under === '' ? null : byName.get(under);
    if (parent === undefined) {
      bad.push(`line ${Number(id.slice(4)) + 2}: its parent ${under} is not in the table`);
      return [];
    }
    return [{ child: id, parent, order: at }];
  });
  const links = rows.flatMap((row, at): ReadLink[] =>
    FLAT_LINKS.flatMap(([column, kind]) =>
      (row[column] ?? '')
        .split(/[,;|]/)
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) =>
          linkOf(kind, `row ${at}`, {
            identifier: byName.get(name) ?? name,
            framework: null,
            code: null,
          }),
        ),
    ),
  );
  return whole(called, items, places, { bad, links });
}

/** Columns in which CASE editors write links: identifiers, or codes of the same table. */
const FLAT_LINKS = [
  ['isrelatedto', 'related'],
  ['exactmatchof', 'exact'],
  ['ispeerof', 'peer'],
  ['replacedby', 'replaced_by'],
] as const satisfies readonly (readonly [string, LinkKind])[];

function whole(
  title: string,
  items: readonly LooseItem[],
  places: readonly Place[],
  {
    bad,
    links,
    ends,
  }: {
    readonly bad: readonly string[];
    readonly links: readonly ReadLink[];
    /** Last days to begin and to achieve the framework as a whole. */
    readonly ends?: { readonly registration: string; readonly certification: string };
  },
): Result<FrameworkTreeFile> {
  if (bad.length > 0) {
    return refuse(
      'csv-rows-refused',
      `Nothing was imported: ${counted(bad.length, 'row')} cannot be placed. ${bad.slice(0, 20).join('; ')}${bad.length > 20 ? '; and more' : ''}. Correct the table, then import it again.`,
    );
  }
  const tree = treeOf(items, places);
  if (!tree.ok) return tree;
  const extensions = ends?.certification
    ? { [CASE_FIELDS.certificationEnds]: ends.certification }
    : {};
  const endsOn = ends?.registration || null;
  return ok({ title, version: null, extensions, endsOn, items: tree.value, links });
}
