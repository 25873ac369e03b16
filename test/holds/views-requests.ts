import type { Ids, Requests } from './requests.ts';

/** The requests of saved views; see `requestsOf`. */
export function viewsRequests(id: Ids, mark: string): Requests {
  const query = { role: 'chef', search: `Near ${mark}` };
  const params = { id: id['view'] ?? '' };
  return {
    'POST /api/views': {
      body: {
        id: id['view'],
        list: 'candidates',
        name: `Chefs ${mark} ${id['view']?.slice(-6)}`,
        audience: 'organisation',
        query,
      },
    },
    'PUT /api/views/:id': {
      params,
      body: {
        name: `Cooks ${mark} ${id['view']?.slice(-6)}`,
        query: { ...query, order: '-since' },
      },
    },
    'PUT /api/default-views/:list': {
      params: { list: 'candidates' },
      body: { viewId: id['view'] },
    },
    'DELETE /api/views/:id': { params },
  };
}
