import { describe, expect, it } from 'vitest';
import { checkHirerFacts, HIRER_FACTS } from './hirer-facts.ts';

const all = Object.fromEntries(HIRER_FACTS.map(({ key }) => [key, true]));

describe('the facts from the hirer', () => {
  it('are complete, and nothing is found', () => {
    expect(checkHirerFacts({ obtained: all })).toEqual([]);
  });

  it('block the proposal when missing, and are named', () => {
    const found = checkHirerFacts({
      obtained: { ...all, health_safety_risks: false, expenses: undefined },
    });
    expect(found).toMatchObject([
      {
        rule: 'CR-18',
        outcome: 'block',
        because: 'The hirer has not yet told us: risks to health and safety and expenses.',
        figures: { missing: 'health_safety_risks expenses', count: 2 },
      },
    ]);
  });

  it('are missing as long as nobody asked', () => {
    expect(checkHirerFacts({ obtained: {} })[0]?.figures).toMatchObject({ count: 6 });
  });

  it('take in pay and notice for a permanent job', () => {
    expect(checkHirerFacts({ obtained: all, permanent: true })).toMatchObject([
      { figures: { missing: 'pay_and_benefits' } },
    ]);
  });

  it('rest on the regulations of the nation', () => {
    const [here] = checkHirerFacts({ obtained: {} });
    const [there] = checkHirerFacts({ obtained: {}, nation: 'northern-ireland' });
    expect(here?.source).toContain('2003, reg 18');
    expect(there?.source).toContain('(Northern Ireland) 2005');
  });
});
