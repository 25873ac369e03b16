import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { CHARGE_RISES, type ChargeRise, PAY_RISES, type PayRise } from './schema.ts';

/** Rates below a minimum wage were raised in bulk from its day; each card and each booking has its own entry. */
export const ratesRaised = eventKind(
  'rates.raised',
  1,
  z.strictObject({
    fromOn: z.string(),
    minimumPence: z.int(),
    pay: z.enum(Object.keys(PAY_RISES) as [PayRise, ...PayRise[]]),
    more: z.int(),
    charge: z.enum(Object.keys(CHARGE_RISES) as [ChargeRise, ...ChargeRise[]]),
    cards: z.int(),
    shifts: z.int(),
  }),
);
