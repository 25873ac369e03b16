import { csvText } from '../../lib/csv.ts';
import { ok } from '../../lib/result.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { choices } from './choices.ts';
import { COLUMNS } from './read-rows.ts';
import * as schema from './schema.ts';
import { cohortTrial, setUpCohort } from './set-up.ts';

/** A cohort set up from a file. @param publicUrl where people reach Deskproof, for invitations */
export function cohortRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(schema.readChoices, async (tx) => ok(await choices(tx))),
    reads(schema.cohortTemplate, async () =>
      ok({
        fileName: 'cohort.csv',
        contentType: 'text/csv; charset=utf-8',
        bytes: Buffer.from(csvText(Object.values(COLUMNS), [])),
      }),
    ),
    reads(schema.tryCohort, (tx, { body, file }) => cohortTrial(tx, body, file.bytes)),
    acts(schema.setUpCohort, (tx, { body, file }) => setUpCohort(tx, body, file.bytes, publicUrl)),
  ];
}
