import { opener } from '../../platform/db/tx.ts';
import type { ClosuresPublished, SitesPublished } from '../clients/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { Asks, Chosen, Said, ShiftKind, Source } from './rota.ts';
import type { TemplateLine } from './template.ts';

interface Tenant {
  organisation_id: string;
}

interface RotaTables {
  shift_code: Tenant & {
    place_id: string;
    code: string;
    client_id: string;
    site_id: string | null;
    /** 'HH:MM'; '' with `ends`: nobody works. */
    starts: string;
    ends: string;
    break_minutes: number;
    kind: ShiftKind;
    kept_at: Date;
    kept_by: string | null;
  };
  rota_template: Tenant & {
    id: string;
    client_id: string;
    site_id: string | null;
    name: string;
    name_key: string;
    version: number;
    lines: readonly TemplateLine[];
    kept_at: Date;
    kept_by: string | null;
    dropped_at: Date | null;
    dropped_by: string | null;
  };
  rota_draft: Tenant & {
    id: string;
    source: Source;
    title: string;
    client_id: string | null;
    site_id: string | null;
    role: string;
    unread: string[];
    made_at: Date;
    made_by: string;
    expires_at: Date;
    pasted_again_by: string | null;
  };
  rota_line: Tenant & {
    draft_id: string;
    line: number;
    at: string;
    said: Omit<Said, 'worker'>;
    chosen: Chosen;
    asks: Asks | null;
    worker: string;
    worker_id: string | null;
    booking_id: string | null;
    act_id: string | null;
    shift_ids: string[];
  };
  sites_published: SitesPublished;
  closures_published: ClosuresPublished;
  people_published: PeoplePublished;
}

/** Opens this room's tables, and the views of sites and people. */
export const rotaDb = opener<RotaTables>();
