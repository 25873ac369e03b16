import { z } from 'zod';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted, cutTo } from '../../lib/text.ts';
import { LINK_FIELDS, LINK_TYPES } from './case-fields.ts';
import type { LinkEnd, ReadLink, SaidTwice } from './document.ts';

/** One item of a framework that came as a tree, with its children in their order. */
export interface TreeItem {
  readonly id: string;
  /** humanCodingScheme; '' where it has none. */
  readonly code: string;
  /** listEnumeration; '' where it has none. */
  readonly place: string;
  readonly statement: string;
  /** CFItemType; '' where it has none. */
  readonly type: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly level: string;
  /** statusEndDate, 'YYYY-MM-DD'. */
  readonly endsOn: string | null;
  /** What the file says of it in two ways. */
  readonly saidTwice?: readonly SaidTwice[];
  readonly children: readonly TreeItem[];
  /** 0 for an item without children. */
  readonly height: number;
}

/** A framework as a tree, however it was written down. */
export interface FrameworkTreeFile {
  readonly title: string;
  readonly version: string | null;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Last day to begin, 'YYYY-MM-DD'. */
  readonly endsOn?: string | null;
  readonly items: readonly TreeItem[];
  readonly links: readonly ReadLink[];
}

/** An item before it has its place. */
export type LooseItem = Omit<TreeItem, 'children' | 'height'>;

/** That one item stands under another or, by its `parent` null, at the top. */
export interface Place {
  readonly child: string;
  readonly parent: string | null;
  readonly order: number;
}

/**
 * Puts items under their parents. Refuses `case-two-places` (an item under two parents), `case-unknown-item`
 * (a parent that is not there), `case-cycle` (items that stand under themselves) and `case-item-unplaced`
 * (an item that stands nowhere), each naming the items.
 */
export function treeOf(
  items: readonly LooseItem[],
  places: readonly Place[],
): Result<readonly TreeItem[]> {
  const known = new Map(items.map((item) => [item.id, item]));
  const parentOf = new Map<string, Place>();
  for (const place of places) {
    const child = known.get(place.child);
    if (!child) return unknown(place.child);
    if (place.parent !== null && !known.has(place.parent)) return unknown(place.parent);
    const before = parentOf.get(place.child);
    if (before && before.parent !== place.parent) {
      return refuse(
        'case-two-places',
        `${named(child)} stands under two items. A criterion belongs to one outcome: leave one of the isChildOf associations out, then import the file again.`,
      );
    }
    parentOf.set(place.child, place);
  }
  const unplaced = items.filter(({ id }) => !parentOf.has(id));
  const [first] = unplaced;
  if (first) {
    return refuse(
      'case-item-unplaced',
      `${counted(unplaced.length, 'item')} of the file stand under nothing, the first is ${named(first)}. Add an isChildOf association for each, then import the file again.`,
    );
  }
  return grown(items, parentOf);
}

/** From the leaves up, without recursion: a chain of fifty thousand must not overflow anything. */
function grown(
  items: readonly LooseItem[],
  parentOf: ReadonlyMap<string, Place>,
): Result<readonly TreeItem[]> {
  const waiting = new Map<string, number>();
  for (const { parent } of parentOf.values()) {
    if (parent !== null) waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  }
  const at = new Map(items.map(({ id }, index) => [id, index]));
  const below = new Map<string | null, TreeItem[]>();
  const ready = items.filter(({ id }) => !waiting.has(id));
  const loose = new Map(items.map((item) => [item.id, item]));
  let done = 0;
  for (let next = ready.pop(); next; next = ready.pop()) {
    done++;
    const children = (below.get(next.id) ?? []).sort(
      (a, b) =>
        (parentOf.get(a.id)?.order ?? 0) - (parentOf.get(b.id)?.order ?? 0) ||
        (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0),
    );
    const height = children.reduce((most, child) => Math.max(most, child.height + 1), 0);
    const parent = parentOf.get(next.id)?.parent ?? null;
    const beside = below.get(parent) ?? [];
    beside.push({ ...next, children, height });
    below.set(parent, beside);
    loose.delete(next.id);
    if (parent === null) continue;
    const left = (waiting.get(parent) ?? 1) - 1;
    waiting.set(parent, left);
    const above = loose.get(parent);
    if (left === 0 && above) ready.push(above);
  }
  if (done < items.length) {
    const around = [...loose.values()].filter(({ id }) => waiting.has(id)).slice(0, 3);
    return refuse(
      'case-cycle',
      `Items of this file stand under themselves: ${around.map(named).join(', ')}. A framework is a tree: correct the isChildOf associations, then import the file again.`,
    );
  }
  const top = below.get(null) ?? [];
  return ok(
    top.sort(
      (a, b) =>
        (parentOf.get(a.id)?.order ?? 0) - (parentOf.get(b.id)?.order ?? 0) ||
        (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0),
    ),
  );
}

function unknown(id: string): Result<never> {
  return refuse(
    'case-unknown-item',
    `The file gives the item ${cutTo(id, 60)} a place under another, or puts others under it, and the item is not in the file. Export the whole package, then import that file.`,
  );
}

/** An item as a person finds it again: its code, else the beginning of what it says. */
function named({ code, statement, id }: LooseItem): string {
  return code !== '' ? code : statement !== '' ? `“${cutTo(statement, 40)}”` : id;
}

const link = z.looseObject({ identifier: z.string().min(1), title: z.string().catch('') });
const cfItem = z.looseObject({
  identifier: z.string().min(1),
  fullStatement: z.string(),
  humanCodingScheme: z.string().nullish(),
  listEnumeration: z.string().nullish(),
  CFItemType: z.string().nullish(),
  educationLevel: z.union([z.string(), z.array(z.string())]).nullish(),
  statusEndDate: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
const cfAssociation = z.looseObject({
  associationType: z.string(),
  originNodeURI: link,
  destinationNodeURI: link,
  // Editors write it as text too, or leave it empty.
  sequenceNumber: z.coerce.number().catch(0),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
const cfPackage = z.looseObject({
  CFDocument: z.looseObject({
    identifier: z.string().min(1),
    title: z.string(),
    version: z.string().nullish(),
    statusEndDate: z.string().nullish(),
    extensions: z.record(z.string(), z.unknown()).nullish(),
  }),
  CFItems: z.array(cfItem),
  CFAssociations: z.array(cfAssociation),
});

/**
 * Reads a CASE 1.0 or 1.1 CFPackage (1EdTech), as JSON text. Of associations isChildOf places an item; isRelatedTo,
 * exactMatchOf, isPeerOf and replacedBy link it to another, which may be elsewhere. Refuses `case-not-json`, `case-not-understood` with the field's place,
 * `case-item-twice`, and what `treeOf` refuses.
 */
export function readCasePackage(text: string): Result<FrameworkTreeFile> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse(
      'case-not-json',
      'The file begins as JSON and is not whole: it may have been cut while it was sent. Export the CASE package again, then import that file.',
    );
  }
  const read = cfPackage.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(
      'case-not-understood',
      `This JSON is no CASE package: ${issue?.path.join('.') || 'the file'} is not as it should be. A package has CFDocument, CFItems and CFAssociations (CASE 1.1), each item an identifier and a fullStatement.`,
    );
  }
  const { CFDocument: document, CFItems, CFAssociations } = read.data;
  const ids = new Set<string>([document.identifier]);
  for (const item of CFItems) {
    if (ids.has(item.identifier)) {
      return refuse(
        'case-item-twice',
        `Two items of the file have the identifier ${cutTo(item.identifier, 60)}. Give each its own, then import the file again.`,
      );
    }
    ids.add(item.identifier);
  }
  const places = CFAssociations.filter(
    ({ associationType }) => associationType === 'isChildOf',
  ).map(({ originNodeURI, destinationNodeURI, sequenceNumber }) => ({
    child: originNodeURI.identifier,
    parent:
      destinationNodeURI.identifier === document.identifier ? null : destinationNodeURI.identifier,
    order: sequenceNumber,
  }));
  const items = treeOf(
    CFItems.map((item) => ({
      id: item.identifier,
      code: (item.humanCodingScheme ?? '').trim(),
      place: (item.listEnumeration ?? '').trim(),
      statement: item.fullStatement.replace(/\s+/g, ' ').trim(),
      type: item.CFItemType ?? '',
      extensions: item.extensions ?? {},
      level: [item.educationLevel ?? []].flat()[0] ?? '',
      endsOn: item.statusEndDate?.slice(0, 10) ?? null,
      ...levelsSaid(item.educationLevel),
    })),
    places,
  );
  return items.ok
    ? ok({
        title: document.title.replace(/\s+/g, ' ').trim(),
        version: document.version ?? null,
        extensions: document.extensions ?? {},
        endsOn: document.statusEndDate?.slice(0, 10) ?? null,
        items: items.value,
        links: CFAssociations.flatMap(linkOf),
      })
    : items;
}

/** A unit of two levels: the first counts until the centre chooses. */
function levelsSaid(levels: string | readonly string[] | null | undefined) {
  const [first, other] = new Set([levels ?? []].flat().map((level) => level.trim()));
  if (first === undefined || other === undefined) return {};
  const where = 'the same item';
  return { saidTwice: [{ what: 'level' as const, field: 'level', first, other, where }] };
}

function linkOf(association: z.infer<typeof cfAssociation>): readonly ReadLink[] {
  const { associationType, originNodeURI, destinationNodeURI, extensions } = association;
  const kind = LINK_TYPES.find(({ type }) => type === associationType)?.kind;
  if (!kind) return [];
  const said = (field: string) => {
    const value = extensions?.[field];
    return typeof value === 'string' && value.trim() !== '' ? cutTo(value.trim(), 60) : null;
  };
  const end = (node: z.infer<typeof link>, of: 'from' | 'to'): LinkEnd => ({
    identifier: node.identifier,
    framework: said(LINK_FIELDS[of].framework),
    code: said(LINK_FIELDS[of].code),
    title: cutTo(node.title.replace(/\s+/g, ' ').trim(), 200),
  });
  return [{ kind, from: end(originNodeURI, 'from'), to: end(destinationNodeURI, 'to') }];
}
