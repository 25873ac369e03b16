import { ok } from '../../lib/result.ts';
import { acts, door, type Endpoint, reads } from '../../platform/http/serve.ts';
import { askClient, askWorker } from './ask-papers.ts';
import { fileOfForm, formInFull, formsInUse } from './forms.ts';
import { annexByLink, codeByLink } from './open-link.ts';
import { fileOfPaper, ownPapers } from './papers-queries.ts';
import {
  annexFile,
  askClientRoute,
  askWorkerRoute,
  codeRoute,
  formFile,
  listForms,
  listOwnPapers,
  ownPaperFile,
  publishFormFile,
  publishFormRoute,
  readForm,
  renewRoute,
} from './papers-schema.ts';
import { publishForm } from './publish-form.ts';
import { renewPapers } from './renew-papers.ts';

/** The routes of forms, of papers of the agency's own, and of the code. @param publicUrl for the links in messages */
export function paperRoutes(publicUrl: string): readonly Endpoint[] {
  return [
    reads(listForms, async (tx) => ok({ rows: await formsInUse(tx) })),
    reads(readForm, (tx, { params }) => formInFull(tx, params.id)),
    reads(formFile, (tx, { params }) => fileOfForm(tx, params.id, params.version)),
    acts(publishFormRoute, (tx, { body: { says, ...of } }) => publishForm(tx, of, { says })),
    acts(publishFormFile, (tx, { body: { kind, states, ...of }, file }) =>
      publishForm(tx, of, { kind, states, file }),
    ),
    acts(renewRoute, (tx, { params }) => renewPapers(tx, params.id, publicUrl)),
    reads(listOwnPapers, async (tx, { query }) => ok(await ownPapers(tx, query))),
    reads(ownPaperFile, (tx, { params }) => fileOfPaper(tx, params.id)),
    acts(askWorkerRoute, (tx, { params, body }) => askWorker(tx, params.id, body, publicUrl)),
    acts(askClientRoute, (tx, { params, body }) => askClient(tx, params.id, body, publicUrl)),
    door(codeRoute, async ({ db }, { body }) => {
      const sent = await codeByLink(db, body.token);
      return sent.ok ? ok({ ...sent.value, expiresAt: sent.value.expiresAt.toISOString() }) : sent;
    }),
    door(annexFile, ({ db }, { body }) => annexByLink(db, body.token, body.documentId)),
  ];
}
