import { describe, expect, it } from 'vitest';
import { checkVulnerable, type VulnerableFacts } from './vulnerable.ts';

const good = { relative: false, disclosable: true };
const known: VulnerableFacts = {
  vulnerable: true,
  references: [good, good],
  qualificationCopies: true,
  suitabilitySteps: true,
};

describe('work with vulnerable people', () => {
  it('finds nothing when all is on file, or when it is other work', () => {
    expect(checkVulnerable(known)).toEqual([]);
    expect(checkVulnerable({ vulnerable: false, references: [] })).toEqual([]);
  });

  it('goes on the list while nobody said whether it is', () => {
    expect(checkVulnerable({ references: [] })).toMatchObject([
      { outcome: 'escalate', stops: false },
    ]);
  });

  it('stops while it is not on file who the referees are', () => {
    const found = checkVulnerable({ ...known, references: [good, { relative: false }] });
    expect(found).toMatchObject([{ rule: 'CR-22', outcome: 'escalate', stops: true }]);
    expect(checkVulnerable({ ...known, suitabilitySteps: undefined })).toMatchObject([
      { outcome: 'escalate' },
    ]);
  });

  it('blocks what is missing for certain, and names it', () => {
    const found = checkVulnerable({ ...known, references: [good], qualificationCopies: false });
    expect(found).toMatchObject([{ outcome: 'block', figures: { count: 2 } }]);
    expect(found[0]?.because).toContain('a second reference');
  });

  it('is recorded where the hirer was told what could not be had', () => {
    const told = { allPracticableSteps: true, hirerToldUnable: true, hirerToldSteps: true };
    expect(checkVulnerable({ ...known, references: [good], ...told })).toMatchObject([
      { outcome: 'record' },
    ]);
  });
});
