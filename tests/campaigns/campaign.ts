/**
 * A campaign tries one promise very often, with seeds, against the real parts. Each lies in a file of its own beside this
 * one and exports `campaign`; `npm test` runs a share of it, and a test of its own shows that it sees what it looks for.
 */
export interface Campaign {
  /** One line: what is tried, and what must not happen. */
  readonly what: string
  /** Unit of `n`: `kills`, `states`, `updates`. */
  readonly unit: string
  /** How many without `--n`. */
  readonly nDefault: number
  /** Stops by itself; whatever goes wrong is in the result, never thrown for an expected failure. */
  readonly run: (plan: CampaignPlan) => Promise<CampaignResult>
}

export interface CampaignPlan {
  readonly n: number
  /** All chance comes from here: the same seed, n and commit try the same things where the system lets them. */
  readonly seed: number
  /** Progress, for people; nothing is read from it. */
  readonly say: (line: string) => void
}

export interface CampaignResult {
  /** How many of the unit were really tried. */
  readonly tried: number
  /** What must be 0: `{ lost: 0, doubled: 0 }`. The campaign passes when all of them are. */
  readonly faults: Readonly<Record<string, number>>
  /** What else was counted or measured, with the unit in its name: `{ acked: 8123, worstMs: 12 }`. */
  readonly counted: Readonly<Record<string, number>>
  /** Seeds of what failed, each to become a named test. */
  readonly failedSeeds: readonly number[]
  /** What this machine could not do, by name; empty when all was tried. */
  readonly skipped: readonly string[]
}

export function passed(result: CampaignResult): boolean {
  return result.tried > 0 && Object.values(result.faults).every((count) => count === 0)
}
