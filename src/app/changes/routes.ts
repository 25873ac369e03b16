import { streams } from '../../platform/http/serve.ts';
import { followChanges } from './schema.ts';

export const routes = [
  streams(followChanges, ({ actor, changes, lastSeen, tell }) =>
    changes.follow(actor.organisationId, lastSeen, (told, head) => tell(told, head)),
  ),
];
