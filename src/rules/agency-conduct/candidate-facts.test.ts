import { describe, expect, it } from 'vitest';
import { checkCandidateFacts, type Requirement } from './candidate-facts.ts';

const licence: Requirement = {
  name: 'a counterbalance truck licence',
  kind: 'authorisation',
  requiredBy: 'law',
  held: true,
  evidence: { kind: 'check', id: 'k-1', label: 'truck licence' },
};

describe('the facts on the candidate', () => {
  it('are confirmed, and nothing is found', () => {
    expect(checkCandidateFacts({ identity: true, willing: true, requirements: [licence] })).toEqual(
      [],
    );
  });

  it('block supply when not confirmed, and are named', () => {
    const found = checkCandidateFacts({
      identity: true,
      requirements: [{ ...licence, held: undefined }],
      willing: false,
    });
    expect(found).toMatchObject([
      {
        rule: 'CR-19',
        outcome: 'block',
        because:
          'Not confirmed for this position: a counterbalance truck licence and that they are willing to do this position.',
        figures: { count: 2, requiredByLaw: 'yes' },
        restsOn: [{ id: 'k-1' }],
      },
    ]);
  });

  it('always ask who the candidate is', () => {
    expect(checkCandidateFacts({ willing: true, requirements: [] })[0]?.because).toContain(
      'who the candidate is',
    );
  });
});
