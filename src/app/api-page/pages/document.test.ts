import { describe, expect, it } from 'vitest';
import { openApi } from '../../../platform/http/open-api.ts';
import { endpoints, policy } from '../../compose.ts';
import { type ApiDocument, contentOf, curlOf, fieldsOf, operationsOf, typeOf } from './document.ts';

const document = openApi(
  endpoints('https://desk.example'),
  'https://desk.example',
  policy,
) as unknown as ApiDocument;
const operations = operationsOf(document);
const find = (method: string, path: string) => {
  const found = operations.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`${method} ${path} is not in the document.`);
  return found;
};

describe('the page of the API', () => {
  it('shows every route of the house, its room, who may, and whether a token may', () => {
    expect(operations.length).toBe(endpoints('https://desk.example').length);
    expect(operations.filter(({ tags, summary }) => tags.length !== 1 || !summary)).toEqual([]);
    expect(find('GET', '/api/candidates')).toMatchObject({
      tags: ['candidates'],
      'x-deskproof-action': 'candidates.read',
      'x-deskproof-roles': policy['candidates.read'],
      'x-deskproof-token': true,
    });
    expect(find('POST', '/api/access-tokens')['x-deskproof-token']).toBe(false);
    expect(find('GET', '/api/first-run')).toMatchObject({
      tags: ['sign-in'],
      'x-deskproof-token': false,
    });
  });

  it('says each field with its type, its limits and whether it is needed', () => {
    const body = contentOf(find('POST', '/api/access-tokens').requestBody?.content);
    expect(body && fieldsOf(body.schema)).toEqual([
      { name: 'id', type: 'text, uuid', required: true },
      { name: 'name', type: 'text, 1 to 100 characters', required: true },
      { name: 'actions', type: 'list of text, at most 100 characters or null', required: true },
      { name: 'days', type: 'whole number, 1 to 365', required: true },
    ]);
    const reply = contentOf(find('GET', '/api/access-tokens').responses['200']?.content);
    const names = reply ? fieldsOf(reply.schema).map(({ name, type }) => `${name}: ${type}`) : [];
    const made = contentOf(find('POST', '/api/access-tokens').responses['200']?.content);
    expect(made && fieldsOf(made.schema)[1]?.type).toBe('text or null');
    expect(names).toContain('rows[].state: one of live, expired, revoked');
    expect(names).toContain('rows[].revokedAt: text, date-time or null');
    // No answer of the house is so odd that nothing can be said of it.
    const silent = operations.filter(({ responses }) => {
      const content = contentOf(responses['200']?.content);
      return !content || typeOf(content.schema) === 'anything';
    });
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('writes a call that a terminal takes as it is', () => {
    expect(curlOf(find('GET', '/api/candidates'), 'https://desk.example')).toBe(
      "curl 'https://desk.example/api/candidates' \\\n  -H 'Authorization: Bearer dp_...'",
    );
    const rename = curlOf(find('PUT', '/api/members/{id}/roles'), 'https://desk.example');
    expect(rename).toContain('/api/members/01938c2a-7b1e-7c3d-9a55-3f0e8f6b2d11/roles');
    expect(rename).toContain(`-X PUT`);
    expect(rename).toContain(`-d '{"roles":["owner"]}'`);
    expect(curlOf(find('POST', '/api/candidate-imports'), 'https://desk.example')).toContain(
      '-F file=@FILE',
    );
  });
});
