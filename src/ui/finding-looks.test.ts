import { expect, test } from 'vitest';
import type { Finding, Outcome } from '../rules/finding.ts';
import { inOrder } from './finding-looks.ts';

const found = (rule: string, outcome: Outcome, stops?: boolean): Finding => ({
  rule,
  outcome,
  because: 'A sentence.',
  source: 'A paragraph.',
  ...(stops === undefined ? {} : { stops }),
});

test('blocks come first, records last, and an escalation that stops before one that does not', () => {
  const findings = [
    found('E', 'record'),
    found('D', 'warn'),
    found('C', 'escalate', false),
    found('C-stops', 'escalate', true),
    found('B', 'block_override'),
    found('A', 'block'),
  ];
  expect(inOrder(findings).map((each) => each.rule)).toEqual(['A', 'B', 'C-stops', 'C', 'D', 'E']);
});

test('findings of one outcome keep the order in which they were found', () => {
  const findings = [found('first', 'warn'), found('second', 'warn')];
  expect(inOrder(findings).map((each) => each.rule)).toEqual(['first', 'second']);
});
