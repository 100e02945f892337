import type { SimulationResult } from './simulate.ts'

/** What to read first when a seed failed. */
export function tell({ seed, faults, story }: SimulationResult): string {
  if (faults.length === 0) return ''
  return [`seed ${seed}`, ...story.slice(-40), ...faults.map((fault) => `✗ ${fault}`)].join('\n')
}
