import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { procedureTitles } from '../../desk/policies/index.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { HIDDEN_MARK, withoutPassages } from '../../lib/passages.ts';
import { type Hidden, redactText, toldText } from '../../lib/redact.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { entriesAbout, entriesOf, type HeardEntry } from '../../platform/audit/heard.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { aboutKey, addressHidden, hiddenIn, otherNames, pseudonymKey } from './case-names.ts';
import {
  documentsOf,
  type FreeText,
  type HiddenBeside,
  kindsOfSources,
  passagesHidden,
} from './documents.ts';
import { type EvidenceDocument, namesIn, type Telling, tellDocument } from './redact/pieces.ts';
import { isNamed, pseudonymOf } from './redact/pseudonym.ts';
import type { Rendition } from './schema.ts';
import { type AboutKind, type Part, portfolioDb } from './tables.ts';
import { type ProcedureNamed, type Said, saysOf, titleOf } from './words.ts';

/** An item as an assessor sees it. */
export interface Rendered {
  readonly evidenceId: string;
  readonly rendition: Rendition;
  /** What is noted beside a reference, told in the same way. */
  readonly noteTo: (criterionId: string) => string;
  /** What is said freely in it, and what people hid of that. */
  readonly texts: readonly (FreeText & HiddenBeside)[];
  /** 'work', or what another room registered. */
  readonly source: string;
  /** Names and other texts that it hides. */
  readonly hidden: readonly Hidden[];
}

interface Item {
  readonly evidenceId: string;
  readonly title: string;
  readonly note: string;
  readonly source: string;
  /** An item that is no work record is about whom and what its own entries name. */
  readonly aboutKind: AboutKind;
  readonly aboutId: string;
  readonly entries: readonly ItemEntry[];
  /** What is noted beside its references. */
  readonly notes: readonly { readonly criterion: string; readonly note: string }[];
}

interface ItemEntry {
  readonly seq: number;
  readonly part: Part | 'about';
  /** Whoever confirmed the learner's part, what the learner said it was, and their words; null: not asked. */
  readonly confirmed: {
    readonly by: string;
    readonly what: string;
    readonly words: string;
  } | null;
}

/** The text of a rendition as it is kept and hashed (RFC 8785). */
export function renditionText(rendition: Rendition): string {
  return canonicalJson(rendition);
}

/** SHA-256 of a text in UTF-8, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function itemsOf(tx: Tx, learner: string, evidenceIds: readonly string[]): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select e.id as "evidenceId", e.title, e.note, e.source, coalesce(c.about_kind, 'person') as "aboutKind",
      coalesce(c.about_id, e.id) as "aboutId", coalesce((select jsonb_agg(jsonb_build_object('seq', n.seq, 'part', s.part, 'confirmed',
          (select jsonb_build_object('by', k.asked_of, 'what', k.what, 'words', k.words) from contribution k
            where k.organisation_id = n.organisation_id and k.learner_id = n.learner_id and k.seq = n.seq
              and k.confirmed)) order by n.seq)
        from evidence_entry n
        join suggested_entry s on s.organisation_id = n.organisation_id
          and s.learner_id = n.learner_id and s.seq = n.seq
        where n.organisation_id = e.organisation_id and n.evidence_id = e.id), '[]'::jsonb) as entries,
      coalesce((select jsonb_agg(jsonb_build_object('criterion', r.criterion_id, 'note', r.note)
          order by r.referenced_at, r.criterion_id) from evidence_reference r
        where r.organisation_id = e.organisation_id and r.evidence_id = e.id and r.note <> ''), '[]'::jsonb) as notes
    from evidence e
    left join evidence_case c on c.organisation_id = e.organisation_id and c.id = e.case_id
    where e.organisation_id = current_organisation() and e.learner_id = ${learner}::uuid
      and e.id = any(${[...evidenceIds]}::uuid[])`.execute(portfolioDb(tx));
  const heard = await heardAbout(
    tx,
    rows.flatMap(({ source, evidenceId }) => (source === 'work' ? [] : [evidenceId])),
  );
  return rows.map((row) =>
    row.source === 'work'
      ? row
      : {
          ...row,
          entries: (heard.get(row.evidenceId) ?? []).map(({ seq, actor }) => {
            const part = actor === learner ? ('actor' as const) : ('about' as const);
            return { seq, part, confirmed: null };
          }),
        },
  );
}

/** The entries of which items that are no work records consist, by item, in order. */
export async function heardAbout(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HeardEntry[]>> {
  const entries = await entriesAbout(tx, evidenceIds, { kinds: kindsOfSources() });
  return Map.groupBy(entries, ({ envelope }) => envelope.subjects['evidence'] ?? '');
}

/**
 * A learner's items as an assessor would see them now: entries in words, documents made again from kept
 * facts, every name a pseudonym, prices and contact details left out. What is not theirs is left out.
 */
export async function renditionsOf(
  tx: Tx,
  learner: string,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, Rendered>> {
  const items = await itemsOf(tx, learner, evidenceIds);
  if (items.length === 0) return new Map();
  const key = await pseudonymKey(tx);
  const abouts = items.map((item) => ({ kind: item.aboutKind, id: item.aboutId }));
  const hidden = await hiddenIn(tx, abouts, { key, learner });
  const seqs = items.flatMap(({ entries }) => entries.map(({ seq }) => seq));
  const log = new Map((await entriesOf(tx, seqs)).map((entry) => [entry.seq, entry]));
  const procedures = await proceduresNamed(tx, [...log.values()]);
  const name = (await memberNames(tx)).get(learner) ?? '';
  const beside = await passagesHidden(tx, evidenceIds);
  const rendered = new Map<string, Rendered>();
  for (const item of items) {
    const about = { kind: item.aboutKind, id: item.aboutId };
    const telling = {
      key,
      learner: { id: learner, name },
      hidden: hidden.get(aboutKey(about)) ?? [],
    };
    const hides = (text: FreeText) => beside(item.evidenceId, text);
    rendered.set(item.evidenceId, await render(tx, item, { log, procedures, hides }, telling));
  }
  return rendered;
}

async function render(
  tx: Tx,
  item: Item,
  {
    log,
    procedures,
    hides,
  }: {
    readonly log: ReadonlyMap<number, HeardEntry>;
    readonly procedures: (entry: HeardEntry) => readonly ProcedureNamed[];
    readonly hides: (text: FreeText) => HiddenBeside;
  },
  given: Telling,
): Promise<Rendered> {
  const { organisationId, isSample } = actorOf(tx);
  const entries = item.entries.map(({ seq, part, confirmed }) => {
    const entry = log.get(seq);
    if (!entry) throw new Error(`Evidence rests on entry ${seq}, which the log does not have.`);
    return { entry, part, confirmed };
  });
  const documents: (readonly EvidenceDocument[])[] = [];
  for (const { entry } of entries) documents.push(await documentsOf(tx, entry));
  const hidden = [
    ...given.hidden,
    ...namesIn(documents.flat(), given),
    ...documents.flat().flatMap(({ addresses = [] }) => addresses.flatMap(addressHidden)),
    ...(await otherNames(
      tx,
      [...textsOf(item, documents.flat()), ...titlesIn(entries, procedures)],
      given.learner.name,
    )),
  ];
  const telling = { ...given, hidden };
  const tell = (text: string) => redactText(text, hidden);
  const texts: (FreeText & HiddenBeside)[] = [];
  const free = (text: FreeText): string => {
    if (text.told.text.trim() === '') return text.told.text;
    const beside = hides(text);
    texts.push({ ...text, ...beside });
    return beside.again ? HIDDEN_MARK : withoutPassages(text.told.text, beside.passages);
  };
  const written = (place: string, label: string, text: string, under = 'Title and notes') =>
    free({ place, under, label, told: toldText(text, hidden) });
  const rendition: Rendition = {
    format: 'deskproof-rendition/1',
    evidence: item.evidenceId,
    title: written('title', 'Title', item.title),
    note: written('note', 'Note', item.note),
    organisation: { id: organisationId, sample: isSample },
    learner: given.learner.name,
    entries: entries.map(({ entry, part, confirmed }, index) => ({
      seq: entry.seq,
      id: entry.id,
      kind: entry.kind,
      title: titleOf(entry.kind),
      at: entry.at.toISOString(),
      part,
      leaf: entry.leaf.toString('hex'),
      says: [
        ...saysOf(entry.kind, entry.envelope.facts).map(({ label, value }) => ({
          label,
          value: tell(value),
        })),
        ...partSays(confirmed).map(({ label, value, at }) => ({
          label,
          value: written(
            `part/${entry.seq}/${at}`,
            label,
            value,
            `${titleOf(entry.kind)}, entry ${entry.seq}`,
          ),
        })),
      ],
      ...inForce(procedures(entry), tell),
      subjects: subjectsOf(entry, confirmed?.by, given),
      documents: (documents[index] ?? []).map((document) =>
        tellDocument(document, telling, ({ at, label, told }) => {
          const place = `document/${entry.seq}/${document.key}/${at}`;
          return free({ place, under: `${document.title}, entry ${entry.seq}`, label, told });
        }),
      ),
    })),
    made_at: nowOf(tx).toISOString(),
  };
  const notes = new Map(
    item.notes.map(({ criterion, note }) => [
      criterion,
      written(`reference/${criterion}`, 'Beside a reference', note),
    ]),
  );
  const noteTo = (criterion: string) => notes.get(criterion) ?? '';
  return { evidenceId: item.evidenceId, rendition, source: item.source, noteTo, texts, hidden };
}

/**
 * Nothing leaves while a text was changed after somebody hid a passage of it. Refuses `passages-again`.
 * @param items as they would leave
 */
export function passagesSettled(items: readonly Rendered[]): Result<null> {
  const open = items.find(({ texts }) => texts.some(({ again }) => again));
  if (!open) return ok(null);
  return refuse(
    'passages-again',
    `In “${open.rendition.title}” a text was changed after a passage of it was hidden. Whoever hid it looks at it again under “Hide passages”; until then the whole text is hidden and nothing leaves.`,
    'W29',
  );
}

/** All that was written freely about an item: it may name anybody. */
function textsOf(item: Item, documents: readonly EvidenceDocument[]): readonly string[] {
  const pieces = documents
    .flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flatMap(({ value }) => value)))
    .flatMap((piece) => ('text' in piece ? [piece.text] : []));
  const parts = item.entries.flatMap(({ confirmed }) =>
    confirmed ? [confirmed.what, confirmed.words] : [],
  );
  return [item.title, item.note, ...item.notes.map(({ note }) => note), ...parts, ...pieces];
}

/** What procedures are called that these entries name or were made under: a title may name anybody. */
function titlesIn(
  entries: readonly { readonly entry: HeardEntry }[],
  procedures: (entry: HeardEntry) => readonly ProcedureNamed[],
): readonly string[] {
  return entries.flatMap(({ entry }) => {
    const { title } = entry.envelope.facts;
    const read = typeof title === 'string' ? [title] : [];
    return [...read, ...procedures(entry).map((one) => one.title)];
  });
}

/**
 * What the learner declares of items, without what names or reaches anybody in them or elsewhere here.
 * @param learner name, which stays
 */
export async function tellDeclared(
  tx: Tx,
  text: string,
  items: readonly Rendered[],
  learner: string,
): Promise<string> {
  const hidden = items.flatMap((item) => item.hidden);
  return redactText(text, [...hidden, ...(await otherNames(tx, [text], learner))]);
}

/** What the procedures named in these entries are called; asked for once for all of them. */
async function proceduresNamed(
  tx: Tx,
  entries: readonly HeardEntry[],
): Promise<(entry: HeardEntry) => readonly ProcedureNamed[]> {
  const named = ({ envelope }: HeardEntry) => envelope.policies ?? [];
  const titles = await procedureTitles(tx, entries.flatMap(named));
  return (entry) =>
    named(entry).map(({ policy, version }) => ({
      policy,
      version,
      title: titles.get(`${policy} ${version}`) ?? policy,
    }));
}

/** The procedures in force, where there were any: what a rendition says without them stays as it was. */
function inForce(procedures: readonly ProcedureNamed[], tell: (text: string) => string) {
  if (procedures.length === 0) return {};
  return { procedures: procedures.map((one) => ({ ...one, title: tell(one.title) })) };
}

/** What the learner said their part was, and what whoever confirmed it said. */
function partSays(
  confirmed: ItemEntry['confirmed'],
): readonly (Said & { readonly at: 'what' | 'words' })[] {
  if (!confirmed) return [];
  return [
    { at: 'what', label: 'The learner’s part, in their words', value: confirmed.what },
    { at: 'words', label: 'In the words of whoever confirmed it', value: confirmed.words },
  ];
}

/** Whom and what an entry is about, by pseudonym, and colleagues who had a hand in it. */
function subjectsOf(
  { envelope }: HeardEntry,
  witness: string | undefined,
  { key, learner }: Telling,
) {
  const about = Object.entries(envelope.subjects).flatMap(([role, id]) => {
    const kind = role.replace(/_\d+$/, '');
    if (!isNamed(kind) || kind === 'shift' || kind === 'line') return [];
    return [{ role, pseudonym: pseudonymOf(key, kind, id) }];
  });
  const hands: readonly (readonly [string, readonly string[]])[] = [
    ['acted', envelope.actor ? [envelope.actor] : []],
    ['prepared', envelope.prepared_by],
    ['contributed', envelope.contributed],
    ['approved', envelope.approved_by],
    ['confirmed the learner’s part', witness ? [witness] : []],
  ];
  const members = hands.flatMap(([role, ids]) =>
    ids.map((id) => ({
      role,
      pseudonym: id === learner.id ? learner.name : pseudonymOf(key, 'colleague', id),
    })),
  );
  return [...about, ...members];
}
