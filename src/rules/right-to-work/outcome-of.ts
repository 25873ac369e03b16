/** 'pass', or what the rule says otherwise, as the closed value it is. */
export function passOr<const T extends string>(passes: boolean, otherwise: T): 'pass' | T {
  return passes ? 'pass' : otherwise;
}
