import type { Listener } from '../platform/audit/listen.ts';
import { HEARD_AS, hear } from '../proof/portfolio/index.ts';

/** Who hears the log: the one list. A name stands for a bookmark and never changes. */
export const subscriptions: readonly Listener[] = [{ name: HEARD_AS, hear }];
