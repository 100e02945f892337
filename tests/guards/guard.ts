import type { GuardOut } from '../faults/without-guard.ts'

/** One guard of the product, and where its absence should be felt. */
export interface Guard extends GuardOut {
  /** What it keeps, in a few words. */
  readonly what: string
  /** Parts of paths of the tests that guard it. */
  readonly tests: readonly string[]
}

export type Take = (what: string, from: string, to?: string, tests?: readonly string[]) => Guard

/** Guards of one file, watched over by the same tests. Without `to` the guard is simply gone. */
export function guardsOf(file: string, tests: readonly string[], list: (take: Take) => readonly Guard[]): Guard[] {
  return [...list((what, from, to = '', own = tests) => ({ what, file, from, to, tests: own }))]
}
