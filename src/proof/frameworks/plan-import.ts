import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { bonesOf, type Content, sameWords } from './content.ts';
import { newestOf } from './newest.ts';
import { frameworksDb } from './tables.ts';
import { frameworkOf, type TreeUnit } from './tree.ts';

/** What an import does: 'same' changes nothing. */
export type ImportOutcome = 'new' | 'wording_added' | 'links_added' | 'same' | 'new_version';

/** What an import of a document would do here. */
export interface ImportPlan {
  readonly outcome: ImportOutcome;
  /** The framework it concerns; null when the import makes it. */
  readonly frameworkId: string | null;
  /** Of the framework after the import. */
  readonly revision: number;
}

/**
 * What a document does to the frameworks here. The very file, or one that says nothing else, is 'same'.
 * Of the same units and criterion codes with their credits and groups, it fills in wording and brings unit
 * dates up to date; where the bones differ, or a wording that stands here already, it is the next revision,
 * so that nothing that rests on the old one is read anew.
 * Where only links between criteria are new, those are kept and nothing else.
 * @param lock locks the newest revision until the act ends
 * @param links how many links of the document were never here
 */
export async function planImport(
  tx: Tx,
  content: Content,
  sha256: Buffer,
  { lock = false, links = 0 } = {},
): Promise<ImportPlan> {
  const newest = await newestOf(tx, content.code, { lock });
  if (!newest) return { outcome: 'new', frameworkId: null, revision: 1 };
  const before = await sameFile(tx, content.code, sha256);
  if (before) {
    const adds = links > 0 && before.frameworkId === newest.id;
    return { outcome: adds ? 'links_added' : 'same', ...before };
  }
  const { id: frameworkId, revision } = newest;
  // Compared is what the document said: what the centre entered since is its own.
  const here = ((await frameworkOf(tx, frameworkId))?.units ?? []).map((unit) => ({
    ...unit,
    ...unit.said,
  }));
  const sameSize =
    agree(newest.credit, content.credit) && agree(newest.optional_credit, content.optionalCredit);
  const bones = bonesOf(await asPrinted(tx, here));
  const differ = !sameSize || bones !== bonesOf(content.units);
  if (differ || !wordingAgrees(here, content.units)) {
    return { outcome: 'new_version', frameworkId: null, revision: revision + 1 };
  }
  const outcome =
    addsTo(here, content.units) || datesDiffer(newest, content)
      ? 'wording_added'
      : links > 0
        ? 'links_added'
        : 'same';
  return { outcome, frameworkId, revision };
}

/** The framework that this very file was imported into. */
async function sameFile(tx: Tx, code: string, sha256: Buffer) {
  return frameworksDb(tx)
    .selectFrom('framework_import as i')
    .innerJoin('framework as f', (join) =>
      join
        .onRef('f.organisation_id', '=', 'i.organisation_id')
        .onRef('f.id', '=', 'i.framework_id'),
    )
    .select(['f.id as frameworkId', 'f.revision'])
    .where('i.organisation_id', '=', actorOf(tx).organisationId)
    .where('f.code', '=', code)
    .where('i.file_sha256', '=', sha256)
    .orderBy('f.revision', 'desc')
    .executeTakeFirst();
}

/**
 * Units with the credit that a document is compared by, the table's first: what the centre goes by may be
 * the page's.
 */
async function asPrinted(tx: Tx, units: readonly TreeUnit[]): Promise<readonly TreeUnit[]> {
  const rows = await frameworksDb(tx)
    .selectFrom('framework_unit')
    .select(['id', 'page_credit', 'table_credit'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`id = any(${units.map(({ unitId }) => unitId)}::uuid[])`)
    .execute();
  const printed = new Map(rows.map((row) => [row.id, row.table_credit ?? row.page_credit]));
  return units.map((unit) => ({ ...unit, credit: printed.get(unit.unitId) ?? unit.credit }));
}

function datesDiffer(here: Newest, said: Content): boolean {
  return (
    here.registration_ends_on !== (said.registrationEndsOn ?? null) ||
    here.certification_ends_on !== (said.certificationEndsOn ?? null)
  );
}

function agree(here: number | null, said: number | null): boolean {
  return here === null || said === null || here === said;
}

type Units = Content['units'];
type Newest = NonNullable<Awaited<ReturnType<typeof newestOf>>>;

function wordingsOf(units: Units): ReadonlyMap<string, string | null> {
  return new Map(
    units.flatMap(({ reference, outcomes }) =>
      outcomes.flatMap((outcome) => [
        [`outcome ${reference} ${outcome.number}`, outcome.wording] as const,
        ...outcome.criteria.map(({ code, wording }) => [`criterion ${code}`, wording] as const),
      ]),
    ),
  );
}

function wordingAgrees(here: Units, said: Units): boolean {
  const before = wordingsOf(here);
  return [...wordingsOf(said)].every(([key, wording]) => {
    const stands = before.get(key) ?? null;
    return stands === null || wording === null || sameWords(stands, wording);
  });
}

function addsTo(here: Units, said: Units): boolean {
  const before = wordingsOf(here);
  const fills = [...wordingsOf(said)].some(
    ([key, wording]) => wording !== null && before.get(key) === null,
  );
  const ends = ({ expiresOn, certificatedUntil }: Units[number]) =>
    `${expiresOn} ${certificatedUntil ?? null}`;
  const days = new Map(here.map((unit) => [unit.reference, ends(unit)]));
  return fills || said.some((unit) => days.get(unit.reference) !== ends(unit));
}
