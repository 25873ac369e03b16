import { bicycleText } from '../../src/proof/frameworks/fixtures.ts';
import type { Ids, Requests } from './requests.ts';

/** Frameworks: one that comes with Deskproof, one from a document, and a choice on it. */
export function frameworkRequests(id: Ids, mark: string): Requests {
  return {
    'POST /api/frameworks': { body: { id: id['framework'], code: 'FLEX' } },
    'POST /api/frameworks/imports': {
      file: { name: `bicycle care ${mark}.txt`, text: bicycleText({ mark }), type: 'text/plain' },
      body: { id: id['frameworkImport'], dryRun: 'false' },
    },
    'POST /api/frameworks/:id/choices': {
      params: { id: id['frameworkImport'] ?? '' },
      body: {
        id: id['frameworkChoice'],
        key: 'optional_credit',
        value: 'least_only',
        because: `Letter of the awarding body ${mark}`,
      },
    },
    'POST /api/frameworks/:id/extensions': {
      params: { id: id['frameworkImport'] ?? '' },
      body: {
        id: id['frameworkExtension'],
        unitId: null,
        until: 'certification',
        endsOn: '2031-08-31',
        letter: `NB/88 ${mark}`,
        letterDated: '2026-01-05',
      },
    },
    'POST /api/criterion-links': {
      body: {
        id: id['criterionLink'],
        kind: 'related',
        from: id['unitCriterion'],
        to: id['criterion'],
        because: `Mapping of the awarding body ${mark}`,
      },
    },
    'DELETE /api/criterion-links/:id': { params: { id: id['criterionLink'] ?? '' } },
  };
}
