import type { DiskCheck, DiskVerdict } from '../../shared/domain/house-notes.ts'

/** Times flushes, one after the other, until there are enough of them or the time is up. Rejects when the disk does. */
export type TimeFlushes = (limits: {
  readonly flushesMax: number
  readonly millisecondsMax: number
}) => Promise<readonly number[]>

export const checkLimits = { flushesMax: 300, millisecondsMax: 30_000 } as const

/** No disk with moving or electronic parts stores and confirms in less: some cache confirmed, and may have a battery or not. */
const nothingMs = 0.05
/** Ticks that take as long as this are noticed by whoever types. */
const slowMs = 200
const flushesMin = 5

/**
 * What can be said from outside. A cache that loses what it confirmed can look like a good disk: `nothing-odd` is the most
 * that is ever said. Null when there were too few to say anything.
 */
export function judgeFlushes(times: readonly number[], at: number): DiskCheck | null {
  if (times.length < flushesMin) return null
  const sorted = [...times].sort((a, b) => a - b)
  const medianMs = round(sorted[Math.floor(sorted.length / 2)] ?? 0)
  return { verdict: verdictOf(medianMs), flushes: times.length, medianMs, worstMs: round(sorted.at(-1) ?? 0), at }
}

function verdictOf(medianMs: number): DiskVerdict {
  if (medianMs < nothingMs) return 'costs-nothing'
  return medianMs > slowMs ? 'slow' : 'nothing-odd'
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
