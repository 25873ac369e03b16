import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { type Hold, RETENTION, type RecordKind } from './retention-data.ts';

/** A record that may be under a hold. */
export interface KeptRecord {
  readonly kind: RecordKind;
  /** The day the hold runs from: made, last service, end of the engagement, decision. */
  readonly from: DateText;
}

export interface HeldUntil {
  readonly hold: Hold;
  readonly from: DateText;
  /** The last day of the hold. */
  readonly until: DateText;
}

/**
 * How long the schedule holds a record: whole months from its day, the last day included. Refuses
 * `no-version` for a day before the schedule knows the kind.
 */
export function holdOf(record: KeptRecord): Result<HeldUntil> {
  const versions = RETENTION.filter(({ value }) => value.kind === record.kind);
  const hold = versionOn(versions, record.from, 'the retention schedule');
  if (!hold.ok) return hold;
  const until = addMonths(record.from, hold.value.months);
  return ok({ hold: hold.value, from: record.from, until });
}

/**
 * The hold that ends last of all a thing is part of: that one wins. Undefined for no records. Refuses
 * as `holdOf`.
 */
export function latestHold(records: readonly KeptRecord[]): Result<HeldUntil | undefined> {
  let latest: HeldUntil | undefined;
  for (const record of records) {
    const held = holdOf(record);
    if (!held.ok) return held;
    if (!latest || held.value.until > latest.until) latest = held.value;
  }
  return ok(latest);
}
