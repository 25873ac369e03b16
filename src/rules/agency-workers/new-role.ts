/** A move to other work at the same hirer. */
export interface RoleMove {
  /** Is the whole or main part of the work substantively different? */
  readonly substantivelyDifferent: boolean;
  /** Did the agency tell the worker in writing what the new work is? */
  readonly toldInWriting: boolean;
}

export interface RoleAnswer {
  readonly outcome: 'pass' | 'record' | 'warn';
  readonly resets: boolean;
  readonly because: string;
}

/** AWR-ROLE: only substantively different work of which the worker was told in writing resets (reg 7(3)). */
export function judgeRole({ substantivelyDifferent, toldInWriting }: RoleMove): RoleAnswer {
  if (!substantivelyDifferent) {
    return {
      outcome: 'pass',
      resets: false,
      because: 'The main part of the work is the same, so the weeks go on.',
    };
  }
  if (!toldInWriting) {
    return {
      outcome: 'warn',
      resets: false,
      because:
        'The work is substantively different, but the worker was not told so in writing; the weeks go on.',
    };
  }
  return {
    outcome: 'record',
    resets: true,
    because:
      'The work is substantively different and the worker was told so in writing: the count starts again.',
  };
}
