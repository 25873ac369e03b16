import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { latestCheckpoint } from '../../platform/audit/checkpoints.ts';
import { entriesOf, type HeardEntry } from '../../platform/audit/heard.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { unitOf } from '../frameworks/index.ts';
import { aboutKey, caseNames } from './case-names.ts';
import type { Remark } from './choose-units.ts';
import { claimsOf, shownClaim } from './claims.ts';
import { criteriaOf, showable, shownBy, showTable } from './criteria.ts';
import { documentsOf, hasOriginal, sourceOf } from './documents.ts';
import { type Rendered, renditionsOf } from './rendition.ts';
import type { readEvidence } from './schema.ts';
import { type AboutKind, type Part, portfolioDb } from './tables.ts';
import { proceduresSaid, saysOf, titleOf } from './words.ts';

type Evidence = Reply<typeof readEvidence>;

interface Row {
  readonly title: string;
  readonly note: string;
  readonly olderBecause: string | null;
  readonly acceptedAt: Date;
  readonly source: string;
  readonly parties: readonly string[];
  readonly caseId: string | null;
  readonly aboutKind: AboutKind | null;
  readonly aboutId: string | null;
}

interface EntryRow {
  readonly seq: number;
  readonly part: Part | 'about';
  readonly showsAs: readonly string[];
  readonly parties: readonly string[];
}

/** Something that is to be said of an item to its learner, in words for them. */
export interface ItemRemark extends Remark {
  readonly evidenceId: string;
  /** A claim with the item is refused for it; else it warns. */
  readonly refuses: boolean;
}

type SayOfItems = (tx: Tx, items: readonly Rendered[]) => Promise<readonly ItemRemark[]>;
const sayings: SayOfItems[] = [];

/** Registers a room above that has something to say of items to their learner: on the item, and before a claim. */
export function onItemRemarks(say: SayOfItems): void {
  if (!sayings.includes(say)) sayings.push(say);
}

/** What is to be said of items as they are rendered now. */
export async function remarksOn(
  tx: Tx,
  items: readonly Rendered[],
): Promise<readonly ItemRemark[]> {
  const said: ItemRemark[] = [];
  for (const say of sayings) said.push(...(await say(tx, items)));
  return said;
}

/** One item of a learner, as the agency reads it and as an assessor would. Refuses `evidence-not-found`. */
export async function evidenceOf(
  tx: Tx,
  learner: string,
  evidenceId: string,
): Promise<Result<Evidence>> {
  const db = portfolioDb(tx);
  const { rows: items } = await sql<Row>`
    select e.title, e.note, e.older_because as "olderBecause", e.accepted_at as "acceptedAt",
      e.source, e.parties, e.case_id as "caseId", c.about_kind as "aboutKind", c.about_id as "aboutId"
    from evidence e left join evidence_case c on c.organisation_id = e.organisation_id and c.id = e.case_id
    where e.organisation_id = current_organisation() and e.learner_id = ${learner}::uuid
      and e.id = ${evidenceId}::uuid`.execute(db);
  const [item] = items;
  const rendered = item && (await renditionsOf(tx, learner, [evidenceId])).get(evidenceId);
  if (!rendered) return refuse('evidence-not-found', 'There is no such item of evidence here.');
  const kept = await entriesIn(tx, evidenceId, item, rendered.rendition);
  const names = await memberNames(tx);
  const mayShow = shownBy(
    await showTable(tx, learner),
    kept.flatMap(({ showsAs }) => showsAs),
  );
  const log = await entriesOf(
    tx,
    kept.map(({ seq }) => seq),
  );
  const entries: Evidence['entries'][number][] = [];
  for (const entry of log) {
    const own = kept.find(({ seq }) => seq === entry.seq);
    if (!own) continue;
    const told = rendered.rendition.entries.find(({ seq }) => seq === entry.seq);
    const shown = await entryOf(tx, entry, own, names);
    entries.push({ ...shown, says: [...shown.says, ...proceduresSaid(told?.procedures)] });
  }
  return ok({
    evidenceId,
    learner: { id: learner, name: names.get(learner) ?? '' },
    title: item.title,
    note: item.note,
    olderBecause: item.olderBecause,
    acceptedAt: item.acceptedAt.toISOString(),
    source: item.source,
    caseId: item.caseId,
    aboutKind: item.aboutKind,
    aboutId: item.aboutId,
    caseTitle: await titleFor(tx, item),
    entries,
    references: await referencesOf(
      tx,
      evidenceId,
      new Map(mayShow.map((each) => [each.criterionId, each.supports])),
    ),
    mayShow: mayShow.map(({ entries: _, ...each }) => each),
    claims: await claimsWith(tx, learner, evidenceId),
    remarks: (await remarksOn(tx, [rendered])).map(({ code, because }) => ({ code, because })),
    rendition: rendered.rendition,
    checkpoint: await checkpointOver(tx, log.at(-1)?.seq ?? 0),
  });
}

/** The records of an item: of work as the learner accepted them, of another source as the log tells them. */
async function entriesIn(
  tx: Tx,
  evidenceId: string,
  { source, parties }: Row,
  rendition: Evidence['rendition'],
): Promise<readonly EntryRow[]> {
  if (source !== 'work') {
    return rendition.entries.map(({ seq, part }) => ({ seq, part, showsAs: [], parties }));
  }
  const { rows } = await sql<EntryRow>`
    select n.seq, s.part, s.shows_as as "showsAs", n.parties from evidence_entry n
    join suggested_entry s on s.organisation_id = n.organisation_id
      and s.learner_id = n.learner_id and s.seq = n.seq
    where n.organisation_id = current_organisation() and n.evidence_id = ${evidenceId}::uuid
    order by n.seq`.execute(portfolioDb(tx));
  return rows;
}

/** What an item is from: its case by name, or what it is where it is no work record. */
async function titleFor(tx: Tx, { source, aboutKind, aboutId }: Row): Promise<string> {
  if (!aboutKind || !aboutId) return sourceOf(source).title;
  const about = { kind: aboutKind, id: aboutId };
  return (await caseNames(tx, [about])).get(aboutKey(about))?.title ?? '';
}

async function entryOf(
  tx: Tx,
  entry: HeardEntry,
  { part, parties }: EntryRow,
  names: ReadonlyMap<string, string>,
): Promise<Evidence['entries'][number]> {
  const documents = await documentsOf(tx, entry);
  return {
    seq: entry.seq,
    entryId: entry.id,
    kind: entry.kind,
    title: titleOf(entry.kind),
    at: entry.at.toISOString(),
    part,
    leaf: entry.leaf.toString('hex'),
    says: [...saysOf(entry.kind, entry.envelope.facts)],
    parties: parties.map((id) => ({ id, name: names.get(id) ?? '' })),
    documents: documents.map(({ key, title, sha256 }) => ({
      key,
      title,
      sha256,
      original: hasOriginal(entry.kind),
    })),
  };
}

async function referencesOf(
  tx: Tx,
  evidenceId: string,
  suggested: ReadonlyMap<string, boolean>,
): Promise<Evidence['references'][number][]> {
  const { rows } = await sql<{
    criterionId: string;
    note: string;
    referencedAt: Date;
    claimed: boolean;
  }>`
    select r.criterion_id as "criterionId", r.note, r.referenced_at as "referencedAt",
      exists (select 1 from claim_reference x
        join claim c on c.organisation_id = x.organisation_id and c.id = x.claim_id
        where x.organisation_id = r.organisation_id and x.evidence_id = r.evidence_id
          and x.criterion_id = r.criterion_id and c.withdrawn_at is null and c.decided_at is null) as claimed
    from evidence_reference r
    where r.organisation_id = current_organisation() and r.evidence_id = ${evidenceId}::uuid
    order by r.referenced_at, r.criterion_id`.execute(portfolioDb(tx));
  const criteria = await criteriaOf(
    tx,
    rows.map(({ criterionId }) => criterionId),
  );
  return rows.flatMap(({ criterionId, note, referencedAt, claimed }) => {
    const row = criteria.get(criterionId);
    if (!row) return [];
    return [
      {
        ...showable(row, suggested.get(criterionId) ?? false),
        wording: row.wording,
        note,
        referencedAt: referencedAt.toISOString(),
        suggested: suggested.has(criterionId),
        claimed,
      },
    ];
  });
}

async function claimsWith(tx: Tx, learner: string, evidenceId: string) {
  const rows = await portfolioDb(tx)
    .selectFrom('claim_evidence')
    .select('claim_id')
    .where('evidence_id', '=', evidenceId)
    .execute();
  const ids = new Set(rows.map(({ claim_id }) => claim_id));
  const claims = (await claimsOf(tx, learner)).filter(({ claimId }) => ids.has(claimId));
  const shown = [];
  for (const claim of claims) {
    const unit = await unitOf(tx, claim.unitId);
    shown.push({ ...shownClaim(claim), unitReference: unit?.reference ?? '' });
  }
  return shown;
}

/** The newest checkpoint, if it is over an entry. */
export async function checkpointOver(
  tx: Tx,
  seq: number,
): Promise<{ size: number; at: string } | null> {
  const latest = await latestCheckpoint(tx);
  if (!latest || latest.size < seq) return null;
  return { size: latest.size, at: latest.madeAt.toISOString() };
}
