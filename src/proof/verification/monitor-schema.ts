import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, keysOf, text } from './shapes-schema.ts';

/** The stages before assessment, which verification looks at too (R76). */
export const BEFORE = {
  advice: 'Advice',
  training: 'Training and induction',
  evidence: 'Help with evidence',
} as const;
export const SEEN = { sound: 'Sound', to_improve: 'Something to improve' } as const;

const params = z.object({ id });

export const listMonitorings = {
  method: 'GET',
  path: '/api/verification/cycles/:id/monitorings',
  action: 'verification.read',
  summary: 'The planned looks at advice, training and help with evidence, with what was seen.',
  params,
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        monitoringId: id,
        stage: z.enum(keysOf(BEFORE)),
        learnerName: z.string(),
        verifierName: z.string(),
        isMine: z.boolean(),
        dueOn: date,
        late: z.boolean(),
        seen: z
          .object({ heldOn: date, outcome: z.enum(keysOf(SEEN)), words: z.string() })
          .nullable(),
      }),
    ),
    learners: z.array(z.object({ learnerId: id, name: z.string() })),
    verifiers: z.array(z.object({ memberId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const planMonitoringRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/monitorings',
  action: 'verification.plan',
  summary: 'Plans a look at one stage before assessment with one learner (R74, R76).',
  params,
  body: z.object({
    id,
    stage: z.enum(keysOf(BEFORE)),
    learnerId: id,
    verifierId: id,
    dueOn: date,
  }),
  reply: z.object({ monitoringId: id }),
} as const satisfies Route;

export const monitorRoute = {
  method: 'POST',
  path: '/api/verification/monitorings/:id/record',
  action: 'verification.verify',
  summary: 'What the verifier saw of a planned stage, once.',
  params,
  body: z.object({
    id,
    heldOn: date,
    outcome: z.enum(keysOf(SEEN)),
    words: text(2000, { min: 1, lines: true, what: 'What you saw' }),
  }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;
