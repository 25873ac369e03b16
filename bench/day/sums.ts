import { readFileSync } from 'node:fs';

/** A tick of the kernel's clock for processor time is a hundredth of a second on Linux. */
const TICK = 10;

/**
 * Processor time in milliseconds that these processes have used so far (Linux). What children of the first that
 * have ended had used is counted too.
 */
export function cpuOf(pids: readonly number[]): number {
  const ticks = pids.map((pid, at) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const own = Number(fields[11]) + Number(fields[12]);
      return at > 0 ? own : own + Number(fields[13]) + Number(fields[14]);
    } catch {
      return 0;
    }
  });
  return TICK * ticks.reduce((sum, one) => sum + one, 0);
}

/** The value below which this share of some measurements lies. @param share 0.95 for p95 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
