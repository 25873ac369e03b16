import type { Ids, Requests } from './requests.ts';

/** Portfolios: a learner enrolled, a part confirmed, a case accepted, referenced and claimed. */
export function portfolioRequests(id: Ids, mark: string): Requests {
  const ofCase = { id: id['case'] ?? '' };
  const ofEvidence = { id: id['evidence'] ?? '' };
  const reference = { evidenceId: id['evidence'] ?? '', criterionId: id['unitCriterion'] ?? '' };
  return {
    'POST /api/learners': {
      body: {
        id: id['enrolment'],
        memberId: id['learnerMember'],
        frameworkId: id['framework'],
        unitIds: [id['unit']],
      },
    },
    'PUT /api/enrolments/:id/units': {
      params: { id: id['enrolment'] ?? '' },
      body: { unitIds: [id['unit']] },
    },
    'POST /api/portfolio/contributions': {
      body: {
        id: id['contribution'],
        seq: Number(id['askedSeq'] ?? 1),
        askedOf: id['ownerMember'],
        what: `I rang them and asked ${mark}`,
      },
    },
    'POST /api/contributions/:id/answer': {
      params: { id: id['contribution'] ?? '' },
      body: { confirmed: true, words: `So they did ${mark}` },
    },
    'POST /api/portfolio/cases/:id/setting-aside': {
      params: ofCase,
      body: { because: `Not typical ${mark}` },
    },
    'DELETE /api/portfolio/cases/:id/setting-aside': { params: ofCase },
    'POST /api/portfolio/evidence': {
      body: {
        id: id['evidence'],
        caseId: id['case'],
        seqs: [Number(id['ownSeq'] ?? 1)],
        title: `Consent asked ${mark}`,
        note: `I explained why ${mark}`,
        references: [{ criterionId: id['unitCriterion'], note: `See the words ${mark}` }],
      },
    },
    'PUT /api/portfolio/evidence/:id': {
      params: ofEvidence,
      body: { title: `Consent asked and given ${mark}`, note: `I explained why again ${mark}` },
    },
    'POST /api/portfolio/references': {
      body: { ...reference, note: `See the words ${mark}`, also: [] },
    },
    'DELETE /api/portfolio/references/:evidenceId/:criterionId': { params: reference },
    'POST /api/portfolio/claims': {
      body: {
        id: id['ownClaim'],
        unitId: id['unit'],
        declaration: `All of this is my own work ${mark}`,
        declared: 0,
      },
    },
    'DELETE /api/portfolio/claims/:id': { params: { id: id['ownClaim'] ?? '' } },
    'POST /api/evidence/:id/original': {
      params: ofEvidence,
      body: { seq: Number(id['ownSeq'] ?? 1), key: 'worker' },
    },
    'POST /api/portfolio/evidence/:id/package': { params: ofEvidence },
  };
}
