/** A shift in which somebody may sleep. */
export type RestKind = 'sleep_in' | 'waking_night' | 'on_call_at_home';

export interface RestShift {
  readonly kind: RestKind;
  /** Minutes of the shift. */
  readonly minutes: number;
  /** Minutes awake for the purpose of working. */
  readonly awakeMinutes: number;
}

export interface CountedMinutes {
  /** Minutes that the minimum wage is due for. */
  readonly minimumWage: number;
  /** Minutes that are working time. */
  readonly workingTime: number;
}

/**
 * PAY-SLEEPIN: what counts of a shift with sleep. A sleep-in at the workplace counts for the minimum wage only
 * while awake for work (Royal Mencap Society v Tomlinson-Blake [2021] UKSC 8; NMW Regs 2015, reg 32), and all of
 * it for working time. A waking night counts in both; on call at home counts the minutes of work alone.
 * Minutes awake never count beyond the shift.
 */
export function countedMinutes({ kind, minutes, awakeMinutes }: RestShift): CountedMinutes {
  const awake = Math.min(awakeMinutes, minutes);
  if (kind === 'waking_night') return { minimumWage: minutes, workingTime: minutes };
  return { minimumWage: awake, workingTime: kind === 'sleep_in' ? minutes : awake };
}
