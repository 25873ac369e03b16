import { ok } from '../../lib/result.ts';
import { acts, reads } from '../../platform/http/serve.ts';
import './forget.ts';
import { changeSavedView, chooseDefault, deleteSavedView, saveView } from './save-view.ts';
import { addView, changeView, chooseDefaultView, deleteView, listViews } from './schema.ts';
import { viewList } from './view-list.ts';

export const routes = [
  reads(listViews, async (tx, { query }) => ok(await viewList(tx, query))),
  acts(addView, (tx, { body }) => saveView(tx, body)),
  acts(changeView, (tx, { params, body }) => changeSavedView(tx, params.id, body)),
  acts(deleteView, (tx, { params }) => deleteSavedView(tx, params.id)),
  acts(chooseDefaultView, (tx, { params, body }) => chooseDefault(tx, params.list, body.viewId)),
];
