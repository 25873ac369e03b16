import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { registrationOf } from '../centre/index.ts';
import { awardClaim } from './queries.ts';

const HEAD = [
  'Route',
  'Learner',
  'Registration number',
  'ULN',
  'Claimed',
  'Units',
  'Extra units',
  'Credit',
];

/** A cell that a spreadsheet reads as text: quoted, and never taken for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The schedule of results of a claim as CSV, by its route (R93), with the numbers the awarding body knows. Refuses `claim-not-found`. */
export async function scheduleFile(tx: Tx, claimId: string): Promise<Result<FileReply>> {
  const claim = await awardClaim(tx, claimId);
  if (!claim.ok) return claim;
  const { frameworkCode, frameworkTitle, lines, route } = claim.value;
  const registered = await registrationOf(
    tx,
    lines.map(({ learnerId }) => learnerId),
    frameworkCode,
  );
  const rows = lines.map((line) => [
    route === 'unit' ? 'Unit payment route' : 'Qualification',
    line.learnerName,
    registered.get(line.learnerId)?.number ?? '',
    registered.get(line.learnerId)?.uln ?? '',
    line.what === '' ? frameworkTitle : `Unit ${line.what}`,
    line.units.join(' '),
    line.extraUnits.join(' '),
    String(line.credit),
  ]);
  const text = [HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  return ok({
    fileName: `schedule-of-results-${route === 'unit' ? 'units-' : ''}${frameworkCode}-${claim.value.claimedAt.slice(0, 10)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(`\ufeff${text}\r\n`),
  });
}
