import { streams } from '../../platform/http/serve.ts';
import { hiddenKinds } from '../../proof/concerns/index.ts';
import { followChanges } from './schema.ts';

export const routes = [
  streams(followChanges, ({ actor, changes, lastSeen, tell }) =>
    changes.follow(actor.organisationId, lastSeen, (told, head) => {
      const hidden = hiddenKinds(actor.roles);
      tell(hidden === null ? told : told.filter(({ kind }) => !kind.startsWith(hidden)), head);
    }),
  ),
];
