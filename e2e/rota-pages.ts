import type { APIRequestContext } from '@playwright/test';
import { ask, dayAfterToday } from './desk.ts';

/** Ids of the sample that the pages of rotas need. */
export interface RotaIds {
  readonly rota: string;
  readonly rotaTemplate: string;
  readonly rotaClient: string;
  readonly rotaSite: string;
}

/** Of the drafts and the templates: the first. */
export async function rotaIds(request: APIRequestContext): Promise<RotaIds> {
  interface Rows<Row> {
    readonly rows: readonly Row[];
  }
  type Template = { templateId: string; clientId: string; siteId: string };
  const drafts = await ask<Rows<{ draftId: string }>>(request, 'GET', '/api/rota-drafts');
  const templates = await ask<Rows<Template>>(request, 'GET', '/api/rota-templates');
  const [template] = templates.rows;
  return {
    rota: drafts.rows[0]?.draftId ?? '',
    rotaTemplate: template?.templateId ?? '',
    rotaClient: template?.clientId ?? '',
    rotaSite: template?.siteId ?? '',
  };
}

/** The pages of rotas: drafts, ways to make one, templates and shift codes. */
export const ROTA_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: RotaIds) => string;
}[] = [
  ...['/rota', '/rota/paste', '/rota/copy', '/rota/paint'].map((path) => ({
    path,
    open: () => path,
  })),
  { path: '/rota/drafts/:id', open: (ids) => `/rota/drafts/${ids.rota}` },
  {
    path: '/rota/paint',
    open: (ids) => `/rota/paint?site=${ids.rotaSite}&from=${dayAfterToday(7)}`,
  },
  { path: '/rota/codes', open: (ids) => `/rota/codes?client=${ids.rotaClient}` },
  { path: '/rota/templates/:id', open: () => '/rota/templates/new' },
  { path: '/rota/templates/:id', open: (ids) => `/rota/templates/${ids.rotaTemplate}` },
  { path: '/rota/templates/:id/use', open: (ids) => `/rota/templates/${ids.rotaTemplate}/use` },
];
